using System.Text;
using CaseTracker.App.Audit;
using CaseTracker.App.Exchange;
using CaseTracker.App.Import;
using CaseTracker.App.Lists;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Import;

public class ImportRecordsTests
{
    [Fact]
    public async Task A_table_of_people_comes_in_with_its_sources()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test newsletter");
        var receipt = await database.Import("people", "Full name,Khmer name,Gender,Occupation,Source\n"
            + "Test Person Alder,តេស្ត ក,Female,teacher,Test newsletter\nTest Person Birch,,male,,\n");
        Assert.Equal((2, 0, 0, 0), receipt.Counts());
        await using var db = database.Open();
        var people = await db.People.OrderBy(row => row.Id).ToListAsync();
        Assert.Equal([("Test Person Alder", "តេស្ត ក", Sex.Female, "teacher"), ("Test Person Birch", null, Sex.Male, null)],
            people.Select(row => (row.Name, row.NameKhmer, row.Sex, row.Occupation)));
        Assert.Equal(["name", "nameKhmer", "occupation", "sex"], (await db.Citations.Where(row => row.SourceId == source
            && row.RecordId == people[0].Id).Select(row => row.Field).ToListAsync()).Order());
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var database = await TestDatabase.Create();
        const string csv = "Name,Sex\nTest Person Alder,Female\nTest Person Birch,Male\n";
        await database.Import("people", csv);
        var again = await database.Import("people", csv);
        Assert.Equal((0, 0, 2, 0), again.Counts());
        await using var db = database.Open();
        Assert.Equal(2, await db.People.CountAsync());
    }

    [Fact]
    public async Task A_name_alone_never_makes_two_rows_one_person()
    {
        await using var database = await TestDatabase.Create();
        var known = await database.Person("Test Person Alder");
        var refused = await database.Import("people", "Name,Occupation\nTest Person Alder,teacher\n");
        Assert.Equal((0, 0, 0, 1), refused.Counts());
        Assert.Contains($"{known} Test Person Alder", refused.Problems.Single().Problem.ToString());
        var answered = await database.Import("people",
            $"Name,Occupation,Same as\nTest Person Alder,teacher,new\nTest Person Alder,farmer,{known}\n");
        Assert.Equal((1, 1, 0, 0), answered.Counts());
        await using var db = database.Open();
        Assert.Equal(["farmer", "teacher"], (await db.People.Select(row => row.Occupation).ToListAsync()).Order());
        Assert.Equal("farmer", (await db.People.SingleAsync(row => row.Id == known)).Occupation);
    }

    [Fact]
    public async Task Rows_that_cannot_be_stored_come_back_with_their_reason_and_the_others_are_stored()
    {
        await using var database = await TestDatabase.Create();
        var receipt = await database.Import("people", "Name,Sex\nTest Person Alder,Femal\nTest Person Birch,Male\n");
        Assert.Equal((1, 0, 0, 1), receipt.Counts());
        var problem = Assert.Single(receipt.Problems);
        Assert.Equal((2, "Sex"), (problem.Row, problem.Column));
        Assert.Contains("Female", problem.Problem.ToString());
        var refused = new MemoryStream();
        receipt.WriteRefused(refused, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        refused.Position = 0;
        Exported.Valid(refused);
        Assert.Contains("Test Person Alder", Exported.Text(refused, ExportFormat.Xlsx));
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_keeps_nothing()
    {
        await using var database = await TestDatabase.Create();
        const string csv = "Name,Sex,Source\nTest Person Alder,Female,Test letter\nTest Person Birch,x,\n";
        Assert.Equal((1, 0, 0, 1), (await database.Import("people", csv, dryRun: true)).Counts());
        await using var db = database.Open();
        Assert.Equal((0, 0, 0), (await db.People.CountAsync(), await db.Sources.CountAsync(), await db.ImportedRows.CountAsync()));
    }

    [Fact]
    public async Task Whoever_may_not_write_imports_nothing()
    {
        await using var database = await TestDatabase.Create();
        var outcome = await database.Get<ImportRecords>().Handle(Advocate,
            new(Encoding.UTF8.GetBytes("Name\nTest Person Alder\n"), "t.csv", "people", ImportMapping.None));
        Assert.False(outcome.Succeeded);
        await using var db = database.Open();
        Assert.Equal(0, await db.People.CountAsync());
    }

    [Fact]
    public async Task What_an_export_of_any_list_wrote_imports_again_and_changes_nothing()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(21)).Make(8);
        foreach (var list in RecordLists.All)
            foreach (var format in new[] { ExportFormat.Csv, ExportFormat.Xlsx })
                foreach (var user in new[] { Researcher, Administrator })
                {
                    var file = (await database.Export(user, ExportSubject.Of(new RecordQuestion(list) { PageSize = 0 }), format)).Content;
                    var outcome = await database.Get<ImportRecords>().Handle(user,
                        new(file.ToArray(), "test", list.Name, ImportMapping.None));
                    if (!outcome.Succeeded)
                    {
                        // A list of nothing has no rows to find headings in.
                        Assert.True(outcome.Problems[0].Key is "Import.NothingInIt", $"{list.Name} {format}: {outcome.Problems[0]}");
                        continue;
                    }
                    var receipt = outcome.Value;
                    Assert.True(receipt.Counts() == (0, 0, receipt.Rows, 0), $"{list.Name} {format} {user.Role}: {receipt.Counts()} "
                        + string.Join("\n", receipt.Problems.Take(3).Select(one => $"{one.Row} {one.Column}: {one.Problem}")));
                }
    }

    [Fact]
    public async Task An_edited_export_changes_what_was_edited_and_nothing_else()
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person Alder",
            one => (one.Occupation, one.Birth, one.Nationality) = ("teacher", Date("1980"), "Test"));
        var file = Exported.Text((await database.Export(Researcher, ExportSubject.Of(new RecordQuestion(RecordLists.Find("people")!)),
            ExportFormat.Csv)).Content, ExportFormat.Csv);
        var edited = await database.Import("people", file.Replace("teacher", "farmer", StringComparison.Ordinal));
        Assert.Equal((0, 1, 0, 0), edited.Counts());
        // The file is of the version before: the same edit again would overwrite what stands.
        var stale = await database.Import("people", file.Replace("teacher", "doctor", StringComparison.Ordinal));
        Assert.Equal((0, 0, 0, 1), stale.Counts());
        Assert.Contains("farmer", stale.Problems.Single().Problem.ToString());
        var emptied = await database.Import("people", $"Record,Nationality\n{id},\n");
        Assert.Equal((0, 1, 0, 0), emptied.Counts());
        await using var db = database.Open();
        var stands = await db.People.SingleAsync();
        Assert.Equal(("farmer", null, "1980", "Test Person Alder"),
            (stands.Occupation, stands.Nationality, stands.Birth!.Text, stands.Name));
    }

    [Fact]
    public async Task What_the_viewer_cannot_see_is_never_blanked_nor_written()
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person Alder", one => one.Birth = Date("1980-02-03"));
        var closed = await database.Person("Test Person Birch", level: Confidentiality.Confidential);
        var reader = CurrentUser.Operator(Role.Researcher);
        var hides = reader.Clearance < Confidentiality.Restricted;
        var receipt = await database.Import("people", $"Record,Date of birth,Occupation\n{id},,farmer\n{closed},,farmer\n", reader);
        await using var db = database.Open();
        Assert.Equal(1, receipt.Rejected);
        Assert.Equal(hides ? "1980-02-03" : null, (await db.People.SingleAsync(row => row.Id == id)).Birth?.Text);
        Assert.Null((await db.People.SingleAsync(row => row.Id == closed)).Occupation);
    }

    [Fact]
    public async Task A_name_that_nothing_on_record_has_never_becomes_vocabulary()
    {
        await using var database = await TestDatabase.Create();
        var receipt = await database.Import("cases", "Title,Place\nTest case,Test town\n");
        Assert.Equal((0, 0, 0, 1), receipt.Counts());
        await using var db = database.Open();
        Assert.Equal(0, await db.Places.CountAsync());
    }

    [Fact]
    public async Task A_column_that_means_nothing_refuses_the_file_until_somebody_says_what_it_is()
    {
        await using var database = await TestDatabase.Create();
        var file = Encoding.UTF8.GetBytes("Name,Blood group\nTest Person Alder,A\n");
        Assert.Contains("Blood group", await database.Refused("people", file));
        var mapped = await database.Import("people", file, mapping: new(Columns: new Dictionary<string, string> { ["Blood group"] = "-" }));
        Assert.Equal((1, 0, 0, 0), mapped.Counts());
        Assert.Single(mapped.Notices);
    }

    [Fact]
    public async Task A_table_with_more_rows_than_are_worked_out_at_once_is_one_import_that_stands_or_falls()
    {
        await using var database = await TestDatabase.Create();
        var rows = string.Join('\n', Enumerable.Range(1, 1100).Select(row => $"Test source {row},report"));

        var refused = await database.Import("sources", $"Title,Kind\n{rows}", dryRun: true);
        Assert.Equal((1100, 0, 0, 0), refused.Counts());
        await using (var before = database.Open()) Assert.Empty(await before.Sources.ToListAsync());

        var stored = await database.Import("sources", $"Title,Kind\n{rows}");
        Assert.Equal((1100, 0, 0, 0), stored.Counts());
        Assert.Equal((0, 0, 1100, 0), (await database.Import("sources", $"Title,Kind\n{rows}")).Counts());
        await using var db = database.Open();
        Assert.Equal(1100, await db.AuditEntries.CountAsync(entry => entry.Kind == RecordKind.Source));
        Assert.Single(await db.AuditEntries.Where(entry => entry.Kind == RecordKind.Source).Select(entry => entry.At).Distinct()
            .ToListAsync());
        Assert.Equal(1100, await db.FoldedTexts.CountAsync(text => text.Field == "title"));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task A_wide_table_of_prisoners_becomes_people_arrests_charges_sentences_and_stays()
    {
        await using var database = await TestDatabase.Create();
        await Saved(database, new Domain.Places.PlaceDetails { Name = "Test Province" });
        await Saved(database, new Domain.Places.FacilityDetails { Name = "Test Prison" });
        await Saved(database, new Domain.Organisations.OrganisationDetails { Name = "Test Police" });
        await Saved(database, new Domain.Organisations.OrganisationDetails { Name = "Test Court" });
        const string csv = "No.;Name;Khmer name;Sex;Age;Arrested;Where;By whom;Charge;Court;Sentence;Prison;Source\n"
            + "1;Test Person Alder;តេស្ត ក;Female;34;late July 2024;Test Province;Test Police;incitement; Test Court;"
            + "2 years 6 months;Test Prison;Test letter\n"
            + "2;Test Person Birch;;Male;;45505;Test Province;;plotting; insult;;;;Test letter\nTotal;2;;;;;;;;;;;\n";
        var receipt = await database.Import("prisoners", csv.Replace("plotting; insult", "\"plotting; insult\"", StringComparison.Ordinal));
        Assert.True(receipt.Counts() == (2, 0, 0, 0), string.Join("\n", receipt.Problems));
        Assert.Single(receipt.Notices, notice => notice.Key == "Import.TotalLeftOut");
        await using var db = database.Open();
        Assert.Equal(["2024-07-21", "2024-08-01"], (await db.CustodyEvents.OrderBy(row => row.FactId).ToListAsync())
            .Select(row => $"{row.On!.Earliest:yyyy-MM-dd}"));
        Assert.Equal(["incitement", "insult", "plotting"], (await db.Charges.Select(row => row.Label).ToListAsync()).Order());
        var sentence = await db.Sentences.SingleAsync();
        Assert.Equal((2, 6), (sentence.Years, sentence.Months));
        Assert.NotNull((await db.Stays.SingleAsync()).FacilityId);
        Assert.Single(await db.Sources.ToListAsync());
        Assert.Equal((0, 0, 2, 0), (await database.Import("prisoners",
            csv.Replace("plotting; insult", "\"plotting; insult\"", StringComparison.Ordinal))).Counts());
    }

    private static Task<long> Saved<T>(TestDatabase database, T details) where T : class, Domain.Catalogue.IDetails<T>, new() =>
        Team.Saved(database.Get<App.Records.SaveRecord>().Handle(Administrator, new App.Records.Save<T>(null, 0, details)));
}
