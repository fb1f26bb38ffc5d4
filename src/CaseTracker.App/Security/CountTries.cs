using CaseTracker.App.Database;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Counts, for all nodes on one database together, how often the forms that let somebody in are sent from one place. Of the place
/// a keyed hash is kept, for a minute.</summary>
public sealed class CountTries
{
    /// <summary>Enough for an office behind one address.</summary>
    public const int Most = 40;

    public static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    private readonly AccountWork _work;

    internal CountTries(AccountWork work) => _work = work;

    /// <summary>Counts one more; whether it may be made. Where the database cannot count it may: what it is for asks the database
    /// next, and tells what is wrong.</summary>
    /// <param name="place">An address, or what tells a known device.</param>
    public async Task<bool> Take(string place, CancellationToken cancel = default)
    {
        var counted = await _work.Run(async changes =>
        {
            var (db, now) = (changes.Db, changes.Now);
            // One that ends later than any that begins now was counted by a clock that was wrong.
            await db.CountedTries.Where(row => row.CountedUntil <= now || row.CountedUntil > now + Within).ExecuteDeleteAsync(cancel);
            var hash = db.Identities.Blind(place);
            var row = await db.CountedTries.SingleOrDefaultAsync(row => row.Place == hash, cancel);
            if (row is null) db.CountedTries.Add(row = new CountedTriesRow { Place = hash, CountedUntil = now + Within });
            return Outcome<int>.Of(++row.Tries);
        }, cancel);
        return !counted.Succeeded || counted.Value <= Most;
    }
}
