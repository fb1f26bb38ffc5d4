using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Kernel;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Records;

/// <summary>Every write goes through here: authorise, fix user and clock, run, and commit the change together with its
/// audit rows and with what the features keep of it, or nothing. Where the database refuses it for a moment it is done again.</summary>
/// <param name="hooks">What the features keep: who is a child, custody periods, what a record rests on, what disagrees.</param>
/// <param name="longestWait">In seconds, for its turn to write; null waits as long as a page may.</param>
internal sealed class UnitOfWork(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock,
    IEnumerable<Func<WriteHook>> hooks, SignedHead head, int? longestWait = null) : IUnitOfWork
{
    public async Task<Outcome<T>> Run<T>(CurrentUser user, Permission permission, Func<WriteContext, Task<Outcome<T>>> body,
        CancellationToken cancel)
    {
        try
        {
            if (await access.Check(user, permission, cancel) is { } refused) return Outcome<T>.Failed(refused);
            return await new AuditedCommit(factory, dialect, head).Run(turn => InTransaction(turn, user, permission, body, cancel), cancel);
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

    private async Task<Outcome<T>> InTransaction<T>(AuditedCommit.Turn turn, CurrentUser user, Permission permission,
        Func<WriteContext, Task<Outcome<T>>> body, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (longestWait is { } seconds) await dialect.WaitAtMost(db.Database, seconds, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two writers extend one audit chain in turn.
        await dialect.LockWriters(transaction.GetDbTransaction(), cancel);
        // Somebody may have been suspended while this waited for its turn.
        if (await access.Check(user, permission, cancel) is { } refused) return Outcome<T>.Failed(refused);
        List<WriteHook> running = [.. hooks.Select(make => make())];
        var work = new WriteContext(db, user, clock.GetUtcNow().UtcDateTime);
        string? last = null;
        work.Settle = Settle;
        db.New.Wait = true;
        db.SavingChanges += Note;
        var outcome = await body(work);
        if (!outcome.Succeeded) return outcome;
        await Settle();
        // A draft that outlived its save would be offered again, and saved twice.
        if (work.Draft is { } draft && user.AccountId is { } account)
            await db.Drafts.Where(kept => kept.AccountId == account && kept.Form == draft).ExecuteDeleteAsync(cancel);
        await turn.Commit(db, transaction, last, outcome, cancel);
        return outcome;

        async Task Settle()
        {
            await db.SaveChangesAsync(cancel);
            await db.New.Send(cancel);
            // What the hooks save themselves is none of the records.
            db.SavingChanges -= Note;
            foreach (var hook in running) await hook.Run(db, cancel);
            last = await AuditLog.Append(db, user, work.Now, work.TakeAudit(), cancel) ?? last;
            running = [.. hooks.Select(make => make())];
            db.SavingChanges += Note;
        }

        void Note(object? sender, SavingChangesEventArgs saving)
        {
            foreach (var entry in db.ChangeTracker.Entries())
                if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                    foreach (var hook in running) hook.Note(new WrittenRow(entry.Entity, entry));
            foreach (var row in db.New.Rows)
                foreach (var hook in running) hook.Note(new WrittenRow(row, null));
        }
    }
}
