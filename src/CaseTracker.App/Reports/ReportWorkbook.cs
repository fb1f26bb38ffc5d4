using System.Text.RegularExpressions;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Language;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTracker.App.Reports;

/// <summary>A report as a workbook that can be printed as it is: cover and findings, a sheet for each subject with its charts, tables of
/// records on sheets of their own, the list, the sources, and at the end how it was counted. It holds no formula, no hidden sheet and
/// nothing but what the report says, and the same report is the same bytes.</summary>
internal static partial class ReportWorkbook
{
    public static void Write(Report report, Stream output)
    {
        using var saved = new MemoryStream();
        using (var workbook = new XLWorkbook(XLEventTracking.Disabled))
        {
            workbook.Style.Font.FontName = ReportSheet.FontOf(report);
            workbook.Style.Font.FontSize = ReportSheet.FontSize;
            var charts = Fill(workbook, report);
            workbook.SaveAs(saved);
            Complete(saved, charts, workbook.Style.Font.FontName);
        }
        saved.Position = 0;
        StampedPackage.Copy(saved, output);
    }

    /// <summary>Adds to the saved workbook what ClosedXML has no word for.</summary>
    private static void Complete(Stream package, IReadOnlyList<PlacedChart> charts, string font)
    {
        package.Position = 0;
        using var document = SpreadsheetDocument.Open(package, isEditable: true);
        // Repeated rows are named without the signs that make a row the same wherever it is asked for: some programs then repeat none.
        foreach (var name in document.WorkbookPart!.Workbook.Descendants<DefinedName>().Where(name => name.Name == "_xlnm.Print_Titles"))
            name.Text = RepeatedRows().Replace(name.Text, "!$$$1:$$$2");
        document.WorkbookPart.Workbook.Save();
        ReportCharts.Add(document.WorkbookPart, charts, font);
        // Neither author nor program nor moment: whoever gets the file reads what its sheets say. And no name that is drawn by chance.
        if (document.CoreFilePropertiesPart is { } core) document.DeletePart(core);
        if (document.ExtendedFilePropertiesPart is { } extended) document.DeletePart(extended);
        document.ChangeIdOfPart(document.WorkbookPart, "rId1");
    }

    [GeneratedRegex("!(\\d+):(\\d+)$")]
    private static partial Regex RepeatedRows();

    private static List<PlacedChart> Fill(XLWorkbook workbook, Report report)
    {
        var charts = new List<PlacedChart>();
        Cover(new ReportSheet(workbook, report, Texts.Localize("Reports.Sheet_Report"), ReportSheet.CoverWidths), report);
        foreach (var part in report.Parts)
        {
            var counts = part.Tables.Where(table => table.IsOfCounts).ToList();
            if (counts.Count > 0)
            {
                var sheet = new ReportSheet(workbook, report, part.Title, ReportSheet.CountWidths(counts));
                sheet.Title(part.Title);
                foreach (var table in counts) charts.AddRange(sheet.Counts(table));
            }
            foreach (var table in part.Tables.Where(table => !table.IsOfCounts)) Whole(table, landscape: false);
        }
        if (report.List is { } list) Whole(list, landscape: true, Texts.Localize("Reports.Part_list"));
        if (report.Sources.Rows.Count > 0) Whole(report.Sources, landscape: true);
        Method(new ReportSheet(workbook, report, Texts.Localize("Reports.Sheet_Method"), ReportSheet.MethodWidths), report);
        if (report.Quality is { } quality) Whole(quality, landscape: true);
        return charts;

        void Whole(ReportTable table, bool landscape, string? name = null) =>
            new ReportSheet(workbook, report, name ?? table.Title, [.. table.Columns.Select(column => column.Width)], landscape,
                table.Columns.Count - table.NotPrinted)
                .Whole(table);
    }

    private static void Cover(ReportSheet sheet, Report report)
    {
        if (report.Synthetic) sheet.Line(Texts.Localize("Demo.Banner"), bold: true);
        sheet.Title(report.Title);
        if (report.Organisation is { } organisation) sheet.Line(organisation);
        sheet.Line(report.Period, bold: true);
        sheet.Skip();
        sheet.Numbers(report.Numbers);
        sheet.Skip();
        foreach (var (label, words) in report.Facts) sheet.Fact(label, words);
        var findings = report.Parts.Where(part => part.Findings.Count > 0).ToList();
        foreach (var part in findings)
        {
            sheet.Heading(part.Title);
            foreach (var finding in part.Findings) sheet.Finding(finding);
        }
        if (report.Notes.Count == 0) return;
        sheet.Heading(Texts.Localize("Reports.Footnotes"));
        for (var note = 0; note < report.Notes.Count; note++) sheet.Line($"{note + 1}  {report.Notes[note]}");
    }

    private static void Method(ReportSheet sheet, Report report)
    {
        sheet.Title(Texts.Localize("Reports.Sheet_Method"));
        foreach (var sentence in report.Method) sheet.Line(sentence);
        sheet.Heading(Texts.Localize("Export.Definitions"));
        foreach (var (label, words) in report.Definitions) sheet.Fact(label, words);
    }
}
