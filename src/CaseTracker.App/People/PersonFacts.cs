using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.People;

/// <summary>A person and the facts that the custody rule reads, as one viewer may see them and as known at one moment.
/// What the viewer may not see takes no part in the rule either, or the status would tell of it.</summary>
internal sealed record PersonFacts
{
    public required Redacted<PersonDetails> Person { get; init; }
    public required IReadOnlyList<Redacted<CustodyEventDetails>> Events { get; init; }
    public required IReadOnlyList<Redacted<StayDetails>> Stays { get; init; }
    public required IReadOnlyList<Redacted<ChargeDetails>> Charges { get; init; }
    public required IReadOnlyList<Redacted<SentenceDetails>> Sentences { get; init; }
    public required IReadOnlyList<Redacted<GroupCountDetails>> Counts { get; init; }
    public required int HeldBack { get; init; }

    public CustodyHistory History => new(Known(Events), Known(Stays), Known(Charges), Known(Sentences));

    /// <summary>Whether anything on record bears on custody; of a minister or a lawyer nothing does.</summary>
    public bool SaysCustody => Events.Count + Stays.Count + Charges.Count + Sentences.Count > 0;

    public IEnumerable<long> RecordIds =>
        [Person.Id, .. Events.Select(f => f.Id), .. Stays.Select(f => f.Id), .. Charges.Select(f => f.Id), .. Sentences.Select(f => f.Id),
            .. Counts.Select(f => f.Id)];

    /// <summary>Everything that the person and these facts link to.</summary>
    public IEnumerable<long?> Linked =>
    [
        .. PersonDetails.Catalogue.Links(Person.Details), .. Events.SelectMany(f => CustodyEventDetails.Catalogue.Links(f.Details)),
            .. Stays.SelectMany(f => StayDetails.Catalogue.Links(f.Details)),
        .. Charges.SelectMany(f => ChargeDetails.Catalogue.Links(f.Details)),
            .. Sentences.SelectMany(f => SentenceDetails.Catalogue.Links(f.Details)),
        .. Counts.SelectMany(f => GroupCountDetails.Catalogue.Links(f.Details)),
    ];

    private static List<Known<T>> Known<T>(IReadOnlyList<Redacted<T>> facts) where T : class =>
        [.. facts.Select(fact => new Known<T>(fact.Id, fact.Details))];
}

/// <summary>Reads <see cref="PersonFacts"/> for many people in a few queries.</summary>
internal static class ReadPeople
{
    private const int Batch = 1000;

    public static async Task<Dictionary<long, PersonFacts>> Facts(CaseTrackerDb db, IEnumerable<long> ids, DateTime known,
        Clearance clearance, CancellationToken cancel)
    {
        var result = new Dictionary<long, PersonFacts>();
        foreach (var batch in ids.Distinct().Chunk(Batch))
        {
            var people = await db.Rows<PersonRow>("Id", batch,
                $"r.DeletedAt IS NULL AND h.CreatedAt <= @known AND {VisibleRecords.Sql("h", clearance)}", cancel, known);
            var seen = people.Select(row => row.Id).ToArray();
            var above = new List<long>();
            var events = await Read<CustodyEventRow, CustodyEventDetails>(CustodyEventDetails.Catalogue);
            var stays = await Read<StayRow, StayDetails>(StayDetails.Catalogue);
            var charges = await Read<ChargeRow, ChargeDetails>(ChargeDetails.Catalogue);
            var sentences = await Read<SentenceRow, SentenceDetails>(SentenceDetails.Catalogue);
            var counts = await Read<GroupCountRow, GroupCountDetails>(GroupCountDetails.Catalogue);
            var heldBack = above.CountBy(person => person).ToDictionary();
            foreach (var row in people)
                result[row.Id] = new PersonFacts
                {
                    Person = Redaction.For(PersonDetails.Catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!,
                    Events = [.. events[row.Id]],
                    Stays = [.. stays[row.Id]],
                    Charges = [.. charges[row.Id]],
                    Sentences = [.. sentences[row.Id]],
                    Counts = [.. counts[row.Id]],
                    HeldBack = heldBack.GetValueOrDefault(row.Id),
                };

            async Task<ILookup<long, Redacted<T>>> Read<TRow, T>(FieldCatalogue<T> catalogue)
                where TRow : class, T, IFactRow, new() where T : class, new()
            {
                var versions = await db.Leveled<TRow>(nameof(IFactRow.PersonId), seen, SeenSql.KnownAt("r"), clearance, cancel,
                    known);
                var within = versions.ToLookup(of => KnownFacts.IsWithin(of, clearance), of => of.Row);
                above.AddRange(within[false].Select(row => row.PersonId));
                return within[true].ToLookup(row => row.PersonId, row => Redaction.For(catalogue, row.FactId, row, row.Confidentiality,
                    row.Version, clearance)!);
            }
        }
        return result;
    }
}
