using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Detention;

/// <summary>At the program's start: makes everybody's kept standings where there are none yet, or where another version of the
/// custody rule made them. In one transaction, so that lists answer by the old ones until the new ones are complete.</summary>
public sealed class PrepareStandings
{
    private const int Batch = 5000;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly TimeProvider _clock;
    private readonly ILogger<PrepareStandings> _log;

    internal PrepareStandings(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, TimeProvider clock, ILogger<PrepareStandings> log) =>
        (_factory, _dialect, _clock, _log) = (factory, dialect, clock, log);

    /// <summary>How many people's standings were made anew; 0 where those that are kept hold.</summary>
    public async Task<Outcome<int>> Handle(CancellationToken cancel = default)
    {
        try
        {
            // A look without the writers' lock and before the model is built: that all is there is the common start.
            await using (var connection = await _dialect.OpenForSchema(cancel))
                if (await connection.Finds("SELECT 1 FROM KeptStandings WHERE RuleVersion = @rule AND EXISTS (SELECT 1 FROM StandingSpans)", cancel, ("@rule", KeepStandings.RuleVersion)))
                    return Outcome<int>.Of(0);
            await using var db = await _factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await _dialect.LockWriters(transaction.GetDbTransaction(), cancel);
            if (await Holds(db, cancel)) return Outcome<int>.Of(0);
            var people = await Make(db, cancel);
            await transaction.CommitAsync(cancel);
            return Outcome<int>.Of(people);
        }
        catch (Exception failure) when (_dialect.Explain(failure) is { } problem)
        {
            return Outcome<int>.Failed(problem);
        }
    }

    private static async Task<bool> Holds(CaseTrackerDb db, CancellationToken cancel) =>
        await db.KeptStandings.AnyAsync(kept => kept.RuleVersion == KeepStandings.RuleVersion, cancel) && await db.StandingSpans.AnyAsync(cancel);

    private async Task<int> Make(CaseTrackerDb db, CancellationToken cancel)
    {
        await db.StandingSpans.ExecuteDeleteAsync(cancel);
        await db.KeptStandings.ExecuteDeleteAsync(cancel);
        var all = await db.People.CountAsync(cancel);
        var done = 0;
        var last = 0L;
        while (await db.People.Where(row => row.Id > last).OrderBy(row => row.Id).Select(row => row.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            await KeepStandings.For(db, batch, cancel);
            (last, done) = (batch[^1], done + batch.Count);
            _log.LogInformation("Standings worked out for {Done} of {All} people", done, all);
        }
        db.KeptStandings.Add(new KeptStandings { RuleVersion = KeepStandings.RuleVersion, MadeAt = _clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancel);
        return done;
    }
}
