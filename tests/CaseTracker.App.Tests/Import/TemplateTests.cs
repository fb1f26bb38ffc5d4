using System.Globalization;
using CaseTracker.App.Import;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using ClosedXML.Excel;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Import;

/// <summary>Workbooks that are filled in without the program.</summary>
public class TemplateTests
{
    [Fact]
    public async Task The_template_of_every_kind_comes_in_filled_without_mapping_in_both_languages()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var records = new RandomRecords(db, new Random(7));
        await records.MakeOneOfEach();
        foreach (var language in Texts.Languages)
            foreach (var kind in PlanImport.Kinds)
            {
                var of = ImportKind.Find(kind)!;
                var template = await Template(database, kind, language);
                Exported.Valid(new MemoryStream(template));
                using var workbook = new XLWorkbook(new MemoryStream(template));
                var sheet = workbook.Worksheet(1);
                var fields = of.Type?.Fields ?? [.. PrisonerHeadings.All];
                var stored = of.Type is { } type
                    ? (await type.Stored(db, records.Of(type.Kind)[^1], TestContext.Current.CancellationToken))!.Details : null;
                for (var at = 0; at < fields.Count; at++)
                    sheet.Cell(3, at + 2).SetValue(stored is null ? Usual(fields[at], records) : Written(fields[at], stored, language));
                var last = sheet.Row(1).LastCellUsed()!.Address.ColumnNumber;
                sheet.Cell(3, last).SetValue(Texts.Localize("Import.New").Split('|')[0]);
                using var filled = new MemoryStream();
                workbook.SaveAs(filled);
                var planned = await database.Plan(kind, filled.ToArray(), Administrator);
                Assert.True(planned.Succeeded, $"{kind} {language}: {string.Join("\n", planned.Problems)}");
                await using var plan = planned.Value;
                Assert.Single(plan.Notices, notice => notice.Key == "Import.ExampleLeftOut");
                // Random records break rules of their kinds; what a cell says is understood.
                Assert.DoesNotContain(plan.Rows.Single().Problems, problem => problem.At is not null && problem.Problem.Key
                    .StartsWith("Import.", StringComparison.Ordinal) || problem.Problem.Key.StartsWith("Seed.", StringComparison.Ordinal));
                if (stored is not null)
                    Assert.All(plan.Rows.Single().Cells, cell => Assert.NotEqual(CellState.Wrong, cell.State));
            }
    }

    [Fact]
    public async Task A_template_offers_its_words_on_a_sheet_that_shows_and_says_what_each_column_takes()
    {
        await using var database = await TestDatabase.Create();
        using var workbook = new XLWorkbook(new MemoryStream(await Template(database, "people", CultureInfo.GetCultureInfo("km"))));
        Assert.All(workbook.Worksheets, sheet => Assert.Equal(XLWorksheetVisibility.Visible, sheet.Visibility));
        var (rows, lists) = (workbook.Worksheet(1), workbook.Worksheet(2));
        var sex = lists.Row(1).CellsUsed().Single(cell => cell.GetString() == Texts.LocalizeIn(CultureInfo.GetCultureInfo("km"),
            "Fields.Person_sex")).Address.ColumnNumber;
        Assert.Contains(Texts.LocalizeIn(CultureInfo.GetCultureInfo("km"), "Choices.Sex_Female"),
            lists.Column(sex).CellsUsed().Select(cell => cell.GetString()));
        Assert.True(rows.DataValidations.Any());
        Assert.All(rows.Row(1).CellsUsed(), cell => Assert.True(cell.HasComment));
    }

    [Fact]
    public async Task Whoever_may_not_write_and_whoever_asks_for_no_kind_gets_none()
    {
        await using var database = await TestDatabase.Create();
        var make = database.Get<MakeTemplate>();
        Assert.False((await make.Handle(Advocate, "people", CultureInfo.InvariantCulture)).Succeeded);
        Assert.Equal(["Import.KindUnknown"], (await make.Handle(Researcher, "nothing", CultureInfo.InvariantCulture)).Keys());
    }

    [Fact]
    public async Task Rows_that_are_only_numbered_are_left_out_with_a_word()
    {
        await using var database = await TestDatabase.Create();
        var receipt = await database.Import("people", "No.,Name\n1,Test Person Alder\n2,\n3,\n");
        Assert.Equal((1, 0, 0, 0), receipt.Counts());
        Assert.Equal(2, receipt.Notices.Count(notice => notice.Key == "Import.NothingRead"));
    }

    private static async Task<byte[]> Template(TestDatabase database, string kind, CultureInfo language)
    {
        var made = await database.Get<MakeTemplate>().Handle(Administrator, kind, language, TestContext.Current.CancellationToken);
        Assert.True(made.Succeeded, string.Join("\n", made.Problems));
        return made.Value;
    }

    private static string Written(FieldDescriptor field, object details, CultureInfo language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language;
            // Of an article a number is that of the article.
            return field.Get(details) is 0L || field.LinkTo == RecordKind.LegalArticle ? "" : FieldFormatter.Of(field.Get(details)) ?? "";
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Usual(FieldDescriptor field, RandomRecords records) => field.Kind switch
    {
        FieldKind.Choice => FieldFormatter.Choice((Enum)Enum.GetValues(field.Choices!).GetValue(0)!),
        FieldKind.Date or FieldKind.Day => "2024-07-25",
        FieldKind.Number or FieldKind.Whole => "12",
        FieldKind.YesNo => "Yes",
        FieldKind.Link => field.LinkTo == RecordKind.LegalArticle ? "" : $"{records.Of(field.LinkTo!.Value)[^1]}",
        _ => "Test words",
    };
}
