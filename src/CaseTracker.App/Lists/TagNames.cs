using CaseTracker.App.Database;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>The tags of some records, as a list shows them.</summary>
internal static class TagNames
{
    private const int Batch = 1000;

    /// <summary>By record, in their order, with commas between; a record without one has no entry.</summary>
    public static async Task<Dictionary<long, string>> Of(CaseTrackerDb db, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var names = new Dictionary<long, string>();
        foreach (var batch in ids.Chunk(Batch))
        {
            var rows = await (from row in db.RecordTags
                              where EF.Parameter(batch).Contains(row.RecordId)
                              join tag in db.Tags on row.TagId equals tag.Id
                              select new { row.RecordId, tag.Name }).ToListAsync(cancel);
            foreach (var of in rows.GroupBy(row => row.RecordId, row => row.Name))
                names[of.Key] = string.Join(", ", of.OrderBy(SortKey.Of, StringComparer.Ordinal));
        }
        return names;
    }
}
