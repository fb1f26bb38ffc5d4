using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Records;

/// <summary>Every write goes through here: authorise, fix user and clock, run, and commit the change together with its
/// audit rows and with what is kept of it (who is a child, custody periods, what it rests on, what disagrees), or nothing.</summary>
/// <param name="longestWait">In seconds, for its turn to write; null waits as long as a page may.</param>
internal sealed class UnitOfWork(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock,
    int? longestWait = null) : IUnitOfWork
{
    public async Task<Outcome<T>> Run<T>(CurrentUser user, Permission permission, Func<WriteContext, Task<Outcome<T>>> body,
        CancellationToken cancel)
    {
        try
        {
            if (await access.Check(user, permission, cancel) is { } refused) return Outcome<T>.Failed(refused);
            return await InTransaction(user, permission, body, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<T>.Failed(new Conflict());
        }
        catch (Exception failure) when (dialect.OnPage(failure) is { } problem)
        {
            return Outcome<T>.Failed(problem);
        }
    }

    private async Task<Outcome<T>> InTransaction<T>(CurrentUser user, Permission permission, Func<WriteContext, Task<Outcome<T>>> body,
        CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (longestWait is { } seconds) await dialect.WaitAtMost(db.Database, seconds, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two writers extend one audit chain in turn.
        await dialect.LockWriters(transaction.GetDbTransaction(), cancel);
        // Somebody may have been suspended while this waited for its turn.
        if (await access.Check(user, permission, cancel) is { } refused) return Outcome<T>.Failed(refused);
        var work = new WriteContext(db, user, clock.GetUtcNow().UtcDateTime);
        var touched = new TouchedPeople(db);
        var outcome = await body(work);
        if (!outcome.Succeeded) return outcome;
        await db.SaveChangesAsync(cancel);
        touched.Stop();
        await KeepChildren.For(db, await touched.Ages(cancel), cancel);
        await KeepFoldedTexts.For(db, touched.Texts, cancel);
        await CustodyProjection.For(db, touched.Custody, cancel);
        await KeepToldTwice.For(db, touched.Custody, cancel);
        await KeepSourcing.For(db, touched.Records, cancel);
        // Saved rows are done with: the log is saved entry by entry, and a context that keeps them looks through all of them each time.
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await AuditLog.Append(db, user, work.Now, work.Audit, cancel);
        // A draft that outlived its save would be offered again, and saved twice.
        if (work.Draft is { } draft && user.AccountId is { } account)
            await db.Drafts.Where(kept => kept.AccountId == account && kept.Form == draft).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }
}
