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
/// actor: who signs in is known only when the password was right.</summary>
internal sealed class AccountWork(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, SessionEnds ends, TimeProvider clock)
{
    public async Task<Outcome<T>> Run<T>(Func<AccountChanges, Task<Outcome<T>>> body, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two writers extend one audit chain in turn.
        await dialect.LockWriters(transaction.GetDbTransaction(), cancel);
        var changes = new AccountChanges(db, clock.GetUtcNow().UtcDateTime);
        var outcome = await body(changes);
        if (!outcome.Succeeded) return outcome;
        await db.SaveChangesAsync(cancel);
        foreach (var (actor, entry) in changes.Audit) await AuditLog.Append(db, actor, changes.Now, [entry], cancel);
        await transaction.CommitAsync(cancel);
        foreach (var (session, reason) in changes.Ended) ends.Tell(session, reason);
        return outcome;
    }
}

/// <summary>What one such transaction does: the context, the moment (UTC), and what is to be audited and told.</summary>
internal sealed class AccountChanges(CaseTrackerDb db, DateTime now)
{
    public CaseTrackerDb Db { get; } = db;
    public DateTime Now { get; } = now;
    public List<(Actor Actor, Audited Entry)> Audit { get; } = [];
    public List<(long Session, SessionEndReason Reason)> Ended { get; } = [];

    /// <summary>Audits something about an account. The changes hold ids and roles, never a password or a token.</summary>
    public void Record(Actor actor, AuditAction action, string reason, object changes) =>
        Audit.Add((actor, new Audited(action, null, () => null, reason, JsonSerializer.Serialize(changes))));

    /// <summary>Ends the account's open sessions, or the one given.</summary>
    public async Task End(long accountId, long? sessionId, SessionEndReason reason, CancellationToken cancel)
    {
        var open = await Db.Sessions.Where(session => session.AccountId == accountId && session.EndedAt == null && (sessionId == null || session.Id == sessionId)).ToListAsync(cancel);
        foreach (var session in open)
        {
            session.EndedAt = Now;
            Ended.Add((session.Id, reason));
        }
    }
}
