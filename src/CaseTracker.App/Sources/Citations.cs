using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Sources;

/// <summary>One source of an answer, numbered as pages, footnotes and workbooks cite it.</summary>
public sealed record NumberedSource(int Number, long Id, SourceDetails Details, IReadOnlySet<string> Hidden);

/// <summary>What one source says of one field.</summary>
/// <param name="Id">The citation's record id.</param>
/// <param name="Version">For an edit.</param>
public sealed record FieldCitation(long Id, int Version, long RecordId, string? Field, int Number, string? Locator, string? Reported, ImpreciseDate? AsOf, int? Credibility, string? Note);

/// <summary>The sources of a page or an export, as the viewer may see them: numbered once, found by record and field.</summary>
public sealed class Citations
{
    private readonly ILookup<long, FieldCitation> _byRecord;

    internal Citations(IReadOnlyList<NumberedSource> sources, IEnumerable<FieldCitation> citations)
    {
        Sources = sources;
        _byRecord = citations.ToLookup(citation => citation.RecordId);
    }

    /// <summary>The numbered list, in the order of the numbers.</summary>
    public IReadOnlyList<NumberedSource> Sources { get; }

    /// <summary>Everything cited for a record, of any field.</summary>
    public IEnumerable<FieldCitation> Of(long recordId) => _byRecord[recordId];

    public IEnumerable<FieldCitation> Of(long recordId, string field) => _byRecord[recordId].Where(citation => citation.Field == field);

    /// <summary>Whether the sources of a field report different values.</summary>
    public bool Conflict(long recordId, string field) => CitationRules.Conflict(field, Of(recordId, field).Select(citation => citation.Reported));

    /// <summary>The fields of a record whose sources disagree.</summary>
    public IEnumerable<string> Conflicts(long recordId) =>
        _byRecord[recordId].Where(citation => citation.Field is not null).Select(citation => citation.Field!).Distinct(StringComparer.Ordinal)
            .Where(field => Conflict(recordId, field));

    /// <summary>The numbers of a record's sources, each once.</summary>
    public IReadOnlyList<int> Numbers(long recordId) => [.. _byRecord[recordId].Select(citation => citation.Number).Distinct().Order()];
}
