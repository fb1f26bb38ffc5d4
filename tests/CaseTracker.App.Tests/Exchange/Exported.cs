using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.Domain.Security;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>An export in memory, and short ways to read it back with the SDK.</summary>
public static class Exported
{
    public static readonly DateOnly Day = new(2024, 12, 10);

    public static async Task<byte[]> Export(this TestDatabase database, ExportFormat format, Actor? actor = null, PrisonerQuestion? question = null, CrossTabAxes? axes = null)
    {
        var outcome = await database.Get<ExportPrisoners>().InMemory(actor ?? Team.Administrator, question ?? new PrisonerQuestion(Day), format, axes);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value.Content.ToArray();
    }

    /// <summary>The cells of a sheet by their references.</summary>
    public static Dictionary<string, Cell> Sheet(this SpreadsheetDocument workbook, string name)
    {
        var sheet = workbook.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(sheet => sheet.Name == name);
        var part = (WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!);
        return part.Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);
    }

    /// <summary>The cell under a heading, in the first row below it.</summary>
    public static Cell? Under(this Dictionary<string, Cell> cells, string heading, int row = 2)
    {
        var header = cells.Values.Single(cell => cell.CellReference!.Value!.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]) == "1" && cell.InnerText == heading);
        return cells.GetValueOrDefault($"{header.CellReference!.Value!.TrimEnd('1')}{row}");
    }

    public static CellFormat FormatOf(this SpreadsheetDocument workbook, Cell cell) =>
        workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
}
