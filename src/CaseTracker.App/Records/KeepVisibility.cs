using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Records;

/// <summary>Keeps in every record's header who may know of it (<see cref="Visibility"/>), with every save of the context
/// (<see cref="CaseTrackerDb"/>), so that what comes later in the same transaction already asks the right header. What a field adds (a
/// child's name, and what is said of it) is no part of it: that is <see cref="Redaction"/>'s.</summary>
internal static class KeepVisibility
{
    public static readonly Projection Projection = new("Visibility", Visibility.Version, null, MakeAnew);

    private const int Batch = 1000, AtOnce = 5000;

    /// <summary>Each kind after those that it inherits from; those that inherit from records of any kind come last.</summary>
    private static readonly IReadOnlyList<RecordType> InOrder = Ordered();

    /// <summary>Before a save: a new record's header goes into the database with its answer, since everything that it inherits from is
    /// there.</summary>
    public static async Task Before(CaseTrackerDb db, IReadOnlyCollection<TouchedRecord> touched, CancellationToken cancel)
    {
        var added = touched.Where(record => record.Added).ToList();
        if (added.Count == 0) return;
        var known = await db.Known.Of([.. added.SelectMany(Parents)], cancel);
        foreach (var record in added)
        {
            var now = Visibility.Of(record.Level, record.Removed, Parents(record)
                .Select(parent => known.GetValueOrDefault(parent)?.Visible));
            (record.Header.VisibleFrom, record.Header.Hidden, record.Header.VisibilityVersion) = (now.From, now.Hidden, Visibility.Version);
            (record.Header.LimitedFrom, record.Header.Readers) = (LimitedFrom(now), now.Readers);
        }
    }

    /// <summary>After the save, in the caller's transaction: works out what was edited, removed or brought back, and what inherits from
    /// it.</summary>
    public static async Task After(CaseTrackerDb db, IReadOnlyCollection<TouchedRecord> touched, CancellationToken cancel)
    {
        foreach (var record in touched)
            if (record.Added) db.Known.Made(record.Header);
        // Nothing inherits from what is new but a choice between sources, which is as closed as all that is cited for its field; of a new
        // record there is none.
        long[] cited = [.. touched.Where(record => record.Added).Select(record => record.Row).OfType<CitationRow>()
            .Select(citation => citation.RecordId).Distinct().Where(id => !db.Known.IsNew(id))];
        if (cited.Length == 0 && touched.All(record => record.Added)) return;
        var pending = InOrder.ToDictionary(type => type.Kind, _ => new HashSet<long>());
        foreach (var record in touched.Where(record => !record.Added)) pending[record.Type.Kind].Add(record.Id);
        if (cited.Length > 0)
            pending[RecordKind.Settlement].UnionWith(await db.Settlements.Where(row => EF.Parameter(cited).Contains(row.RecordId))
                .Select(row => row.Id).ToListAsync(cancel));
        await For(db, new VisibilitySql(db, db.Provider() == DatabaseProvider.SqlServer), pending, cancel);
    }

    /// <summary>Works out again some records of a kind of which others were named, and what inherits from them, in the caller's
    /// transaction.</summary>
    public static Task Again(CaseTrackerDb db, RecordKind kind, IEnumerable<long> ids, CancellationToken cancel)
    {
        var pending = InOrder.ToDictionary(type => type.Kind, _ => new HashSet<long>());
        pending[kind].UnionWith(ids);
        return For(db, new VisibilitySql(db, db.Provider() == DatabaseProvider.SqlServer), pending, cancel);
    }

    private static async Task For(CaseTrackerDb db, VisibilitySql sql, Dictionary<RecordKind, HashSet<long>> pending,
        CancellationToken cancel)
    {
        while (InOrder.FirstOrDefault(type => pending[type.Kind].Count > 0) is { } next)
        {
            var batch = pending[next.Kind].Take(Batch).ToArray();
            pending[next.Kind].ExceptWith(batch);
            var changed = await Work(db, sql, next, batch, cancel);
            db.VisibilityChanged.UnionWith(changed);
            // A citation that goes or speaks of another field closes or opens what was chosen, though it is as closed as before.
            await PassOn(db, sql, next.Kind, next.Kind == RecordKind.Citation ? batch : changed, pending, cancel);
        }
    }

    private static async Task PassOn(CaseTrackerDb db, VisibilitySql sql, RecordKind of, IReadOnlyCollection<long> ids,
        Dictionary<RecordKind, HashSet<long>> pending, CancellationToken cancel)
    {
        if (ids.Count == 0) return;
        foreach (var heir in InOrder)
            if (sql.Heirs(heir, of) is { } heirs)
                pending[heir.Kind].UnionWith(await db.Database.SqlQueryRaw<long>(heirs, Json(ids)).ToListAsync(cancel));
    }

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        var (done, sql) = (0, new VisibilitySql(db, db.Provider() == DatabaseProvider.SqlServer));
        await db.Headers.ExecuteUpdateAsync(set => set.SetProperty(row => row.VisibilityVersion, (int?)null), cancel);
        foreach (var type in InOrder)
        {
            var last = 0L;
            while (await db.Database.SqlQueryRaw<long>(sql.All(type)).Where(id => id > last).OrderBy(id => id).Take(AtOnce)
                .ToListAsync(cancel) is { Count: > 0 } ids)
            {
                foreach (var batch in ids.Chunk(Batch)) await Work(db, sql, type, batch, cancel);
                (last, done) = (ids[^1], done + ids.Count);
                log.LogInformation("Who may know of it is worked out for {Done} records", done);
            }
        }
        // What is said of a choice was worked out before the choice.
        var ofChoices = await db.Citations.Where(row => db.Headers.Any(header => header.Id == row.RecordId
            && header.Kind == RecordKind.Settlement)).Select(row => row.Id).ToListAsync(cancel);
        var pending = InOrder.ToDictionary(type => type.Kind, _ => new HashSet<long>());
        pending[RecordKind.Citation].UnionWith(ofChoices);
        await For(db, sql, pending, cancel);
        return done;
    }

    /// <summary>Works out some records of one kind. Gives those of which others may know now.</summary>
    private static async Task<IReadOnlyCollection<long>> Work(CaseTrackerDb db, VisibilitySql sql, RecordType type, long[] ids,
        CancellationToken cancel)
    {
        var rows = await db.Database.SqlQueryRaw<VisibilityRow>(sql.Rows(type), Json(ids)).ToListAsync(cancel);
        var readers = LimitedKinds.Has(type.Kind) ? await RecordReaders.Of(db, ids, cancel) : [];
        // Not as this transaction knows them: what is kept may have been written past it.
        var kept = (await db.Headers.AsNoTracking().Where(header => EF.Parameter(ids).Contains(header.Id)).ToListAsync(cancel))
            .ToDictionary(header => header.Id, header => KnownHeader.Of(header).Visible);
        var changed = rows.GroupBy(row => row.Id).Select(of => (Id: of.Key, Now: Of(of, readers.GetValueOrDefault(of.Key))))
            .Where(of => kept.GetValueOrDefault(of.Id) != of.Now).ToLookup(of => of.Now, of => of.Id);
        foreach (var same in changed)
        {
            await db.Headers.Where(header => EF.Parameter(same.ToArray()).Contains(header.Id)).ExecuteUpdateAsync(set => set
                .SetProperty(header => header.VisibleFrom, same.Key.From).SetProperty(header => header.Hidden, same.Key.Hidden)
                    .SetProperty(header => header.LimitedFrom, LimitedFrom(same.Key))
                    .SetProperty(header => header.Readers, same.Key.Readers)
                    .SetProperty(header => header.VisibilityVersion, Visibility.Version), cancel);
            foreach (var id in same) db.Known.Changed(id, same.Key);
        }
        return [.. changed.SelectMany(same => same)];
    }

    private static IEnumerable<long> Parents(TouchedRecord record) => VisibilitySql.Inherited(record.Type)
        .Select(field => field.Get(record.Row)).OfType<long>();

    private static Confidentiality? LimitedFrom(Visibility now) => now.Readers is null ? null : now.Level;

    private static Visibility Of(IEnumerable<VisibilityRow> rows, string? readers)
    {
        var all = rows.ToList();
        return Visibility.Of(Enum.Parse<Confidentiality>(all[0].Own), all[0].Removed == 1,
            all.Where(row => row.Parent is not null).Select(row => row.ParentFrom is { } from
                ? KnownHeader.Kept((Confidentiality)from, row.ParentHidden == 1, (Confidentiality?)row.ParentLimitedFrom, row.ParentReaders)
                : (Visibility?)null), readers);
    }

    private static string Json(IReadOnlyCollection<long> ids) => JsonSerializer.Serialize(ids);

    private static List<RecordType> Ordered()
    {
        List<RecordType> order = [], left = [.. RecordTypes.All.Values.OrderBy(AnyKind)];
        while (left.Count > 0)
        {
            var next = left.First(type => VisibilitySql.Inherited(type)
                .All(field => field.LinkTo is null || order.Exists(of => of.Kind == field.LinkTo)));
            left.Remove(next);
            order.Add(next);
        }
        return order;

        static int AnyKind(RecordType type) => type.Kind == RecordKind.Citation ? 1 : type.Kind == RecordKind.Settlement ? 2 : 0;
    }
}
