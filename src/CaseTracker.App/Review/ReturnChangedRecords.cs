using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>Sends a verified or published record back to the queue in the transaction that changes it, or what its sources say: what
/// was verified is no longer what stands.</summary>
internal sealed class ReturnChangedRecords(TimeProvider clock) : WriteHook
{
    private static readonly ReviewState[] Returning = [.. Enum.GetValues<ReviewState>().Where(ReviewRules.ReturnsOnChange)];

    private readonly List<Func<long>> _changed = [];
    private readonly List<object> _made = [];

    public override void Note(WrittenRow written)
    {
        switch (written.Row)
        {
            case CitationRow citation when written.Added || written.Changes(nameof(CitationRow.Version)):
                _changed.Add(() => citation.RecordId);
                break;
            case CitationRow or ConflictResolutionRow:
                break;
            case IRecordRow record when written.Added:
                _made.Add(record);
                break;
            case IRecordRow record when written.Changes(nameof(IRecordRow.Version)):
                _changed.Add(() => record.Id);
                break;
            case IFactRow { Version: 1 } fact when written.Added:
                _made.Add(fact);
                break;
            // A correction is a row of its own; one that ends without another was removed.
            case IFactRow fact when written.Added || written.Changes(nameof(IFactRow.KnownTo)):
                _changed.Add(() => fact.FactId);
                break;
        }
    }

    public override async Task Run(CaseTrackerDb db, CancellationToken cancel)
    {
        // What was made here cannot have been verified.
        var made = _made.Select(row => row is IRecordRow record ? record.Id : ((IFactRow)row).FactId).ToHashSet();
        var changed = _changed.Select(id => id()).Where(id => !made.Contains(id)).Distinct().ToArray();
        if (changed.Length == 0) return;
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Reviews.Where(row => EF.Parameter(changed).Contains(row.RecordId) && Returning.Contains(row.State))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ReviewRules.After(ReviewMove.Submit))
                .SetProperty(row => row.Since, now).SetProperty(row => row.ById, (long?)null)
                .SetProperty(row => row.ByName, (string?)null).SetProperty(row => row.SubmittedById, (long?)null)
                .SetProperty(row => row.SubmittedByName, (string?)null), cancel);
    }
}
