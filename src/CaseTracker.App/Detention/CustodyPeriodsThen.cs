using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Where everybody stood on a day, as known at a moment in the past: the custody rule over the facts that were known then, in a
/// table of the connection that has the shape of the kept spans. It is there until this is let go.</summary>
internal sealed class CustodyPeriodsThen : IAsyncDisposable
{
    private const int Batch = 1000;
    private readonly CaseTrackerDb _db;
    private readonly string _table;

    private CustodyPeriodsThen(CaseTrackerDb db, string table) => (_db, _table) = (db, table);

    /// <summary>The table's name.</summary>
    public static string Table(DatabaseProvider provider) =>
        provider == DatabaseProvider.SqlServer ? $"#{nameof(CustodyPeriodsThen)}" : $"temp.{nameof(CustodyPeriodsThen)}";

    /// <summary>The statement that makes the table, empty.</summary>
    public static string Create(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer
        ? $"SELECT * INTO {Table(provider)} FROM StandingSpans WHERE 1 = 0"
        : $"CREATE TABLE {Table(provider)} AS SELECT * FROM StandingSpans WHERE 1 = 0";

    /// <summary>Rows are only of the individuals who were on record, whom the clearance sees, and of whom it sees some fact that bears on
    /// custody.</summary>
    /// <param name="known">The moment of knowledge, UTC.</param>
    public static async Task<CustodyPeriodsThen> On(CaseTrackerDb db, DatabaseProvider provider, DateOnly day, DateTime known,
        Confidentiality clearance, CancellationToken cancel)
    {
        // A table of a connection lives only as long as the connection is not given back.
        await db.Database.OpenConnectionAsync(cancel);
        var then = new CustodyPeriodsThen(db, Table(provider));
        await then.Drop(cancel);
        var create = Create(provider);
        await db.Database.ExecuteSqlRawAsync(create, cancel);
        await then.Fill(day, known, clearance, cancel);
        return then;
    }

    private async Task Fill(DateOnly day, DateTime known, Confidentiality clearance, CancellationToken cancel)
    {
        var (bit, last, levels) = (CustodyPeriodRow.Bit(clearance), 0L, RecordSight.Levels(clearance));
        while (await _db.People.Where(row => row.Id > last && row.Kind != PersonKind.Group && row.DeletedAt == null
            && levels.Contains(row.Confidentiality) && row.Header.CreatedAt <= known)
            .OrderBy(row => row.Id).Select(row => row.Id).Take(Batch).ToArrayAsync(cancel) is { Length: > 0 } people)
        {
            var facts = await CustodyFacts.Then(_db, people, known, clearance, cancel);
            var rows = people.Where(person => facts.Levels(person).Any())
                .Select(person => CustodyPeriodRow.Of(person, bit,
                CustodyPeriod.Of(day, CustodyRules.StatusOn(facts.Seen(person, clearance), day))));
            await CustodyPeriodWriter.Insert(_db, _table, [.. rows], cancel);
            last = people[^1];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Drop(CancellationToken.None);
        await _db.Database.CloseConnectionAsync();
    }

    private async Task Drop(CancellationToken cancel)
    {
        var drop = $"DROP TABLE IF EXISTS {_table}";
        await _db.Database.ExecuteSqlRawAsync(drop, cancel);
    }
}
