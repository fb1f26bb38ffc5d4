using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Audit;

/// <summary>Runs a transaction that the database may refuse for a moment until it stands, and no more than once: where the line broke at
/// the commit, the log says whether it was committed.</summary>
internal sealed class AuditedCommit(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, SignedHead head)
{
    /// <param name="work">Does it in a context of its own, and commits by the <see cref="Turn"/> that it is given. It is called anew for
    /// each try, so that nothing may be left of one before.</param>
    public async Task<Outcome<T>> Run<T>(Func<Turn, Task<Outcome<T>>> work, CancellationToken cancel)
    {
        Turn? turn = null;
        return await TransientRetry.Run(factory, async _ =>
        {
            turn = new Turn(dialect, head);
            var outcome = await work(turn);
            return turn.Unknown is not { } failure ? outcome
                : Outcome<T>.Failed(dialect.OnPage(failure) ?? new Problem(DatabaseFailures.UnusableOnPage));
        }, cancel, Committed);

        async Task<Outcome<T>?> Committed(CancellationToken again)
        {
            if (turn is not { Hash: { } hash, Answer: Outcome<T> answer }) return null;
            await using var db = await factory.CreateDbContextAsync(again);
            if (!await db.AuditEntries.AnyAsync(entry => entry.Hash == hash, again)) return null;
            await head.Follow(db);
            return answer;
        }
    }

    /// <summary>Appends an entry that no other write brings.</summary>
    /// <param name="isKnown">Whether the log says it already: then nothing is appended. Asked behind the writers' lock.</param>
    public Task<Outcome<bool>> Append(CurrentUser user, DateTime now, Audited entry, Func<CaseTrackerDb, Task<bool>> isKnown,
        CancellationToken cancel) => Run(async turn =>
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await dialect.LockWriters(transaction.GetDbTransaction(), cancel);
            if (await isKnown(db)) return Outcome<bool>.Of(false);
            var hash = await AuditLog.Append(db, user, now, [entry], cancel);
            await turn.Commit(db, transaction, hash, Outcome<bool>.Of(true), cancel);
            return Outcome<bool>.Of(true);
        }, cancel);

    /// <summary>One try.</summary>
    internal sealed class Turn(IDatabaseDialect dialect, SignedHead head)
    {
        /// <summary>Of the last entry that was appended to the log, once the commit was begun.</summary>
        public string? Hash { get; private set; }

        public object? Answer { get; private set; }

        /// <summary>What broke a commit of which no entry of the log tells: again it might be written twice.</summary>
        public Exception? Unknown { get; private set; }

        /// <param name="hash">Of the last entry that was appended to the log in the transaction; null for none.</param>
        public async Task Commit<T>(CaseTrackerDb db, IDbContextTransaction transaction, string? hash, Outcome<T> answer,
            CancellationToken cancel)
        {
            (Hash, Answer) = (hash, answer);
            try
            {
                await transaction.CommitAsync(cancel);
            }
            catch (Exception failure) when (hash is null && dialect.IsTransient(failure))
            {
                Unknown = failure;
                return;
            }
            db.Statements.Forget();
            if (hash is not null) await head.Follow(db);
        }
    }
}
