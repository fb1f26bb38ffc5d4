using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>When recording began. What was known at a moment before it is nothing, which is to be said: an empty list would be read as
/// "nobody".</summary>
internal static class FirstRecord
{
    /// <summary>The moment, UTC; null where nothing is on record. Ids come from one sequence, so the first has the least.</summary>
    public static Task<DateTime?> At(CaseTrackerDb db, CancellationToken cancel) =>
        db.Headers.OrderBy(row => row.Id).Select(row => (DateTime?)row.CreatedAt).FirstOrDefaultAsync(cancel);
}
