using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Records;

/// <summary>One source of an answer, numbered as pages, footnotes and workbooks cite it.</summary>
/// <param name="Level">Who may see it, beside the viewer.</param>
public sealed record NumberedSource(int Number, long Id, SourceDetails Details, IReadOnlySet<string> Hidden, Confidentiality Level);

/// <summary>What one source says of one field.</summary>
/// <param name="Id">The citation's record id.</param>
/// <param name="Version">For an edit.</param>
/// <param name="Reported">The source's words, or the words for its value where it has none, as the viewer may read them.</param>
public sealed record FieldCitation(long Id, int Version, long RecordId, string? Field, int Number, string? Locator, string? Reported,
    ImpreciseDate? AsOf, int? Credibility, string? Note)
{
    /// <summary>The source's record id.</summary>
    public long SourceId { get; init; }

    /// <summary>The value that the source reports (<see cref="CitedValue"/>); null where its words are no value of the field.</summary>
    public string? Value { get; init; }

    /// <summary>The source's own words; null where only a value was kept.</summary>
    public string? Words { get; init; }

    /// <summary>What this is compared by with others of the field; null where it reports no value.</summary>
    public string? Compared => CitedValue.Compared(Value, Words);
}

/// <summary>A choice between values that the sources of a field report.</summary>
/// <param name="By">Who chose.</param>
/// <param name="At">UTC.</param>
/// <param name="Holds">False: a source has brought a value since that was not weighed.</param>
public sealed record FieldResolution(long Id, int Version, ConflictResolutionDetails Details, string By, DateTime At, bool Holds);

/// <summary>The sources of a page or an export, as the viewer may see them: numbered once, found by record and field.</summary>
public sealed class Citations
{
    private readonly ILookup<long, FieldCitation> _byRecord;
    private readonly ILookup<long, FieldResolution> _settled;

    internal Citations(IReadOnlyList<NumberedSource> sources, IEnumerable<FieldCitation> citations,
        IEnumerable<FieldResolution> settlements)
    {
        Sources = sources;
        _settled = settlements.ToLookup(settlement => settlement.Details.RecordId);
        _byRecord = citations.ToLookup(citation => citation.RecordId);
    }

    internal static Citations None { get; } = new([], [], []);

    /// <summary>The numbered list, in the order of the numbers.</summary>
    public IReadOnlyList<NumberedSource> Sources { get; }

    /// <summary>Everything cited for a record, of any field.</summary>
    public IEnumerable<FieldCitation> Of(long recordId) => _byRecord[recordId];

    public IEnumerable<FieldCitation> Of(long recordId, string field) => _byRecord[recordId].Where(citation => citation.Field == field);

    /// <summary>Whether the sources of a field report different values, chosen between or not.</summary>
    public bool Disagree(long recordId, string field) =>
        CitationRules.Conflict(field, Of(recordId, field).Select(citation => citation.Compared));

    /// <summary>Whether the sources of a field report different values and nobody has chosen between them.</summary>
    public bool Conflict(long recordId, string field) => Disagree(recordId, field) && Settlement(recordId, field) is not { Holds: true };

    /// <summary>The last choice between a field's values; it may be one that a later source has reopened.</summary>
    public FieldResolution? Settlement(long recordId, string field) =>
        _settled[recordId].LastOrDefault(settlement => settlement.Details.Field == field) is { } settlement
        ? settlement with
        {
            Holds = ConflictResolutionRules.Holds(settlement.Details, Of(recordId, field)
            .Select(citation => citation.Compared))
        }
            : null;

    /// <summary>The fields of a record whose sources disagree and between which somebody has chosen.</summary>
    public IEnumerable<FieldResolution> Settled(long recordId) =>
        _settled[recordId].Select(settlement => settlement.Details.Field).Distinct(StringComparer.Ordinal)
        .Where(field => Disagree(recordId, field)).Select(field => Settlement(recordId, field)!).Where(settlement => settlement.Holds);

    /// <summary>The fields of a record whose sources disagree, and nobody has chosen.</summary>
    public IEnumerable<string> Conflicts(long recordId) =>
        _byRecord[recordId].Where(citation => citation.Field is not null).Select(citation => citation.Field!)
            .Distinct(StringComparer.Ordinal)
            .Where(field => Conflict(recordId, field));

    /// <summary>The ids of a record's sources, each once, in the order of their numbers.</summary>
    internal IEnumerable<long> Sourced(long recordId) => _byRecord[recordId].Select(citation => citation.SourceId).Distinct().Order();

    /// <summary>The numbers of a record's sources, each once.</summary>
    public IReadOnlyList<int> Numbers(long recordId) => [.. _byRecord[recordId].Select(citation => citation.Number).Distinct().Order()];
}
