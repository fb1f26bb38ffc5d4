using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.People;

/// <summary>One key of a name, an index for likely namesakes. It is made from the names and holds nothing of its own.</summary>
internal sealed class NameKeyRow
{
    /// <summary>The record that holds the name: the person, or another name of theirs. It decides who may be told.</summary>
    public long RecordId { get; set; }
    public long PersonId { get; set; }
    public string Key { get; set; } = "";
}

/// <summary>Keeps the keys in step with the names, in the transaction that writes the name.</summary>
internal static class KeepNameKeys
{
    /// <summary>Replaces the keys of a person or of another name; other records have none. The row has its id.</summary>
    public static async Task Of(CaseTrackerDb db, IRecordRow row, CancellationToken cancel)
    {
        if (Keys(row) is not { } keys) return;
        await db.NameKeys.Where(key => key.RecordId == row.Id).ExecuteDeleteAsync(cancel);
        db.NameKeys.AddRange(keys);
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
    private const int Batch = 1000, RowsAtOnce = 500;

    private readonly UnitOfWork _unit;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;

    internal FillNameKeys(IDbContextFactory<CaseTrackerDb> factory, UnitOfWork unit) => (_factory, _unit) = (factory, unit);

    /// <summary>How many names got keys.</summary>
    public async Task<Outcome<int>> Handle(CancellationToken cancel)
    {
        // A look without the writers' lock: nothing to do is the common start.
        await using (var db = await _factory.CreateDbContextAsync(cancel))
            if (!await PeopleWithout(db).AnyAsync(cancel) && !await NamesWithout(db).AnyAsync(cancel)) return Outcome<int>.Of(0);
        return await _unit.Run(Domain.Security.Actor.Seed, Domain.Security.Permission.EditRecords, async work =>
            Outcome<int>.Of(await Fill(work.Db, PeopleWithout(work.Db), cancel) + await Fill(work.Db, NamesWithout(work.Db), cancel)), cancel);
    }

    private static async Task<int> Fill<TRow>(CaseTrackerDb db, IQueryable<TRow> without, CancellationToken cancel) where TRow : class, IRecordRow
    {
        var (done, last) = (0, 0L);
        while (await without.Where(row => row.Id > last).OrderBy(row => row.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } rows)
        {
            foreach (var keys in rows.SelectMany(row => KeepNameKeys.Keys(row) ?? []).Chunk(RowsAtOnce)) await Insert(db, keys, cancel);
            (done, last) = (done + rows.Count, rows[^1].Id);
        }
        return done;
    }

    /// <summary>Past the context: a register of 100,000 people has half a million keys.</summary>
    private static async Task Insert(CaseTrackerDb db, NameKeyRow[] keys, CancellationToken cancel)
    {
        var values = string.Join(", ", keys.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"(@r{at}, @p{at}, @k{at})")));
        await db.Database.GetDbConnection().Execute(db.Database.CurrentTransaction!.GetDbTransaction(), $"INSERT INTO NameKeys (RecordId, PersonId, [Key]) VALUES {values}", cancel,
            [.. keys.SelectMany((key, at) => new (string, object)[] { (Numbered("@r", at), key.RecordId), (Numbered("@p", at), key.PersonId), (Numbered("@k", at), key.Key) })]);
    }

    private static string Numbered(string name, int at) => name + at.ToString(CultureInfo.InvariantCulture);

    private static IQueryable<PersonRow> PeopleWithout(CaseTrackerDb db) => db.People.AsNoTracking()
        .Where(row => (row.Name != null && row.Name != "" || row.NameKhmer != null && row.NameKhmer != "") && !db.NameKeys.Any(key => key.RecordId == row.Id));

    private static IQueryable<PersonNameRow> NamesWithout(CaseTrackerDb db) => db.PersonNames.AsNoTracking().Where(row => !db.NameKeys.Any(key => key.RecordId == row.Id));
}
