using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Detention;

/// <summary>Makes the custody periods of people anew from all that was ever known of them, once for each set of facts that some clearance
/// saw at some moment. What somebody may see of an earlier moment changes with the present levels, so a person's periods are made
/// anew whole. Somebody of whom a clearance sees no fact that bears on custody has no period for it, and neither has a group.</summary>
internal static class CustodyProjection
{
    public static readonly Projection Projection = new("Custody", CustodyRules.Version + Kept, "CustodyPeriods", MakeAnew)
    {
        Beside = PeriodsBeside.Make,
    };

    /// <summary>Counts the changes of what is kept of the rule's answers: raise it with each. 1: what each period begins with.</summary>
    private const int Kept = 1;

    private const int Batch = 1000;

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        await db.CustodyPeriods.ExecuteDeleteAsync(cancel);
        var all = await db.People.CountAsync(cancel);
        return await EveryPerson.InTurn(db, people => For(db, people, cancel),
            done => log.LogInformation("Custody worked out for {Done} of {All} people", done, all), cancel);
    }

    /// <summary>Runs in the caller's transaction. How many periods there are now.</summary>
    public static async Task<int> For(CaseTrackerDb db, IEnumerable<long> people, CancellationToken cancel)
    {
        var periods = 0;
        foreach (var batch in people.Distinct().Order().Chunk(Batch))
            periods += await Keep(db, await CustodyEver.Of(db, batch, cancel), cancel);
        return periods;
    }

    /// <summary>The same for people of whom all is read.</summary>
    public static async Task<int> Keep(CaseTrackerDb db, CustodyEver ever, CancellationToken cancel)
    {
        var rows = Rows(ever);
        await db.Replace(nameof(CustodyPeriodRow.PersonId), ever.Asked, rows, cancel);
        return rows.Count;
    }

    /// <summary>What ought to be kept of these people.</summary>
    public static List<CustodyPeriodRow> Rows(CustodyEver ever) =>
        [.. ever.People.Where(person => person.Kind != PersonKind.Group)
            .SelectMany(person => Periods(person.Id, person.Level, ever.Facts))];

    private static IEnumerable<CustodyPeriodRow> Periods(long person, Confidentiality level, CustodyFacts facts)
    {
        var clearances = Enum.GetValues<Confidentiality>().Where(clearance => clearance >= level).ToList();
        var worked = new Dictionary<string, HashSet<CustodyPeriod>> { [""] = [] };
        var current = new Dictionary<(Confidentiality Clearance, CustodyPeriod Period), DateTime>();
        var known = new List<(Confidentiality Clearance, CustodyPeriod Period, DateTime From, DateTime? To)>();
        foreach (var moment in facts.Moments(person))
            foreach (var clearance in clearances)
            {
                var key = facts.Key(person, clearance, moment);
                if (!worked.TryGetValue(key, out var periods))
                    worked[key] = periods = [.. CustodyRules.SpansOf(facts.Seen(person, clearance, moment))];
                foreach (var (over, from) in current.Where(one => one.Key.Clearance == clearance
                    && !periods.Contains(one.Key.Period)).ToList())
                {
                    known.Add((clearance, over.Period, from, moment));
                    current.Remove(over);
                }
                foreach (var period in periods) current.TryAdd((clearance, period), moment);
            }
        known.AddRange(current.Select(one => (one.Key.Clearance, one.Key.Period, one.Value, (DateTime?)null)));
        return known.GroupBy(one => (one.Period, one.From, one.To), one => ClearanceBits.Of(one.Clearance))
            .Select(same => CustodyPeriodRow.Of(person, same.Sum(), same.Key.Period, same.Key.From, same.Key.To));
    }
}
