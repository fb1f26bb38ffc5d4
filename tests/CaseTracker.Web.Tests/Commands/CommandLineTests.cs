using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Commands;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Explain_date_prints_one_line_of_json()
    {
        using var folder = new TemporaryFolder();
        await using var run = await AppProcess.Run(folder, "explain", "date", "late July 2024");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Errors);
        Assert.Equal("2024-07-31", JsonDocument.Parse(Assert.Single(run.Output.Split('\n'))).RootElement.GetProperty("latest").GetString());
    }

    [Theory]
    [InlineData("explain", "date", "30 February 2024")]
    [InlineData("explain", "date", "2024-07", "more")]
    [InlineData("explain", "date")]
    [InlineData("explain")]
    [InlineData("serve", "--nonsense")]
    [InlineData("nonsense")]
    [InlineData("serve", "--urls", "nonsense")]
    public async Task What_cannot_be_done_ends_with_one_clear_line(params string[] args)
    {
        using var folder = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, [.. args, "--data", folder.Path]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Single(run.Errors.Split('\n'), line => line.Length > 0 && !IsLog(line));
        Assert.DoesNotContain(" at CaseTracker", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("“frobnicate”", "frobnicate")]
    [InlineData("in quotes", "explain", "date", "late", "July", "2024")]
    [InlineData("late July 2024", "explain", "date")]
    [InlineData("explain date", "explain")]
    public async Task A_slip_is_answered_with_what_to_do(string expected, params string[] args)
    {
        using var folder = new TemporaryFolder();
        var run = await WarmProgram.Run(folder, args);
        Assert.Contains(expected, Assert.Single(run.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prisoners", "--status", "nonsense", "PreTrialDetention")]
    [InlineData("prisoners", "--certainty", "nonsense", "possible")]
    [InlineData("prisoners", "--as-of", "May 2024", "day")]
    [InlineData("prisoners", "--age", "nonsense", "Child")]
    [InlineData("events", "--kind", "nonsense", "Killing")]
    [InlineData("events", "--sort", "nonsense", "kind")]
    [InlineData("corroboration", "--kind", "nonsense", "Charge")]
    public async Task A_refusal_speaks_of_its_option_and_says_what_it_can_be(string list, string option, string value, string accepted)
    {
        using var folder = new TemporaryFolder();
        var run = await WarmProgram.Run(folder, "export", list, option, value, "--data", folder.Path);
        var line = Assert.Single(run.Errors.Split('\n'), line => line.Length > 0);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(option.TrimStart('-'), line, StringComparison.Ordinal);
        Assert.Contains(accepted, line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("address", line, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_line()
    {
        using var folder = await SeededData.Copy();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        await using var run = await AppProcess.Run(folder, "--data", folder.Path, "--urls", address);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"{address} is in use", Assert.Single(run.Errors.Split('\n'), line => !IsLog(line)), StringComparison.Ordinal);
    }

    private static bool IsLog(string line) => line.Length > 4 && line[4] == '-' && line.Contains("Z ", StringComparison.Ordinal);
}
