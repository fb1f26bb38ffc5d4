using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Sheets;

namespace CaseTracker.App.Exchange.Records;

/// <summary>Writes a table in a format. Its rows are read once, forward, into files without a name, and the table is written from these
/// when its numbers are known: neither is ever held whole.</summary>
internal sealed class TableWriter(ExportedTable table, string folder) : IDisposable
{
    private readonly List<IDisposable> _spools = [];

    /// <summary>How many rows the table has.</summary>
    public async Task<int> Write(ExportFormat format, Stream output, CancellationToken cancel)
    {
        if (format == ExportFormat.Json) return await Json(output, cancel);
        var rows = await Rows(table, cancel);
        if (format == ExportFormat.Csv)
        {
            CsvWriter.Write(output, Numbered(table.Sheet(rows)));
            return rows.Count;
        }
        var parts = new List<RowSpool>();
        foreach (var part in table.Parts) parts.Add(await Rows(part, cancel));
        var sources = Opened(new RowSpool(folder));
        if (table.Sources is { } cited)
            await foreach (var source in cited.Read(cancel).EachAhead(cancel)) sources.Add(SourcesSheet.Row(source));
        new WorkbookWriter(output, $"{table.Title} · {CoverSheet.Moment(table.MadeAt)}", table.Title, table.MadeAt)
            .Write([.. table.Sheets(rows, parts, sources).Select(Numbered)]);
        return rows.Count;

        Sheet Numbered(Sheet sheet) => sheet.Numbered(Number, cancel);
    }

    public void Dispose()
    {
        foreach (var spool in _spools) spool.Dispose();
    }

    private int Number(long source) => table.Sources!.Number(source);

    private async Task<RowSpool> Rows(ExportedTable of, CancellationToken cancel)
    {
        var spool = Opened(new RowSpool(folder));
        await foreach (var row in of.Rows.WithCancellation(cancel)) spool.Add(of.Row(row));
        return spool;
    }

    private async Task<int> Json(Stream output, CancellationToken cancel)
    {
        var spools = new List<JsonSpool>();
        foreach (var of in table.Parts.Prepend(table).Where(of => of.Body is null))
        {
            spools.Add(Opened(new JsonSpool(folder)));
            await foreach (var row in of.Rows.WithCancellation(cancel))
            {
                TableJson.Row(spools[^1].Json, of, row);
                spools[^1].Next();
            }
        }
        var count = spools.Count > 0 ? spools[0].Count : 0;
        if (table.Sources is { } cited)
        {
            spools.Add(Opened(new JsonSpool(folder)));
            await foreach (var source in cited.Read(cancel).EachAhead(cancel))
            {
                spools[^1].Json.Source(source);
                spools[^1].Next();
            }
        }
        await using var marked = new MarkedJson(output, Number, spools, cancel);
        TableJson.Write(marked, table, count);
        return count;
    }

    private T Opened<T>(T spool) where T : IDisposable
    {
        _spools.Add(spool);
        return spool;
    }
}
