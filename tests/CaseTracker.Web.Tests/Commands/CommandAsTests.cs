using System.Globalization;
using System.Net;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Commands;

/// <summary>Whose rights commands have where there are accounts.</summary>
public sealed class CommandAsTests
{
    [Fact]
    public async Task Beside_accounts_each_command_says_as_whom_or_is_refused_in_one_line()
    {
        using var data = await SeededData.Copy();
        await Join(data, "Boss", Role.Administrator);
        await Join(data, "Speaker", Role.Advocate);
        File.WriteAllText(Path.Combine(data.Path, "in.csv"), "Title\nTest Source\n");
        string[][] commands =
        [
            ["export", "people", "--format", "csv"], ["export", "prisoners", "--format", "csv"], ["export", "ledger", "--format", "csv"],
            ["import", Path.Combine(data.Path, "in.csv"), "--kind", "sources", "--dry-run"],
            ["template", "sources", "--output", Path.Combine(data.Path, "template.xlsx")],
            ["report", "quarterly", "--from", "2024-07-01", "--to", "2024-09-30", "--output", Path.Combine(data.Path, "q.xlsx")],
        ];
        foreach (var command in commands)
        {
            var refused = await WarmProgram.Run(data, [.. command, "--data", data.Path]);
            Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
            Assert.Contains("--as NAME", refused.Errors.Split('\n')[^1], StringComparison.Ordinal);
            var run = await WarmProgram.Run(data, [.. command, "--as", "Test Person Boss", "--data", data.Path]);
            Assert.True(run.ExitCode == 0, run.Errors);
        }
        var raised = await WarmProgram.Run(data, "export", "people", "--format", "csv", "--as", TestPerson.Of("Speaker").Email, "--as-role",
            "administrator", "--data", data.Path);
        Assert.Equal(2, raised.ExitCode);
        Assert.Contains("advocate", raised.Errors.Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setting_stands_for_the_option()
    {
        using var data = await SeededData.Copy();
        await Join(data, "Boss", Role.Administrator);
        var run = await WarmProgram.RunWith(data, [("CaseTracker__Commands__As", "Test Person Boss")], "export", "sanctions",
            "--format", "csv", "--data", data.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    [Fact]
    public async Task A_lost_administrator_is_recovered_by_a_link_that_the_running_program_opens()
    {
        using var data = await SeededData.Copy();
        var early = await WarmProgram.Run(data, "recover-administrator", "--data", data.Path);
        Assert.Equal(2, early.ExitCode);
        await Join(data, "Boss", Role.Administrator);
        var run = await WarmProgram.Run(data, "recover-administrator", "--data", data.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        await using var app = AppProcess.Serve(data);
        var page = await Answer.Of($"{await app.Address}/invitation?token={run.Output.Split("token=")[1].Trim()}", "",
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Administrator", page.Words("main p"), StringComparison.Ordinal);
    }

    private static async Task Join(TemporaryFolder data, string word, Role role)
    {
        await using var records = new TestRecords(data.Path);
        var token = await records.Get<InviteAccount>().Run(CurrentUser.Operator(), role);
        var person = TestPerson.Of(word);
        var joined = await records.Get<AcceptInvitation>()
            .Run(token.Value, new NewAccount(person.Name, person.Email, person.Password, person.Password), null);
        Assert.True(joined.Succeeded, string.Join(' ', joined.Problems.Select(problem => problem.Localize(CultureInfo.InvariantCulture))));
    }
}
