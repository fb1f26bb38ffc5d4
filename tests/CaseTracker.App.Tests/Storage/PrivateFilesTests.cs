using System.Diagnostics;
using System.Runtime.Versioning;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Storage;
using Microsoft.Data.Sqlite;

namespace CaseTracker.App.Tests.Storage;

/// <summary>Modes of files are Unix's: on Windows these tests are skipped.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode ReadByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _folder = Directory.CreateTempSubdirectory("casetracker-test-").FullName;

    public PrivateFilesTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files.");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_database_and_what_SQLite_puts_beside_it_are_the_programs_alone_whatever_the_process_would_give()
    {
        var file = Path.Combine(_folder, "new.db");
        await Prepare(file);
        await using var reader = new SqliteConnection($"Data Source={file}");
        await reader.OpenAsync(TestContext.Current.CancellationToken);
        await using var writing = reader.BeginTransaction();
        Assert.Equal([PrivateFiles.ForFiles], Directory.GetFiles(_folder, "new.db*").Select(Mode).Distinct());
        Assert.True(File.Exists($"{file}-wal"));
    }

    [Fact]
    public async Task A_database_from_before_is_closed_at_the_next_start()
    {
        var file = Path.Combine(_folder, "old.db");
        await Prepare(file);
        File.SetUnixFileMode(file, ReadByAll);
        await Prepare(file);
        Assert.Equal(PrivateFiles.ForFiles, Mode(file));
    }

    [Fact]
    public void A_file_that_is_made_is_empty_and_closed_and_one_that_is_there_stays_as_it_is()
    {
        var (made, there) = (Path.Combine(_folder, "made"), Path.Combine(_folder, "there"));
        PrivateFiles.MakeFile(made);
        File.WriteAllText(there, "Test text");
        File.SetUnixFileMode(there, ReadByAll);
        PrivateFiles.MakeFile(there);
        Assert.Equal((PrivateFiles.ForFiles, 0L), (Mode(made), new FileInfo(made).Length));
        Assert.Equal((ReadByAll, "Test text"), (Mode(there), File.ReadAllText(there)));
    }

    [Theory]
    [InlineData(ReadByAll, Closing.Done)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherExecute, Closing.Done)]
    [InlineData(UnixFileMode.UserRead, Closing.Nothing)]
    [InlineData(PrivateFiles.ForFiles, Closing.Nothing)]
    public void Only_what_others_may_do_anything_with_is_closed(UnixFileMode mode, Closing closing)
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        File.SetUnixFileMode(file, mode);
        Assert.Equal(closing, PrivateFiles.Close(file));
        Assert.Equal(closing == Closing.Done ? PrivateFiles.ForFiles : mode, Mode(file));
    }

    [Fact]
    public void A_link_to_elsewhere_and_what_is_not_there_are_left_alone()
    {
        var (target, link) = (Path.Combine(_folder, "target"), Path.Combine(_folder, "link"));
        File.WriteAllText(target, "");
        File.SetUnixFileMode(target, ReadByAll);
        File.CreateSymbolicLink(link, target);
        Assert.Equal((Closing.NotOurs, Closing.Nothing), (PrivateFiles.Close(link), PrivateFiles.Close(Path.Combine(_folder, "nothing"))));
        Assert.Equal(ReadByAll, Mode(target));
    }

    [Fact]
    public void What_belongs_to_another_account_is_left_alone()
    {
        var another = Path.Combine(_folder, "another");
        File.WriteAllText(another, "");
        File.SetUnixFileMode(another, ReadByAll);
        Assert.SkipUnless(GivenAway(another), "Only root can give a file to another account.");
        Assert.False(PrivateFiles.IsOurs(another));
        Assert.Equal(Closing.NotOurs, PrivateFiles.Close(another));
        Assert.Equal(ReadByAll, Mode(another));
    }

    private static bool GivenAway(string file)
    {
        using var chown = Process.Start(new ProcessStartInfo("chown", ["12345", file]) { RedirectStandardError = true })!;
        chown.WaitForExit();
        return chown.ExitCode == 0;
    }

    private static UnixFileMode Mode(string path) => File.GetUnixFileMode(path);

    private static async Task Prepare(string file)
    {
        var prepared = await new PrepareDatabase(DatabaseDialects.Of(new(DatabaseProvider.Sqlite, $"Data Source={file}")),
            new SettableClock())
            .Handle(TestContext.Current.CancellationToken);
        Assert.True(prepared.Succeeded);
    }
}
