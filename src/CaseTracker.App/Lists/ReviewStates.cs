using CaseTracker.App.Database;
using CaseTracker.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>How far the reviews of some records have come.</summary>
internal sealed class ReviewStates
{
    private readonly Dictionary<long, ReviewState> _begun;

    private ReviewStates(Dictionary<long, ReviewState> begun) => _begun = begun;

    public ReviewState this[long record] => _begun.GetValueOrDefault(record, ReviewRules.Unbegun);

    private const int Batch = 1000;

    public static async Task<ReviewStates> Of(CaseTrackerDb db, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var states = new Dictionary<long, ReviewState>();
        foreach (var batch in ids.Chunk(Batch))
            foreach (var row in await db.Reviews.AsNoTracking().Where(row => EF.Parameter(batch).Contains(row.RecordId))
                .Select(row => new { row.RecordId, row.State }).ToListAsync(cancel)) states[row.RecordId] = row.State;
        return new(states);
    }
}
