using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Reports;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Reports;

/// <summary>Reports over a register so small that its numbers are counted by hand.</summary>
public class MakeReportTests
{
    private static readonly ReportQuestion Quarter = new(ReportKind.Quarterly, new(2024, 10, 1), new(2024, 12, 31));

    [Fact]
    public async Task A_quarter_counts_who_is_held_who_was_arrested_and_who_was_released()
    {
        await using var database = await Register();
        var report = await database.Report(Administrator, Quarter);

        // Held on the last day: Kept, December and Secret; Sometime perhaps.
        Assert.Equal(["3", "3", "1"], report.Numbers.Select(number => number.Number));
        Assert.Equal(["and 1 possibly", "and 1 possibly", null], report.Numbers.Select(number => number.More));
        var held = report.Parts.Single(part => part.Key == ReportKinds.Held);
        Assert.Equal(
            [
                "On 31 December 2024, 3 individuals were certainly deprived of liberty, and 1 more possibly.",
                "On 1 October 2024, when the period began, it was 1 certainly and 1 possibly.",
                "In the period 3 individuals were certainly arrested, and 1 more possibly.",
                "In the period 1 individuals were certainly released or bailed, and 0 more possibly.",
            ], held.Findings.Select(finding => finding.Words));
        Assert.All(held.Findings, finding => Assert.NotEmpty(finding.Notes));

        var months = held.Tables.Single(table => table.Key == "periods");
        Assert.Equal(["October 2024|0|0", "November 2024|2|1", "December 2024|1|0", "In the period|3|1"],
            months.Rows.Select(row => $"{row.Cells[0]}|{row.Cells[1]}|{row.Cells[3]}"));
        var changes = held.Tables.Single(table => table.Key == "changes");
        Assert.Equal([1, 1], changes.Rows[0].Cells.OfType<int>());
        Assert.Equal([3, 1], changes.Rows[^1].Cells.OfType<int>());
        Assert.All(new[] { 1, 2 }, column => Assert.Equal((int)changes.Rows[^1].Cells[column]!,
            changes.Rows.SkipLast(1).Sum(row => (int)row.Cells[column]!)));
        Assert.Contains(changes.Rows, row => row.Cells[0] is "Arrested" && row.Cells[1] is 3);
        var quarters = (await database.Report(Administrator, Quarter with { By = PeriodLength.Quarter })).Parts
            .Single(part => part.Key == "held").Tables.Single(table => table.Key == "periods");
        Assert.Equal(["Q4 2024|3|1", "In the period|3|1"],
            quarters.Rows.Select(row => $"{row.Cells[0]}|{row.Cells[1]}|{row.Cells[3]}"));
        var time = held.Tables.Single(table => table.Key == "time");
        Assert.Equal(("1 October 2024", 1, 1), ((string)time.Rows[0].Cells[0]!, (int)time.Rows[0].Cells[1]!, (int)time.Rows[0].Cells[2]!));
        Assert.Equal(("31 December 2024", 3, 1),
            ((string)time.Rows[^1].Cells[0]!, (int)time.Rows[^1].Cells[1]!, (int)time.Rows[^1].Cells[2]!));
        var status = held.Tables.Single(table => table.Key == "status");
        Assert.Equal([1, 1, 3, 1], status.Rows[^1].Cells.OfType<int>());
        Assert.Equal(["1 October 2024", "1 October 2024", "31 December 2024", "31 December 2024"],
            status.Columns.Skip(1).Select(column => column.Group));
        Assert.Equal(4, report.List!.Rows.Count);
    }

    [Fact]
    public async Task Whoever_may_see_less_is_told_less_in_every_number_and_cell()
    {
        await using var database = await Register();
        var report = await database.Report(Advocate, Quarter);
        Assert.Equal(["2", "2", "1"], report.Numbers.Select(number => number.Number));
        Assert.Equal(3, report.List!.Rows.Count);
        var file = await database.ReportFile(Advocate, Quarter);
        Assert.DoesNotContain("Secret", Exported.Text(file, ExportFormat.Xlsx), StringComparison.Ordinal);
        var all = Exported.Text(await database.ReportFile(Administrator, Quarter), ExportFormat.Xlsx);
        Assert.Contains("Secret", all, StringComparison.Ordinal);
        Assert.DoesNotContain("not for others", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_learnt_later_is_in_no_number_of_an_earlier_day()
    {
        await using var database = await Register();
        await database.Event(await database.Person("Test Person Learnt Later"), CustodyEventKind.Arrest, "2024-11-10");
        database.Clock.Advance(TimeSpan.FromDays(2));
        await database.Event(await database.Person("Test Person Learnt Now"), CustodyEventKind.Arrest, "2024-11-11");
        var known = new DateOnly(2025, 1, 15);
        Assert.Equal("5", (await database.Report(Administrator, Quarter)).Numbers[0].Number);
        var then = await database.Report(Administrator, Quarter with { KnownOn = known });
        Assert.Equal(["4", "4"], then.Numbers.Take(2).Select(number => number.Number));
        Assert.Contains(then.Method, sentence => sentence.StartsWith("All is told as it was known", StringComparison.Ordinal));
        var before = await database.Report(Administrator, Quarter with { KnownOn = known.AddDays(-1) });
        Assert.Equal("0", before.Numbers[0].Number);
        Assert.Contains(before.Facts, fact => fact.Words.Contains("Nothing was recorded yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_subject_is_told_as_it_was_known_on_the_day_that_is_asked_for()
    {
        await using var database = await Register();
        var known = new DateOnly(2025, 1, 15);
        var subjects = await Subjects.Write(database);
        var (user, was) = (Administrator, new Dictionary<ReportKind, string>());
        foreach (var kind in Subjects.Kinds) was[kind] = Said(await database.Report(user, Quarter with { Kind = kind }));
        var quarter = Said(await database.Report(user, Quarter));
        database.Clock.Advance(TimeSpan.FromDays(2));
        await subjects.Change();
        foreach (var kind in Subjects.Kinds)
        {
            Assert.NotEqual(was[kind], Said(await database.Report(user, Quarter with { Kind = kind })));
            Assert.Equal(was[kind], Said(await database.Report(user, Quarter with { Kind = kind, KnownOn = known })));
        }
        Assert.Equal(quarter, Said(await database.Report(user, Quarter with { KnownOn = known })));
        var charges = await database.Report(user, Quarter with { Kind = ReportKind.Charges, KnownOn = known });
        Assert.Contains(charges.Method, sentence => sentence.StartsWith("How long charges took is left out", StringComparison.Ordinal));

        static string Said(Report report) => string.Join('\n',
        [
            .. report.Numbers.Select(number => $"{number.Number} {number.Words} {number.More}"),
            .. report.Parts.SelectMany(part => part.Findings).Select(finding => finding.Words),
            .. report.Parts.SelectMany(part => part.Tables).Where(table => table.Key != "time").SelectMany(Rows),
            .. report.List is { } list ? Rows(list) : [],
        ]);

        static IEnumerable<string> Rows(ReportTable table) =>
            table.Rows.Select(row => $"{table.Key}: {string.Join('|', row.Cells.Select(cell => cell is CitedText ? "" : $"{cell}"))}");
    }

    [Fact]
    public async Task Records_count_for_certain_where_their_date_lies_within_and_possibly_where_it_may()
    {
        await using var database = await Register();
        var record = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = "Test case abroad", Kind = CaseKind.TransnationalRepression })));
        foreach (var on in (string?[])["2024-11-05", "2024-11", "2024", "2023", null])
            await Saved(database.Get<SaveRecord>().Handle<TransnationalActDetails>(Administrator, new(null, 0, new()
            {
                CaseId = record,
                Method = TransnationalMethod.Assault,
                On = on is null ? null : Date(on),
            })
            { Same = SameRecord.Another }));
        var report = await database.Report(Advocate, Quarter with { Kind = ReportKind.Transnational });
        Assert.Equal(["2", "1"], report.Numbers.Take(2).Select(number => number.Number));
        Assert.Contains(report.Parts[0].Findings, finding => finding.Words.StartsWith("1 more have no date", StringComparison.Ordinal));
        Assert.Equal(3, report.List!.Rows.Count);
        // Nobody is named as a target and no state as the host: what nobody fills is no column.
        Assert.DoesNotContain(report.List.Columns, column => column.Label == TransnationalActDetails.Catalogue.Find("hostStatus")!.Label);
    }

    [Fact]
    public async Task A_period_that_is_not_over_is_counted_up_to_today_and_says_so()
    {
        await using var database = await Register();
        var report = await database.Report(Advocate, Quarter with { From = new(2025, 1, 1), To = new(2025, 3, 31) });
        Assert.Contains(report.Method, sentence => sentence.Contains("15 January 2025", StringComparison.Ordinal));
        Assert.Contains("15 January 2025", report.Parts[0].Findings[0].Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reports.EndsBeforeItBegins", "2024-10-01", "2024-09-30")]
    [InlineData("Reports.NotBegun", "2025-02-01", "2025-02-02")]
    public async Task What_cannot_be_answered_is_said(string problem, string from, string to)
    {
        await using var database = await Register();
        var question = new ReportQuestion(ReportKind.Prisoners, Day(from), Day(to));
        Assert.Equal([problem], (await database.Get<MakeReport>().Preview(Advocate, question)).Keys());
    }

    [Fact]
    public async Task A_dossier_tells_what_happened_in_order_with_sources_and_no_note()
    {
        await using var database = await Register();
        var person = await database.Person("Test Person Dossier", details => details.NextOfKin = "next of kin not for others");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-11-02", details => details.Note = "not for others");
        await database.Event(person, CustodyEventKind.Release, "2024-12-05");
        await database.Charge(person, await database.Prosecution(person), "test incitement");
        await database.Cite(await database.Source("Test dossier source"), arrest, "on", "2 November 2024");
        var question = new ReportQuestion(ReportKind.Dossier, new(2024, 12, 31), new(2024, 12, 31)) { PersonId = person };
        var report = await database.Report(Administrator, question);
        Assert.Equal("Dossier: Test Person Dossier", report.Title);
        var timeline = report.Parts.Single(part => part.Key == "timeline").Tables[0];
        Assert.Equal(["2 November 2024", "5 December 2024", null], timeline.Rows.Select(row => row.Cells[0]));
        Assert.Equal("1", timeline.Rows[0].Cells[^1]);
        Assert.Equal("Test dossier source", Assert.Single(report.Sources.Rows).Cells[1]);
        Assert.DoesNotContain("not for others", Exported.Text(await database.ReportFile(Administrator, question), ExportFormat.Xlsx),
            StringComparison.Ordinal);
        var hidden = await database.Person("Test Person Hidden", level: Confidentiality.Confidential);
        Assert.Equal((await database.Get<MakeReport>().Preview(Advocate, question with { PersonId = 987654 })).Problems[0].Localize(),
            (await database.Get<MakeReport>().Preview(Advocate, question with { PersonId = hidden })).Problems[0].Localize());
    }

    [Fact]
    public async Task The_workbook_has_charts_of_its_own_cells_and_no_formula()
    {
        await using var database = await Register();
        await database.Event(await database.Person("=1+1"), CustodyEventKind.Arrest, "2024-11-10");
        var file = await database.ReportFile(Administrator, Quarter);
        Exported.Valid(file);
        using var workbook = SpreadsheetDocument.Open(file, false);
        var parts = workbook.WorkbookPart!.WorksheetParts.ToList();
        Assert.DoesNotContain(parts, part => part.Worksheet.Descendants<CellFormula>().Any());
        Assert.All(workbook.WorkbookPart.Workbook.Descendants<Sheet>(), sheet => Assert.Null(sheet.State));
        Assert.All(parts, part => Assert.Equal(9U, part.Worksheet.Descendants<PageSetup>().Single().PaperSize!.Value));
        var chart = parts.SelectMany(part => part.DrawingsPart?.ChartParts ?? []).Single(part => part.ChartSpace
            .Descendants<DocumentFormat.OpenXml.Drawing.Charts.LineChart>().Any());
        Assert.Contains(chart.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Formula>(),
            formula => formula.Text.StartsWith("'Deprived of liberty'!$B$", StringComparison.Ordinal));
        // A row that is named without these signs is repeated by Excel alone.
        Assert.All(workbook.WorkbookPart.Workbook.Descendants<DefinedName>().Where(name => name.Name == "_xlnm.Print_Titles"),
            name => Assert.Matches(@"!\$\d+:\$\d+$", name.Text));
        await using var db = database.Open();
        Assert.Contains("quarterly", (await db.AuditEntries.SingleAsync(entry => entry.Action == AuditAction.Exported)).Changes,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task LibreOffice_prints_every_report_in_both_languages()
    {
        await using var database = await Register();
        var person = await database.Person("Test Person Printed");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-05");
        var folder = Directory.CreateTempSubdirectory("casetracker-report-").FullName;
        try
        {
            foreach (var kind in ReportKinds.All.Where(kind => kind != ReportKind.Wgad))
                foreach (var language in Texts.Languages)
                {
                    var path = Path.Combine(folder, $"{kind.Name()}-{language.Name}.xlsx");
                    var question = Quarter with { Kind = kind, Language = language, PersonId = kind.IsOfOne() ? person : null };
                    var written = await database.Get<WriteReport>().ToFile(Advocate, ExportedReport.Of(question),
                        Reported.List(question), ExportFormat.Xlsx, path);
                    Assert.True(written.Succeeded, string.Join("\n", written.Problems));
                    await using var content = System.IO.File.OpenRead(path);
                    var copy = new MemoryStream();
                    await content.CopyToAsync(copy);
                    Exported.Valid(copy);
                }
            var files = Directory.GetFiles(folder, "*.xlsx");
            Assert.SkipUnless(await Reported.Prints(folder, files),
                "LibreOffice is not here (Debian package libreoffice-calc-nogui): not seen whether it prints the reports.");
            Assert.All(files, file => Assert.True(new FileInfo(Path.ChangeExtension(file, "pdf")).Length > 1000, file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Five people, on 15 January 2025.</summary>
    private static async Task<TestDatabase> Register()
    {
        var database = await TestDatabase.Create();
        database.Clock.Now = new(2025, 1, 15, 9, 0, 0, TimeSpan.Zero);
        await Arrested("Kept", "2024-11-05");
        var released = await Arrested("Released", "2024-08-01");
        await database.Event(released, CustodyEventKind.Release, "2024-11-20");
        await Arrested("December", "2024-12");
        await Arrested("Sometime", "2024");
        await Arrested("Secret", "2024-11-01", Confidentiality.Confidential);
        return database;

        async Task<long> Arrested(string name, string on, Confidentiality level = Confidentiality.Internal)
        {
            var person = await database.Person($"Test Person {name}", details => details.Sex = Sex.Female, level);
            await database.Event(person, CustodyEventKind.Arrest, on, details => details.Note = "not for others");
            return person;
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
