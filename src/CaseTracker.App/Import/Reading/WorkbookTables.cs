using System.Globalization;
using System.Text;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using ExcelDataReader;

namespace CaseTracker.App.Import.Reading;

/// <summary>Reads the sheets of a workbook, hidden rows and columns among the others: what somebody filtered away for the screen is
/// still on record.</summary>
internal static class WorkbookTables
{
    /// <summary>The last column (XFD) and row that Excel can open.</summary>
    private const int LastColumn = 16_384, LastRow = 1_048_576;

    public static Outcome<IReadOnlyList<FileTable>> Read(byte[] file, CellErrors errors, ImportLimits limits, CancellationToken cancel)
    {
        // The reader asks for the encoding of old text files, whatever it reads.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
        if (reader.ResultsCount > limits.Sheets)
            return Outcome<IReadOnlyList<FileTable>>.Failed(new Problem("Import.TooManySheets", reader.ResultsCount, limits.Sheets));
        var (tables, total) = (new List<FileTable>(), 0);
        do
        {
            // The reader makes room for a row as wide as the farthest cell says, which may be anything: gigabytes for one row.
            if (reader.FieldCount > LastColumn)
                return Outcome<IReadOnlyList<FileTable>>.Failed(new Problem("Import.TooManyColumns", reader.Name, limits.Columns));
            if (reader.RowCount > LastRow)
                return Outcome<IReadOnlyList<FileTable>>.Failed(new Problem("Import.TooManyRows", limits.Rows));
            var (rows, number) = (new List<FileRow>(), 0);
            while (reader.Read())
            {
                cancel.ThrowIfCancellationRequested();
                number++;
                var cells = new FileCell[Math.Min(reader.FieldCount, limits.Columns + 1)];
                for (var column = 0; column < cells.Length; column++) cells[column] =
                    errors.Any && errors.Find(reader.Name, $"{SheetWriter.Letters(column + 1)}{number}") is { } error
                        ? new(CellKind.Error, error) : Cell(reader, column);
                if (Array.FindLastIndex(cells, cell => !cell.IsEmpty) is var last && last >= limits.Columns)
                    return Outcome<IReadOnlyList<FileTable>>.Failed(new Problem("Import.TooManyColumns", reader.Name, limits.Columns));
                if (last < 0) continue;
                if (++total > limits.Rows)
                    return Outcome<IReadOnlyList<FileTable>>.Failed(new Problem("Import.TooManyRows", limits.Rows));
                rows.Add(new FileRow(number, last == cells.Length - 1 ? cells : cells[..(last + 1)]));
            }
            tables.Add(new FileTable(reader.Name, reader.VisibleState != "visible", Spread(rows, reader.MergeCells ?? [])));
        }
        while (reader.NextResult());
        return Outcome<IReadOnlyList<FileTable>>.Of(tables);
    }

    private static FileCell Cell(IExcelDataReader reader, int column)
    {
        return reader.GetValue(column) switch
        {
            null => FileCell.Empty,
            string text => FileCell.Of(text),
            DateTime day => new(CellKind.Day,
                day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
            TimeSpan time => new(CellKind.Text, time.ToString(@"hh\:mm", CultureInfo.InvariantCulture)),
            bool yes => new(CellKind.Text, yes ? "TRUE" : "FALSE"),
            double number => new(CellKind.Number, Digits(number, reader.GetNumberFormatString(column))),
            IFormattable number => new(CellKind.Number, number.ToString(null, CultureInfo.InvariantCulture)),
            var other => FileCell.Of(other.ToString()),
        };
    }

    /// <summary>A format of zeros alone makes "007" of 7.</summary>
    private static string Digits(double number, string? format)
    {
        if (format is { Length: > 1 and < 20 } && format.All(letter => letter == '0') && number >= 0 && number == Math.Floor(number))
            return number.ToString(format, CultureInfo.InvariantCulture);
        if (number == (int)number) return ((int)number).ToString(CultureInfo.InvariantCulture);
        return Math.Abs(number) < 1e15 ? number.ToString("0.###############", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A cell that was merged over several rows says the same of each of them.</summary>
    private static List<FileRow> Spread(List<FileRow> rows, CellRange[] merged)
    {
        if (merged.Length == 0) return rows;
        var places = rows.Select((row, at) => (row.Number, at)).ToDictionary();
        foreach (var range in merged.Where(range => range.ToRow > range.FromRow && range.FromColumn == range.ToColumn))
        {
            if (!places.TryGetValue(range.FromRow + 1, out var first) || rows[first][range.FromColumn] is not { IsEmpty: false } top)
                continue;
            for (var at = first + 1; at < rows.Count && rows[at].Number <= range.ToRow + 1; at++)
            {
                FileCell[] cells = [.. Enumerable.Range(0, Math.Max(rows[at].Cells.Count, range.FromColumn + 1))
                    .Select(column => column == range.FromColumn ? top : rows[at][column])];
                rows[at] = rows[at] with { Cells = cells };
            }
        }
        return rows;
    }
}
