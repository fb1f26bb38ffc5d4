using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>A record behind a row, of whatever kind: what the checks on data quality read.</summary>
internal abstract record ExportedFact(RecordKind Kind, long Id, IReadOnlySet<string> Hidden)
{
    public static IReadOnlyList<ExportedFact> Behind(PrisonerRow row) =>
    [
        Of(PersonDetails.Catalogue, row.Person),
        .. row.Events.Select(fact => Of(CustodyEventDetails.Catalogue, fact)), .. row.Stays.Select(fact => Of(StayDetails.Catalogue, fact)),
        .. Charges(row.Charges),
    ];

    public static IEnumerable<ExportedFact> Behind(GroupRow row) =>
        [Of(PersonDetails.Catalogue, row.Group), .. row.Counts.Select(fact => Of(GroupCountDetails.Catalogue, fact)),
            .. Charges(row.Charges)];

    /// <summary>The label of a field; null for a key that the kind lacks.</summary>
    public abstract string? Label(string key);

    /// <summary>The dates on record, each with its field's label.</summary>
    public abstract IEnumerable<(string Label, ImpreciseDate Date)> Dates { get; }

    /// <summary>The keys and labels of the fields that hold something and need a source.</summary>
    public abstract IEnumerable<(string Key, string Label)> Citable { get; }

    /// <summary>The keys and labels of the fields whose sources disagree.</summary>
    public IEnumerable<(string Key, string Label)> Conflicts(Citations citations)
    {
        foreach (var key in citations.Conflicts(Id)) if (Label(key) is { } label) yield return (key, label);
    }

    /// <summary>What each source says of a field: "1: espionage; 2: treason". A source repeats what was taken out of the
    /// record, so it is taken out here too.</summary>
    /// <returns>A text, a <see cref="CitedText"/>, or null.</returns>
    public object? Reported(Citations citations, string field) => Hidden.Contains(field)
        ? ExportedPart.Restricted
        : CitedText.Said(citations.Of(Id, field).Where(citation => !string.IsNullOrWhiteSpace(citation.Reported))
            .Select(citation => (citation.SourceId, citation.Reported!)));

    private static IEnumerable<ExportedFact> Charges(IEnumerable<ChargeLine> charges) =>
        charges.SelectMany(line => line.Sentences.Select(fact => Of(SentenceDetails.Catalogue, fact))
            .Prepend(Of(ChargeDetails.Catalogue, line.Charge)));

    public static ExportedFact Of<T>(FieldCatalogue<T> catalogue, Redacted<T> fact) where T : class, new() =>
        new ExportedFact<T>(catalogue, fact);
}

internal sealed record ExportedFact<T>(FieldCatalogue<T> Catalogue, Redacted<T> Fact) : ExportedFact(Catalogue.Kind, Fact.Id, Fact.Hidden)
    where T : class, new()
{
    public override string? Label(string key) => Catalogue.Find(key)?.Label;

    public override IEnumerable<(string Label, ImpreciseDate Date)> Dates => Catalogue.Fields.Where(part => part.Kind == FieldKind.Date)
        .Select(part => (Part: part, Date: part.Get(Fact.Details) as ImpreciseDate)).Where(of => of.Date is not null)
        .Select(of => (of.Part.Label, of.Date!));

    public override IEnumerable<(string Key, string Label)> Citable =>
        Catalogue.Fields.Where(part => part.Citable && part.Get(Fact.Details) is not (null or ""))
            .Select(part => (part.Key, part.Label));
}
