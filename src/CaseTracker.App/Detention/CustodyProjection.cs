using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Detention;

/// <summary>Makes the kept spans of people anew from their facts as known now, once for each set of facts that some clearance
/// sees. Somebody of whom a clearance sees no fact that bears on custody has no span for it, and neither has a group.</summary>
internal static class CustodyProjection
{
    /// <summary>Raise the version with each change of the custody rule's answers.</summary>
    public static readonly Projection Projection = new("Custody", Version: 4, "StandingSpans", MakeAnew);

    private const int Batch = 1000;

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        await db.CustodyPeriods.ExecuteDeleteAsync(cancel);
        var all = await db.People.CountAsync(cancel);
        return await EveryPerson.InTurn(db, people => For(db, people, cancel),
            done => log.LogInformation("Custody worked out for {Done} of {All} people", done, all), cancel);
    }

    /// <summary>Runs in the caller's transaction. How many spans there are now.</summary>
    public static async Task<int> For(CaseTrackerDb db, IEnumerable<long> people, CancellationToken cancel)
    {
        var spans = 0;
        foreach (var batch in people.Distinct().Order().Chunk(Batch))
        {
            await db.CustodyPeriods.Where(row => EF.Parameter(batch).Contains(row.PersonId)).ExecuteDeleteAsync(cancel);
            var rows = await Rows(db, batch, cancel);
            await CustodyPeriodWriter.Insert(db, "StandingSpans", rows, cancel);
            spans += rows.Count;
        }
        return spans;
    }

    /// <summary>What ought to be kept of these people.</summary>
    public static async Task<List<CustodyPeriodRow>> Rows(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var individuals = await db.People.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.Id) && row.DeletedAt == null
            && row.Kind != PersonKind.Group)
            .Select(row => new { row.Id, row.Confidentiality }).ToListAsync(cancel);
        var facts = await CustodyFacts.Now(db, [.. individuals.Select(row => row.Id)], cancel);
        return [.. individuals.SelectMany(row => Spans(row.Id, row.Confidentiality, facts))];
    }

    private static IEnumerable<CustodyPeriodRow> Spans(long person, Confidentiality level, CustodyFacts facts)
    {
        var levels = facts.Levels(person).ToList();
        // Clearances that see equally many facts see the same ones.
        var clearances = Enum.GetValues<Confidentiality>().Where(clearance => clearance >= level)
            .GroupBy(clearance => levels.Count(of => of <= clearance));
        foreach (var same in clearances.Where(group => group.Key > 0))
        {
            var bits = same.Sum(CustodyPeriodRow.Bit);
            foreach (var span in CustodyRules.SpansOf(facts.Seen(person, same.First())))
                yield return CustodyPeriodRow.Of(person, bits, span);
        }
    }
}
