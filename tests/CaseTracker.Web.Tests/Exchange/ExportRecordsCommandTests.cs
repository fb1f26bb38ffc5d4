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
        await using var help = await AppProcess.Run(folder, "export", "--help");
        string[] names = ["prisoners", .. RecordLists.All.Select(list => list.Name), "conflicts", "completeness"];
        Assert.All(names, name => Assert.Contains(help.Output.Split('\n'), line => line.TrimStart().StartsWith(name + " ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_list_is_exported_with_the_filters_of_its_page_and_nothing_else_on_standard_output()
    {
        using var folder = await SeededData.Copy();
        await using var run = await AppProcess.Run(folder, "export", "charges", "--outcome", "convicted", "--on", "2000..", "--uncited", "no", "--format", "json", "--as-role", "advocate", "--data", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("Convicted", Assert.Single(json.RootElement.GetProperty("question").GetProperty("outcome").EnumerateArray()).GetString());
        Assert.All(json.RootElement.GetProperty("rows").EnumerateArray(), row => Assert.Equal("Convicted", row.GetProperty("outcome").GetString()));
        foreach (var name in new[] { "sources", "conflicts", "completeness" })
        {
            await using var file = await AppProcess.Run(folder, "export", name, "--output", $"{name}.xlsx", "--data", folder.Path);
            Assert.True(file.ExitCode == 0, file.Errors);
            Assert.True(new FileInfo(Path.Combine(folder.Path, $"{name}.xlsx")).Length > 0);
        }
    }

    [Theory]
    [InlineData("someday", "events", "--on", "someday")]
    [InlineData("nonsense", "charges", "--outcome", "nonsense")]
    [InlineData("colour", "events", "--sort", "colour")]
    [InlineData("--output", "land")]
    public async Task What_is_wrong_is_told_in_one_line_before_a_database_is_made(string said, params string[] options)
    {
        using var folder = new TemporaryFolder();
        await using var run = await AppProcess.Run(folder, ["export", .. options, "--data", folder.Path]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(said, Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task The_page_of_a_list_downloads_what_its_address_asks()
    {
        var page = await app.SignedIn(Role.Advocate);
        var answer = await page.APIRequest.GetAsync("/export/events?kind=Protest&format=csv");
        Assert.Equal((200, "no-store"), (answer.Status, answer.Headers["cache-control"]));
        Assert.Contains("events-", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal(400, (await page.APIRequest.GetAsync("/export/events?kind=nonsense")).Status);
    }
}
