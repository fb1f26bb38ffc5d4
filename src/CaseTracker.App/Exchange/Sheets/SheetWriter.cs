using System.Globalization;
using System.Xml;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>Writes one sheet's part, row after row.</summary>
internal sealed class SheetWriter(XmlWriter xml, Sheet sheet, string footer)
{
    /// <summary>The last row that the format has.</summary>
    private const int MostRows = 1_048_576;

    private static readonly DateOnly FirstDay = new(1900, 3, 1), DayZero = new(1899, 12, 30);
    private readonly XmlLine _line = new();
    private readonly List<string> _letters = [];
    private int _row;

    /// <summary>The number of rows, with the header.</summary>
    public int Write()
    {
        xml.WriteStartElement("worksheet", WorkbookWriter.Main);
        xml.WriteStartElement("sheetPr");
        xml.Leaf("pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        Views();
        Columns();
        xml.WriteStartElement("sheetData");
        if (sheet.IsTable) Write(new Row(RowStyle.Header, [.. sheet.Columns.Select(column => column.Heading)]));
        foreach (var row in sheet.Rows) Write(row);
        xml.WriteEndElement();
        if (sheet.IsTable) xml.Leaf("autoFilter", ("ref", $"A1:{Letters(sheet.Columns.Count)}{_row}"));
        // Inches. Paper 9 is A4.
        xml.Leaf("pageMargins", ("left", "0.3"), ("right", "0.3"), ("top", "0.4"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        xml.Leaf("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", WorkbookWriter.Main, $"&L{Code(footer)}&C{Code(sheet.Name)}&R&P / &N");
        xml.WriteEndElement();
        xml.WriteEndElement();
        return _row;
    }

    /// <summary>The letters of a column, from 1: 1 is A, 27 is AA.</summary>
    public static string Letters(int column) => column <= 26
        ? $"{(char)('A' + column - 1)}" : Letters((column - 1) / 26) + Letters((column - 1) % 26 + 1);

    private void Views()
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        if (!sheet.IsTable) xml.WriteAttributeString("showGridLines", "0");
        xml.WriteAttributeString("workbookViewId", "0");
        if (sheet.IsTable) xml.Leaf("pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Columns()
    {
        xml.WriteStartElement("cols");
        for (var i = 1; i <= sheet.Columns.Count; i++)
            xml.Leaf("col", ("min", $"{i}"), ("max", $"{i}"), ("width", sheet.Columns[i - 1].Width.ToString(CultureInfo.InvariantCulture)),
                ("customWidth", "1"));
        xml.WriteEndElement();
    }

    private void Write(Row row)
    {
        if (++_row > MostRows) throw new InvalidOperationException($"The sheet {sheet.Name} has more rows than a workbook holds.");
        _line.Put("<row r=\"");
        _line.Put(_row);
        _line.Put("\" ht=\"");
        _line.Put(RowHeight.Of(row, sheet.Columns));
        _line.Put("\" customHeight=\"1\"");
        var empty = true;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (row.Cells[i] is not { } value) continue;
            if (empty) _line.Put(">");
            empty = false;
            Cell(row.Style, i + 1, value);
        }
        _line.Put(empty ? " />" : "</row>");
        _line.WriteTo(xml);
    }

    private void Cell(RowStyle style, int column, object value)
    {
        while (_letters.Count < column) _letters.Add(Letters(_letters.Count + 1));
        _line.Put("<c r=\"");
        _line.Put(_letters[column - 1]);
        _line.Put(_row);
        switch (value)
        {
            // Earlier days have no number in the format: its first year counts a day that never was.
            case DateOnly day when day >= FirstDay: Number(WorkbookStyles.Date, day.DayNumber - DayZero.DayNumber); break;
            case DateOnly day: Text(style, DateCells.Iso(day)); break;
            case int number: Number(WorkbookStyles.Of(style, quoted: false), number); break;
            case long number: Number(WorkbookStyles.Of(style, quoted: false), number); break;
            case decimal number: Number(WorkbookStyles.Of(style, quoted: false), number); break;
            case string text: Text(style, text); break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "A cell holds a text, a day or a number.");
        }
        _line.Put("</c>");
    }

    private void Number<T>(int style, T number) where T : ISpanFormattable
    {
        _line.Put("\" s=\"");
        _line.Put(style);
        _line.Put("\"><v>");
        _line.Put(number);
        _line.Put("</v>");
    }

    /// <summary>A text cell; one that looks like a formula carries the mark that keeps it text when somebody edits it.</summary>
    private void Text(RowStyle style, string text)
    {
        _line.Put("\" s=\"");
        _line.Put(WorkbookStyles.Of(style, CellText.LooksLikeFormula(text)));
        _line.Put("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        _line.PutText(CellText.ForWorkbook(text));
        _line.Put("</t></is>");
    }

    /// <summary>In a footer, an ampersand starts a code.</summary>
    private static string Code(string text) => text.Replace("&", "&&", StringComparison.Ordinal);
}

internal static class XmlWords
{
    /// <summary>An element with attributes and nothing in it, in the namespace around it.</summary>
    public static void Leaf(this XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (key, value) in attributes) xml.WriteAttributeString(key, value);
        xml.WriteEndElement();
    }
}
