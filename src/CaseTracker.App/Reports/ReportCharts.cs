using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CaseTracker.Domain.Language;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTracker.App.Reports;

/// <summary>Puts charts into a workbook that is complete but for them: parts of the package that a spreadsheet program draws from the cells
/// beside, and lets whoever opens it edit. What is certain is solid, what is possible is outlined.</summary>
internal static class ReportCharts
{
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart",
        A = "http://schemas.openxmlformats.org/drawingml/2006/main",
        Xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // The first is for what is certain; a second series alone beside it is what is possible.
    private static readonly string[] Colours = ["1F5A8C", "7A9CBD", "B5651D", "5F6B76", "9AA5B1", "3E7C59"];

    public static void Add(WorkbookPart workbook, IReadOnlyList<PlacedChart> charts, string font)
    {
        foreach (var onSheet in charts.GroupBy(chart => chart.Sheet))
        {
            var sheet = workbook.Workbook.Descendants<Sheet>().Single(one => one.Name == onSheet.Key);
            var part = (WorksheetPart)workbook.GetPartById(sheet.Id!);
            // Names that the SDK would draw by chance.
            var drawings = part.AddNewPart<DrawingsPart>("drawing");
            var root = new XElement(Xdr + "wsDr", new XAttribute(XNamespace.Xmlns + "xdr", Xdr), new XAttribute(XNamespace.Xmlns + "a", A));
            var number = 1;
            foreach (var placed in onSheet)
            {
                var chart = drawings.AddNewPart<ChartPart>($"chart{number}");
                Feed(chart, Space(placed, font));
                root.Add(Frame(placed, drawings.GetIdOfPart(chart), number++));
            }
            Feed(drawings, root);
            var drawing = new Drawing { Id = part.GetIdOfPart(drawings) };
            // The order of a sheet's elements is fixed: these come behind it.
            if (part.Worksheet.Elements().FirstOrDefault(one => one is LegacyDrawing or LegacyDrawingHeaderFooter or TableParts
                or WorksheetExtensionList) is { } behind) part.Worksheet.InsertBefore(drawing, behind);
            else part.Worksheet.Append(drawing);
            part.Worksheet.Save();
        }
    }

    private static void Feed(OpenXmlPart part, XElement root)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(new XDocument(root).ToString(SaveOptions.DisableFormatting)));
        part.FeedData(stream);
    }

    private static XElement Frame(PlacedChart placed, string id, int number) => new(Xdr + "twoCellAnchor",
        Corner("from", 0, placed.Row), Corner("to", placed.Columns, placed.Row + placed.Rows),
        new XElement(Xdr + "graphicFrame", new XAttribute("macro", ""),
            new XElement(Xdr + "nvGraphicFramePr",
                new XElement(Xdr + "cNvPr", new XAttribute("id", number + 1), new XAttribute("name", $"Chart {number}"),
                    new XAttribute("descr", placed.Chart.Title)),
                new XElement(Xdr + "cNvGraphicFramePr")),
            new XElement(Xdr + "xfrm", new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                new XElement(A + "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))),
            new XElement(A + "graphic", new XElement(A + "graphicData", new XAttribute("uri", C.NamespaceName),
                new XElement(C + "chart", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "r", R),
                    new XAttribute(R + "id", id))))),
        new XElement(Xdr + "clientData"));

    private static XElement Corner(string name, int column, int row) => new(Xdr + name, new XElement(Xdr + "col", column),
        new XElement(Xdr + "colOff", 0), new XElement(Xdr + "row", row), new XElement(Xdr + "rowOff", 0));

    private static XElement Space(PlacedChart placed, string font)
    {
        var bars = placed.Chart.Kind != ReportChartKind.Line;
        var falls = placed.Chart.Kind == ReportChartKind.Waterfall;
        var series = falls ? Waterfall(placed) : placed.Chart.Series.Select((column, at) => Series(placed, column, at)).ToList();
        var plot = bars
            ? new XElement(C + "barChart", Value("barDir", "bar"), Value("grouping", "stacked"), Value("varyColors", 0), series,
                Value("gapWidth", 50), Value("overlap", 100), Value("axId", 1), Value("axId", 2))
            : new XElement(C + "lineChart", Value("grouping", "standard"), Value("varyColors", 0), series, Value("marker", 1),
                Value("axId", 1), Value("axId", 2));
        return new(C + "chartSpace", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A),
            Value("roundedCorners", 0),
            new XElement(C + "chart",
                new XElement(C + "title", new XElement(C + "tx", new XElement(C + "rich", new XElement(A + "bodyPr"),
                    new XElement(A + "p", new XElement(A + "pPr", Letters("defRPr", 1100, font, bold: true)),
                        new XElement(A + "r", Letters("rPr", 1100, font, bold: true), new XElement(A + "t", placed.Chart.Title))))),
                    Value("overlay", 0)),
                Value("autoTitleDeleted", 0),
                new XElement(C + "plotArea", new XElement(C + "layout"), plot, Categories(bars), Values(bars)),
                // What steps stand on would be named too: a reader that leaves one name out takes another for it. The note says it.
                falls ? null : new XElement(C + "legend", Value("legendPos", "b"), Value("overlay", 0)),
                Value("plotVisOnly", 1), Value("dispBlanksAs", "gap")),
            new XElement(C + "spPr", new XElement(A + "solidFill", Colour("FFFFFF")), new XElement(A + "ln", new XElement(A + "noFill"))),
            new XElement(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "p",
                new XElement(A + "pPr", Letters("defRPr", 900, font)), new XElement(A + "endParaRPr", new XAttribute("lang", "en-US")))));
    }

    /// <summary>The axis with the names; of bars the first stands on top.</summary>
    private static XElement Categories(bool bars) => new(C + "catAx", Value("axId", 1),
        new XElement(C + "scaling", Value("orientation", bars ? "maxMin" : "minMax")), Value("delete", 0),
        Value("axPos", bars ? "l" : "b"), Value("numFmt", null, new XAttribute("formatCode", "General"),
            new XAttribute("sourceLinked", 0)), Value("majorTickMark", "none"), Value("minorTickMark", "none"),
        Value("tickLblPos", "low"), Value("crossAx", 2), Value("crosses", "autoZero"), Value("auto", 0), Value("lblOffset", 100),
        Value("noMultiLvlLbl", 1));

    private static XElement Values(bool bars) => new(C + "valAx", Value("axId", 2),
        new XElement(C + "scaling", Value("orientation", "minMax"), Value("min", 0)), Value("delete", 0),
        Value("axPos", bars ? "b" : "l"),
        new XElement(C + "majorGridlines", new XElement(C + "spPr", new XElement(A + "ln", new XElement(A + "solidFill",
            Colour("D9DEE3"))))),
        Value("numFmt", null, new XAttribute("formatCode", "#,##0"), new XAttribute("sourceLinked", 0)),
        Value("majorTickMark", "none"), Value("minorTickMark", "none"), Value("tickLblPos", "nextTo"), Value("crossAx", 1),
        Value("crosses", bars ? "max" : "autoZero"), Value("crossBetween", bars ? "between" : "midCat"));

    private static XElement Series(PlacedChart placed, int column, int at)
    {
        var (chart, table) = (placed.Chart, placed.Table);
        var rows = chart.Drawn(table).ToList();
        var outlined = at == 1 && chart.Series.Count == 2;
        var colour = Colours[outlined ? 0 : at % Colours.Length];
        var line = chart.Kind == ReportChartKind.Line;
        var look = line
            ? new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", 28575), new XElement(A + "solidFill", Colour(colour)),
                new XElement(A + "prstDash", new XAttribute("val", outlined ? "sysDash" : "solid"))))
            : new XElement(C + "spPr", new XElement(A + "solidFill", Colour(outlined ? "FFFFFF" : colour)),
                new XElement(A + "ln", new XAttribute("w", 12700), new XElement(A + "solidFill", Colour(colour))));
        return new(C + "ser", Value("idx", at), Value("order", at),
            new XElement(C + "tx", Text(Cells(placed, column, placed.Header, placed.Header), [table.Columns[column].Label])), look,
            line ? new XElement(C + "marker", Value("symbol", "none")) : Value("invertIfNegative", 0),
            new XElement(C + "cat", Text(Cells(placed, 0, placed.First, placed.Last), [.. rows.Select(row => $"{row.Cells[0]}")])),
            new XElement(C + "val", new XElement(C + "numRef", new XElement(C + "f", Cells(placed, column, placed.First, placed.Last)),
                new XElement(C + "numCache", new XElement(C + "formatCode", "General"), Value("ptCount", rows.Count),
                    rows.Select((row, point) => Point(point, Convert.ToString(row.Cells[column] ?? 0, CultureInfo.InvariantCulture)!))))),
            line ? Value("smooth", 0) : null);
    }

    /// <summary>Steps between two columns that stand on the ground, each as high as its number, on a bar that is not drawn. Their heights
    /// stand in no cell.</summary>
    private static List<XElement> Waterfall(PlacedChart placed)
    {
        var rows = placed.Chart.Drawn(placed.Table).ToList();
        var numbers = rows.Select(row => Convert.ToInt32(row.Cells[placed.Chart.Series[0]] ?? 0, CultureInfo.InvariantCulture)).ToList();
        var (under, whole, more, less) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        var level = 0;
        foreach (var (at, number) in numbers.Index())
        {
            var ends = at == 0 || at == numbers.Count - 1;
            under.Add(ends ? 0 : Math.Min(level, level + number));
            whole.Add(ends ? number : 0);
            more.Add(ends ? 0 : Math.Max(number, 0));
            less.Add(ends ? 0 : Math.Max(-number, 0));
            level = ends ? number : level + number;
        }
        return
        [
            Steps(0, "Reports.StepsUnder", under, null, null), Steps(1, "Reports.StepsWhole", whole, Colours[0], Colours[0]),
            Steps(2, "Reports.StepsMore", more, Colours[2], Colours[2]), Steps(3, "Reports.StepsLess", less, "FFFFFF", Colours[0]),
        ];

        XElement Steps(int at, string name, List<int> heights, string? fill, string? line) => new(C + "ser", Value("idx", at),
            Value("order", at), new XElement(C + "tx", new XElement(C + "v", Texts.Localize(name))),
            new XElement(C + "spPr", Filled(fill), new XElement(A + "ln", new XAttribute("w", 12700), Filled(line))),
            Value("invertIfNegative", 0),
            // As heights do, names stand in no cell: LibreOffice draws a chart that is wholly of its own numbers, or of cells.
            new XElement(C + "cat", new XElement(C + "strLit", Kept([.. rows.Select(row => $"{row.Cells[0]}")]))),
            new XElement(C + "val", new XElement(C + "numLit", new XElement(C + "formatCode", "General"),
                Value("ptCount", heights.Count),
                heights.Select((height, point) => Point(point, height.ToString(CultureInfo.InvariantCulture))))));

        static XElement Filled(string? rgb) => rgb is null ? new(A + "noFill") : new(A + "solidFill", Colour(rgb));
    }

    private static XElement Text(string cells, IReadOnlyList<string> kept) => new(C + "strRef", new XElement(C + "f", cells),
        new XElement(C + "strCache", Kept(kept)));

    private static IEnumerable<XElement> Kept(IReadOnlyList<string> words) =>
        [Value("ptCount", words.Count), .. words.Select((word, at) => Point(at, word))];

    private static XElement Point(int at, string value) => new(C + "pt", new XAttribute("idx", at), new XElement(C + "v", value));

    private static string Cells(PlacedChart placed, int column, int first, int last)
    {
        var letter = (char)('A' + column);
        return string.Create(CultureInfo.InvariantCulture, $"'{placed.Sheet}'!${letter}${first}")
            + (last == first ? "" : string.Create(CultureInfo.InvariantCulture, $":${letter}${last}"));
    }

    private static XElement Value(string name, object? value, params IEnumerable<XAttribute> more) =>
        new(C + name, value is null ? null : new XAttribute("val", value), more);

    private static XElement Colour(string rgb) => new(A + "srgbClr", new XAttribute("val", rgb));

    private static XElement Letters(string name, int size, string font, bool bold = false) => new(A + name,
        new XAttribute("sz", size), new XAttribute("b", bold ? 1 : 0), new XElement(A + "solidFill", Colour("1F2933")),
        new XElement(A + "latin", new XAttribute("typeface", font)), new XElement(A + "cs", new XAttribute("typeface", font)));
}
