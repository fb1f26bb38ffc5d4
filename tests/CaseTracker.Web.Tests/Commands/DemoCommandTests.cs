using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Commands;

public sealed class DemoCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_fills_a_folder_once_and_a_later_start_over_it_says_so_on_its_pages()
    {
        using var folder = await SeededData.Copy();
        await using (var run = await AppProcess.Run(folder, "demo", "--people", "50", "--data", folder.Path))
        {
            Assert.Equal("", run.Errors);
            Assert.Equal(0, run.ExitCode);
            var line = Assert.Single(run.Output.Split('\n'));
            Assert.Contains("made-up people", line, StringComparison.Ordinal);
            Assert.Contains($"--data \"{folder.Path}\"", line, StringComparison.Ordinal);
        }
        var again = await WarmProgram.Run(folder, "demo", "--data", folder.Path);
        Assert.NotEqual(0, again.ExitCode);
        Assert.Equal("", again.Output);
        Assert.Contains("already", again.Errors, StringComparison.Ordinal);
        await using var app = AppProcess.Serve(folder);
        using var client = new HttpClient();
        Assert.Contains("Synthetic data for training", await client.GetStringAsync($"{await app.Address}/sign-in", Cancel),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026", "--day", "2026")]
    [InlineData("still to come", "--day", "9999-01-01")]
    [InlineData("from 50", "--people", "3")]
    public async Task What_it_cannot_do_it_says_in_words(string expected, params string[] options)
    {
        using var folder = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, ["demo", "--data", folder.Path, .. options]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }
}
