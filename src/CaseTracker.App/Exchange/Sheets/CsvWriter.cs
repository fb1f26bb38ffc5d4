using System.Globalization;
using System.Text;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>Writes a sheet as CSV (RFC 4180): UTF-8 with a byte order mark, without which Excel takes Khmer for something
/// else; days as yyyy-mm-dd; lines end in CR LF.</summary>
internal static class CsvWriter
{
    public static void Write(Stream output, Sheet sheet)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            leaveOpen: true)
        { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', sheet.Columns.Select(column => CellText.ForCsv(column.Heading))));
        foreach (var row in sheet.Rows) writer.WriteLine(string.Join(',', row.Cells.Select(Cell)));
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => CellText.ForCsv(text),
        DateOnly day => DateCells.Iso(day),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "A cell holds a text, a day or a number."),
    };
}
