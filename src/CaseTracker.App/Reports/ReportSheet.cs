using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Security;
using ClosedXML.Excel;

namespace CaseTracker.App.Reports;

/// <summary>Where a chart stands, and the cells that it draws.</summary>
/// <param name="Row">Of its upper edge, from 0; it is <paramref name="Rows"/> rows high.</param>
/// <param name="Columns">As wide as so many columns.</param>
/// <param name="Header">The row with the names of its series, from 1.</param>
/// <param name="First">The first row that is drawn, from 1.</param>
internal sealed record PlacedChart(string Sheet, ReportTable Table, ReportChart Chart, int Row, int Rows, int Columns, int Header,
    int First, int Last);

/// <summary>One sheet of a report, filled from above. Widths are set so that it goes to A4 at its full size: nothing is shrunk.</summary>
internal sealed class ReportSheet
{
    public const double FontSize = 10;

    /// <summary>Of the upright sheets: three columns on the cover, for the numbers that matter.</summary>
    public static readonly double[] CoverWidths = [29, 29, 29], MethodWidths = [26, 62];

    private const double FirstOfCounts = 30, AllOfCounts = 88, MostOfCount = 12, Margin = 0.5, TitleSize = 16, ChartRow = 15;
    private const int ChartRows = 18, LongestName = 31, LongestCell = 32_000, LongestHeader = 100;

    // A program that lacks the family takes a wider one, and a character is what its family makes it: with these each prints at full size.
    private const double Upright = 74, Wide = 109, BetweenColumns = 0.75;

    /// <summary>Points on an upright page, below which no table with its chart begins.</summary>
    private const double PageHeight = 660;

    private static readonly XLColor Grey = XLColor.FromHtml("#E8ECEF"), Rule = XLColor.FromHtml("#8A949E"),
        Quiet = XLColor.FromHtml("#52606D");

    private readonly IXLWorksheet _sheet;
    private readonly IReadOnlyList<double> _widths;
    private readonly int _printed;
    private readonly bool _own;
    private int _row = 1;
    private double _used;

    /// <param name="printed">How many of the columns go to paper; null: all.</param>
    public ReportSheet(XLWorkbook workbook, Report report, string name, IReadOnlyList<double> widths, bool landscape = false,
        int? printed = null)
    {
        (_printed, _own) = (printed ?? widths.Count, report.Question.Audience == Audience.Own);
        _widths = widths = Fitting(widths, landscape, _printed);
        _sheet = workbook.AddWorksheet(Name(workbook, name));
        for (var at = 0; at < widths.Count; at++) _sheet.Column(at + 1).Width = widths[at];
        _sheet.ShowGridLines = false;
        _sheet.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        var page = _sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = landscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        page.Margins.Left = page.Margins.Right = Margin;
        page.Margins.Top = page.Margins.Bottom = 0.8;
        page.Margins.Header = page.Margins.Footer = 0.4;
        page.Header.Left.AddText(Escaped(report.Title));
        page.Footer.Left.AddText(Escaped(SyntheticSheets.Marked($"{report.Organisation ?? report.Facts[0].Words} · {report.Period}",
            report.Synthetic)));
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" / ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    /// <summary>The widths as they go to paper side by side, made narrower by one measure where they are too wide.</summary>
    private static double[] Fitting(IReadOnlyList<double> widths, bool landscape, int printed)
    {
        var room = (landscape ? Wide : Upright) - (printed * BetweenColumns);
        var narrower = Math.Min(1, room / widths.Take(printed).Sum());
        return [.. widths.Select(width => width * narrower)];
    }

    /// <summary>Khmer needs a family that has its letters; where a reader's machine lacks it, it takes its own.</summary>
    public static string FontOf(Report report) => report.Question.Language.Name == "km" ? "Khmer OS Battambang" : "Arial";

    /// <summary>Widths that tables of counts share on a sheet, the widest of them filling the page.</summary>
    public static double[] CountWidths(IReadOnlyList<ReportTable> tables)
    {
        var counts = Math.Max(1, tables.Max(table => table.Columns.Count) - 1);
        var width = Math.Min(MostOfCount, (AllOfCounts - FirstOfCounts) / counts);
        return [Math.Min(50, AllOfCounts - (width * counts)), .. Enumerable.Repeat(width, counts)];
    }

    public void Title(string words)
    {
        Merged(words, Height(words, PageWidth * FontSize / TitleSize) * TitleSize / FontSize).Style.Font.SetBold()
            .Font.SetFontSize(TitleSize);
        Skip(6);
    }

    public void Heading(string words)
    {
        Skip();
        Merged(words, Height(words, PageWidth)).Style.Font.SetBold().Font.SetFontSize(12).Border.SetBottomBorder(XLBorderStyleValues.Thin)
            .Border.SetBottomBorderColor(Rule);
    }

    public void Line(string words, bool bold = false) => Merged(words, Height(words, PageWidth)).Style.Font.SetBold(bold);

    public void Fact(string label, string words)
    {
        Put(_sheet.Cell(_row, 1), label);
        _sheet.Cell(_row, 1).Style.Font.SetFontColor(Quiet).Alignment.SetWrapText();
        var range = _sheet.Range(_row, 2, _row, _widths.Count);
        if (_widths.Count > 2) range.Merge();
        Put(_sheet.Cell(_row, 2), words);
        range.Style.Alignment.SetWrapText();
        Next(Math.Max(Height(words, PageWidth - _widths[0]), Height(label, _widths[0])));
    }

    public void Finding(ReportFinding finding)
    {
        var cell = Merged(null, Height(finding.Words, PageWidth - 4) + 2);
        cell.RichText.AddText(Cut(finding.Words));
        if (finding.Notes.Count > 0)
            cell.RichText.AddText($" {string.Join(", ", finding.Notes)}").SetVerticalAlignment(
                XLFontVerticalTextAlignmentValues.Superscript);
    }

    /// <summary>The numbers that matter, side by side.</summary>
    public void Numbers(IReadOnlyList<ReportNumber> numbers)
    {
        if (numbers.Count == 0) return;
        Row(number => number.Number, 34, style => style.Font.SetBold().Font.SetFontSize(24));
        Row(number => number.Words, numbers.Max(number => Height(number.Words, _widths[0] - 2)), style => style.Alignment.SetWrapText());
        if (numbers.Any(number => number.More is not null))
            Row(number => number.More, numbers.Max(number => Height(number.More ?? "", _widths[0] - 2)),
                style => style.Alignment.SetWrapText().Font.SetFontColor(Quiet));

        void Row(Func<ReportNumber, string?> words, double height, Action<IXLStyle> look)
        {
            for (var at = 0; at < numbers.Count; at++)
            {
                var cell = _sheet.Cell(_row, at + 1);
                Put(cell, words(numbers[at]));
                cell.Style.Fill.SetBackgroundColor(Grey).Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left);
                look(cell.Style);
            }
            Next(height);
        }
    }

    public void Skip(double height = 10) => Next(height);

    /// <summary>A table of counts with its chart below; both on one page where they fit.</summary>
    public IEnumerable<PlacedChart> Counts(ReportTable table)
    {
        var needs = 90 + (table.Rows.Count * 15) + (table.Chart is null ? 0 : ChartRows * ChartRow);
        if (_used > PageHeight / 4 && _used + needs > PageHeight) Break();
        Heading(table.Title);
        var first = Header(table);
        Rows(table);
        if (table.About is { } about) _sheet.Cell(Note(about), 1).Style.Font.SetFontColor(Quiet);
        var drawn = table.Chart?.Drawn(table).Count() ?? 0;
        if (table.Chart is not { } chart || drawn == 0) yield break;
        if (_used + (ChartRows * ChartRow) > PageHeight) Break();
        else Skip(6);
        yield return new(_sheet.Name, table, chart, _row - 1, ChartRows, _widths.Count, first - 1, first, first + drawn - 1);
        for (var row = 0; row < ChartRows; row++) Next(ChartRow);
    }

    /// <summary>A table that has the sheet for itself: its headings stand on each page, and can be filtered by.</summary>
    public void Whole(ReportTable table)
    {
        Title(table.Title);
        if (table.About is { } about) Note(about);
        var first = Header(table);
        Rows(table);
        _sheet.PageSetup.SetRowsToRepeatAtTop(first - 1, first - 1);
        _sheet.SheetView.FreezeRows(first - 1);
        if (table.NotPrinted > 0)
            _sheet.PageSetup.PrintAreas.Add(1, 1, Math.Max(first, _row - 1), table.Columns.Count - table.NotPrinted);
        // The name of a filter's range is hidden: no file for others has one.
        if (_own && table.Rows.Count > 1 && !table.Rows[^1].IsTotal)
            _sheet.Range(first - 1, 1, _row - 1, table.Columns.Count).SetAutoFilter();
    }

    /// <summary>What follows stands on the next page.</summary>
    private void Break()
    {
        _sheet.PageSetup.AddHorizontalPageBreak(_row - 1);
        _used = 0;
    }

    private int Note(string words)
    {
        Merged(words, Height(words, PageWidth));
        return _row - 1;
    }

    /// <summary>One row of headings, or two where some are joined under one; the first row below them.</summary>
    private int Header(ReportTable table)
    {
        var columns = table.Columns;
        var first = _row;
        if (columns.Any(column => column.Group is not null))
        {
            for (var at = 0; at < columns.Count;)
            {
                var end = at;
                while (columns[at].Group is not null && end + 1 < columns.Count && columns[end + 1].Group == columns[at].Group) end++;
                Put(_sheet.Cell(_row, at + 1), columns[at].Group);
                if (end > at) _sheet.Range(_row, at + 1, _row, end + 1).Merge().Style.Alignment
                    .SetHorizontal(XLAlignmentHorizontalValues.Center);
                at = end + 1;
            }
            Next(columns.Max(column => Height(column.Group ?? "", 20)));
        }
        for (var at = 0; at < columns.Count; at++)
        {
            Put(_sheet.Cell(_row, at + 1), columns[at].Label);
            if (columns[at].Kind == ReportColumnKind.Number && at > 0)
                _sheet.Cell(_row, at + 1).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        }
        Next(columns.Select((column, at) => Height(column.Label, (_widths[at] - 1) * 0.9)).Max());
        var head = _sheet.Range(first, 1, _row - 1, columns.Count).Style;
        head.Font.SetBold().Fill.SetBackgroundColor(Grey).Alignment.SetWrapText().Border.SetBottomBorder(XLBorderStyleValues.Thin)
            .Border.SetBottomBorderColor(Rule);
        return _row;
    }

    private void Rows(ReportTable table)
    {
        var first = _row;
        foreach (var row in table.Rows)
        {
            var height = 0.0;
            for (var at = 0; at < row.Cells.Count; at++)
            {
                Put(_sheet.Cell(_row, at + 1), row.Cells[at]);
                if (row.Cells[at] is string text) height = Math.Max(height, Height(text, _widths[at] - 1));
            }
            if (row.IsTotal)
                _sheet.Range(_row, 1, _row, row.Cells.Count).Style.Font.SetBold().Border.SetTopBorder(XLBorderStyleValues.Thin)
                    .Border.SetTopBorderColor(Rule);
            Next(Math.Max(15, height));
        }
        if (_row == first) return;
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var style = _sheet.Range(first, at + 1, _row - 1, at + 1).Style;
            if (!table.IsOfCounts) style.Border.SetInsideBorder(XLBorderStyleValues.Hair).Border.SetInsideBorderColor(Rule);
            if (table.Columns[at].Kind == ReportColumnKind.Text) style.Alignment.SetWrapText();
            else style.NumberFormat.SetFormat(at == 0 ? "0" : "#,##0").Alignment.SetHorizontal(at == 0 || table.NotPrinted > 0
                ? XLAlignmentHorizontalValues.Left : XLAlignmentHorizontalValues.Right);
        }
    }

    private IXLCell Merged(string? words, double height)
    {
        var range = _sheet.Range(_row, 1, _row, _printed);
        if (_printed > 1) range.Merge();
        range.Style.Alignment.SetWrapText();
        var cell = _sheet.Cell(_row, 1);
        Put(cell, words);
        Next(height);
        return cell;
    }

    private void Next(double height)
    {
        _sheet.Row(_row++).Height = height;
        _used += height;
    }

    /// <summary>A text stays a text: it is never read as a number, a day or a formula.</summary>
    private static void Put(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null: break;
            case string text:
                cell.SetValue(Cut(text));
                if (CellText.LooksLikeFormula(text)) cell.Style.SetIncludeQuotePrefix();
                break;
            case int number: cell.SetValue(number); break;
            case long number: cell.SetValue(number); break;
            case decimal number: cell.SetValue(number); break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "A cell holds a text or a number.");
        }
    }

    private double PageWidth => _widths.Take(_printed).Sum();

    /// <summary>Letters are narrower than the digits that a width is told in; Khmer breaks where nobody sees a space, and so
    /// sooner.</summary>
    private static double Height(string words, double width) => RowHeight.Of(new Row(words),
        [new Column("", width * (words.AsSpan().IndexOfAnyInRange('\u1780', '\u17FF') >= 0 ? 0.85 : 1.15))]);

    private static string Cut(string text) => text.Length > LongestCell ? string.Concat(text.AsSpan(0, LongestCell), "…") : text;

    /// <summary>In the heads of pages a single sign begins a code.</summary>
    private static string Escaped(string text) =>
        (text.Length > LongestHeader ? string.Concat(text.AsSpan(0, LongestHeader), "…") : text)
            .Replace("&", "&&", StringComparison.Ordinal);

    /// <summary>A name that a sheet can have and no other has.</summary>
    private static string Name(XLWorkbook workbook, string wanted)
    {
        var plain = string.Concat(wanted.Where(letter => !@"[]:*?/\'".Contains(letter, StringComparison.Ordinal))).Trim();
        for (var more = 1; ; more++)
        {
            var end = more == 1 ? "" : $" {more}";
            var name = plain[..Math.Min(plain.Length, LongestName - end.Length)].TrimEnd() + end;
            if (workbook.Worksheets.All(sheet => !sheet.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) return name;
        }
    }
}
