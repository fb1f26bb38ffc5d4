using System.Text;
using CaseTracker.App.Exchange;
using CaseTracker.App.History;
using CaseTracker.App.Import;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Import;

/// <summary>What somebody sees and decides before anything is stored.</summary>
public class PlanImportTests
{
    [Fact]
    public async Task Understanding_a_file_writes_nothing_and_tells_what_would_be_accepted()
    {
        await using var database = await TestDatabase.Create();
        await using var planned = await database.Plan("people", "Name,Sex,Date of birth\nTest Person Alder,Femal,late July 1980\n");
        var row = Assert.Single(planned.Rows);
        Assert.Equal((RowFate.Rejected, 1), (row.Fate, row.Problems[0].At));
        Assert.Contains("Female", row.Problems[0].Problem.Args.OfType<Offered>().Single().All.Select(one => one.Write));
        Assert.Contains("1980", row.Cells.Single(cell => cell.Column == 2).Understood);
        await using var db = database.Open();
        Assert.Equal((0, 0), (await db.People.CountAsync(), await db.ImportedRows.CountAsync()));
    }

    [Fact]
    public async Task A_misspelt_name_is_offered_as_those_on_record_are_written()
    {
        await using var database = await TestDatabase.Create();
        var place = await Saved(database.Get<SaveRecord>().Handle(Administrator,
            new Save<Domain.Places.PlaceDetails>(null, 0, new() { Name = "Test Province" })));
        await using var planned = await database.Plan("cases", "Title,Place\nTest case,Test Provicne\n");
        var offer = planned.Rows.Single().Problems.Single().Problem.Args.OfType<Offered>().Single().All.Single();
        Assert.Equal($"{place}", offer.Write);
        planned.Answers.Write(2, 1, offer.Write);
        await database.Get<PlanImport>().Again(Researcher, planned, [2]);
        Assert.Equal((1, 0, 0, 0), (await database.Store(planned)).Counts());
    }

    [Fact]
    public async Task A_cell_is_mended_in_place_a_row_is_left_out_and_the_rest_is_stored()
    {
        await using var database = await TestDatabase.Create();
        await using var planned = await database.Plan("people",
            "Name,Sex\nTest Person Alder,Femal\nTest Person Birch,Male\nTest Person Cedar,?\n");
        planned.Answers.Write(2, 1, "Female");
        planned.Answers.LeftOut.Add(4);
        Assert.Null(await database.Get<PlanImport>().Again(Researcher, planned, [2, 4]));
        Assert.Equal([RowFate.New, RowFate.New, RowFate.LeftOut], planned.Rows.Select(row => row.Fate));
        var receipt = await database.Store(planned);
        Assert.Equal((2, 0, 0, 0), receipt.Counts());
        Assert.True(receipt.HasRefused);
        await using var db = database.Open();
        Assert.Equal([("Test Person Alder", Sex.Female), ("Test Person Birch", Sex.Male)],
            (await db.People.OrderBy(row => row.Id).ToListAsync()).Select(row => (row.Name!, row.Sex)));
    }

    [Fact]
    public async Task What_is_wrong_alike_is_told_once_and_who_stops_the_mending_stores_no_row_that_was_not_read()
    {
        await using var database = await TestDatabase.Create();
        await using var planned = await database.Plan("people", "Name,Sex\nTest Person Alder,Femal\nTest Person Birch,Femal\n"
            + "Test Person Cedar,?\nTest Person Dogwood,Femal\n");
        var repeated = Assert.Single(RepeatedProblem.Of(planned.Rows));
        Assert.Equal((1, "Femal", "2 3 5"), (repeated.Column, repeated.Found, string.Join(' ', repeated.Rows)));
        foreach (var row in repeated.Rows) planned.Answers.Write(row, repeated.Column, "Female");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Get<PlanImport>().Again(Researcher, planned,
            repeated.Rows, new Stopping(stop), stop.Token));
        Assert.Equal([RowFate.New, RowFate.Rejected, RowFate.Rejected, RowFate.Rejected], planned.Rows.Select(row => row.Fate));
        Assert.Equal("Import.RowStopped", Assert.Single(planned.Rows[1].Problems).Problem.Key);
        // With the next answer of whichever row.
        planned.Answers.LeftOut.Add(4);
        Assert.Null(await database.Get<PlanImport>().Again(Researcher, planned, [4], cancel: TestContext.Current.CancellationToken));
        Assert.Equal([RowFate.New, RowFate.New, RowFate.LeftOut, RowFate.New], planned.Rows.Select(row => row.Fate));
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }

    [Fact]
    public async Task Somebody_answers_for_each_likely_match()
    {
        await using var database = await TestDatabase.Create();
        var known = await database.Person("Test Person Alder");
        await using var planned = await database.Plan("people",
            "Name,Occupation\nTest Person Alder,teacher\nTest Person Birch,farmer\nTest Person Birch,doctor\n");
        var (likely, twin) = (planned.Rows[0].Questions.Single(), planned.Rows[2].Questions.Single());
        Assert.Equal((known, 100), (likely.Likely.Single().Id, likely.Likely.Single().Score));
        Assert.Equal(3, twin.Twin);
        Assert.Equal(2, planned.Count(RowFate.Rejected));
        planned.Answers.Same[(2, RecordKind.Person)] = new(known);
        planned.Answers.Same[(4, RecordKind.Person)] = SameRecord.Another;
        await database.Get<PlanImport>().Again(Researcher, planned, [2, 4]);
        Assert.Equal(known, planned.Rows[0].Questions.Single().Answer!.Id);
        Assert.Equal((2, 1, 0, 0), (await database.Store(planned)).Counts());
        await using var db = database.Open();
        Assert.Equal("teacher", (await db.People.SingleAsync(row => row.Id == known)).Occupation);
        Assert.Equal(3, await db.People.CountAsync());
    }

    [Fact]
    public async Task A_sentence_in_months_is_read_and_what_breaks_a_rule_is_told_before_anything_is_written()
    {
        await using var database = await TestDatabase.Create();
        await using var planned = await database.Plan("prisoners", "Name,Charge,Sentence\n"
            + "Test Person Alder,insult,18 months\nTest Person Birch,insult,2 years 99 days\n");
        Assert.Equal(RowFate.New, planned.Rows[0].Fate);
        var problem = Assert.Single(planned.Rows[1].Problems);
        Assert.Equal((RowFate.Rejected, "Sentence"), (planned.Rows[1].Fate, problem.Column));
        Assert.Equal((1, 0, 0, 1), (await database.Store(planned)).Counts());
        await using var db = database.Open();
        var sentence = await db.Sentences.SingleAsync();
        Assert.Equal((1, 6), (sentence.Years, sentence.Months));
    }

    [Fact]
    public async Task A_row_whose_twin_is_mended_is_asked_about_no_more()
    {
        await using var database = await TestDatabase.Create();
        await using var planned = await database.Plan("people", "Name\nTest Person Alder\nTest Person Alder\n");
        planned.Answers.Write(2, 0, "Test Person Birch");
        await database.Get<PlanImport>().Again(Researcher, planned, [2]);
        Assert.All(planned.Rows, row => Assert.Equal(RowFate.New, row.Fate));
    }

    [Fact]
    public async Task The_same_arrest_by_another_source_is_asked_about_and_becomes_a_citation()
    {
        await using var database = await TestDatabase.Create();
        var known = await database.Person("Test Person Alder");
        var arrest = await database.Event(known, CustodyEventKind.Arrest, "2024-07-25");
        await using var planned = await database.Plan("prisoners",
            $"Name,Arrested,Same as,Source\nTest Person Alder,2024-07-25,{known},Test letter\n");
        var question = planned.Rows.Single().Questions.Single();
        Assert.Equal((RecordKind.CustodyEvent, arrest), (question.Kind, question.Likely.Single().Id));
        planned.Answers.Same[(2, RecordKind.CustodyEvent)] = new(arrest);
        await database.Get<PlanImport>().Again(Researcher, planned, [2]);
        Assert.Equal((0, 1, 0, 0), (await database.Store(planned)).Counts());
        await using var db = database.Open();
        Assert.Equal(1, await db.CustodyEvents.Select(row => row.FactId).Distinct().CountAsync());
        Assert.True(await db.Citations.AnyAsync(row => row.RecordId == arrest && row.Field == "on"));
    }

    [Fact]
    public async Task A_record_changed_meanwhile_is_a_conflict_only_in_what_both_have_changed()
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person Alder", one => (one.Occupation, one.Nationality) = ("teacher", "Test"));
        var file = await database.PeopleAsCsv();
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(id, 1, new() { Name = "Test Person Alder", Occupation = "farmer", Nationality = "Test" }, Reason: "Test")));
        // The file has touched the nationality only: what is on record of the occupation stays.
        await using (var apart = await database.Plan("people", file.Replace(",Test,", ",Other,", StringComparison.Ordinal)))
        {
            Assert.Equal(RowFate.Changed, apart.Rows.Single().Fate);
            Assert.Equal((0, 1, 0, 0), (await database.Store(apart)).Counts());
        }
        await using var both = await database.Plan("people", file.Replace("teacher", "doctor", StringComparison.Ordinal));
        var cell = both.Rows.Single().Cells.Single(one => one.State == CellState.Conflict);
        Assert.Equal((RowFate.Rejected, "farmer", "doctor"), (both.Rows.Single().Fate, cell.Before, cell.Understood));
        both.Answers.Taken[(2, cell.Column)] = true;
        await database.Get<PlanImport>().Again(Researcher, both, [2]);
        Assert.Equal((0, 1, 0, 0), (await database.Store(both)).Counts());
        await using var db = database.Open();
        var stands = await db.People.SingleAsync();
        Assert.Equal(("doctor", "Other"), (stands.Occupation, stands.Nationality));
    }

    [Fact]
    public async Task Each_changed_cell_can_be_refused()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person Alder", one => (one.Occupation, one.Nationality) = ("teacher", "Test"));
        var file = (await database.PeopleAsCsv()).Replace("teacher", "doctor", StringComparison.Ordinal)
            .Replace(",Test,", ",Other,", StringComparison.Ordinal);
        await using var planned = await database.Plan("people", file);
        var refused = planned.Rows.Single().Cells.Single(cell => cell.Understood == "doctor");
        Assert.Equal((CellState.Changed, "teacher"), (refused.State, refused.Before));
        planned.Answers.Taken[(2, refused.Column)] = false;
        await database.Get<PlanImport>().Again(Researcher, planned, [2]);
        Assert.Equal(CellState.Kept, planned.Rows.Single().Cells.Single(cell => cell.Column == refused.Column).State);
        await database.Store(planned);
        await using var db = database.Open();
        var stands = await db.People.SingleAsync();
        Assert.Equal(("teacher", "Other"), (stands.Occupation, stands.Nationality));
    }

    [Fact]
    public async Task An_import_is_taken_back_whole_and_comes_in_anew()
    {
        await using var database = await TestDatabase.Create();
        const string csv = "Name,Sex,Source\nTest Person Alder,Female,Test letter\nTest Person Birch,Male,Test letter\n";
        var receipt = await database.Import("people", csv);
        var undo = database.Get<UndoChange>();
        var offer = (await undo.Offer(Researcher, receipt.Stored[^1])).Value!;
        Assert.True((await undo.Handle(Researcher, receipt.Stored[^1], offer.Entry)).Succeeded);
        await using (var db = database.Open())
            Assert.Equal((0, 0), (await db.People.CountAsync(row => row.DeletedAt == null),
                await db.Sources.CountAsync(row => row.DeletedAt == null)));
        Assert.Equal((2, 0, 0, 0), (await database.Import("people", csv)).Counts());
        Assert.Equal((0, 0, 2, 0), (await database.Import("people", csv)).Counts());
    }

    [Fact]
    public async Task Whoever_may_not_write_reads_no_file()
    {
        await using var database = await TestDatabase.Create();
        var (plan, file) = (database.Get<PlanImport>(), Encoding.UTF8.GetBytes("Name\nTest Person Alder\n"));
        Assert.False((await plan.Read(Advocate, file, "t.csv")).Succeeded);
        var read = (await plan.Read(Researcher, file, "t.csv")).Value;
        Assert.False((await plan.Columns(Advocate, read, "people", ImportMapping.None)).Succeeded);
        Assert.False((await plan.Handle(Advocate, read, "people", ImportMapping.None)).Succeeded);
        await using var planned = (await plan.Handle(Researcher, read, "people", ImportMapping.None)).Value;
        Assert.NotNull(await plan.Again(Advocate, planned, null));
        Assert.False((await database.Get<ImportRecords>().Store(Advocate, planned)).Succeeded);
    }

    [Fact]
    public async Task Columns_are_guessed_from_what_their_cells_hold_and_named_by_their_letters()
    {
        await using var database = await TestDatabase.Create();
        var file = (await database.Get<PlanImport>().Read(Researcher, Encoding.UTF8.GetBytes(
            "Name,X1,X2,Note,Note\nTest Person Alder,Female,តេស្ត ក,one,two\nTest Person Birch,Male,តេស្ត ខ,three,\n"), "t.csv")).Value;
        var columns = (await database.Get<PlanImport>().Columns(Researcher, file, "people", ImportMapping.None)).Value;
        Assert.Equal(["name", "sex", "nameKhmer", "summary", "summary"], columns.Columns.Select(column => column.Use));
        Assert.Equal([false, true, true, false, false], columns.Columns.Select(column => column.FromCells));
        var said = new Dictionary<string, string> { ["B:"] = "sex", ["C:"] = "nameKhmer", ["E:"] = "-" };
        var planned = await database.Get<PlanImport>().Handle(Researcher, file, "people", new(Columns: said));
        Assert.True(planned.Succeeded, string.Join("\n", planned.Problems));
        await using var plan = planned.Value;
        Assert.Equal((2, 0, 0, 0), (await database.Store(plan)).Counts());
    }

    [Fact]
    public async Task What_is_worked_out_is_not_lost_silently_in_the_row_of_a_new_record()
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person Alder");
        await database.Cite(await database.Source("Test letter"), id, "name", "Test Person Alder");
        var receipt = await database.Import("people",
            $"Record,Name,Sources\n{id},Test Person Alder,1\n,Test Person Birch,1\n");
        Assert.Equal((0, 0, 1, 1), receipt.Counts());
        Assert.Equal("Sources", receipt.Problems.Single().Column);
    }

    [Fact]
    public async Task Of_two_rows_of_headings_the_second_counts_with_what_stands_above_it()
    {
        await using var database = await TestDatabase.Create();
        var receipt = await database.Import("prisoners",
            "Test register of 2024\n,,Arrest,\nName,Sex,date,age\nTest Person Alder,Female,2024-07-25,34\n");
        Assert.True(receipt.Counts() == (1, 0, 0, 0), string.Join("\n", receipt.Problems));
        await using var db = database.Open();
        var arrest = await db.CustodyEvents.SingleAsync();
        Assert.Equal(("2024-07-25", "34"), ($"{arrest.On!.Earliest:yyyy-MM-dd}", arrest.Age?.Text));
    }

    [Fact]
    public async Task The_answer_same_as_takes_the_number_with_the_name_behind_it_and_another_record_is_told()
    {
        await using var database = await TestDatabase.Create();
        var known = await database.Person("Test Person Alder");
        Assert.Equal((0, 1, 0, 0), (await database.Import("people",
            $"Name,Occupation,Same as\nTest Person Alder,farmer,{known} Test Person Alder (100)\n")).Counts());
        var other = await database.Import("people", $"Record,Occupation,Same as\n{known},doctor,{known + 1}\n");
        Assert.Equal("Same as", other.Problems.Single().Column);
        var nobody = await database.Import("prisoners", "Name,Same as\nTest Person Birch,999999\n");
        Assert.Equal(("Same as", 1), (nobody.Problems.Single().Column, nobody.Rejected));
    }
}
