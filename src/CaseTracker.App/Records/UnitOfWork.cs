using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Every write goes through here: authorise, fix actor and clock, run, and commit the change together with its
/// audit rows, or nothing.</summary>
internal sealed class UnitOfWork(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock)
{
    public async Task<Outcome<T>> Run<T>(Actor actor, Permission permission, Func<Work, Task<Outcome<T>>> body, CancellationToken cancel)
    {
        if (await access.Check(actor, permission, cancel) is { } refused) return Outcome<T>.Failed(refused);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // SQLite's transaction is the lock (begin immediate); SQL Server needs one so that two writers extend one chain in turn.
        if (db.Database.IsSqlServer())
            await db.Database.ExecuteSqlRawAsync("EXEC sp_getapplock @Resource = 'CaseTracker.Audit', @LockMode = 'Exclusive', @LockTimeout = 30000", cancel);
        var work = new Work(db, actor, clock.GetUtcNow().UtcDateTime);
        try
        {
            var outcome = await body(work);
            if (!outcome.Succeeded) return outcome;
            await db.SaveChangesAsync(cancel);
            await AuditLog.Append(db, actor, work.Now, work.Audit, cancel);
            await transaction.CommitAsync(cancel);
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<T>.Failed(new Problem("Errors.ChangedMeanwhile"));
        }
    }
}
