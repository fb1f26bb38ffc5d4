using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseTracker.App.Tests.Database;

/// <summary>A database that refuses once, for a moment: at one of the statements that EF sends, before a commit, or after it, when only the
/// answer is lost.</summary>
internal sealed class TransientFailures
{
    public const int BeforeCommit = -1, AfterCommit = -2;

    private int _at;

    /// <summary>How many statements were sent since <see cref="Begin"/>.</summary>
    public int Statements { get; private set; }

    public bool Failed { get; private set; }

    public IInterceptor[] Interceptors => [new Sent(this), new Committed(this)];

    /// <param name="at">The number of a statement, from 1 on, or a moment of the commit; 0: nothing fails.</param>
    public void Begin(int at) => (_at, Statements, Failed) = (at, 0, false);

    private void Count()
    {
        Statements++;
        Fail(Statements);
    }

    private void Fail(int now)
    {
        if (Failed || _at == 0 || now != _at) return;
        Failed = true;
        throw new TransientFailure();
    }

    private sealed class TransientFailure() : DbException("Test failure that passes")
    {
        public override bool IsTransient => true;
    }

    private sealed class Sent(TransientFailures failures) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            failures.Count();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            failures.Count();
            return ValueTask.FromResult(result);
        }
    }

    private sealed class Committed(TransientFailures failures) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData,
            InterceptionResult result, CancellationToken cancellationToken = default)
        {
            failures.Fail(BeforeCommit);
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
            CancellationToken cancellationToken = default)
        {
            failures.Fail(AfterCommit);
            return Task.CompletedTask;
        }
    }
}
