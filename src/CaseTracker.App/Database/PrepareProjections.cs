using System.Data.Common;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Database;

/// <summary>At the program's start: makes each projection that is missing or that another version of its rule made. Each in one
/// transaction, so that a page is answered by the old one until the new one is complete.</summary>
public sealed class PrepareProjections
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly TimeProvider _clock;
    private readonly ILogger<PrepareProjections> _log;
    private readonly IReadOnlyList<Projection> _all;

    internal PrepareProjections(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, TimeProvider clock,
        ILogger<PrepareProjections> log, IReadOnlyList<Projection> all) =>
        (_factory, _dialect, _clock, _log, _all) = (factory, dialect, clock, log, all);

    /// <summary>For how many records something was made anew; 0 where all that is kept holds.</summary>
    /// <param name="serving">Leaves to <see cref="Rest"/> what can be made while pages are answered by what is there.</param>
    public Task<Outcome<int>> Handle(bool serving = false, CancellationToken cancel = default) => Tried(async () =>
    {
        var made = 0;
        foreach (var (projection, answers) in await Stale(cancel))
            if (!serving || !answers || projection.Beside is null) made += await MakeAnew(projection, cancel);
        return made;
    });

    /// <summary>What the start left to be made while the server runs.</summary>
    public Task<Outcome<int>> Rest(CancellationToken cancel = default) => Tried(async () =>
    {
        var made = 0;
        foreach (var (projection, _) in await Stale(cancel))
            if (projection.Beside is { } beside) made += await MakeBeside(projection, beside, cancel);
        return made;
    });

    /// <summary>What was never made, or by another version of its rule; makes nothing. A table that is empty is no matter here: there may
    /// be
    /// nothing to keep.</summary>
    internal async Task<IReadOnlyList<string>> StaleNames(CancellationToken cancel)
    {
        await using var connection = await _dialect.OpenForSchema(cancel);
        var stale = new List<string>();
        foreach (var projection in _all)
            if (!await Holds(connection, null, projection with { Table = null }, cancel)) stale.Add(projection.Name);
        return stale;
    }

    private async Task<Outcome<int>> Tried(Func<Task<int>> make)
    {
        try
        {
            return Outcome<int>.Of(await make());
        }
        catch (Exception failure) when (_dialect.Explain(failure) is { } problem)
        {
            return Outcome<int>.Failed(problem);
        }
    }

    /// <summary>A look without the writers' lock and before the model is built: that all is there is the common start.</summary>
    private async Task<List<(Projection Projection, bool Answers)>> Stale(CancellationToken cancel)
    {
        await using var connection = await _dialect.OpenForSchema(cancel);
        var stale = new List<(Projection, bool)>();
        foreach (var projection in _all)
            if (!await Holds(connection, null, projection, cancel))
                stale.Add((projection, await connection.Finds(null, $"SELECT 1 FROM Projections WHERE Name = @name{Filled(projection)}",
                    cancel, ("@name", projection.Name))));
        return stale;
    }

    private static Task<bool> Holds(DbConnection connection, DbTransaction? transaction, Projection projection, CancellationToken cancel) =>
        connection.Finds(transaction, $"SELECT 1 FROM Projections WHERE Name = @name AND Version = @version{Filled(projection)}", cancel,
            ("@name", projection.Name), ("@version", projection.Version));

    private static string Filled(Projection projection) =>
        projection.Table is null ? "" : $" AND EXISTS (SELECT 1 FROM {projection.Table})";

    private async Task<int> MakeAnew(Projection projection, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await Put(db, projection, () => projection.Make(db, _log, cancel), cancel);
    }

    private async Task<int> MakeBeside(Projection projection, Func<CaseTrackerDb, ILogger, CancellationToken, Task<Func<Task<int>>>> beside,
        CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        return await Put(db, projection, await beside(db, _log, cancel), cancel);
    }

    private async Task<int> Put(CaseTrackerDb db, Projection projection, Func<Task<int>> make, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await _dialect.LockWriters(transaction.GetDbTransaction(), cancel);
        // Another process may have made it while this one waited.
        if (await Holds(db.Database.GetDbConnection(), transaction.GetDbTransaction(), projection, cancel)) return 0;
        var made = await make();
        await db.Projections.Where(row => row.Name == projection.Name).ExecuteDeleteAsync(cancel);
        db.Projections.Add(new ProjectionVersion
        {
            Name = projection.Name,
            Version = projection.Version,
            MadeAt = _clock.GetUtcNow().UtcDateTime
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return made;
    }
}
