using CaseTracker.App.Records;

namespace CaseTracker.Web.Records;

/// <summary>The numbered sources of a page, cascaded to its parts, and which one of them is open beside its fact.</summary>
public sealed class SourceBook(Citations citations)
{
    private readonly Dictionary<int, NumberedSource> _byNumber = citations.Sources.ToDictionary(source => source.Number);

    /// <summary>Raised when a source opens somewhere on the page: the one that was open closes.</summary>
    public event Action<object>? Opening;

    public IReadOnlyList<NumberedSource> Sources => citations.Sources;

    public NumberedSource Source(int number) => _byNumber[number];

    /// <summary>What is cited for a field; where nothing is, what is cited for the record as a whole.</summary>
    public IReadOnlyList<FieldCitation> For(long record, string? field)
    {
        if (field is null) return [.. citations.Of(record)];
        var own = citations.Of(record, field).ToList();
        return own.Count > 0 ? own : [.. citations.Of(record).Where(citation => citation.Field is null)];
    }

    public bool Disagree(long record, string field) => citations.Disagree(record, field);

    public FieldResolution? Settlement(long record, string field) => citations.Settlement(record, field);

    public bool Conflict(long record, string field) => citations.Conflict(record, field);

    /// <summary>What is reported of a field, each value once with the citations that say so, the commonest first.</summary>
    public IEnumerable<IGrouping<string, FieldCitation>> Reported(long record, string field) => citations.Of(record, field)
        .Where(citation => citation.Compared is not null)
        .GroupBy(citation => citation.Compared!)
        .OrderByDescending(group => group.Count())
        .SelectMany(group => group.GroupBy(_ => (group.First().Reported ?? group.First().Value)!.Trim()));

    public void Open(object who) => Opening?.Invoke(who);
}
