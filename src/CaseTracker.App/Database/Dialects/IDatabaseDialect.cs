using System.Data.Common;
using CaseTracker.App.Database.Moving;
using CaseTracker.Domain.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseTracker.App.Database.Dialects;

/// <summary>What differs between the databases. Everything else is said once, in EF or in SQL that both understand.</summary>
internal interface IDatabaseDialect
{
    DatabaseProvider Provider { get; }

    /// <summary>Where the database is, for a person to read: a file's full path, or server and database. Never a password.</summary>
    string Place { get; }

    /// <summary>Sets up a context to work on the database.</summary>
    void Use(DbContextOptionsBuilder options);

    /// <summary>Makes the database if there is none, and opens a connection for schema scripts; the caller disposes it.
    /// Throws <see cref="DbException"/>, <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>: ask
    /// <see cref="Explain"/>.</summary>
    Task<DbConnection> OpenForSchema(CancellationToken cancel);

    /// <summary>What somebody set up otherwise than the program needs it, asked at each start; null where nothing is.</summary>
    Task<Problem?> Unfit(DbConnection connection, CancellationToken cancel);

    /// <summary>The database's tables, without the ones that it keeps for itself.</summary>
    Task<IReadOnlyList<string>> Tables(DbConnection connection, DbTransaction? transaction, CancellationToken cancel);

    /// <summary>A script in the pieces that the database takes in one go.</summary>
    IEnumerable<string> Batches(string script);

    /// <summary>What has to hold after a script and before its commit; throws where it does not.</summary>
    Task Check(DbTransaction transaction, CancellationToken cancel);

    /// <summary>Inside a transaction, waits until no other transaction holds this lock, and holds it to the end: the audit
    /// chain and schema scripts have one writer at a time. Throws <see cref="DbException"/> when the wait is too long.</summary>
    Task LockWriters(DbTransaction transaction, CancellationToken cancel);

    /// <summary>Makes the context's connection give up a lock after so many seconds.</summary>
    Task WaitAtMost(DatabaseFacade database, int seconds, CancellationToken cancel);

    /// <summary>Writes rows into a copy of a database, all or none, with the keys that they have. Whether links lead anywhere is asked by
    /// <see cref="SettleCopy"/>, once all are there.</summary>
    Task CopyRows(DbConnection connection, CopiedTable table, IReadOnlyList<object?[]> rows, CancellationToken cancel);

    /// <summary>After the last row: every link holds, and what is recorded next is numbered on. Throws where one does not.</summary>
    Task SettleCopy(DbConnection connection, IReadOnlyList<string> tables, CancellationToken cancel);

    /// <summary>When the database's server last finished a whole backup of it, UTC; null where it never did, where the sign-in may not
    /// know,
    /// and of the embedded database, which has no server.</summary>
    Task<DateTime?> LastServerBackup(DbConnection connection, CancellationToken cancel);

    /// <summary>Makes what was deleted or written over unreadable in the database's own files. False where somebody who is reading keeps
    /// some of it for now. A server's files and its log are its administrator's.</summary>
    Task<bool> ClearFreed(DatabaseFacade database, CancellationToken cancel);

    /// <summary>Whether the same may well succeed a moment later.</summary>
    bool Transient(DbException failure);

    /// <summary>An expected failure of the database in words, or null for one that nobody expects.</summary>
    Problem? Explain(Exception failure);
}
