using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Security;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

public sealed class ExportMatrixTests
{
    private static readonly RecordList Events = RecordLists.Find("events")!;

    [Fact]
    public async Task The_matrix_of_every_list_has_the_numbers_of_its_page_in_every_format()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(31)).Make(10);
        foreach (var list in RecordLists.All)
        {
            var (rows, columns) = (list.Filters[0], list.Filters[^1]);
            var question = new RecordQuestion(list) { PageSize = 2, Page = 3 };
            var page = (await database.Get<CountTwoWays>().Handle(Advocate, question, new(rows, columns))).Value;
            var subject = ExportSubject.Of(question, new(rows, columns));
            var json = await database.Json(Advocate, subject);
            Assert.Equal((list.Name, page.Total.Count), (json.GetProperty("list").GetString(), json.GetProperty("total").GetInt32()));
            Assert.Equal((rows.Key, columns.Key), (json.GetProperty("question").GetProperty("rows")[0]
                .GetString(), json.GetProperty("question").GetProperty("columns")[0].GetString()));
            Assert.Equal(page.Columns.Select(column => (column.Value, column.Name, column.Count)), json.GetProperty("columns")
                .EnumerateArray().Select(Side));
            Assert.Equal(page.Rows.Select(row => (row.Value, row.Name, row.Count)), json.GetProperty("rows").EnumerateArray().Select(Side));
            foreach (var row in json.GetProperty("rows").EnumerateArray())
                foreach (var cell in row.GetProperty("cells").EnumerateObject())
                    Assert.Equal(page.Cell(row.GetProperty("key").GetString()!, cell.Name).Count, cell.Value.GetInt32());
            var csv = await database.Csv(Advocate, subject);
            Assert.Equal(page.Rows.Count + 2, csv.Length);
            Assert.Equal([.. page.Columns.Select(column => column.Count), page.Total.Count], csv[^1].Split(',').Skip(1).Select(int.Parse));
            Exported.Valid((await database.Export(Advocate, subject, ExportFormat.Xlsx)).Content);
        }

        static (string, string, int) Side(JsonElement side) =>
            (side.GetProperty("key").GetString()!, side.GetProperty("name").GetString()!, side.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_workbook_holds_cover_matrix_and_the_records_that_it_counts_and_the_audit_log_the_sides()
    {
        await using var database = await TestDatabase.Create();
        var one = await Case(database, "Test case");
        await Event(database, new() { CaseId = one, Kind = EventKind.Protest, On = Date("2023/2024") });
        await Event(database, new() { CaseId = one, Kind = EventKind.Eviction, On = Date("2024-02") });
        await Event(database, new() { CaseId = one, Kind = EventKind.Eviction, On = Date("2019") });
        var subject = ExportSubject.Of(new RecordQuestion(Events).Choose("on", ["2020.."]),
            new(Events.Find("kind")!, Events.Find("case")!));
        var export = await database.Export(Advocate, subject, ExportFormat.Xlsx);
        Assert.Equal(2, ((RowsWritten)export.Receipt.Counts).Rows);
        Assert.StartsWith("events-matrix-", export.Receipt.FileName, StringComparison.Ordinal);
        using (var workbook = SpreadsheetDocument.Open(export.Content, false))
        {
            var matrix = workbook.Sheet("Cross-tab");
            Assert.Equal(["What happened", "Test case", "Total"], new[] { "A1", "B1", "C1" }.Select(cell => matrix[cell].InnerText));
            Assert.Equal(["Total", "2", "2"], new[] { "A4", "B4", "C4" }.Select(cell => matrix[cell].InnerText));
            // Both records stand on their own sheet, with a heading above them.
            Assert.Equal(["A1", "A2", "A3"], workbook.Sheet("Events").Keys.Where(cell => cell is ['A', >= '0' and <= '9', ..]).Order());
            var cover = string.Join('\n', workbook.Sheet("Cover").Values.Select(cell => cell.InnerText));
            foreach (var said in (string[])["Rows", "What happened", "Columns", "Case",
                "is counted in each of its cells, and once in every total"]) Assert.Contains(said, cover, StringComparison.Ordinal);
            workbook.Sheet("Sources");
        }
        await using var db = database.Open();
        using var told = JsonDocument.Parse((await db.AuditEntries.SingleAsync(entry => entry.Action == AuditAction.Exported)).Changes);
        var question = told.RootElement.GetProperty("question");
        Assert.Equal(("events", "kind", "case", "2020..", 2), (told.RootElement.GetProperty("list")
            .GetString(), question.GetProperty("rows")[0].GetString(), question.GetProperty("columns")[0].GetString(),
            question.GetProperty("on")[0].GetString(), told.RootElement.GetProperty("counts").GetProperty("rows").GetInt32()));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task Assumptions_and_what_is_held_back_stand_in_the_file_for_programs_too()
    {
        await using var database = await TestDatabase.Create();
        await Event(database, new()
        {
            CaseId = await Case(database, "Test Planted case", Confidentiality.Restricted),
            Kind = EventKind.Killing
        });
        await Event(database, new() { CaseId = await Case(database, "Test case"), Kind = EventKind.Injury });
        var subject = ExportSubject.Of(new RecordQuestion(Events), new(Events.Find("kind")!, Events.Find("case")!));
        var json = await database.Json(Advocate, subject);
        Assert.Equal((1, 1), (json.GetProperty("total").GetInt32(), json.GetProperty("heldBack").GetInt32()));
        Assert.Contains("once in every total", json.GetProperty("assumptions")[0].GetString(), StringComparison.Ordinal);
        foreach (var format in ExportFormats.OfLists)
        {
            Assert.Contains("Planted", Exported.Text((await database.Export(Administrator, subject, format)).Content, format),
                StringComparison.Ordinal);
            var advocate = Exported.Text((await database.Export(Advocate, subject, format)).Content, format);
            foreach (var planted in (string[])["Planted", "Killing"]) Assert.DoesNotContain(planted, advocate, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_has_all_rows_where_the_page_has_the_largest_and_is_refused_where_no_sheet_holds_them()
    {
        await using var database = await TestDatabase.Create();
        var figures = RecordLists.Find("figures")!;
        var (topic, unit) = (figures.Find("topic")!, figures.Find("unit")!);
        await Topics(database, 70);
        var page = (await database.Get<CountTwoWays>().Handle(Advocate, new RecordQuestion(figures), new(topic, unit))).Value;
        Assert.Equal((60, 10), (page.Rows.Count, page.MoreRows));
        Assert.Equal(70, (await database.Json(Advocate, ExportSubject.Of(new RecordQuestion(figures), new(topic, unit))))
            .GetProperty("rows").GetArrayLength());

        await Topics(database, 1001);
        var refused = await database.Get<ExportRecords>().Prepare(Advocate, ExportSubject.Of(new RecordQuestion(figures), new(unit, topic)),
            ExportFormat.Csv);
        Assert.Equal(["Lists.MatrixTooLarge"], refused.Keys());
        Assert.Equal(1001 + 70 + 2, (await database.Csv(Advocate, ExportSubject.Of(new RecordQuestion(figures), new(topic, unit)))).Length);
    }

    private static async Task Topics(TestDatabase database, int count)
    {
        await using var db = database.Open();
        for (var one = 0; one < count; one++)
            db.Add(new FigureRow
            {
                Header = new RecordHeader
                {
                    Kind = RecordKind.Figure,
                    CreatedAt = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)
                },
                Version = 1,
                Confidentiality = Confidentiality.Internal,
                Subject = "Test figure",
                Topic = $"Test topic {one} of {count}"
            });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static Task<long> Case(TestDatabase database, string title, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = title }, level)));

    private static Task<long> Event(TestDatabase database, EventDetails details) =>
        Saved(database.Get<SaveRecord>().Handle<EventDetails>(Administrator, new(null, 0, details) { Same = SameRecord.Another }));
}
