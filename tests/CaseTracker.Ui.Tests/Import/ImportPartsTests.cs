using CaseTracker.App.Import;
using CaseTracker.App.Import.Reading;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Import;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components.Forms;

namespace CaseTracker.Ui.Tests.Import;

/// <summary>The steps of an import: what each shows of a row, and what it raises when somebody decides.</summary>
public sealed class ImportPartsTests : ComponentTests
{
    private static readonly (int At, string Heading)[] Headings = [(0, "Name"), (1, "Sex")];

    [Fact]
    public void Steps_with_nothing_to_show_cannot_be_gone_to()
    {
        var steps = Render<Steps>(parameters => parameters.Add(part => part.Names, ["One", "Two", "Three"]).Add(part => part.At, 1)
            .Add(part => part.Open, 2));
        Assert.Equal([false, false, true], steps.FindAll("button").Select(button => button.HasAttribute("disabled")));
    }

    [Fact]
    public void A_file_that_is_chosen_is_given_on()
    {
        IBrowserFile? chosen = null;
        var box = Render<FileBox>(parameters => parameters.Add(part => part.Id, "file").Add(part => part.Chosen, file => chosen = file));
        box.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("Name\n", "test-table.csv"));
        Assert.Equal(("test-table.csv", "file"), (chosen!.Name, box.Find("input").Id));
    }

    [Fact]
    public void Rows_to_be_mended_come_first_and_a_near_word_is_one_press_away()
    {
        var wrong = Row(2, "Test Person Alder", "Femal");
        wrong.Reject(new ImportColumn(1, "Sex", new(ColumnRole.Field)), "Import.NoSuchChoice", "Femal",
            new Offered([new("Female", "Female")], ", "));
        List<(int, int, string)> mended = [];
        var rows = Render<ImportRows>(parameters => parameters.Add(part => part.Rows, [wrong, New(3, "Test Person Birch", "Male")])
            .Add(part => part.Columns, Headings).Add(part => part.Mend, mended.Add));
        Assert.Single(rows.FindAll("tbody tr"));
        Assert.Equal("true", rows.Find("#cell-2-1").GetAttribute("aria-invalid"));
        Assert.Contains("Femal", rows.Find("#cell-2-1-wrong").TextContent, StringComparison.Ordinal);
        rows.FindAll(".cell button").Single().Click();
        rows.Find("#cell-2-1").Change("Male");
        Assert.Equal([(2, 1, "Female"), (2, 1, "Male")], mended);
        rows.FindAll(".fates button")[0].Click();
        Assert.Equal(2, rows.FindAll("tbody tr").Count);
    }

    [Fact]
    public void What_is_wrong_in_several_rows_is_mended_once_and_stays_as_it_is_while_rows_are_understood()
    {
        var sex = new ImportColumn(1, "Sex", new(ColumnRole.Field));
        List<PlannedRow> rows = [.. new[] { (2, "Femal"), (3, "Femal"), (4, "?"), (5, "Femal") }.Select(one =>
        {
            var row = Row(one.Item1, $"Test Person {one.Item1}", one.Item2);
            row.Reject(sex, "Import.NoSuchChoice", one.Item2, new Offered([new("Female", "Female")], ", "));
            return row;
        })];
        List<(string Found, int[] Rows, string Text)> mended = [];
        var repeated = Render<ImportRepeated>(parameters => parameters.Add(part => part.Rows, rows).Add(part => part.Columns, Headings)
            .Add(part => part.MendAll, all => mended.Add((all.Of.Found, [.. all.Of.Rows], all.Text))));
        Assert.Contains("Femal", Assert.Single(repeated.FindAll(".one")).TextContent, StringComparison.Ordinal);
        Assert.True(repeated.FindAll("button")[1].HasAttribute("disabled"));
        repeated.Find("input").Input("Male");
        foreach (var at in new[] { 0, 1, 2 }) repeated.FindAll("button")[at].Click();
        Assert.Equal(["Female", "Male", ""], mended.Select(one => one.Text));
        Assert.All(mended, one => Assert.Equal(("Femal", "2 3 5"), (one.Found, string.Join(' ', one.Rows))));

        repeated.Render(parameters => parameters.Add(part => part.Rows, []).Add(part => part.Closed, true));
        Assert.Single(repeated.FindAll(".one"));
        repeated.Render(parameters => parameters.Add(part => part.Closed, false));
        Assert.Empty(repeated.FindAll(".one"));
    }

    [Fact]
    public void A_changed_cell_shows_both_values_and_can_be_taken_or_kept()
    {
        var row = Row(2, "Test Person Alder", "Male");
        row.Note(new ImportColumn(1, "Sex", new(ColumnRole.Field)), CellState.Changed, "Male", "Female");
        row.Fate = RowFate.Changed;
        List<(int, int, bool?)> decided = [];
        var cell = Render<ImportCell>(parameters => parameters.Add(part => part.Row, row).Add(part => part.At, 1)
            .Add(part => part.Heading, "Sex").Add(part => part.Take, decided.Add));
        Assert.Equal(("Female", "Male"), (cell.Find("del").TextContent, cell.Find("ins").TextContent));
        Assert.Equal(["true", "false"], cell.FindAll("button").Select(button => button.GetAttribute("aria-pressed")));
        cell.FindAll("button")[1].Click();
        cell.FindAll("button")[0].Click();
        Assert.Equal([(2, 1, false), (2, 1, true)], decided);
    }

    [Fact]
    public void Each_likely_match_is_answered_by_somebody_with_its_score_and_reason()
    {
        var row = Row(5, "Test Person Alder", "Male");
        row.Ask(new(RecordKind.Person, "Test Person Alder", [new(7, "Test Person Aldér", 92, [new Problem("Import.New")])], 3, null));
        row.Reject(null, "Import.WhoIsThis", "Test Person Alder", "7");
        List<(int, RecordKind, SameRecord?)> answered = [];
        List<(int, bool)> left = [];
        var people = Render<ImportPeople>(parameters => parameters.Add(part => part.Rows, [row, New(6, "Test Person Birch", "Male")])
            .Add(part => part.Answer, answered.Add).Add(part => part.LeaveOut, left.Add));
        var card = Assert.Single(people.FindAll("section"));
        Assert.Contains("92 of 100", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Row 3", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("/people/7", card.QuerySelector("a")!.GetAttribute("href"));
        foreach (var at in new[] { 0, 1, 2 }) people.FindAll("section button")[at].Click();
        Assert.Equal([(5, RecordKind.Person, new SameRecord(7)), (5, RecordKind.Person, SameRecord.Another)], answered);
        Assert.Equal([(5, true)], left);
    }

    [Fact]
    public void A_column_that_nobody_knows_is_to_be_said_and_a_guess_is_shown_as_one()
    {
        List<(string, string)> chosen = [];
        var columns = Render<ImportColumnsStep>(parameters => parameters
            .Add(part => part.Columns, new(null, 1, 2, [], [new("A:", "A", "Name", "name", false, ["Test Person Alder"]),
                new("B:", "B", "", "sex", true, ["Male"]), new("C:", "C", "Blood group", null, false, ["A"])],
                [new("name", "Name"), new("sex", "Sex"), new("-", "Leave out")]))
            .Add(part => part.Uses, new Dictionary<string, string> { ["A:"] = "name", ["B:"] = "sex" })
            .Add(part => part.Missing, new HashSet<string> { "C:" }).Add(part => part.Chosen, chosen.Add));
        Assert.Contains("Guessed", columns.Find("#use-B-said").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", columns.Find("#use-C").GetAttribute("aria-invalid"));
        Assert.Equal("", columns.Find("#use-C option").GetAttribute("value"));
        columns.Find("#use-C").Change("-");
        Assert.Equal([("C:", "-")], chosen);
    }

    [Fact]
    public void A_mapping_that_the_team_keeps_is_taken_removed_or_replaced()
    {
        List<string> raised = [];
        var box = Render<ImportMappingBox>(parameters => parameters
            .Add(part => part.Mappings, [new(4, "Test table", new Dictionary<string, string> { ["Who"] = "name" })])
            .Add(part => part.Taken, taken => raised.Add($"taken {taken.Id}")).Add(part => part.Keep, name => raised.Add($"kept {name}"))
            .Add(part => part.Removed, id => raised.Add($"removed {id}")));
        Assert.True(box.Find("#mapping-keep").HasAttribute("disabled"));
        box.Find("#import-mapping").Change("4");
        box.Find("#mapping-keep").Click();
        box.FindAll("button")[0].Click();
        Assert.Equal(["taken 4", "kept Test table", "removed 4"], raised);
    }

    private static PlannedRow New(int number, params string[] cells)
    {
        var row = Row(number, cells);
        row.Fate = RowFate.New;
        return row;
    }

    private static PlannedRow Row(int number, params string[] cells) => new(new FileRow(number, [.. cells.Select(FileCell.Of)]));
}
