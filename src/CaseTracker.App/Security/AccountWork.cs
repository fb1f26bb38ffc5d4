using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Security;

/// <summary>Runs transactions over accounts, sessions and invitations. Unlike a write of records it may begin without an
/// user: who signs in is known only when the password was right.</summary>
internal sealed class AccountWork(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, SessionEnds ends,
    SignedHead head, TimeProvider clock)
{
    /// <summary>As <see cref="Run"/>, for an user with a permission: asked before the writers' lock, and again behind it, since the user
    /// may have been suspended meanwhile.</summary>
    public async Task<Outcome<T>> RunAs<T>(CurrentUser user, Permission permission, Func<AccountChanges, Task<Outcome<T>>> body,
        CancellationToken cancel) =>
        await WithMessages(async () => await access.Check(user, permission, cancel) is { } refused ? Outcome<T>.Failed(refused)
            : await Run(async changes => await access.Check(user, permission, cancel) is { } refusedNow
                ? Outcome<T>.Failed(refusedNow) : await body(changes), cancel));

    /// <summary>As <see cref="RunAs"/>, for what asks for a recent confirmation (<see cref="ConfirmIdentity"/>), too.</summary>
    public Task<Outcome<T>> RunConfirmed<T>(CurrentUser user, Permission permission, Func<AccountChanges, Task<Outcome<T>>> body,
        CancellationToken cancel) =>
        RunAs(user, permission, async changes => await access.CheckRecent(user, cancel) is { } unconfirmed
            ? Outcome<T>.Failed(unconfirmed) : await body(changes), cancel);

    /// <summary>For what an account does to its own way in, which asks for a recent confirmation.</summary>
    public Task<Outcome<T>> RunOwn<T>(CurrentUser user, Func<AccountChanges, Account, Task<Outcome<T>>> body, CancellationToken cancel) =>
        Run(async changes => (await access.CheckOwn(user, cancel) ?? await access.CheckRecent(user, cancel)) is { } refused
            ? Outcome<T>.Failed(refused)
            : await body(changes, await changes.Db.Users.SingleAsync(account => account.Id == user.AccountId, cancel)), cancel);

    /// <summary>As <see cref="Run"/>, and commits whatever the answer is: a wrong password is counted.</summary>
    public async Task<Outcome<T>> Committed<T>(Func<AccountChanges, Task<Outcome<T>>> body, CancellationToken cancel)
    {
        var committed = await Run(async changes => Outcome<Outcome<T>>.Of(await body(changes)), cancel);
        return committed.Succeeded ? committed.Value : Outcome<T>.Failed(committed.Problems);
    }

    public Task<Outcome<T>> Run<T>(Func<AccountChanges, Task<Outcome<T>>> body, CancellationToken cancel) =>
        WithMessages(() => new AuditedCommit(factory, dialect, head).Run(turn => InTransaction(turn, body, cancel), cancel));

    /// <summary>Runs something that may meet a database that is locked, full, damaged or out of reach, and tells that as a
    /// problem.</summary>
    public async Task<Outcome<T>> WithMessages<T>(Func<Task<Outcome<T>>> body)
    {
        try { return await body(); }
        catch (Exception failure) when (dialect.OnPage(failure) is { } problem)
        {
            return Outcome<T>.Failed(problem);
        }
    }

    private async Task<Outcome<T>> InTransaction<T>(AuditedCommit.Turn turn, Func<AccountChanges, Task<Outcome<T>>> body,
        CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two writers extend one audit chain in turn.
        await dialect.LockWriters(transaction.GetDbTransaction(), cancel);
        var changes = new AccountChanges(db, clock.GetUtcNow().UtcDateTime);
        var outcome = await body(changes);
        if (!outcome.Succeeded) return outcome;
        await db.SaveChangesAsync(cancel);
        string? last = null;
        foreach (var (user, entry) in changes.Audit) last = await AuditLog.Append(db, user, changes.Now, [entry], cancel);
        await turn.Commit(db, transaction, last, outcome, cancel);
        foreach (var (session, reason) in changes.Ended) ends.Tell(session, reason);
        return outcome;
    }
}

/// <summary>What one such transaction does: the context, the moment (UTC), and what is to be audited and told.</summary>
internal sealed class AccountChanges(CaseTrackerDb db, DateTime now)
{
    public CaseTrackerDb Db { get; } = db;
    public DateTime Now { get; } = now;
    public List<(CurrentUser CurrentUser, Audited Entry)> Audit { get; } = [];
    public List<(long Session, SessionEndReason Reason)> Ended { get; } = [];

    /// <summary>Audits something about an account. The changes hold words of ours, ids and roles, never a password or a token.</summary>
    /// <param name="reason">Why, in the user's words.</param>
    public void Record(CurrentUser user, AuditAction action, object changes, string? reason = null) =>
        Audit.Add((user, new Audited(action, null, () => null, reason, JsonSerializer.Serialize(changes))));

    /// <summary>Ends the account's sessions that have not ended, or the one given.</summary>
    /// <param name="but">One that is left as it is.</param>
    /// <returns>How many ended.</returns>
    public async Task<int> End(long accountId, long? sessionId, SessionEndReason reason, CancellationToken cancel, long? but = null)
    {
        var open = await Db.Sessions.Where(session => session.AccountId == accountId && session.EndedAt == null && session.Id != but
            && (sessionId == null || session.Id == sessionId)).ToListAsync(cancel);
        foreach (var session in open)
        {
            session.EndedAt = Now;
            Ended.Add((session.Id, reason));
        }
        return open.Count;
    }

    /// <summary>What somebody did to a second factor of their own: what was begun with that of before is void, and the sessions that
    /// never showed the new one end.</summary>
    public async Task FactorChanged(CurrentUser user, Account account, string what, CancellationToken cancel)
    {
        account.SecurityStamp = OneTimeToken.New();
        Record(user, AuditAction.AccountChanged, new { what, account = account.Id });
        await End(account.Id, null, SessionEndReason.EndedElsewhere, cancel, but: user.SessionId);
    }

    /// <summary>Locks an open session until its password is given.</summary>
    public void Lock(AccountSession session, CurrentUser user, string what)
    {
        session.LockedAt = Now;
        Ended.Add((session.Id, SessionEndReason.Locked));
        Record(user, AuditAction.SignedOut, new { what, session = session.Id });
    }
}
