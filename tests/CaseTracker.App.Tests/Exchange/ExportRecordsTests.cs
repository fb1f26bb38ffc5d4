using System.Text;
using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

public sealed class ExportRecordsTests
{
    private static readonly RecordQuestion Events = new(RecordLists.Find("events")!), People = new(RecordLists.Find("people")!);

    public static TheoryData<ExportFormat> Formats => new(ExportFormats.OfLists);

    [Fact]
    public async Task Every_list_and_table_is_written_in_every_format_and_holds_a_row_for_each_record_of_its_page()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(21)).Make(8);
        foreach (var list in RecordLists.All)
        {
            var total = (await ListCountTests.Page(database, Advocate, new RecordQuestion(list))).Total;
            foreach (var format in ExportFormats.OfLists)
            {
                var export = await database.Export(Advocate, ExportSubject.Of(new RecordQuestion(list) { PageSize = 2 }), format);
                Assert.Equal((total, format), (((RowsWritten)export.Receipt.Counts).Rows, export.Receipt.Format));
                if (format == ExportFormat.Xlsx) Exported.Valid(export.Content);
                if (format == ExportFormat.Json)
                    Assert.Equal(total, JsonDocument.Parse(export.Content).RootElement.GetProperty("rows").GetArrayLength());
                if (format == ExportFormat.Csv)
                    // Ids and versions stand at the end, in sight.
                    Assert.EndsWith("Record,Version", Encoding.UTF8.GetString(export.Content.ToArray())
                        .Split("\r\n")[0], StringComparison.Ordinal);
            }
        }
        foreach (var subject in new[] { ExportSubject.Conflicts, ExportSubject.Completeness, ExportSubject.Exactness,
            ExportSubject.Corroboration(), ExportSubject.Of(new LedgerQuestion()) })
            foreach (var format in ExportFormats.OfLists)
                if (await database.Export(Advocate, subject, format) is { Receipt.Format: ExportFormat.Xlsx } workbook)
                    Exported.Valid(workbook.Content);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task An_advocates_export_holds_no_name_title_or_value_above_the_advocates_clearance(ExportFormat format)
    {
        await using var database = await TestDatabase.Create();
        var child = await database.Person("Test Planted Child",
            details => { details.AgeGroup = AgeGroup.Child; details.Birth = Date("2011-02-13"); });
        await database.Person("Test Planted Secret", level: Confidentiality.Confidential);
        var open = await Case(database, "Test case");
        await Event(database, new() { CaseId = open, Kind = EventKind.Injury, PersonId = child, Description = "Test description" });
        await Event(database, new()
        {
            CaseId = await Case(database, "Test Planted case", Confidentiality.Restricted),
            Kind = EventKind.Killing,
            Description = "Test Planted description"
        });
        foreach (var subject in new[] { ExportSubject.Of(People), ExportSubject.Of(Events),
            ExportSubject.Of(new RecordQuestion(RecordLists.Find("cases")!)) })
        {
            Assert.Contains("Planted", Exported.Text((await database.Export(Administrator, subject, format)).Content, format),
                StringComparison.Ordinal);
            var advocate = Exported.Text((await database.Export(Advocate, subject, format)).Content, format);
            foreach (var planted in (string[])["Planted", "2011-02-13", "40587"])
                Assert.DoesNotContain(planted, advocate, StringComparison.Ordinal);
            if (subject.Name == "people") Assert.Contains("restricted", advocate, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task Next_of_kin_and_safe_contact_are_found_and_handed_over_to_nobody_below_their_level(ExportFormat format)
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", details =>
            (details.NextOfKin, details.SafeContact) = ("Test Kin A, sister, 000 planted", "Ask for Test Kin A at the planted stall"));
        var least = (await database.Get<ShowPerson>().Handle(Advocate, person)).Value.Person;
        Assert.True(least.IsHidden("nextOfKin") && least.IsHidden("safeContact"));
        Assert.Null(least.Details.NextOfKin ?? least.Details.SafeContact);
        Assert.Equal("Test Kin A, sister, 000 planted",
            (await database.Get<ShowPerson>().Handle(Researcher, person)).Value.Person.Details.NextOfKin);
        // By their exact words: they are encrypted.
        Assert.Empty(await database.List(Advocate, "people", "Test Kin A"));
        Assert.Single(await database.List(Researcher, "people", "Test Kin A"));
        Assert.Empty(await database.List(Researcher, "people", "planted"));
        foreach (var (user, holds) in new[] { (Advocate, false), (Researcher, true) })
            Assert.Equal(holds, Exported.Text((await database.Export(user, ExportSubject.Of(People), format)).Content, format)
                .Contains("planted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_filters_of_the_page_narrow_the_export_and_the_audit_log_holds_them_with_the_counts()
    {
        await using var database = await TestDatabase.Create();
        var one = await Case(database, "Test case");
        var protest = await Event(database, new()
        {
            CaseId = one,
            Kind = EventKind.Protest,
            On = Date("2024-03"),
            Affected = Domain.Values.BoundedNumber.Parse("at least 40").Value
        });
        await Event(database, new() { CaseId = one, Kind = EventKind.Eviction });
        var export = await database.Export(Advocate, ExportSubject.Of(Events.Choose("kind", ["Protest"]) with { Text = "test" }),
            ExportFormat.Json);
        using var json = JsonDocument.Parse(export.Content);
        var row = Assert.Single(json.RootElement.GetProperty("rows").EnumerateArray());
        Assert.Equal((protest, "Protest", "Test case", one), (row.GetProperty("record").GetInt64(), row.GetProperty("kind")
            .GetString(), row.GetProperty("case").GetString(), row.GetProperty("caseRecord").GetInt64()));
        Assert.Equal(("2024-03", "2024-03-01", "2024-03-31"),
            (row.GetProperty("on").GetString(), row.GetProperty("onEarliest").GetString(), row.GetProperty("onLatest").GetString()));
        Assert.Equal(40, row.GetProperty("affected").GetProperty("atLeast").GetInt32());
        await using var db = database.Open();
        var entry = await db.AuditEntries.SingleAsync(entry => entry.Action == AuditAction.Exported);
        using var told = JsonDocument.Parse(entry.Changes);
        Assert.Equal(("events", "Protest", "test", 1), (told.RootElement.GetProperty("list")
            .GetString(), told.RootElement.GetProperty("question").GetProperty("kind")[0].GetString(),
            told.RootElement.GetProperty("question").GetProperty("q")[0].GetString(), told.RootElement.GetProperty("counts")
                .GetProperty("rows").GetInt32()));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task A_text_that_looks_like_a_formula_stays_text()
    {
        await using var database = await TestDatabase.Create();
        await Case(database, "=HYPERLINK(\"x\")");
        var cases = ExportSubject.Of(new RecordQuestion(RecordLists.Find("cases")!));
        Assert.Contains("'=HYPERLINK", Exported.Text((await database.Export(Advocate, cases, ExportFormat.Csv)).Content, ExportFormat.Csv),
            StringComparison.Ordinal);
        using var workbook = SpreadsheetDocument.Open((await database.Export(Advocate, cases, ExportFormat.Xlsx)).Content, false);
        Assert.True(workbook.FormatOf(workbook.Sheet("Cases").Under("Title")!).QuotePrefix!.Value);
    }

    [Fact]
    public async Task An_export_is_refused_to_who_is_not_signed_in_any_more_and_leaves_no_file()
    {
        await using var database = await TestDatabase.Create();
        var nobody = new CurrentUser(7, 7, "nobody", Role.Advocate);
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<ExportRecords>()
            .Prepare(nobody, ExportSubject.Conflicts, ExportFormat.Json)).Keys());
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<ExportRecords>()
            .ToFile(nobody, ExportSubject.Of(Events), ExportFormat.Json, path)).Keys());
        Assert.False(File.Exists(path));
    }

    private static Task<long> Case(TestDatabase database, string title, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = title }, level)));

    private static Task<long> Event(TestDatabase database, EventDetails details) =>
        Saved(database.Get<SaveRecord>().Handle<EventDetails>(Administrator, new(null, 0, details) { Same = SameRecord.Another }));
}
