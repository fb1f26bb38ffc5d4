using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>An export that was read.</summary>
public sealed record ReadExport(ExportReceipt Receipt, MemoryStream Content);

/// <summary>An export in memory, and short ways to read it back with the SDK.</summary>
public static class Exported
{
    public static readonly DateOnly Day = new(2024, 12, 10);

    public static async Task<byte[]> Export(this TestDatabase database, ExportFormat format, CurrentUser? user = null,
        PrisonerQuestion? question = null, MatrixSides? axes = null)
    {
        var outcome = await database.Get<ExportRecords>().Prepare(user ?? Team.Administrator, ExportSubject.Of(question
            ?? new PrisonerQuestion(Day), axes), format);
        return (await outcome.Read()).Content.ToArray();
    }

    public static async Task<ReadExport> Export(this TestDatabase database, CurrentUser user, ExportSubject subject,
        ExportFormat format) => await (await database.Get<ExportRecords>().Prepare(user, subject, format)).Read();

    /// <summary>What was handed over, read to its end and put away.</summary>
    public static async Task<ReadExport> Read(this Outcome<PreparedExport> outcome)
    {
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        await using var prepared = outcome.Value;
        var content = new MemoryStream();
        await prepared.Content.CopyToAsync(content);
        content.Position = 0;
        return new(prepared.Receipt, content);
    }

    public static async Task<JsonElement> Json(this TestDatabase database, CurrentUser user, ExportSubject subject) =>
        JsonDocument.Parse((await database.Export(user, subject, ExportFormat.Json)).Content).RootElement;

    /// <summary>The lines of the CSV, without its byte order mark.</summary>
    public static async Task<string[]> Csv(this TestDatabase database, CurrentUser user, ExportSubject subject) =>
        Text((await database.Export(user, subject, ExportFormat.Csv)).Content, ExportFormat.Csv).TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    public static void Valid(MemoryStream content)
    {
        using var workbook = SpreadsheetDocument.Open(content, false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook));
    }

    /// <summary>Everything that somebody could find in the file.</summary>
    public static string Text(MemoryStream content, ExportFormat format)
    {
        if (format != ExportFormat.Xlsx) return Encoding.UTF8.GetString(content.ToArray());
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }

    /// <summary>The cells of a sheet by their references.</summary>
    public static Dictionary<string, Cell> Sheet(this SpreadsheetDocument workbook, string name)
    {
        var sheet = workbook.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .Single(sheet => sheet.Name == name);
        var part = (WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!);
        return part.Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);
    }

    /// <summary>The cell under a heading, in the first row below it.</summary>
    public static Cell? Under(this Dictionary<string, Cell> cells, string heading, int row = 2)
    {
        var header = cells.Values.Single(cell => cell.CellReference!.Value!.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]) == "1"
            && cell.InnerText == heading);
        return cells.GetValueOrDefault($"{header.CellReference!.Value!.TrimEnd('1')}{row}");
    }

    public static CellFormat FormatOf(this SpreadsheetDocument workbook, Cell cell) =>
        workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
}
