using System.Runtime.Versioning;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

/// <summary>What the program writes is for its own account alone. Windows has no modes of files: there these tests are skipped.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateDataTests
{
    private const UnixFileMode PrivateFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
        PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OpenFolder =
        PrivateFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode OpenFile = PrivateFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public PrivateDataTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files.");

    [Fact]
    public async Task Everything_in_a_new_data_folder_is_the_programs_alone_while_it_runs()
    {
        using var place = new TemporaryFolder();
        var data = Path.Combine(place.Path, "new", "data");
        await using var app = AppProcess.ServeAt(place, data);
        await app.Address;
        Assert.Contains("/first?token=", await app.FirstLink, StringComparison.Ordinal);
        Assert.Equal([PrivateFolder], Folders(data).Select(File.GetUnixFileMode).Distinct());
        Assert.Equal([PrivateFile], Files(data).Select(File.GetUnixFileMode).Distinct());
        Assert.All(["casetracker.db", "casetracker.db-wal", "casetracker.db-shm"],
            name => Assert.True(File.Exists(Path.Combine(data, name))));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(data, "keys")));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(data, "logs")));
        Assert.DoesNotContain("closed to", app.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_the_program_that_others_could_look_into_is_closed_with_its_files_and_that_is_said()
    {
        using var data = await SeededData.Copy();
        foreach (var folder in new[] { "logs", "keys" }) Directory.CreateDirectory(Path.Combine(data.Path, folder));
        await File.WriteAllTextAsync(Path.Combine(data.Path, "logs", "casetracker-20200101.log"), "",
            TestContext.Current.CancellationToken);
        foreach (var file in Files(data.Path)) File.SetUnixFileMode(file, OpenFile);
        foreach (var folder in Folders(data.Path)) File.SetUnixFileMode(folder, OpenFolder);
        var run = await WarmProgram.Run(data, "export", "sanctions", "--format", "csv", "--data", data.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([PrivateFolder], Folders(data.Path).Select(File.GetUnixFileMode).Distinct());
        Assert.Equal([PrivateFile], Files(data.Path).Select(File.GetUnixFileMode).Distinct());
        Assert.Contains($"Others on this machine could look into the folder {data.Path}.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_folder_that_holds_what_is_not_the_programs_only_its_own_files_are_closed_and_that_is_said()
    {
        using var data = await SeededData.Copy();
        var letter = Path.Combine(data.Path, "a letter.txt");
        await File.WriteAllTextAsync(letter, "Test text", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(letter, OpenFile);
        File.SetUnixFileMode(data.Path, OpenFolder);
        File.SetUnixFileMode(Path.Combine(data.Path, "casetracker.db"), OpenFile);
        var run = await WarmProgram.Run(data, "export", "sanctions", "--format", "csv", "--data", data.Path);
        Assert.Equal((OpenFolder, OpenFile), (File.GetUnixFileMode(data.Path), File.GetUnixFileMode(letter)));
        Assert.Equal([PrivateFile], Files(data.Path).Where(file => file != letter).Select(File.GetUnixFileMode).Distinct());
        Assert.Equal([PrivateFolder], Folders(data.Path).Where(folder => folder != data.Path).Select(File.GetUnixFileMode).Distinct());
        Assert.Contains("also holds what is not this program's (a letter.txt)", run.Errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Folders(string data) =>
        Directory.GetDirectories(data, "*", SearchOption.AllDirectories).Append(data);

    private static string[] Files(string data) => Directory.GetFiles(data, "*", SearchOption.AllDirectories);
}
