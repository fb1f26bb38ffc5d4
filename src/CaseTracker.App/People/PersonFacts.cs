using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

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
        Confidentiality clearance, CancellationToken cancel)
    {
        var result = new Dictionary<long, PersonFacts>();
        foreach (var batch in ids.Distinct().Chunk(Batch))
        {
            var people = await db.People.AsNoTracking()
                .Where(row => EF.Parameter(batch).Contains(row.Id) && row.Header.CreatedAt <= known).VisibleTo(clearance)
                .ToListAsync(cancel);
            var seen = people.Select(row => row.Id).ToArray();
            var events = await Read(db.CustodyEvents, seen, CustodyEventDetails.Catalogue, known, clearance, cancel);
            var stays = await Read(db.Stays, seen, StayDetails.Catalogue, known, clearance, cancel);
            var charges = await Read(db.Charges, seen, ChargeDetails.Catalogue, known, clearance, cancel);
            var sentences = await Read(db.Sentences, seen, SentenceDetails.Catalogue, known, clearance, cancel);
            var counts = await Read(db.GroupCounts, seen, GroupCountDetails.Catalogue, known, clearance, cancel);
            var heldBack = await HeldBack(db, seen, known, clearance, cancel);
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
        }
        return result;
    }

    private static async Task<ILookup<long, Redacted<T>>> Read<TRow,
        T>(IQueryable<TRow> rows, long[] people, FieldCatalogue<T> catalogue, DateTime known, Confidentiality clearance,
        CancellationToken cancel)
        where TRow : class, T, IFactRow where T : class, new()
    {
        var open = await Of(rows, people, known).Within(clearance).OrderBy(row => row.FactId).ToListAsync(cancel);
        return open.ToLookup(row => row.PersonId, row => Redaction.For(catalogue, row.FactId, row, row.Confidentiality, row.Version,
            clearance)!);
    }

    /// <summary>How many facts of each person are above the clearance, in one question.</summary>
    private static Task<Dictionary<long, int>> HeldBack(CaseTrackerDb db, long[] people, DateTime known, Confidentiality clearance,
        CancellationToken cancel)
    {
        return Above(db.CustodyEvents).Concat(Above(db.Stays)).Concat(Above(db.Charges)).Concat(Above(db.Sentences))
            .Concat(Above(db.GroupCounts))
            .GroupBy(person => person).Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(of => of.Key, of => of.Count, cancel);

        IQueryable<long> Above<TRow>(IQueryable<TRow> rows) where TRow : class, IFactRow =>
            Of(rows, people, known).Above(clearance).Select(row => row.PersonId);
    }

    private static IQueryable<TRow> Of<TRow>(IQueryable<TRow> rows, long[] people, DateTime known) where TRow : class, IFactRow =>
        rows.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.PersonId)).KnownAt(known);
}
