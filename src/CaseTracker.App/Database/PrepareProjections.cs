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
    public async Task<Outcome<int>> Handle(CancellationToken cancel = default)
    {
        try
        {
            var made = 0;
            foreach (var projection in await Stale(cancel)) made += await MakeAnew(projection, cancel);
            return Outcome<int>.Of(made);
        }
        catch (Exception failure) when (_dialect.Explain(failure) is { } problem)
        {
            return Outcome<int>.Failed(problem);
        }
    }

    /// <summary>A look without the writers' lock and before the model is built: that all is there is the common start.</summary>
    private async Task<List<Projection>> Stale(CancellationToken cancel)
    {
        await using var connection = await _dialect.OpenForSchema(cancel);
        var stale = new List<Projection>();
        foreach (var projection in _all)
            if (!await Holds(connection, null, projection, cancel)) stale.Add(projection);
        return stale;
    }

    private static Task<bool> Holds(DbConnection connection, DbTransaction? transaction, Projection projection, CancellationToken cancel)
    {
        var filled = projection.Table is null ? "" : $" AND EXISTS (SELECT 1 FROM {projection.Table})";
        return connection.Finds(transaction, $"SELECT 1 FROM Projections WHERE Name = @name AND Version = @version{filled}", cancel,
            ("@name", projection.Name), ("@version", projection.Version));
    }

    private async Task<int> MakeAnew(Projection projection, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await _dialect.LockWriters(transaction.GetDbTransaction(), cancel);
        // Another process may have made it while this one waited.
        if (await Holds(db.Database.GetDbConnection(), transaction.GetDbTransaction(), projection, cancel)) return 0;
        var made = await projection.Make(db, _log, cancel);
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
