using System.Text.Json;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using DocumentFormat.OpenXml.Packaging;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>Bounds hold the value that the source gives, in every format, whether people are counted or land is measured.</summary>
public sealed class MeasureExportTests
{
    private static readonly ExportSubject Land = ExportSubject.Of(new RecordQuestion(RecordLists.Find("land")!)),
        Figures = ExportSubject.Of(new RecordQuestion(RecordLists.Find("figures")!));

    public static TheoryData<string, string?, string?, string> Measures => new()
    {
        { "0.4", "0.4", "0.4", "" }, { "2.5", "2.5", "2.5", "" }, { "14.5%", "14.5", "14.5", "" },
            { "1,166.5 hectares", "1166.5", "1166.5", "" }, { "0.25 to 0.75", "0.25", "0.75", "" },
        { "more than 16 billion", "16000000000", null, "At least" }, { "more than 2.4 million", "2400000", null, "At least" },
            { "over 0.4", "0.4", null, "At least" },
        { "at least 0.4", "0.4", null, "" }, { "less than 0.4", null, "0.4", "At most" }, { "fewer than 10", null, "10", "At most" },
            { "at most 14.5", null, "14.5", "" },
        { "nearly half", null, "50", "" }, { "half a million", "500000", "500000", "" }, { "about 14.5", null, null, "" },
    };

    [Theory, MemberData(nameof(Measures))]
    public async Task A_measure_keeps_its_value_in_every_table_and_format(string text, string? least, string? most, string exclusive)
    {
        await using var database = await TestDatabase.Create();
        await Saved(database, text);
        foreach (var row in new[] { (await Row(database, Land)).GetProperty("area"), (await Row(database, Figures))
            .GetProperty("count"), Taken(await database.Json(Advocate, ExportSubject.Of(new LedgerQuestion()))) })
            Assert.Equal((least, most, exclusive == "At least", exclusive == "At most"),
                (Number(row, "atLeast"), Number(row, "atMost"), IsTrue(row, "atLeastExclusive"), IsTrue(row, "atMostExclusive")));
        foreach (var subject in new[] { Land, Figures })
        {
            var lines = await database.Csv(Advocate, subject);
            var at = Array.FindIndex(Cells(lines[0]), name => name.EndsWith(", at least", StringComparison.Ordinal));
            Assert.Equal([least ?? "", most ?? "", exclusive], Cells(lines[1])[at..(at + 3)]);
            using var workbook = SpreadsheetDocument.Open((await database.Export(Advocate, subject, ExportFormat.Xlsx)).Content, false);
            var cells = workbook.WorkbookPart!.WorksheetParts.SelectMany(part =>
                part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).Select(cell => cell.InnerText).ToHashSet();
            Assert.Superset(new[] { least, most }.OfType<string>().ToHashSet(), cells);
        }
    }

    private static async Task Saved(TestDatabase database, string text)
    {
        var number = BoundedNumber.Parse(text).Value!;
        var of = await Team.Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = "Test case" }, Confidentiality.Public)));
        await Team.Saved(database.Get<SaveRecord>().Handle<LandDisputeDetails>(Administrator,
            new(null, 0, new() { CaseId = of, Area = number, AreaUnit = AreaUnit.ShareOfCountry },
            Confidentiality.Public)));
        await Team.Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
            new(null, 0, new() { Subject = "Test subject", Count = number, Unit = FigureUnit.Percent, CaseId = of },
            Confidentiality.Public)));
    }

    private static async Task<JsonElement> Row(TestDatabase database, ExportSubject subject) =>
        Assert.Single((await database.Json(Advocate, subject)).GetProperty("rows").EnumerateArray());

    private static JsonElement Taken(JsonElement ledger) => Find(ledger).First();

    private static IEnumerable<JsonElement> Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("atLeast", out _) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Find(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Find),
        _ => [],
    };

    private static string? Number(JsonElement bounds, string name) => bounds.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
        ? number.GetDecimal().ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : null;

    private static bool IsTrue(JsonElement bounds, string name) => bounds.TryGetProperty(name, out var value) && value.GetBoolean();

    /// <summary>The cells of a line of CSV, of which none holds a quotation mark.</summary>
    private static string[] Cells(string line) => [.. System.Text.RegularExpressions.Regex.Matches(line, "(?:^|,)(?:\"([^\"]*)\"|([^,]*))")
        .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)];
}
