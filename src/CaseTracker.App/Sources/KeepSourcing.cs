using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Sources;

/// <summary>Keeps in every record's header on whose page it stands, what it rests on and whether it lacks a source, and beside it the
/// fields whose sources disagree and how many records of each page lack a source, for each clearance, in the transaction of the write.
/// Pages count these; nobody reads a row a record.</summary>
internal static class KeepSourcing
{
    private const int Rule = 2, Batch = 1000;

    /// <summary>Raise <see cref="Rule"/> with each change of <see cref="RecordSourcing"/>'s answers, of <see cref="UncitedSql"/>, or of
    /// which fields need a source; values that are read anew count by themselves, and so does who may know of a record.</summary>
    public static readonly Projection Projection = new("Sourcing",
        Rule + (100 * (CitedValues.Projection.Version + ReadAgain.Projection.Version)) + (10_000 * Visibility.Version), null, MakeAnew);

    /// <summary>Runs in the caller's transaction.</summary>
    /// <param name="written">The records that were made, edited, removed or brought back, and those of which something else is said or
    /// chosen now.</param>
    /// <param name="sources">Sources that were edited, removed or brought back.</param>
    public static async Task For(CaseTrackerDb db, IReadOnlyCollection<long> written, IReadOnlyCollection<long> sources,
        CancellationToken cancel)
    {
        var records = written.ToHashSet();
        foreach (var batch in sources.Chunk(Batch))
            records.UnionWith(await db.Citations.Where(row => EF.Parameter(batch).Contains(row.SourceId)).Select(row => row.RecordId)
                .ToListAsync(cancel));
        var owners = new HashSet<long>();
        foreach (var batch in records.Order().Chunk(Batch))
        {
            var headers = await Headers(db, batch, cancel);
            owners.UnionWith(headers.Select(header => header.OwnerId).OfType<long>());
            var kinds = Kinds(headers);
            foreach (var kind in kinds.GroupBy(header => header.Value, header => header.Key)
                .Where(kind => SourcingSql.Kinds.Contains(kind.Key)))
                await new SourcingSql(db).Update(kind.Key, [.. kind], cancel);
            await Weigh(db, kinds, cancel);
        }
        await KeepLackingSources.For(db, records.Union(db.VisibilityChanged), owners, cancel);
    }

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        await db.OpenConflicts.ExecuteDeleteAsync(cancel);
        foreach (var kind in SourcingSql.Kinds) await new SourcingSql(db).Update(kind, null, cancel);
        await KeepLackingSources.MakeAnew(db, cancel);
        await db.Headers.Where(header => ShowCorroboration.Kinds.Contains(header.Kind))
            .ExecuteUpdateAsync(set => set.SetProperty(header => header.RestsOn, 0), cancel);
        var (done, last) = (0, 0L);
        while (await db.Citations.Where(row => row.RecordId > last && row.DeletedAt == null).Select(row => row.RecordId).Distinct()
            .OrderBy(id => id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } cited)
        {
            var ids = cited.ToArray();
            await Weigh(db, Kinds(await Headers(db, ids, cancel)), cancel);
            (last, done) = (ids[^1], done + ids.Length);
        }
        if (done > 0) log.LogInformation("What they rest on is worked out for {Done} records", done);
        return done;
    }

    private static Task<List<Header>> Headers(CaseTrackerDb db, long[] ids, CancellationToken cancel) =>
        db.Headers.Where(header => EF.Parameter(ids).Contains(header.Id))
            .Select(header => new Header(header.Id, header.Kind, header.OwnerId)).ToListAsync(cancel);

    private static Dictionary<long, RecordKind> Kinds(IEnumerable<Header> headers) =>
        headers.ToDictionary(header => header.Id, header => header.Kind);

    private static async Task Weigh(CaseTrackerDb db, Dictionary<long, RecordKind> kinds, CancellationToken cancel)
    {
        long[] ids = [.. kinds.Keys];
        var said = (await (from row in db.Citations
                           where EF.Parameter(ids).Contains(row.RecordId) && row.DeletedAt == null
                           join source in db.Sources on row.SourceId equals source.Id
                           orderby row.Id
                           select new
                           {
                               row.RecordId,
                               row.SourceId,
                               row.Field,
                               row.Value,
                               row.Reported,
                               row.Confidentiality,
                               source.Publisher,
                               OfSource = source.Confidentiality,
                               source.DeletedAt
                           }).AsNoTracking().ToListAsync(cancel)).ToLookup(row => row.RecordId);
        var choices = (await db.Settlements.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.RecordId) && row.DeletedAt == null)
            .OrderBy(row => row.Id).ToListAsync(cancel)).ToLookup(row => row.RecordId);
        var worked = ids.Select(id => (Id: id, Sourcing: new RecordSourcing(
            [.. said[id].Select(row => new CitedOfRecord(row.SourceId, row.Publisher,
                row.Confidentiality > row.OfSource ? row.Confidentiality : row.OfSource, row.DeletedAt is not null, row.Field,
                row.Field is null ? null : RecordTypes.All[kinds[id]].Find(row.Field)?.Sensitivity,
                CitedValue.Compared(row.Value, row.Reported)))],
            [.. choices[id].Select(row => (row.Confidentiality, (ConflictResolutionDetails)row))]))).ToList();

        foreach (var same in worked.Where(of => ShowCorroboration.Kinds.Contains(kinds[of.Id]))
            .GroupBy(of => KeptSupport.Of(of.Sourcing), of => of.Id))
            await db.Headers.Where(header => EF.Parameter(same.ToArray()).Contains(header.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(header => header.RestsOn, same.Key), cancel);
        await db.Replace<OpenConflictRow>(nameof(OpenConflictRow.RecordId), ids, [.. worked.SelectMany(of => Open(of.Id, of.Sourcing))],
            cancel);
    }

    private static IEnumerable<OpenConflictRow> Open(long id, RecordSourcing sourcing) => Enum.GetValues<Confidentiality>()
        .SelectMany(clearance => sourcing.Conflicts(clearance).Select(field => (Field: field, Bit: ClearanceBits.Of(clearance))))
        .GroupBy(open => open.Field, open => open.Bit, StringComparer.Ordinal)
        .Select(field => new OpenConflictRow { RecordId = id, Field = field.Key, Clearances = field.Sum() });

    private sealed record Header(long Id, RecordKind Kind, long? OwnerId);
}
