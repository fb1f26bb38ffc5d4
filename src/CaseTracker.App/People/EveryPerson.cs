using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>The ids of everybody, groups and removed records among them, for what is made anew of all.</summary>
internal static class EveryPerson
{
    private const int AtOnce = 5000;

    /// <summary>Makes it in the order of the ids, some thousands of people at a time, and tells after each how many are done. Gives how
    /// many there are.</summary>
    public static async Task<int> InTurn(CaseTrackerDb db, Func<List<long>, Task> make, Action<int> tell, CancellationToken cancel)
    {
        var (done, last) = (0, 0L);
        while (await db.People.Where(row => row.Id > last).OrderBy(row => row.Id).Select(row => row.Id).Take(AtOnce)
            .ToListAsync(cancel) is { Count: > 0 } people)
        {
            await make(people);
            (last, done) = (people[^1], done + people.Count);
            tell(done);
        }
        return done;
    }
}
