using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.Organisations;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

public sealed class ExportLedgerTests
{
    [Fact]
    public async Task Each_report_is_a_row_with_its_bounds_its_grade_and_the_lines_that_it_repeats_and_excludes()
    {
        await using var database = await TestDatabase.Create();
        var (paper, again, other) = (await Source(database, "Test Report", "Test Movement", SourceReliability.B),
            await Source(database, "Test Petition", "TEST movement"), await Source(database, "Test Daily", "Test Paper"));
        var figure = await Figure(database, "Test evicted, by one", "at least 40", "Test evicted");
        await Saved(database.Get<SaveRecord>().Handle<CitationDetails>(Administrator,
            new(null, 0, new()
            {
                SourceId = paper,
                RecordId = figure,
                Field = "count",
                Reported = "at least 40 people",
                Credibility = 2,
                Locator = "page 3"
            })));
        await database.Cite(again, figure, "count", "at least 40");
        var chosen = await Figure(database, "Test evicted, by another", "30", "Test evicted");
        await database.Cite(other, chosen, "count", "30 people");
        await Saved(database.Get<SaveRecord>().Handle<FigureChoiceDetails>(Researcher,
            new(null, 0, new() { FigureId = chosen, Reason = "Test: counted at the place." })));

        var export = await database.Export(Advocate, ExportSubject.Of(new LedgerQuestion()), ExportFormat.Json);
        Assert.Equal(3, ((RowsWritten)export.Receipt.Counts).Rows);
        var rows = JsonDocument.Parse(export.Content).RootElement.GetProperty("rows").EnumerateArray()
            .ToDictionary(row => row.GetProperty("source").GetString()!);
        var first = rows["Test Report"];
        Assert.Equal((figure, "Test evicted", "Persons", "at least 40 people"),
            (first.GetProperty("record").GetInt64(), first.GetProperty("entry").GetString(), first.GetProperty("unit")
            .GetString(), first.GetProperty("reported").GetString()));
        Assert.Equal((40, JsonValueKind.Null), (first.GetProperty("number").GetProperty("atLeast").GetInt32(), first.GetProperty("number")
            .GetProperty("atMost").ValueKind));
        Assert.StartsWith("B", first.GetProperty("reliability").GetString(), StringComparison.Ordinal);
        Assert.Equal(("Test Movement", "page 3", 2, 2), (first.GetProperty("publisher").GetString(), first.GetProperty("locator")
            .GetString(), first.GetProperty("credibility").GetInt32(), first.GetProperty("publishers").GetInt32()));
        Assert.Equal([Line("Test Petition")], Lines("Test Report", "repeats"));
        Assert.Equal([Line("Test Daily")], Lines("Test Report", "excludes"));
        Assert.Equal(new[] { Line("Test Report"), Line("Test Petition") }.Order(), Lines("Test Daily", "excludes"));
        Assert.Equal(("Yes", "No", "Test: counted at the place."), (rows["Test Daily"].GetProperty("printed")
            .GetString(), first.GetProperty("printed").GetString(), first.GetProperty("reason").GetString()));
        Assert.Equal(30, first.GetProperty("printedNumber").GetProperty("atMost").GetInt32());
        Assert.NotEqual("", first.GetProperty("chosenBy").GetString());

        int Line(string source) => rows[source].GetProperty("line").GetInt32();
        IEnumerable<int> Lines(string source, string key) => rows[source].GetProperty(key).EnumerateArray().Select(line => line.GetInt32());
    }

    [Fact]
    public async Task Every_entry_of_all_pages_is_in_the_file_in_the_order_of_the_page_and_the_words_narrow_both()
    {
        await using var database = await TestDatabase.Create();
        for (var one = 0; one < LedgerQuestion.PageSize + 3; one++) await Figure(database, $"Test number {one}", "5");
        await Figure(database, "Test apart", "7");
        var pages = new List<string>();
        foreach (var page in new[] { 1, 2 })
            pages.AddRange((await database.Get<ShowLedger>().Handle(Advocate,
                new LedgerQuestion("number", Page: page))).Value.Entries.Select(entry => entry.Topic));
        var json = await database.Json(Advocate, ExportSubject.Of(new LedgerQuestion("number", Page: 2)));
        Assert.Equal(pages, json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("entry").GetString()));
        Assert.Equal("number", json.GetProperty("question").GetProperty("q")[0].GetString());
        Assert.Equal(pages.Count + 1, (await database.Csv(Advocate, ExportSubject.Of(new LedgerQuestion("number")))).Length);
    }

    [Fact]
    public async Task Sums_stand_in_the_file_with_what_they_assume_and_a_key_of_no_number_is_told()
    {
        await using var database = await TestDatabase.Create();
        await Figure(database, "Test here", "10", of: await Case(database, "Test Here"));
        await Figure(database, "Test there", "at least 3", of: await Case(database, "Test There"));
        var hidden = await Case(database, "Test Hidden", Confidentiality.Confidential);
        await Figure(database, "Test hidden", "7", of: hidden);
        var seen = (await database.Get<ShowLedger>().Handle(Advocate, new LedgerQuestion())).Value.Entries.Select(entry => entry.Key)
            .ToList();
        var page = (await database.Get<ShowLedger>().Handle(Advocate, new LedgerQuestion(Add: seen))).Value.Sums.Single();
        var json = await database.Json(Advocate, ExportSubject.Of(new LedgerQuestion(Add: seen)));
        var sum = Assert.Single(json.GetProperty("sums").EnumerateArray());
        Assert.Equal((page.Number!.Low, "at least 13"), (sum.GetProperty("number").GetProperty("atLeast")
            .GetDecimal(), sum.GetProperty("number").GetProperty("text").GetString()));
        Assert.Equal(page.Assumptions.Select(assumption => assumption.Localize()), sum.GetProperty("assumptions").EnumerateArray()
            .Select(text => text.GetString()));
        using (var workbook = SpreadsheetDocument.Open((await database.Export(Advocate, ExportSubject.Of(new LedgerQuestion(Add: seen)),
            ExportFormat.Xlsx)).Content, false))
        {
            Assert.Equal("at least 13", workbook.Sheet("Sum").Under("Sum")!.InnerText);
            Assert.Contains(workbook.Sheet("Cover").Values, cell => cell.InnerText == page.Assumptions[0].Localize());
        }
        var keys = (await database.Get<ShowLedger>().Handle(Administrator, new LedgerQuestion())).Value.Entries.Select(entry => entry.Key)
            .Except(seen);
        foreach (var key in keys.Append("no such key"))
            Assert.Equal(["Ledger.NoSuchKey"], (await database.Get<ExportRecords>()
                .Prepare(Advocate, ExportSubject.Of(new LedgerQuestion(Add: [seen[0], key])), ExportFormat.Json)).Keys());
    }

    [Fact]
    public async Task What_is_above_an_advocates_clearance_is_in_no_format_and_counted_where_it_is_counted_on_the_page()
    {
        await using var database = await TestDatabase.Create();
        var reporter = await Saved(database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator,
                new(null, 0, new() { Name = "Test Planted counter" }, Confidentiality.Confidential)));
        await Figure(database, "Test Planted topic", "4711", of: await Case(database, "Test Planted case", Confidentiality.Confidential));
        var open = await Figure(database, "Test open", "5", more: details => details.ReporterId = reporter);
        await database.Cite(await database.Source("Test Planted source", Confidentiality.Confidential), open, "count", "Planted ninety");
        foreach (var subject in new[] { ExportSubject.Of(new LedgerQuestion()), ExportSubject.Corroboration() })
            foreach (var format in ExportFormats.OfLists)
            {
                Assert.Contains("Planted", Exported.Text((await database.Export(Administrator, subject, format)).Content, format),
                    StringComparison.Ordinal);
                var advocate = Exported.Text((await database.Export(Advocate, subject, format)).Content, format);
                foreach (var planted in (string[])["Planted", "4711"]) Assert.DoesNotContain(planted, advocate, StringComparison.Ordinal);
            }
        var json = await database.Json(Advocate, ExportSubject.Of(new LedgerQuestion()));
        Assert.Equal((1, "restricted"), (json.GetProperty("heldBack").GetInt32(), Assert.Single(json.GetProperty("rows").EnumerateArray())
            .GetProperty("reporter").GetString()));
    }

    [Fact]
    public async Task What_facts_rest_on_is_written_fact_by_fact_with_the_counts_of_the_page()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var prosecution = await database.Prosecution(person);
        var (bare, same, two) = (await database.Charge(person, prosecution, "bare"), await database.Charge(person, prosecution, "same"),
            await database.Charge(person, prosecution, "two"));
        var (a, again, b) = (await Source(database, "Test A", "Test Movement"), await Source(database, "Test A2", "TEST movement"),
            await Source(database, "Test B", "Test Paper"));
        foreach (var (source, charge) in new[] { (a, same), (again, same), (a, two), (b, two) })
            await database.Cite(source, charge, "label", charge == same ? "same" : "two");
        var figure = await Figure(database, "Test figure", "5");

        var json = await database.Json(Advocate, ExportSubject.Corroboration());
        Assert.Equal([(bare, "No source", 0, 0), (same, "Several documents of one publisher", 2, 1), (two, "Independent publishers", 2, 2),
            (figure, "No source", 0, 0)],
            json.GetProperty("rows").EnumerateArray().Select(row => (row.GetProperty("record").GetInt64(), row.GetProperty("voices")
                .GetString()!, row.GetProperty("documents").GetInt32(), row.GetProperty("publishers").GetInt32())));
        Assert.Equal("Test Person A", json.GetProperty("rows")[0].GetProperty("of").GetString());
        var page = (await database.Get<ShowCorroboration>().Handle(Advocate)).Value.Lines;
        Assert.Equal(page.Select(line => (line.Of(Voices.None), line.Of(Voices.OneDocument), line.Of(Voices.OnePublisher),
            line.Of(Voices.SeveralPublishers), line.Total)), json.GetProperty("counts").EnumerateArray()
            .Select(line => (line.GetProperty("none").GetInt32(), line.GetProperty("oneDocument")
                .GetInt32(), line.GetProperty("onePublisher").GetInt32(), line.GetProperty("severalPublishers")
                .GetInt32(), line.GetProperty("all").GetInt32())));

        var narrowed = ExportSubject.Corroboration(RecordKind.Charge, Voices.OnePublisher);
        Assert.Equal([same], (await database.Json(Advocate, narrowed)).GetProperty("rows").EnumerateArray()
            .Select(row => row.GetProperty("record").GetInt64()));
        Assert.Equal(2, (await database.Csv(Advocate, narrowed)).Length);
        using (var workbook = SpreadsheetDocument.Open((await database.Export(Advocate, narrowed, ExportFormat.Xlsx)).Content, false))
            Assert.Equal("3", workbook.Sheet("Counts").Under("In all")!.InnerText);
        await using var db = database.Open();
        var told = (await db.AuditEntries.Where(entry => entry.Action == AuditAction.Exported).OrderBy(entry => entry.Id)
            .LastAsync()).Changes;
        foreach (var said in (string[])["\"corroboration\"", "\"Charge\"", "\"OnePublisher\""])
            Assert.Contains(said, told, StringComparison.Ordinal);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    private static Task<long> Source(TestDatabase database, string title, string publisher,
        SourceReliability reliability = SourceReliability.F) =>
        Saved(database.Get<SaveRecord>().Handle<SourceDetails>(Administrator,
            new(null, 0, new() { Title = title, Publisher = publisher, Reliability = reliability })));

    private static Task<long> Case(TestDatabase database, string title, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = title }, level)));

    private static Task<long> Figure(TestDatabase database, string subject, string count, string? topic = null, long? of = null,
        Action<FigureDetails>? more = null)
    {
        var details = new FigureDetails
        {
            Subject = subject,
            Topic = topic,
            Count = BoundedNumber.Parse(count).Value,
            Unit = FigureUnit.Persons,
            CaseId = of
        };
        more?.Invoke(details);
        return Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator, new(null, 0, details)));
    }
}
