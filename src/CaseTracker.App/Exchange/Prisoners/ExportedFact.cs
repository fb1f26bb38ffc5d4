using CaseTracker.App.Detention;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>One field of a fact with its value.</summary>
internal sealed record ExportedField(string Key, FieldKind Kind, string Label, bool IsCitable, object? Value);

/// <summary>A record behind a row, of whatever kind: what the checks on data quality read.</summary>
internal sealed record ExportedFact(RecordKind Kind, long Id, IReadOnlySet<string> Hidden, IReadOnlyList<ExportedField> Fields)
{
    public static IEnumerable<ExportedFact> Behind(PrisonerRow row) =>
    [
        Of(PersonDetails.Catalogue, row.Person),
        .. row.Events.Select(fact => Of(CustodyEventDetails.Catalogue, fact)), .. row.Stays.Select(fact => Of(StayDetails.Catalogue, fact)),
        .. Charges(row.Charges),
    ];

    public static IEnumerable<ExportedFact> Behind(GroupRow row) =>
        [Of(PersonDetails.Catalogue, row.Group), .. row.Counts.Select(fact => Of(GroupCountDetails.Catalogue, fact)),
            .. Charges(row.Charges)];

    /// <summary>The labels of the fields whose sources disagree.</summary>
    public IEnumerable<ExportedField> Conflicts(Citations citations) =>
        citations.Conflicts(Id).Select(key => Fields.FirstOrDefault(field => field.Key == key)).OfType<ExportedField>();

    /// <summary>What each source says of a field: "1: espionage; 2: treason". A source repeats what was taken out of the
    /// record, so it is taken out here too.</summary>
    public string? Reported(Citations citations, string field) => Hidden.Contains(field)
        ? ExportedPrisoners.Restricted
        : ExportedPrisoners.Joined(citations.Of(Id, field).Where(citation => !string.IsNullOrWhiteSpace(citation.Reported))
            .Select(citation => $"{citation.Number}: {citation.Reported}"));

    private static IEnumerable<ExportedFact> Charges(IEnumerable<ChargeLine> charges) =>
        charges.SelectMany(line => line.Sentences.Select(fact => Of(SentenceDetails.Catalogue, fact))
            .Prepend(Of(ChargeDetails.Catalogue, line.Charge)));

    public static ExportedFact Of<T>(FieldCatalogue<T> catalogue, Redacted<T> fact) where T : class, new() =>
        new(catalogue.Kind, fact.Id, fact.Hidden,
        [.. catalogue.Fields.Select(field => new ExportedField(field.Key, field.Kind, field.Label, field.Citable,
            field.Get(fact.Details)))]);
}
