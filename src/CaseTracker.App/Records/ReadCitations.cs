using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Reads the citations of a set of records that the viewer is already known to see, be it as they were known before: then what
/// is said of a fact stands though the fact is gone.</summary>
internal static class ReadCitations
{
    private const int Batch = 1000;

    public static async Task<Citations> For(CaseTrackerDb db, IEnumerable<long> recordIds, Clearance clearance,
        CancellationToken cancel)
    {
        var rows = await Rows(db, recordIds, clearance, cancel);
        var cited = new CitedSources(clearance);
        var sources = await cited.ReadWhole(db, rows.Select(row => row.SourceId), cancel);
        return await Of(db, rows, cited, sources, clearance, cancel);
    }

    /// <summary>The same for a part of an answer that is read forward. Its citations have no numbers yet: these are known once all of the
    /// answer is read.</summary>
    /// <param name="cited">Takes the sources of this part.</param>
    public static async Task<Citations> Forward(CaseTrackerDb db, IEnumerable<long> recordIds, CitedSources cited,
        Clearance clearance, CancellationToken cancel)
    {
        var rows = await Rows(db, recordIds, clearance, cancel);
        await cited.Add(db, rows.Select(row => row.SourceId), cancel);
        return await Of(db, rows, cited, [], clearance, cancel);
    }

    private static async Task<List<CitationRow>> Rows(CaseTrackerDb db, IEnumerable<long> recordIds, Clearance clearance,
        CancellationToken cancel)
    {
        var rows = new List<CitationRow>();
        foreach (var batch in recordIds.Distinct().Chunk(Batch))
            rows.AddRange(await db.Rows<CitationRow>("RecordId", batch,
                $"r.DeletedAt IS NULL AND {VisibleRecords.WithinSql("h", clearance)}", cancel));
        await HiddenCitations.Remove(db, rows, clearance, cancel);
        return rows;
    }

    private static async Task<Citations> Of(CaseTrackerDb db, List<CitationRow> rows, CitedSources cited,
        List<NumberedSource> sources, Clearance clearance, CancellationToken cancel)
    {
        var words = await CitedValues.Words(db, [.. rows.Where(row => string.IsNullOrWhiteSpace(row.Reported))
            .Select(row => (row.RecordId, row.Field, row.Value))], clearance, cancel);
        var citations = from row in rows
                        where cited.Sees(row.SourceId)
                        orderby row.Id
                        select new FieldCitation(row.Id, row.Version, row.RecordId, row.Field,
                            sources.Count == 0 ? 0 : cited.Number(row.SourceId), row.Locator,
                            row.Reported ?? words(row.RecordId, row.Field, row.Value), row.AsOf, row.Credibility, row.Note)
                        {
                            SourceId = row.SourceId,
                            Value = row.Value,
                            Words = row.Reported,
                        };
        return new Citations(sources, [.. citations], await Settlements(db, rows, clearance, cancel));
    }

    /// <summary>Oldest first. A choice that the viewer may not see is none for that viewer.</summary>
    private static async Task<List<FieldResolution>> Settlements(CaseTrackerDb db, List<CitationRow> cited, Clearance clearance,
        CancellationToken cancel)
    {
        // A believed citation without words is told by its value, in the viewer's language.
        var wordless = cited.Where(row => string.IsNullOrWhiteSpace(row.Reported)).Select(row => row.Id).ToHashSet();
        var found = new List<FieldResolution>();
        foreach (var batch in cited.Select(row => row.RecordId).Distinct().Chunk(Batch))
        {
            var rows = await db.Settlements.AsNoTracking()
                .Where(row => batch.Contains(row.RecordId) && row.DeletedAt == null).Within(clearance).ToListAsync(cancel);
            var chosen = await LastChanges.Of(db, clearance, rows.Select(row => row.Id), cancel);
            var words = await CitedValues.Words(db, [.. rows.Where(row => wordless.Contains(row.CitationId ?? 0))
                .Select(row => (row.RecordId, (string?)row.Field, (string?)row.Value))], clearance, cancel);
            foreach (var row in rows.OrderBy(row => row.Id))
            {
                var told = wordless.Contains(row.CitationId ?? 0) ? words(row.RecordId, row.Field, row.Value) : null;
                var (by, at) = chosen.GetValueOrDefault(row.Id, ("", DateTime.MinValue));
                found.Add(new FieldResolution(row.Id, row.Version,
                    ConflictResolutionDetails.Catalogue.Copy(row) with { Value = told ?? row.Value },
                    by, at, true));
            }
        }
        return found;
    }
}
