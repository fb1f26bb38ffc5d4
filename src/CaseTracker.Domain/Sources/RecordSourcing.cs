using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Sources;

/// <summary>One citation of a record.</summary>
/// <param name="Level">The more closed of the citation and its source.</param>
/// <param name="SourceRemoved">The source is removed: it speaks to nobody.</param>
/// <param name="Field">Null cites the record as a whole.</param>
/// <param name="OfField">The field's sensitivity; null for a field that no catalogue knows.</param>
/// <param name="Compared">What its value is compared by (<see cref="CitedValue.Compared"/>); null where it reports none.</param>
public sealed record CitedOfRecord(long Source, string? Publisher, Confidentiality Level, bool SourceRemoved, string? Field,
    Confidentiality? OfField, string? Compared);

/// <summary>What its sources come to for one record, for each clearance by the citations that it may see.</summary>
/// <param name="citations">In the order in which they were recorded.</param>
/// <param name="choices">Between the values of its fields, those that stand, in the order in which they were made.</param>
public sealed class RecordSourcing(IReadOnlyList<CitedOfRecord> citations,
    IReadOnlyList<(Confidentiality Level, ConflictResolutionDetails Details)> choices)
{
    /// <summary>What the record rests on. That somebody cites a field is no secret; what is said of one above the clearance is.</summary>
    public Support For(Confidentiality clearance) => SourceIndependence.Weigh([.. Seen(clearance).Select(cited =>
        new CitedBy(cited.Source, cited.Publisher, cited.Field, cited.OfField <= clearance ? cited.Compared : null))]);

    /// <summary>The fields whose sources disagree, and between whose values nobody has chosen, as the clearance may know.</summary>
    public IEnumerable<string> Conflicts(Confidentiality clearance) => Seen(clearance)
        .Where(cited => cited.Field is not null && (cited.OfField ?? Confidentiality.Confidential) <= clearance)
        .GroupBy(cited => cited.Field!, cited => cited.Compared)
        .Where(field => CitationRules.Conflict(field.Key, field)
            && !(Choice(field.Key, clearance) is { } choice && ConflictResolutionRules.Holds(choice, field)))
        .Select(field => field.Key);

    private IEnumerable<CitedOfRecord> Seen(Confidentiality clearance) =>
        citations.Where(cited => !cited.SourceRemoved && cited.Level <= clearance);

    /// <summary>A choice tells what its sources say: it is none for whoever may not see one of them, be that removed by now.</summary>
    private ConflictResolutionDetails? Choice(string field, Confidentiality clearance) =>
        citations.Any(cited => cited.Field == field && cited.Level > clearance) ? null
        : choices.LastOrDefault(choice => choice.Level <= clearance && choice.Details.Field == field).Details;
}
