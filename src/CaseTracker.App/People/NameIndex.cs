using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.People;

/// <summary>Keeps the keys in step with the names, in the transaction that writes the name.</summary>
internal static class NameIndex
{
    /// <summary>Replaces the keys of a person or of another name; other records have none. The row has its id.</summary>
    public static async Task Of(CaseTrackerDb db, IRecordRow row, CancellationToken cancel)
    {
        if (Keys(row) is not { } keys) return;
        if (db.Known.KeepsFirst(TableColumns.Of(db, typeof(NameKeyRow)).Table, row.Id))
        {
            await db.New.Beside(keys, cancel);
            return;
        }
        await db.Replace<NameKeyRow>(nameof(NameKeyRow.RecordId), [row.Id], [.. keys], cancel);
    }

    public static IEnumerable<NameKeyRow>? Keys(IRecordRow row) => row switch
    {
        PersonRow person => Made(person.Id, person.Id, [.. NameKeys.Of(person.Name), .. NameKeys.Of(person.NameKhmer)]),
        PersonNameRow name => Made(name.Id, name.PersonId, NameKeys.Of(name.Text)),
        _ => null,
    };

    private static IEnumerable<NameKeyRow> Made(long record, long person, IReadOnlyCollection<string> keys) =>
        keys.Distinct(StringComparer.Ordinal).Select(key => new NameKeyRow { RecordId = record, PersonId = person, Key = key });
}

/// <summary>Makes the keys of names that have none: names from before there were keys, or written past the handlers.
/// Emptying the table makes all of them anew at the next start.</summary>
public sealed class FillNameKeys
{
    private const int Batch = 1000;

    private const string
        PeopleWithout = "SELECT p.* FROM People p WHERE (p.Name <> '' OR p.NameKhmer <> '') AND NOT EXISTS (SELECT 1 FROM NameKeys k "
            + "WHERE k.RecordId = p.Id)",
        NamesWithout = "SELECT n.* FROM PersonNames n WHERE NOT EXISTS (SELECT 1 FROM NameKeys k WHERE k.RecordId = n.Id)";

    /// <summary>Raise the version with each change of <see cref="NameKeys"/> or of what it reads.</summary>
    internal static readonly Projection Projection = new("NameKeys", Version: 1, null, MakeAnew);

    private readonly UnitOfWork _unit;
    private readonly IDatabaseDialect _dialect;

    internal FillNameKeys(IDatabaseDialect dialect, UnitOfWork unit) => (_dialect, _unit) = (dialect, unit);

    /// <summary>How many names got keys.</summary>
    public async Task<Outcome<int>> Handle(CancellationToken cancel)
    {
        // A look without the writers' lock and before the model is built: nothing to do is the common start.
        await using (var connection = await _dialect.OpenForSchema(cancel))
            if (!await connection.Finds(PeopleWithout, cancel) && !await connection.Finds(NamesWithout, cancel)) return Outcome<int>.Of(0);
        return await _unit.Run(Domain.Security.CurrentUser.Seed, Domain.Security.Permission.EditRecords, async work =>
            Outcome<int>.Of(await Fill(work.Db, work.Db.People.FromSqlRaw(PeopleWithout).AsNoTracking(), cancel)
                + await Fill(work.Db, work.Db.PersonNames.FromSqlRaw(NamesWithout).AsNoTracking(), cancel)), cancel);
    }

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        await db.NameKeys.ExecuteDeleteAsync(cancel);
        var made = await Fill(db, db.People.AsNoTracking(), cancel) + await Fill(db, db.PersonNames.AsNoTracking(), cancel);
        if (made > 0) log.LogInformation("Keys of {Made} names made", made);
        return made;
    }

    private static async Task<int> Fill<TRow>(CaseTrackerDb db, IQueryable<TRow> without, CancellationToken cancel) where TRow
        : class, IRecordRow
    {
        var (done, last) = (0, 0L);
        while (await without.Where(row => row.Id > last).OrderBy(row => row.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } rows)
        {
            await db.Insert([.. rows.SelectMany(row => NameIndex.Keys(row) ?? [])], cancel);
            (done, last) = (done + rows.Count, rows[^1].Id);
        }
        return done;
    }
}
