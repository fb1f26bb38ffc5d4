using System.Text.Json;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Commands;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task A_table_comes_in_ends_with_its_numbers_and_gives_back_what_it_refused()
    {
        using var folder = await SeededData.Copy();
        var (table, refused) = (Path.Combine(folder.Path, "test-table.csv"), Path.Combine(folder.Path, "refused.xlsx"));
        await File.WriteAllTextAsync(table, "Name,Sex\nTest Person Import One,Female\nTest Person Import Two,Femal\n",
            TestContext.Current.CancellationToken);
        string[] import = ["import", table, "--kind", "people", "--data", folder.Path, "--refused", refused];
        Says(await WarmProgram.Run(folder, [.. import, "--dry-run"]), 1, 2, 1, 0, 0, 1);
        var stored = await WarmProgram.Run(folder, import);
        Says(stored, 1, 2, 1, 0, 0, 1);
        Assert.Contains("Sex: “Femal”", stored.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(refused));
        var exported = Path.Combine(folder.Path, "people.xlsx");
        await WarmProgram.Run(folder, "export", "people", "--data", folder.Path, "--output", exported);
        Says(await WarmProgram.Run(folder, "import", exported, "--kind", "people", "--data", folder.Path), 0, null, 0, 0, null, 0);
    }

    [Fact]
    public async Task A_template_is_written_and_what_is_filled_into_it_comes_in()
    {
        using var folder = await SeededData.Copy();
        var template = Path.Combine(folder.Path, "people.xlsx");
        var written = await WarmProgram.Run(folder, "template", "people", "--data", folder.Path, "--output", template, "--language", "km");
        Assert.True(written.ExitCode == 0, written.Errors);
        Says(await WarmProgram.Run(folder, "import", template, "--kind", "people", "--data", folder.Path), 0, 0, 0, 0, 0, 0);
        var unknown = await WarmProgram.Run(folder, "template", "people", "--data", folder.Path, "--output", template,
            "--language", "fr");
        Assert.Equal(2, unknown.ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_with_what_to_do()
    {
        using var folder = await SeededData.Copy();
        var file = Path.Combine(folder.Path, "test.xls");
        await File.WriteAllTextAsync(file, "<html><table></table></html>", TestContext.Current.CancellationToken);
        var run = await WarmProgram.Run(folder, "import", file, "--kind", "people", "--data", folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("web page", run.Errors, StringComparison.Ordinal);
    }

    private static void Says(CommandAnswer run, int exit, int? rows, int added, int changed, int? unchanged, int rejected)
    {
        Assert.True(run.ExitCode == exit, run.Errors);
        var said = JsonDocument.Parse(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        Assert.Equal((added, changed, rejected), (Number("new"), Number("changed"), Number("rejected")));
        Assert.Equal((rows ?? Number("rows"), unchanged ?? Number("rows")), (Number("rows"), Number("unchanged")));

        int Number(string name) => said.GetProperty(name).GetInt32();
    }
}
