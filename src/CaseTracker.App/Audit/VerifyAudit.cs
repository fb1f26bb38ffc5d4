using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>Walks the audit chain from its first entry and gives the id of the first that does not fit, or null where
/// the whole chain holds.</summary>
public sealed class VerifyAudit
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;

    internal VerifyAudit(IDbContextFactory<CaseTrackerDb> factory) => _factory = factory;

    public async Task<long?> FirstBroken(CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var previous = AuditLog.FirstPreviousHash;
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.PreviousHash != previous || entry.Hash != AuditLog.HashOf(entry)) return entry.Id;
            previous = entry.Hash;
        }
        return null;
    }
}
