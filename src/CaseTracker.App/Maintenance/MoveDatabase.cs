using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Database.Moving;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Maintenance;

/// <summary>A database that was moved and compared.</summary>
/// <param name="Place">Where it is now: server and database.</param>
/// <param name="Sha256">Of the names, counts and hashes of all tables.</param>
public sealed record MovedDatabase(string Place, int Tables, long Rows, string Sha256);

/// <summary>Copies the embedded database into an empty one of a server, table by table, and proves the copy equal. What was stopped goes
/// on where it was at the next call. The source is read alone; nobody writes to it meanwhile.</summary>
public sealed class MoveDatabase
{
    /// <summary>Rows that go at once, and stand or fall together.</summary>
    internal const int UsualPart = 5000;

    private readonly IDatabaseDialect _source;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly MakeBackup _database;
    private readonly Access _access;
    private readonly TimeProvider _clock;
    private readonly int _part;

    internal MoveDatabase(IDatabaseDialect source, IDbContextFactory<CaseTrackerDb> factory, MakeBackup database, Access access,
        TimeProvider clock, int part = UsualPart) =>
        (_source, _factory, _database, _access, _clock, _part) = (source, factory, database, access, clock, part);

    /// <summary>What is moved: the file's full path.</summary>
    public string Source => _source.Place;

    /// <param name="told">Hears of each part: the table, and how many of its rows stand.</param>
    public async Task<Outcome<MovedDatabase>> Handle(CurrentUser user, DatabaseOptions to, Action<string, long>? told = null,
        CancellationToken cancel = default)
    {
        if (_source.Provider != DatabaseProvider.Sqlite) return Failed("Move.OnServer", _source.Place);
        if (await _database.NotOfThisVersion(cancel) is { } other) return Outcome<MovedDatabase>.Failed(other);
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused) return Outcome<MovedDatabase>.Failed(refused);
        var target = DatabaseDialects.Of(to);
        try
        {
            var prepared = await new PrepareDatabase(target, _clock, moving: true).Handle(cancel);
            return prepared.Succeeded ? await Move(user, target, told, cancel) : Outcome<MovedDatabase>.Failed(prepared.Problems);
        }
        catch (Exception failure) when ((_source.InFull(failure) ?? target.InFull(failure) ?? target.Explain(failure)) is { } problem)
        {
            return Outcome<MovedDatabase>.Failed(problem);
        }
    }

    private async Task<Outcome<MovedDatabase>> Move(CurrentUser user, IDatabaseDialect target, Action<string, long>? told,
        CancellationToken cancel)
    {
        await using var source = await _source.OpenForSchema(cancel);
        // The writers' lock: what is compared in the end is what was copied at the beginning.
        await using var still = await source.BeginTransactionAsync(cancel);
        await using var goal = await target.OpenForSchema(cancel);
        IReadOnlyList<CopiedTable> tables;
        await using (var db = await _factory.CreateDbContextAsync(cancel)) tables = CopiedTable.All(db.Model);
        if (!(await target.Tables(goal, null, cancel)).Contains(UnfinishedMove.Table))
        {
            foreach (var table in tables)
                if (await table.Count(goal, cancel) > 0) return Failed("Move.TargetInUse", target.Place, table.Name);
            await goal.Execute(null, UnfinishedMove.Begin, cancel);
        }
        foreach (var table in tables)
            if (await Copy(table, (source, still), (goal, target), told, cancel) is { } problem)
                return Outcome<MovedDatabase>.Failed(problem);
        var (rows, proof) = (0L, new StringBuilder());
        foreach (var table in tables)
        {
            var (was, now) = (await table.Prove(source, still, _part, cancel), await table.Prove(goal, null, _part, cancel));
            if (was != now) return Failed("Move.TableDiffers", table.Name, was.Rows, now.Rows, target.Place);
            rows += was.Rows;
            proof.Append(CultureInfo.InvariantCulture, $"{table.Name} {was.Rows} {was.Hash}\n");
        }
        await target.SettleCopy(goal, [.. tables.Select(table => table.Name)], cancel);
        var moved = new MovedDatabase(target.Place, tables.Count, rows,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(proof.ToString()))));
        await End(user, target, moved, cancel);
        return Outcome<MovedDatabase>.Of(moved);
    }

    private async Task<Problem?> Copy(CopiedTable table, (DbConnection Connection, DbTransaction Still) from,
        (DbConnection Connection, IDatabaseDialect Dialect) to, Action<string, long>? told, CancellationToken cancel)
    {
        var stand = await table.Count(to.Connection, cancel);
        await foreach (var part in table.Read(from.Connection, from.Still, stand, _part, cancel))
        {
            if (table.TooLong(part) is { } tooLong) return tooLong;
            await to.Dialect.CopyRows(to.Connection, table, part, cancel);
            told?.Invoke(table.Name, stand += part.Count);
        }
        return null;
    }

    /// <summary>The log of the copy tells of the move; from then on the program may work on it.</summary>
    private async Task End(CurrentUser user, IDatabaseDialect target, MovedDatabase moved, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<CaseTrackerDb>();
        target.Use(options);
        await using var db = new CaseTrackerDb(options.Options);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await target.LockWriters(transaction.GetDbTransaction(), cancel);
        // The head that is signed stays where the source ends: whoever goes on with the source finds it as it was.
        await AuditLog.Append(db, user, _clock.GetUtcNow().UtcDateTime, [new Audited(AuditAction.Exported, null, () => null, null,
            JsonSerializer.Serialize(new { what = "moved", from = _source.Place, rows = moved.Rows, sha256 = moved.Sha256 }))], cancel);
        await db.Database.ExecuteSqlRawAsync(UnfinishedMove.End, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static Outcome<MovedDatabase> Failed(string key, params object?[] arguments) =>
        Outcome<MovedDatabase>.Failed(new Problem(key, arguments));
}
