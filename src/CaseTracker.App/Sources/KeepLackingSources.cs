using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>Keeps how many records of each owner lack a source (<see cref="LackingSourcesRow"/>), by what their headers hold: home counts
/// them, and over the headers of a large register that is the work of a second.</summary>
internal static class KeepLackingSources
{
    /// <summary>Runs in the caller's transaction, once headers are brought up to date.</summary>
    /// <param name="records">Records whose headers may have changed.</param>
    /// <param name="owners">On whose pages they stood before.</param>
    public static async Task For(CaseTrackerDb db, IEnumerable<long> records, IEnumerable<long> owners, CancellationToken cancel)
    {
        var all = owners.ToHashSet();
        foreach (var batch in records.Chunk(1000))
            all.UnionWith(await db.Headers.Where(header => EF.Parameter(batch).Contains(header.Id) && header.OwnerId != null)
                .Select(header => header.OwnerId!.Value).Distinct().ToListAsync(cancel));
        foreach (var batch in all.Order().Chunk(1000))
        {
            await db.Replace<LackingSourcesRow>(nameof(LackingSourcesRow.OwnerId), batch, [], cancel);
            await db.Database.ExecuteSqlRawAsync(db.TextOnce(nameof(KeepLackingSources), () => Counted(db.Provider(), "{0}")),
                [JsonSerializer.Serialize(batch)], cancel);
        }
    }

    /// <summary>Counts everything anew.</summary>
    public static async Task MakeAnew(CaseTrackerDb db, CancellationToken cancel)
    {
        await db.LackingSources.ExecuteDeleteAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(Counted(db.Provider(), null), cancel);
    }

    /// <param name="owners">A parameter that holds ids as JSON; null: everybody's.</param>
    public static string Counted(DatabaseProvider provider, string? owners)
    {
        var among = owners is null ? "" : $" AND h.OwnerId IN (SELECT v.value FROM {ListedIds.Sql(provider, owners)} v)";
        var clearances = Enum.GetValues<Confidentiality>().Select(clearance => $"""
            SELECT h.OwnerId, {ClearanceBits.Of(clearance)} AS Clearance, COUNT(*) AS Lacking FROM Records h
            WHERE h.Unsourced <> 0 AND (h.Unsourced & {ClearanceBits.Of(clearance)}) <> 0 AND h.OwnerId IS NOT NULL
                AND {VisibleRecords.Sql("h", clearance)}{among}
            GROUP BY h.OwnerId
            """);
        return $"""
            INSERT INTO LackingSources (OwnerId, Lacking, Clearances)
            SELECT one.OwnerId, one.Lacking, SUM(one.Clearance) FROM ({string.Join(" UNION ALL ", clearances)}) one
            GROUP BY one.OwnerId, one.Lacking
            """;
    }
}
