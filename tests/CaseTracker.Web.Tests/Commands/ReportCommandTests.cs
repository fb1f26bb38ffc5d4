using System.IO.Compression;
using CaseTracker.Web.Tests.Running;

namespace CaseTracker.Web.Tests.Commands;

public sealed class ReportCommandTests
{
    [Fact]
    public async Task A_report_of_the_seed_data_is_written_from_the_callers_folder()
    {
        using var folder = await SeededData.Copy();
        var run = await WarmProgram.RunWith(folder, [("CaseTracker__Organisation", "Test Organisation A")],
            "report", "quarterly", "--from", "2024-07-01", "--to", "2024-09-30",
            "--as-role", "advocate", "--language", "km", "--output", "quarterly.xlsx", "--data", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("quarterly.xlsx", Assert.Single(run.Output.Split('\n')), StringComparison.Ordinal);
        using var workbook = ZipFile.OpenRead(Path.Combine(folder.Path, "quarterly.xlsx"));
        using var texts = new StreamReader(workbook.GetEntry("xl/sharedStrings.xml")!.Open());
        Assert.Contains("Test Organisation A", await texts.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no report “monthly”", "monthly", "--from", "2024-07-01", "--to", "2024-09-30", "--output", "a.xlsx")]
    [InlineData("first and its last day", "land", "--from", "2024-07-01", "--output", "a.xlsx")]
    [InlineData("“yesterday” is no day", "land", "--from", "yesterday", "--to", "2024-09-30", "--output", "a.xlsx")]
    [InlineData("own, partners, un, public", "land", "--from", "2024-07-01", "--to", "2024-09-30", "--audience", "all", "--output", "a")]
    [InlineData("en, km", "land", "--from", "2024-07-01", "--to", "2024-09-30", "--language", "fr", "--output", "a.xlsx")]
    [InlineData("--output", "land", "--from", "2024-07-01", "--to", "2024-09-30")]
    [InlineData("ends before it begins", "land", "--from", "2024-09-30", "--to", "2024-07-01", "--output", "a.xlsx")]
    [InlineData("one person or one case", "dossier", "--output", "a.xlsx")]
    public async Task What_is_wrong_is_said_in_one_line_and_nothing_is_written(string told, params string[] options)
    {
        using var folder = new TemporaryFolder();
        using var data = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, ["report", .. options, "--data", data.Path]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains(told, Assert.Single(run.Errors.Split('\n'), line => line.Length > 0), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
