using System.Globalization;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

public class WorkbookTests
{
    [Fact]
    public async Task The_validator_finds_nothing_and_every_sheet_is_there()
    {
        await using var database = await TestDatabase.Create();
        await Thread(database);
        using var workbook = Open(await database.Export(ExportFormat.Xlsx));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal(["Cover", "Summary", "Prisoners", "Charges", "Sources", "Data quality"],
            workbook.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value));
    }

    [Fact]
    public async Task The_cover_names_the_filters_and_the_summary_holds_the_cross_tab_that_was_asked_for()
    {
        await using var database = await TestDatabase.Create();
        foreach (var (name, sex) in new[] { ("Test A", Sex.Female), ("Test B", Sex.Female), ("Test C", Sex.Male) })
            await database.Event(await database.Person(name, details => details.Sex = sex), CustodyEventKind.Arrest, "2024-11-05");
        var question = new PrisonerQuestion(Exported.Day)
        {
            Filters = PrisonerFilters.None.With("sex", ["Female"])
            .With("arrested", ["2024"])
        };
        var axes = new MatrixSides(PrisonerFilters.Find("sex")!, PrisonerFilters.Find("status")!);
        using var workbook = Open(await database.Export(ExportFormat.Xlsx, Advocate, question, axes));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook));
        var cover = workbook.Sheet("Cover");
        Assert.Equal("Female", cover[cover.Values.Single(cell => cell.InnerText == "Sex").CellReference!.Value!.Replace('A',
            'B')].InnerText);
        Assert.Equal("2024", cover[cover.Values.Single(cell => cell.InnerText == "Arrested between").CellReference!.Value!.Replace('A',
            'B')].InnerText);
        // The clock of Cambodia, on a sheet that people read.
        var made = cover[cover.Values.Single(cell => cell.InnerText == Texts.Localize("Export.MadeAt")).CellReference!.Value!.Replace('A',
            'B')].InnerText;
        Assert.Equal((database.Clock.Now + CambodianTime.Offset)
            .ToString("yyyy-MM-dd HH:mm:ss '(UTC+7)'", CultureInfo.InvariantCulture), made);
        var summary = workbook.Sheet("Summary");
        var title = summary.Values.Single(cell => cell.InnerText == "Sex by Status: individuals");
        var row = int.Parse(title.CellReference!.Value![1..], CultureInfo.InvariantCulture) + 2;
        Assert.Equal(["Female", "2", "0", "2", "0"], "ABCDE".Select(column => summary[$"{column}{row}"].InnerText));
        Assert.Equal(2, workbook.Sheet("Prisoners").Keys.Count(key => key[0] == 'A' && char.IsDigit(key[1]) && key != "A1"));

        var refused = await database.Get<ExportRecords>().Prepare(Advocate, ExportSubject.Of(question, axes), ExportFormat.Csv);
        Assert.Equal(["Export.CrossTabNeedsWorkbook"], refused.Keys());
    }

    [Fact]
    public async Task An_empty_list_is_a_sound_workbook_too()
    {
        await using var database = await TestDatabase.Create();
        using var workbook = Open(await database.Export(ExportFormat.Xlsx));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook));
        Assert.Equal("0", workbook.Sheet("Summary").Values.Single(cell => cell.CellReference == "D10").InnerText);
    }

    [Fact]
    public async Task A_day_is_a_date_and_a_doubted_one_is_text_beside_its_bounds()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2017-09-03?");
        var certain = await database.Person("Test Person B");
        await database.Event(certain, CustodyEventKind.Arrest, "2024-11-05");
        using var workbook = Open(await database.Export(ExportFormat.Xlsx));
        var cells = workbook.Sheet("Prisoners");

        Assert.Equal("inlineStr", cells.Under("Held since")!.DataType!.InnerText);
        Assert.Contains("2017", cells.Under("Held since")!.InnerText, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2017, 9, 3), DayIn(workbook, cells.Under("Held since, earliest")!));
        Assert.Equal(new DateTime(2017, 9, 3), DayIn(workbook, cells.Under("Held since, latest")!));
        Assert.Equal(new DateTime(2024, 11, 5), DayIn(workbook, cells.Under("Held since", 3)!));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+855 12")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData(" =HYPERLINK(\"http://example.org\")")]
    public async Task A_text_that_looks_like_a_formula_stays_text(string text)
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-05");
        await database.Charge(person, await database.Prosecution(person), text);
        using var workbook = Open(await database.Export(ExportFormat.Xlsx));
        var cell = workbook.Sheet("Charges").Under("Charge as printed")!;
        Assert.Equal("inlineStr", cell.DataType!.InnerText);
        Assert.Null(cell.CellFormula);
        Assert.Equal(text.Replace("\r", "_x000D_", StringComparison.Ordinal), cell.InnerText);
        Assert.True(workbook.FormatOf(cell).QuotePrefix?.Value);
    }

    [Fact]
    public async Task What_a_workbook_cannot_hold_is_coded_and_Khmer_stays_as_it_is()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", details => details.NameKhmer = "សាកល្បង ខ្មែរ");
        // No form takes a control code; another program that writes to the database may.
        await using (var db = database.Open())
        {
            (await db.People.SingleAsync()).Name = "Test\u0001 _x0041_ 😀";
            await db.SaveChangesAsync();
        }
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-05");
        using var workbook = Open(await database.Export(ExportFormat.Xlsx));
        var cells = workbook.Sheet("Prisoners");
        Assert.Equal("Test_x0001_ _x005F_x0041_ 😀", cells.Under("Name")!.InnerText);
        Assert.Equal("សាកល្បង ខ្មែរ", cells.Under("Name in Khmer")!.InnerText);
    }

    [Fact]
    public async Task Tables_have_frozen_headers_filters_widths_and_a_print_setup()
    {
        await using var database = await TestDatabase.Create();
        await Thread(database);
        using var workbook = Open(await database.Export(ExportFormat.Xlsx));
        foreach (var part in workbook.WorkbookPart!.WorksheetParts)
        {
            Assert.Equal(OrientationValues.Landscape, part.Worksheet.Descendants<PageSetup>().Single().Orientation!.Value);
            Assert.Contains("As of 2024-12-10", part.Worksheet.Descendants<OddFooter>().Single().Text, StringComparison.Ordinal);
            Assert.NotEmpty(part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>());
        }
        Assert.Equal(4, workbook.WorkbookPart.WorksheetParts.Count(part => part.Worksheet.Descendants<Pane>().Any()
            && part.Worksheet.Descendants<AutoFilter>().Any()));
        Assert.Equal(4, workbook.WorkbookPart.Workbook.Descendants<DefinedName>().Count(name => name.Name == "_xlnm.Print_Titles"));
    }

    [Fact]
    public async Task Findings_on_data_quality_name_what_is_uncited_conflicting_imprecise_and_stale()
    {
        await using var database = await TestDatabase.Create();
        await Thread(database);
        using var workbook = Open(await database.Export(ExportFormat.Xlsx));
        var findings = workbook.Sheet("Data quality").Values.Where(cell => cell.CellReference!.Value!.StartsWith('A'))
            .Select(cell => cell.InnerText).ToHashSet();
        Assert.Superset(new HashSet<string> { "uncited", "conflicting", "imprecise", "stale" }, findings);
        Assert.Contains("1: espionage; 2: treason", workbook.Sheet("Charges").Values.Select(cell => cell.InnerText));
    }

    [Fact]
    public async Task Groups_stand_by_themselves_and_unknown_is_never_0()
    {
        await using var database = await TestDatabase.Create();
        await Thread(database);
        using var workbook = Open(await database.Export(ExportFormat.Xlsx));
        var summary = workbook.Sheet("Summary");
        var row = summary.Values.Single(cell => cell.InnerText == "Test group").CellReference!.Value![1..];
        Assert.Equal(["at least 94", "94", "unknown", "not stated", "unknown", "unknown"],
            "BCDFGH".Select(column => summary[$"{column}{row}"].InnerText));
        Assert.DoesNotContain("Test group", workbook.Sheet("Prisoners").Values.Select(cell => cell.InnerText));
    }

    /// <summary>A person as the documents have them: doubted arrest, conflicting charge, sentence; and a group.</summary>
    internal static async Task<long> Thread(TestDatabase database)
    {
        var person = await database.Person("Test Person A", details =>
            { details.NameKhmer = "សាកល្បង"; details.Birth = Date("1953-06-27"); });
        await database.Event(person, CustodyEventKind.Arrest, "2017-09-03?");
        var prosecution = await database.Prosecution(person);
        var charge = await database.Charge(person, prosecution, "treason");
        await Saved(database.Get<SaveRecord>().Handle<SentenceDetails>(Administrator, new(null, 0,
            new SentenceDetails
            {
                PersonId = person,
                ProsecutionId = prosecution,
                ChargeId = charge,
                On = Date("2023-03-03"),
                Years = 27
            })));
        await database.Cite(await database.Source("Test newsletter"), charge, "label", "espionage");
        await database.Cite(await database.Source("Test petition"), charge, "label", "treason");
        var group = await database.Person("Test group", details => details.Kind = PersonKind.Group);
        await Saved(database.Get<SaveRecord>().Handle<GroupCountDetails>(Administrator, new(null, 0,
            new GroupCountDetails
            {
                PersonId = group,
                Stage = CountStage.Arrested,
                Count = BoundedNumber.Parse("at least 94").Value,
                On = Date("2024-08")
            })));
        return person;
    }

    private static SpreadsheetDocument Open(byte[] bytes) => SpreadsheetDocument.Open(new MemoryStream(bytes), false);

    private static DateTime DayIn(SpreadsheetDocument workbook, Cell cell)
    {
        Assert.Null(cell.DataType);
        Assert.Equal("yyyy\\-mm\\-dd", workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>()
            .Single(format => format.NumberFormatId!.Value == workbook.FormatOf(cell).NumberFormatId!.Value).FormatCode!.Value);
        return DateTime.FromOADate(double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture));
    }
}
