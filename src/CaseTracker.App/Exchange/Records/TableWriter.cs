using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Records;

/// <summary>Writes a table in a format. Its rows are read once, forward, into files without a name, and the table is written from these
/// when its numbers are known: neither is ever held whole.</summary>
internal sealed class TableWriter(ExportedTable table, string folder)
{
    /// <summary>A file of the table alone.</summary>
    /// <param name="knownAt">The moment of knowledge, UTC, of a list that knows one; the file is then named by the day asked for.</param>
    public ExportedFile File(ExportAsked asked, DateTime? knownAt = null) => new(table.Name, Name(asked, knownAt is not null), table.Asked,
        async (output, cancel) =>
        {
            var rows = await Write(asked.Format, output, cancel, asked.Synthetic);
            return new RowsWritten(table.Count ?? rows, table.HeldBack);
        })
    { KnownAt = knownAt };

    /// <summary>What was asked, and for whom; never a name or a word that somebody typed.</summary>
    private string Name(ExportAsked asked, bool ofADay)
    {
        var name = table.File ?? table.Name;
        if (table.Chosen.Count > 0) name += "-" + string.Join('-', table.Chosen);
        if (!ofADay) name += "-" + DateCells.Iso(CambodianTime.DayOf(asked.MadeAt));
        return table.Profile.IsOwn ? name : $"{name}-{table.Profile.Audience.ToString().ToLowerInvariant()}";
    }

    /// <summary>How many rows the table has.</summary>
    /// <param name="synthetic">The people are made up: the file says so.</param>
    public async Task<int> Write(ExportFormat format, Stream output, CancellationToken cancel, bool synthetic = false)
    {
        using var spools = new Spools(folder, cancel);
        if (format == ExportFormat.Json) return await Json(spools, output, synthetic, cancel);
        var rows = await Rows(spools, table, cancel);
        if (format == ExportFormat.Csv)
        {
            CsvWriter.Write(output, Numbered(table.Sheet(rows)));
            return rows.Count;
        }
        var parts = new List<RowSpool>();
        foreach (var part in table.Parts) parts.Add(await Rows(spools, part, cancel));
        var sources = table.Sources is { } cited ? await spools.Rows(cited.Read(cancel)) : spools.Rows();
        new WorkbookWriter(output, SyntheticSheets.Marked($"{table.Title} · {CoverSheet.Moment(table.MadeAt)}", synthetic),
            SyntheticSheets.Marked(table.Title, synthetic), table.MadeAt, bare: !table.Profile.IsOwn).Write([.. table
            .Sheets(rows, parts, sources).Select(Numbered)]);
        return rows.Count;

        Sheet Numbered(Sheet sheet) => sheet.Numbered(Number, cancel).Marked(synthetic);
    }

    private int Number(long source) => table.Sources!.Number(source);

    private static async Task<RowSpool> Rows(Spools spools, ExportedTable of, CancellationToken cancel)
    {
        var spool = spools.Rows(of.Order);
        await foreach (var row in of.Rows.WithCancellation(cancel)) spool.Add(of.Row(row), of.Key(row));
        return spool;
    }

    private async Task<int> Json(Spools spools, Stream output, bool synthetic, CancellationToken cancel)
    {
        var arrays = new List<JsonSpool>();
        foreach (var of in table.Parts.Prepend(table).Where(of => of.Body is null))
        {
            var array = spools.Json(of.Order);
            arrays.Add(array);
            await foreach (var row in of.Rows.WithCancellation(cancel))
            {
                TableJson.Row(array.Json, of, row);
                array.Next(of.Key(row));
            }
        }
        var count = arrays.Count > 0 ? arrays[0].Count : 0;
        if (table.Sources is { } cited) arrays.Add(await spools.Json(cited.Read(cancel)));
        await using var marked = new MarkedJson(output, Number, arrays, cancel);
        TableJson.Write(marked, table, count, synthetic);
        return count;
    }
}
