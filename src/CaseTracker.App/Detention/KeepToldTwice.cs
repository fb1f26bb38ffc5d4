using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Detention;

/// <summary>Keeps what <see cref="ToldTwice"/> finds among the facts as known now, for each clearance by what it sees of them, in step with
/// the facts.</summary>
internal static class KeepToldTwice
{
    /// <summary>Raise the version with each change of the rule's answers.</summary>
    public static readonly Projection Projection = new("ToldTwice", Version: 1, null, MakeAnew);

    private const int Batch = 1000;

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        await db.KeptConflicts.Where(row => row.Kind == KeptConflictKind.ToldTwice).ExecuteDeleteAsync(cancel);
        var people = await Decided(db.Charges.Where(row => row.KnownTo == null)).Distinct().ToListAsync(cancel);
        foreach (var batch in people.Chunk(Batch)) await Keep(db, await CustodyEver.Of(db, batch, cancel), cancel);
        if (people.Count > 0) log.LogInformation("Looked at {People} people with outcomes for what is told in two ways", people.Count);
        return people.Count;
    }

    /// <summary>Runs in the caller's transaction.</summary>
    public static async Task Keep(CaseTrackerDb db, CustodyEver ever, CancellationToken cancel)
    {
        var rows = ever.People.SelectMany(person => Enum.GetValues<Confidentiality>().Where(clearance => clearance >= person.Level)
            .SelectMany(clearance => ToldTwice.In(ever.Facts.Current(person.Id, clearance))
                .Select(told => (Person: person.Id, told.ChargeId, told.OtherId, Bit: ClearanceBits.Of(clearance)))))
            .GroupBy(told => (told.Person, told.ChargeId, told.OtherId), told => told.Bit)
            .Select(told => new KeptConflictRow
            {
                PersonId = told.Key.Person,
                Kind = KeptConflictKind.ToldTwice,
                RecordId = told.Key.ChargeId,
                OtherId = told.Key.OtherId,
                Clearances = told.Aggregate((one, other) => one | other)
            });
        await KeptConflicts.Keep(db, KeptConflictKind.ToldTwice, ever.Asked, rows, cancel);
    }

    /// <summary>Of whom something is told in two ways by the facts that were known at a moment in the past, which are kept
    /// nowhere.</summary>
    public static async Task<List<long>> Then(CaseTrackerDb db, DateTime known, Clearance clearance, CancellationToken cancel)
    {
        var people = await Decided(db.Charges.KnownAt(known).Within(clearance))
            .Join(db.People.VisibleTo(clearance).Where(row => row.Header.CreatedAt <= known),
                id => id, row => row.Id, (id, _) => id).Distinct().ToListAsync(cancel);
        var told = new List<long>();
        foreach (var batch in people.Chunk(Batch))
        {
            var facts = await CustodyFacts.Then(db, batch, known, clearance, cancel);
            told.AddRange(batch.Where(person => ToldTwice.In(facts.Seen(person, clearance)).Count > 0));
        }
        return told;
    }

    private static IQueryable<long> Decided(IQueryable<ChargeRow> charges) =>
        charges.Where(row => row.Outcome != ChargeOutcome.NotStated && row.Outcome != ChargeOutcome.Pending).Select(row => row.PersonId);
}
