using System.Diagnostics;
using System.Text.Json;
using CaseTracker.App.Detention.Filters;
using CaseTracker.Web.Tests.Running;

namespace CaseTracker.Web.Tests.Exchange;

public sealed class ExportCommandTests
{
    [Fact]
    public async Task A_workbook_is_written_from_the_callers_folder_and_LibreOffice_opens_it()
    {
        using var folder = await SeededData.Copy();
        await using var run = await AppProcess.Run(folder, "export", "prisoners", "--as-of", "2024-12-10", "--output", "prisoners.xlsx",
            "--data", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        var path = Path.Combine(folder.Path, "prisoners.xlsx");
        Assert.Contains(path, Assert.Single(run.Output.Split('\n')), StringComparison.Ordinal);
        Assert.SkipUnless(await Runs("soffice", folder.Path, "--version"),
            "LibreOffice is not here (Debian package libreoffice-calc-nogui): not seen whether it opens the workbook.");
        Assert.True(await Runs("soffice", folder.Path, $"-env:UserInstallation=file://{folder.Path}/office", "--headless",
            "--convert-to", "pdf", path));
        Assert.True(new FileInfo(Path.ChangeExtension(path, "pdf")).Length > 0);
    }

    [Fact]
    public async Task Json_alone_goes_to_standard_output_and_the_format_follows_the_file()
    {
        using var folder = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, "export", "prisoners", "--as-of", "2024-12-10", "--format", "json", "--status",
            "pre-trial-detention", "--as-role", "advocate", "--data", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("PreTrialDetention", Assert.Single(json.RootElement.GetProperty("question").GetProperty("statuses").EnumerateArray())
            .GetString());
        Assert.Equal(JsonValueKind.Array, json.RootElement.GetProperty("rows").ValueKind);

        var again = await WarmProgram.Run(folder, "export", "prisoners", "--output", "list.CSV", "--data", folder.Path);
        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.StartsWith("Record,", await File.ReadAllTextAsync(Path.Combine(folder.Path, "list.CSV")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_filter_of_the_page_is_an_option_and_the_cross_tab_goes_into_the_summary()
    {
        using var folder = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, "export", "prisoners", "--as-of", "2024-12-10", "--sex", "female", "--label",
            "incitement", "--arrested", "2000..", "--uncited", "no",
            "--rows", "status", "--columns", "province", "--output", "prisoners.xlsx", "--data", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        var help = await WarmProgram.Run(folder, "export", "prisoners", "--help");
        Assert.All(PrisonerFilters.Others, filter => Assert.Contains($"--{filter.Key} ", help.Output, StringComparison.Ordinal));
        var json = await WarmProgram.Run(folder, "export", "prisoners", "--as-of", "2024-12-10", "--sex", "female", "--sex",
            "male", "--label", "plotting, twice", "--format", "json", "--data", folder.Path);
        Assert.True(json.ExitCode == 0, json.Errors);
        using var told = JsonDocument.Parse(json.Output);
        var filters = told.RootElement.GetProperty("question").GetProperty("filters");
        Assert.Equal(["Female", "Male"], filters.GetProperty("sex").EnumerateArray().Select(value => value.GetString()));
        Assert.Equal("plotting, twice", Assert.Single(filters.GetProperty("label").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("2024-02-30", "--as-of", "2024-02-30", "--output", "a.xlsx")]
    [InlineData("nonsense", "--status", "nonsense", "--output", "a.xlsx")]
    [InlineData("“3”", "--status", "3", "--output", "a.xlsx")]
    [InlineData("perhaps", "--certainty", "perhaps", "--output", "a.xlsx")]
    [InlineData("yesterday", "--known-as-of", "yesterday", "--output", "a.xlsx")]
    [InlineData("pdf", "--format", "pdf", "--output", "a.pdf")]
    [InlineData("is a folder", "--output", ".")]
    [InlineData("missing", "--output", "missing/a.xlsx")]
    [InlineData("--output", "--format", "xlsx")]
    [InlineData("perhaps", "--sex", "perhaps", "--output", "a.xlsx")]
    [InlineData("495a", "--article", "495a", "--output", "a.xlsx")]
    [InlineData("someday", "--arrested", "someday", "--output", "a.xlsx")]
    [InlineData("mood", "--rows", "mood", "--columns", "sex", "--output", "a.xlsx")]
    [InlineData("name both", "--rows", "sex", "--output", "a.xlsx")]
    [InlineData("xlsx", "--rows", "sex", "--columns", "status", "--output", "a.csv")]
    [InlineData("--nonsense", "--nonsense")]
    [InlineData("aliens", "--audience", "aliens", "--output", "a.xlsx")]
    [InlineData("--reason", "--audience", "un", "--output", "a.xlsx")]
    [InlineData("by words", "--audience", "partners", "--name", "Test", "--output", "a.xlsx")]
    [InlineData("mood", "--columns", "mood", "--output", "a.csv")]
    [InlineData("king", "--as-role", "king", "--output", "a.xlsx")]
    public async Task What_is_wrong_is_said_in_one_line_and_nothing_is_written(string told, params string[] options)
    {
        using var folder = new TemporaryFolder();
        using var data = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, ["export", "prisoners", .. options, "--data", data.Path]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains(told, Assert.Single(run.Errors.Split('\n'), line => line.Length > 0), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Help_lists_what_can_be_exported()
    {
        using var folder = new TemporaryFolder();
        var run = await WarmProgram.Run(folder, "export", "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.Output.Split('\n'), line => line.Trim().StartsWith("prisoners", StringComparison.Ordinal)
            && line.Contains("workbook", StringComparison.Ordinal));
    }

    private static async Task<bool> Runs(string program, string folder, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true
            })!;
            await process.WaitForExitAsync().WaitAsync(Patience.Limit);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
