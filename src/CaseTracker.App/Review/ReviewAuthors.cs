using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>Who wrote what is to be reviewed: of the record itself and of what its sources say, since it was verified last.</summary>
internal static class ReviewAuthors
{
    public static async Task<IReadOnlyList<(long? Account, string Name)>> Of(CaseTrackerDb db, long record, DateTime? verifiedAt,
        CancellationToken cancel)
    {
        var cited = db.Citations.Where(row => row.RecordId == record).Select(row => (long?)row.Id);
        var authors = await db.AuditEntries.AsNoTracking().Changing()
            .Where(entry => entry.RecordId == record || cited.Contains(entry.RecordId))
            .Where(entry => verifiedAt == null || entry.At > verifiedAt)
            .Select(entry => new { entry.AccountId, entry.ActorName }).Distinct().ToListAsync(cancel);
        return [.. authors.Select(author => (author.AccountId, author.ActorName))];
    }
}
