using System.Globalization;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Language;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTracker.App.Reports;

/// <summary>Writes a report as a document that people edit and send (Open XML, WordprocessingML): footnotes at their pages, tables whose
/// headings are repeated, page numbers, A4. It has no properties: neither author nor path nor program.</summary>
internal sealed class ReportDocument
{
    private const string LatinFont = "Arial", KhmerFont = "Noto Sans Khmer", Grey = "5B6770", Hairline = "B8C1C8", Shade = "E8ECEF";

    // Twentieths of a point: A4 with margins of two centimetres.
    private const int PageWidth = 11906, PageHeight = 16838, Margin = 1134, TextWidth = PageWidth - (2 * Margin);

    private readonly Report _report;
    private readonly Body _body = new();
    private readonly Footnotes _notes = new();
    private int _note;

    private ReportDocument(Report report) => _report = report;

    public static void Write(Report report, Stream output)
    {
        using var made = new MemoryStream();
        using (var document = WordprocessingDocument.Create(made, WordprocessingDocumentType.Document))
            new ReportDocument(report).Fill(document);
        made.Position = 0;
        StampedPackage.Copy(made, output);
    }

    private void Fill(WordprocessingDocument document)
    {
        var main = document.AddMainDocumentPart();
        // Names that the SDK would draw by chance.
        document.ChangeIdOfPart(main, "rId1");
        Styles(main.AddNewPart<StyleDefinitionsPart>("rId1"));
        Separators();
        Text();
        var footer = main.AddNewPart<FooterPart>("rId2");
        footer.Footer = new Footer(PageFoot());
        main.AddNewPart<FootnotesPart>("rId3").Footnotes = _notes;
        main.AddNewPart<DocumentSettingsPart>("rId4").Settings = new Settings(new FootnoteDocumentWideProperties(
            new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }));
        _body.Append(new SectionProperties(new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = Margin, Right = Margin, Bottom = Margin, Left = Margin, Header = 567, Footer = 567, Gutter = 0 }));
        main.Document = new Document(_body);
    }

    private void Text()
    {
        if (_report.Synthetic) Add("Banner", Texts.Localize("Demo.Banner"));
        Add("Title", _report.Title);
        Add("Subtitle", _report.Organisation is null ? _report.Period : $"{_report.Organisation} · {_report.Period}");
        foreach (var fact in _report.Facts) Add("Fact", $"{fact.Label}: {fact.Words}");
        foreach (var number in _report.Numbers)
            Add("Number", $"{number.Number} {number.Words}{(number.More is null ? "" : $" ({number.More})")}");
        foreach (var part in _report.Parts)
        {
            Add("Heading1", part.Title);
            foreach (var finding in part.Findings) Finding(finding);
            foreach (var table in part.Tables) Grid(table, titled: table.Title != part.Title);
        }
        if (_report.List is { } list) Section(list);
        if (_report.Sources.Rows.Count > 0) Section(_report.Sources);
        Add("Heading1", Texts.Localize("Reports.Method"));
        foreach (var sentence in _report.Method) Add("Normal", sentence);
    }

    private void Section(ReportTable table)
    {
        Add("Heading1", table.Title);
        Grid(table, titled: false);
    }

    private void Finding(ReportFinding finding)
    {
        var paragraph = Add("Normal", finding.Words);
        for (var at = 0; at < finding.Notes.Count; at++)
        {
            if (at > 0) paragraph.Append(Raised(", "));
            paragraph.Append(Reference(_report.Notes[finding.Notes[at] - 1]));
        }
    }

    /// <summary>A reference with a footnote of its own: two that share one would share its page, too.</summary>
    private Run Reference(string words)
    {
        _note++;
        _notes.Append(new Footnote(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "FootnoteText" }),
            new Run(new RunProperties(new RunStyle { Val = "FootnoteReference" }), new FootnoteReferenceMark()), Run($" {words}")))
        { Id = _note });
        return new Run(new RunProperties(new RunStyle { Val = "FootnoteReference" }), new FootnoteReference { Id = _note });
    }

    private static Run Raised(string words)
    {
        var run = Run(words);
        run.PrependChild(new RunProperties(new RunStyle { Val = "FootnoteReference" }));
        return run;
    }

    private void Grid(ReportTable table, bool titled)
    {
        if (titled) Add("Heading2", table.Title);
        if (table.About is { } about) Add("Normal", about);
        var printed = table.Columns.Take(table.Columns.Count - table.NotPrinted).ToList();
        var all = printed.Sum(column => column.Width);
        var widths = printed.ConvertAll(column => (int)(TextWidth * column.Width / all));
        var grid = new Table(new TableProperties(new TableWidth { Width = $"{TextWidth}", Type = TableWidthUnitValues.Dxa },
            Borders(), new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        grid.Append(Line(printed.Select(column => column.Group is null ? column.Label : $"{column.Group}: {column.Label}"), widths,
            printed, heading: true));
        foreach (var row in table.Rows) grid.Append(Line(row.Cells.Take(printed.Count).Select(Words), widths, printed, row.IsTotal));
        _body.Append(grid, Paragraph("Gap", ""));
    }

    private static TableRow Line(IEnumerable<string> cells, List<int> widths, List<ReportColumn> columns, bool heading)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        // The first row of headings is repeated on each page.
        if (heading) row.TableRowProperties!.Append(new TableHeader());
        var at = 0;
        foreach (var cell in cells)
        {
            var properties = new TableCellProperties(new TableCellWidth { Width = $"{widths[at]}", Type = TableWidthUnitValues.Dxa });
            if (heading) properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Shade });
            var paragraph = Paragraph(heading ? "CellHeading" : "Cell", cell);
            if (columns[at].Kind == ReportColumnKind.Number)
                paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
            row.Append(new TableCell(properties, paragraph));
            at++;
        }
        return row;
    }

    private static string Words(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4, Color = Hairline }, new LeftBorder { Val = BorderValues.None },
        new BottomBorder { Val = BorderValues.Single, Size = 4, Color = Hairline }, new RightBorder { Val = BorderValues.None },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Hairline },
        new InsideVerticalBorder { Val = BorderValues.None });

    private Paragraph PageFoot()
    {
        var paragraph = Paragraph("Foot", SyntheticSheets.Marked($"{_report.Title} · ", _report.Synthetic));
        paragraph.Append(Field("PAGE"), Run(" / "), Field("NUMPAGES"));
        return paragraph;

        static SimpleField Field(string what) => new(Run("1")) { Instruction = $" {what} " };
    }

    private void Separators() => _notes.Append(
        new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
        new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark())))
        { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 });

    private Paragraph Add(string style, string words)
    {
        var paragraph = Paragraph(style, words);
        _body.Append(paragraph);
        return paragraph;
    }

    private static Paragraph Paragraph(string style, string words) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(words));

    /// <summary>Words without what XML cannot hold; a line stays a line.</summary>
    private static Run Run(string words)
    {
        var run = new Run();
        var lines = words.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0) run.Append(new Break());
            run.Append(new Text(string.Concat(lines[at].EnumerateRunes().Where(MayStand)))
            { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    private static bool MayStand(System.Text.Rune rune) => rune.Value is '\t' or >= ' ' and not 0xFFFE and not 0xFFFF;

    private static void Styles(StyleDefinitionsPart part)
    {
        var styles = new Styles(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = LatinFont, HighAnsi = LatinFont, EastAsia = LatinFont, ComplexScript = KhmerFont },
            new FontSize { Val = "20" }, new FontSizeComplexScript { Val = "20" })), new ParagraphPropertiesDefault(
                new ParagraphPropertiesBaseStyle(new SpacingBetweenLines
                {
                    After = "120",
                    Line = "276",
                    LineRule = LineSpacingRuleValues.Auto
                }))));
        styles.Append(Style("Normal", "Normal", basedOn: null, isDefault: true));
        styles.Append(Style("Title", "Title", size: 36, bold: true, keep: true, after: 60));
        styles.Append(Style("Subtitle", "Subtitle", size: 24, color: Grey, after: 240));
        styles.Append(Style("Heading1", "heading 1", size: 28, bold: true, keep: true, before: 360, outline: 0));
        styles.Append(Style("Heading2", "heading 2", size: 22, bold: true, keep: true, before: 200, outline: 1));
        styles.Append(Style("Fact", "Fact", size: 18, color: Grey, after: 0));
        styles.Append(Style("Number", "Number", size: 24, bold: true, before: 120, after: 0));
        styles.Append(Style("Banner", "Banner", size: 22, bold: true, color: "9B1C1C"));
        styles.Append(Style("Cell", "Cell", size: 18, after: 0));
        styles.Append(Style("CellHeading", "Cell heading", size: 18, bold: true, keep: true, after: 0));
        styles.Append(Style("Gap", "Gap", size: 8, after: 0));
        styles.Append(Style("Foot", "footer", size: 16, color: Grey, after: 0));
        styles.Append(Style("FootnoteText", "footnote text", size: 18, after: 0));
        styles.Append(new Style(new StyleName { Val = "footnote reference" },
            new StyleRunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }))
        { Type = StyleValues.Character, StyleId = "FootnoteReference" });
        part.Styles = styles;
    }

    private static Style Style(string id, string name, int? size = null, bool bold = false, string? color = null, bool keep = false,
        int? before = null, int? after = null, int? outline = null, string? basedOn = "Normal", bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault) style.Default = true;
        if (basedOn is not null) style.Append(new BasedOn { Val = basedOn });
        style.Append(new PrimaryStyle());
        var paragraph = new StyleParagraphProperties();
        if (keep) paragraph.Append(new KeepNext());
        if (before is not null || after is not null)
        {
            var spacing = new SpacingBetweenLines();
            if (before is { } above) spacing.Before = $"{above}";
            if (after is { } below) spacing.After = $"{below}";
            paragraph.Append(spacing);
        }
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold(), new BoldComplexScript());
        if (color is not null) run.Append(new Color { Val = color });
        if (size is { } half) run.Append(new FontSize { Val = $"{half}" }, new FontSizeComplexScript { Val = $"{half}" });
        style.Append(paragraph, run);
        return style;
    }
}
