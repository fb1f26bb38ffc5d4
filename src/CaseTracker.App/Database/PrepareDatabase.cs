using System.Data.Common;
using System.Globalization;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Database.Moving;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Database;

/// <summary>A database that is ready for this program.</summary>
/// <param name="Place">The file's full path, or server and database.</param>
/// <param name="Applied">The scripts that were missing and have been run now, in order.</param>
public sealed record PreparedDatabase(DatabaseProvider Provider, string Place, IReadOnlyList<string> Applied);

/// <summary>Makes the database if there is none and runs the schema scripts that it lacks, each in a transaction with its
/// line in the journal. Stops at anything that would leave program and database apart. Safe to run from several
/// processes at once: one applies, the others find it done.</summary>
public sealed class PrepareDatabase
{
    private const string Journal = "SchemaJournal";

    private readonly IDatabaseDialect _dialect;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<SchemaScript> _scripts;
    private readonly SafetyCopy _copy;
    private readonly bool _moving;

    /// <param name="moving">For what goes on with a move that has not ended; to all others the database is not ready.</param>
    internal PrepareDatabase(IDatabaseDialect dialect, TimeProvider clock, IReadOnlyList<SchemaScript>? scripts = null,
        SafetyCopy? copy = null, bool moving = false) =>
        (_dialect, _clock, _scripts, _copy, _moving) = (dialect, clock, scripts ?? SchemaScript.Embedded(dialect.Provider), copy
            ?? new SafetyCopy(dialect, clock), moving);

    public async Task<Outcome<PreparedDatabase>> Handle(CancellationToken cancel)
    {
        try
        {
            await using var connection = await _dialect.OpenForSchema(cancel);
            if (await _dialect.Unfit(connection, cancel) is { } unfit) return Outcome<PreparedDatabase>.Failed(unfit);
            var applied = new List<string>();
            // One look without a lock: a database that is up to date is the common start, and needs no writer's lock.
            var (lacking, wrong) = await Standing(connection, null, cancel);
            if (wrong is null && lacking.Count == 0) return Prepared(applied);
            if (wrong is null && await _copy.BeforeChange(cancel) is { } refused) return Outcome<PreparedDatabase>.Failed(refused);
            while (true)
            {
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                await _dialect.LockWriters(transaction, cancel);
                var (missing, problem) = await Standing(connection, transaction, cancel);
                if (problem is not null) return Outcome<PreparedDatabase>.Failed(problem);
                if (missing.Count == 0) return Prepared(applied);
                await Apply(missing[0], transaction, cancel);
                await transaction.CommitAsync(cancel);
                applied.Add(missing[0].Name);
            }
        }
        catch (Exception failure) when (_dialect.Explain(failure) is { } problem)
        {
            return Outcome<PreparedDatabase>.Failed(problem);
        }
    }

    /// <summary>The names of the scripts that the database lacks, or what stands in the way of running them; runs nothing. Throws what
    /// <see cref="IDatabaseDialect.Explain"/> puts in words.</summary>
    internal async Task<(IReadOnlyList<string> Missing, Problem? Problem)> Look(CancellationToken cancel)
    {
        await using var connection = await _dialect.OpenForSchema(cancel);
        var (missing, problem) = await Standing(connection, null, cancel);
        return ([.. missing.Select(script => script.Name)], problem);
    }

    private Outcome<PreparedDatabase> Prepared(IReadOnlyList<string> applied) =>
        Outcome<PreparedDatabase>.Of(new(_dialect.Provider, _dialect.Place, applied));

    /// <summary>The scripts that the database lacks, or what stands in the way of running them.</summary>
    private async Task<(IReadOnlyList<SchemaScript> Missing, Problem? Problem)> Standing(DbConnection connection,
        DbTransaction? transaction, CancellationToken cancel)
    {
        var tables = await _dialect.Tables(connection, transaction, cancel);
        if (tables.Count == 0) return (_scripts, null);
        if (!tables.Contains(Journal)) return ([], new Problem("Database.NotOurs", _dialect.Place, Journal));
        if (!_moving && tables.Contains(UnfinishedMove.Table)) return ([], new Problem("Database.UnfinishedMove", _dialect.Place));
        var done = await ReadJournal(connection, transaction, cancel);
        foreach (var (name, hash) in done)
        {
            var script = _scripts.FirstOrDefault(script => script.Name == name);
            if (script is null) return ([], new Problem("Database.NewerThanProgram", _dialect.Place, name));
            if (script.Sha256 != hash) return ([], new Problem("Database.ScriptEdited", name, _dialect.Place));
        }
        // A script that sorts before one that has run would run in another order here than elsewhere.
        var missing = _scripts.Where(script => !done.ContainsKey(script.Name)).ToList();
        if (missing.Find(script => done.Keys.Any(name => string.CompareOrdinal(name, script.Name) > 0)) is { } late)
            return ([], new Problem("Database.ScriptOutOfOrder", late.Name, _dialect.Place));
        return (missing, null);
    }

    private static async Task<Dictionary<string, string>> ReadJournal(DbConnection connection, DbTransaction? transaction,
        CancellationToken cancel)
    {
        await using var command = connection.Command(transaction, $"SELECT Name, Sha256 FROM {Journal}");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel)) done.Add(reader.GetString(0), reader.GetString(1));
        return done;
    }

    private async Task Apply(SchemaScript script, DbTransaction transaction, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        foreach (var batch in _dialect.Batches(script.Text)) await connection.Execute(transaction, batch, cancel);
        // As text, as EF writes times on SQLite; SQL Server reads this form alike in every language of a sign-in.
        await connection.Execute(transaction, $"INSERT INTO {Journal} (Name, Sha256, AppliedAt) VALUES (@name, @hash, @at)", cancel,
            ("@name", script.Name), ("@hash", script.Sha256),
            ("@at", _clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)));
        await _dialect.Check(transaction, cancel);
    }
}
