using System.Net;
using System.Text.Json;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;

namespace CaseTracker.Web.Tests.Exchange;

public sealed class ExportRecordsCommandTests(AppFixture app)
{
    [Fact]
    public async Task The_help_lists_everything_that_can_be_exported_with_a_line_each()
    {
        using var folder = new TemporaryFolder();
        var help = await WarmProgram.Run(folder, "export", "--help");
        string[] names = ["prisoners", .. RecordLists.All.Select(list => list.Name), "ledger", "corroboration", "conflicts", "completeness",
            "exactness", "change-statement"];
        Assert.All(names, name => Assert.Contains(help.Output.Split('\n'), line => line.TrimStart()
            .StartsWith(name + " ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_list_is_exported_with_the_filters_of_its_page_and_nothing_else_on_standard_output()
    {
        using var folder = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, "export", "charges", "--outcome", "convicted", "--on", "2000..", "--uncited",
            "no", "--format", "json", "--as-role", "advocate", "--data", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("Convicted", Assert.Single(json.RootElement.GetProperty("question").GetProperty("outcome").EnumerateArray())
            .GetString());
        Assert.All(json.RootElement.GetProperty("rows").EnumerateArray(),
            row => Assert.Equal("Convicted", row.GetProperty("outcome").GetString()));
        foreach (var name in new[] { "sources", "conflicts", "completeness", "exactness" })
        {
            var file = await WarmProgram.Run(folder, "export", name, "--output", $"{name}.xlsx", "--data", folder.Path);
            Assert.True(file.ExitCode == 0, file.Errors);
            Assert.True(new FileInfo(Path.Combine(folder.Path, $"{name}.xlsx")).Length > 0);
        }
    }

    [Fact]
    public async Task A_change_statement_is_exported_and_adds_up_to_the_list_of_its_last_day()
    {
        using var folder = await SeededData.Copy();
        var statement = await Json("change-statement", "--from", "2015-01-01", "--to", "2024-12-10");
        var totals = (await Json("prisoners", "--as-of", "2024-12-10")).GetProperty("totals");
        foreach (var column in new[] { "certain", "possible" })
        {
            var closing = Number(statement.GetProperty("closing"));
            Assert.Equal(Number(totals), closing);
            Assert.Equal(closing, Number(statement.GetProperty("opening"))
                + statement.GetProperty("movements").EnumerateArray().Sum(Number));

            int Number(JsonElement of) => of.GetProperty(column).GetInt32();
        }
        var late = await Json("change-statement", "--from", "2024-12-01", "--to", "2024-12-10", "--opening-known-on", "2000-01-01");
        Assert.True(late.GetProperty("opening").GetProperty("nothingRecordedYet").GetBoolean());
        Assert.NotEmpty(late.GetProperty("movements").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "learned-late")
            .GetProperty("people").EnumerateArray());
        Assert.True((await Json("prisoners", "--as-known-on", "2000-01-01")).GetProperty("nothingRecordedYet").GetBoolean());
        var wrong = await WarmProgram.Run(folder, "export", "change-statement", "--from", "2024-12-01", "--data", folder.Path);
        Assert.NotEqual(0, wrong.ExitCode);
        var file = await WarmProgram.Run(folder, "export", "change-statement", "--from", "2015-01-01", "--to", "2024-12-10",
            "--output", "changes.xlsx", "--data", folder.Path);
        Assert.True(file.ExitCode == 0, file.Errors);

        async Task<JsonElement> Json(params string[] asked)
        {
            var run = await WarmProgram.Run(folder, ["export", .. asked, "--format", "json", "--data", folder.Path]);
            Assert.True(run.ExitCode == 0, run.Errors);
            return JsonDocument.Parse(run.Output).RootElement;
        }
    }

    [Fact]
    public async Task The_matrix_of_a_list_is_exported_by_the_names_of_its_page()
    {
        using var folder = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, "export", "transnational", "--rows", "host", "--columns", "method", "--on",
            "2000..", "--format", "json", "--as-role", "advocate", "--data", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        using var json = JsonDocument.Parse(run.Output);
        var question = json.RootElement.GetProperty("question");
        Assert.Equal(("host", "method", "2000-01-01.."), (question.GetProperty("rows")[0].GetString(), question.GetProperty("columns")[0]
            .GetString(), question.GetProperty("on")[0].GetString()));
        Assert.NotEmpty(json.RootElement.GetProperty("rows").EnumerateArray());
        Assert.All(json.RootElement.GetProperty("rows").EnumerateArray(), row => Assert.InRange(row.GetProperty("cells").EnumerateObject()
            .Sum(cell => cell.Value.GetInt32()), row.GetProperty("total").GetInt32(), int.MaxValue));
        var file = await WarmProgram.Run(folder, "export", "land", "--rows", "province", "--columns", "status", "--output",
            "land.xlsx", "--data", folder.Path);
        Assert.True(file.ExitCode == 0, file.Errors);
        Assert.True(new FileInfo(Path.Combine(folder.Path, "land.xlsx")).Length > 0);
    }

    [Fact]
    public async Task The_ledger_is_exported_with_sums_of_the_numbers_that_are_named_and_what_facts_rest_on_by_kind()
    {
        using var folder = await SeededData.Copy();
        var all = await WarmProgram.Run(folder, "export", "ledger", "--format", "json", "--as-role", "advocate", "--data",
            folder.Path);
        Assert.True(all.ExitCode == 0, all.Errors);
        using var json = JsonDocument.Parse(all.Output);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Contains(rows, row => row.GetProperty("reported").GetString() == "more than $16 billion"
            && row.GetProperty("unit").GetString() == "US dollars" && row.GetProperty("asOf").GetString() == "2023");
        string[] keys = [.. rows.Where(row => row.GetProperty("unit").GetString() == "Persons")
            .Select(row => row.GetProperty("key").GetString()!).Distinct().Take(2)];
        var sum = await WarmProgram.Run(folder, "export", "ledger", "--add", keys[0], "--add", keys[1], "--format", "json",
            "--as-role", "advocate", "--data", folder.Path);
        Assert.True(sum.ExitCode == 0, sum.Errors);
        using var summed = JsonDocument.Parse(sum.Output);
        Assert.NotEmpty(Assert.Single(summed.RootElement.GetProperty("sums").EnumerateArray()).GetProperty("assumptions").EnumerateArray());
        var rests = await WarmProgram.Run(folder, "export", "corroboration", "--kind", "charges", "--output", "rests.csv",
            "--data", folder.Path);
        Assert.True(rests.ExitCode == 0, rests.Errors);
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "rests.csv"));
        Assert.All(lines.Skip(1), line => Assert.StartsWith("Charge,", line, StringComparison.Ordinal));
        Assert.Equal(3, lines.Length - 1);
    }

    [Theory]
    [InlineData("name both", "land", "--rows", "status", "--output", "a.xlsx")]
    [InlineData("mood", "land", "--rows", "mood", "--columns", "status", "--output", "a.xlsx")]
    [InlineData("rumour", "corroboration", "--voices", "rumour", "--output", "a.xlsx")]
    [InlineData("--kind", "conflicts", "--kind", "Charge", "--output", "a.xlsx")]
    [InlineData("someday", "events", "--on", "someday")]
    [InlineData("nonsense", "charges", "--outcome", "nonsense")]
    [InlineData("colour", "events", "--sort", "colour")]
    [InlineData("--output", "land")]
    public async Task What_is_wrong_is_told_in_one_line_before_a_database_is_made(string said, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var run = await WarmProgram.Run(folder, ["export", .. options, "--data", folder.Path]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(said, Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task The_page_of_a_list_downloads_what_its_address_asks()
    {
        var answer = await app.Get(Role.Advocate, "/export/events?kind=Protest&format=csv");
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.Status, answer.Headers["cache-control"]));
        Assert.Contains("events-", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Get(Role.Advocate, "/export/events?kind=nonsense")).Status);
    }
}
