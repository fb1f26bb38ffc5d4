using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>Reads the citations of a set of records that the viewer is already known to see, be it as they were known before: then what
/// is said of a fact stands though the fact is gone.</summary>
internal static class ReadCitations
{
    private const int Batch = 1000;

    public static async Task<Citations> For(CaseTrackerDb db, IEnumerable<long> recordIds, Confidentiality clearance,
        CancellationToken cancel)
    {
        var rows = new List<CitationRow>();
        foreach (var batch in recordIds.Distinct().Chunk(Batch))
            rows.AddRange(await db.Citations.AsNoTracking()
                .Where(row => EF.Parameter(batch).Contains(row.RecordId) && row.DeletedAt == null).Within(clearance).ToListAsync(cancel));
        await HiddenCitations.Remove(db, rows, clearance, cancel);

        var sources = new Dictionary<long, NumberedSource>();
        foreach (var batch in rows.Select(row => row.SourceId).Distinct().Order().Chunk(Batch))
            foreach (var row in await db.Sources.AsNoTracking()
                .Where(row => EF.Parameter(batch).Contains(row.Id)).VisibleTo(clearance).OrderBy(row => row.Id).ToListAsync(cancel))
            {
                var redacted = Redaction.For(SourceDetails.Catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!;
                sources[row.Id] = new NumberedSource(sources.Count + 1, row.Id, redacted.Details, redacted.Hidden);
            }

        var words = await CitedValues.Words(db, [.. rows.Where(row => string.IsNullOrWhiteSpace(row.Reported))
            .Select(row => (row.RecordId, row.Field, row.Value))], clearance, cancel);
        var citations = from row in rows
                        where sources.ContainsKey(row.SourceId)
                        orderby row.Id
                        select new FieldCitation(row.Id, row.Version, row.RecordId, row.Field, sources[row.SourceId].Number, row.Locator,
                            row.Reported ?? words(row.RecordId, row.Field, row.Value), row.AsOf, row.Credibility, row.Note)
                        {
                            Value = row.Value,
                            Words = row.Reported,
                        };
        return new Citations([.. sources.Values.OrderBy(source => source.Number)], [.. citations],
            await Settlements(db, rows, clearance, cancel));
    }

    /// <summary>Oldest first. A choice that the viewer may not see is none for that viewer.</summary>
    private static async Task<List<FieldResolution>> Settlements(CaseTrackerDb db, List<CitationRow> cited, Confidentiality clearance,
        CancellationToken cancel)
    {
        // A believed citation without words is told by its value, in the viewer's language.
        var wordless = cited.Where(row => string.IsNullOrWhiteSpace(row.Reported)).Select(row => row.Id).ToHashSet();
        var found = new List<FieldResolution>();
        foreach (var batch in cited.Select(row => row.RecordId).Distinct().Chunk(Batch))
        {
            var rows = await db.Settlements.AsNoTracking()
                .Where(row => batch.Contains(row.RecordId) && row.DeletedAt == null).Within(clearance).ToListAsync(cancel);
            var chosen = await LastChanges.Of(db, rows.Select(row => row.Id), cancel);
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
