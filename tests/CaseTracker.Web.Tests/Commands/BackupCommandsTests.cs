using System.Text.Json;
using CaseTracker.App.Storage;
using CaseTracker.Web.Tests.Running;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CaseTracker.Web.Tests.Commands;

public sealed class BackupCommandsTests
{
    private static readonly (string, string) Passphrase = ("CaseTracker__Backup__Passphrase", "Test passphrase");

    [Fact]
    public async Task A_backup_is_made_verified_without_a_data_folder_and_restored_into_an_empty_one()
    {
        using var folder = await SeededData.Copy();
        using var elsewhere = new TemporaryFolder();
        var (file, restored) = (Path.Combine(elsewhere.Path, "test.backup"), Path.Combine(elsewhere.Path, "restored"));
        await using (var made = await AppProcess.RunWith(elsewhere, [Passphrase], "backup", "--to", file, "--data", folder.Path))
        {
            Assert.True(made.ExitCode == 0, made.Errors);
            Assert.Contains($"{file} was made and read back", made.Output, StringComparison.Ordinal);
        }
        var held = await Run(elsewhere, "verify-backup", file);
        Assert.Contains($"{file} holds", held, StringComparison.Ordinal);
        Assert.Contains("was restored into", await Run(elsewhere, "restore", file, "--data", restored), StringComparison.Ordinal);
        // The verifying left nothing anywhere, and the program works on what was restored.
        Assert.Equal([restored, file], Directory.GetFileSystemEntries(elsewhere.Path).Order(StringComparer.Ordinal));
        Assert.NotEmpty(await Run(elsewhere, "export", "sanctions", "--format", "csv", "--data", restored));
    }

    [Fact]
    public async Task Attached_files_are_verified_with_a_line_for_a_script()
    {
        using var folder = await SeededData.Copy();
        Assert.Equal("""{"checked":0,"bad":[]}""", (await Run(folder, "verify-evidence", "--json", "--data", folder.Path)).Trim());
        Assert.Contains("0 files were read back", await Run(folder, "verify-evidence", "--data", folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_to_a_server_that_does_not_answer_says_so_without_the_password_and_ends_with_a_line_for_a_script()
    {
        using var folder = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, "move", "--to-sqlserver",
            "Server=tcp:127.0.0.1,1;Database=Test;User Id=test;Password=a test secret;Connect Timeout=5;ConnectRetryCount=0", "--data",
            folder.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.False(JsonDocument.Parse(run.Output.Trim().Split('\n')[^1]).RootElement.GetProperty("moved").GetBoolean());
        Assert.Contains("stop the program first", run.Errors, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1,1", run.Errors.Trim().Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("a test secret", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_ends_with_one_sentence_and_another_code()
    {
        using var folder = new TemporaryFolder();
        var changed = Path.Combine(folder.Path, "changed.backup");
        await File.WriteAllTextAsync(changed, "Test text that is no backup", TestContext.Current.CancellationToken);
        await Refused("is not a backup of this program", [Passphrase], "verify-backup", changed);
        await Refused("is not a backup of this program", [Passphrase], "restore", changed, "--data", Path.Combine(folder.Path, "restored"));
        await Refused("is not an empty folder", [Passphrase], "restore", changed, "--data", folder.Path);
        await Refused("with --data", [Passphrase], "restore", changed);
        await Refused("There is no passphrase", [], "verify-backup", changed);
        await Refused("There is no database", [Passphrase], "backup", "--to", Path.Combine(folder.Path, "test.backup"), "--data",
            folder.Path);
        await Refused("--to", [Passphrase], "backup", "--data", folder.Path);
        Assert.False(File.Exists(Path.Combine(folder.Path, "test.backup")));

        async Task Refused(string sentence, (string, string)[] settings, params string[] args)
        {
            var run = await WarmProgram.RunWith(folder, settings, args);
            Assert.NotEqual(0, run.ExitCode);
            Assert.Equal("", run.Output);
            Assert.Contains(sentence, Assert.Single(run.Errors.Split('\n'), line => line.Length > 0), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_log_that_was_cut_is_told_by_its_command_until_somebody_says_why()
    {
        using var folder = await SeededData.Copy();
        // The folder of the copy has no keys: the first look finds nothing signed, a start signs.
        Assert.Contains("The audit log holds", await Run(folder, "verify-audit", "--data", folder.Path), StringComparison.Ordinal);
        await Run(folder, "export", "sanctions", "--format", "csv", "--data", folder.Path);
        Assert.Contains("The audit log holds", await Run(folder, "verify-audit", "--data", folder.Path), StringComparison.Ordinal);
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(folder.Path, DataFiles.Database)};Pooling=false"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var cut = database.CreateCommand();
            cut.CommandText = "DELETE FROM AuditEntries WHERE Id = (SELECT MAX(Id) FROM AuditEntries)";
            await cut.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        var told = await WarmProgram.Run(folder, "verify-audit", "--data", folder.Path);
        Assert.NotEqual(0, told.ExitCode);
        Assert.Equal("", told.Output);
        Assert.Contains("its end was cut off", Assert.Single(told.Errors.Split('\n'), line => line.Length > 0), StringComparison.Ordinal);
        await Run(folder, "verify-audit", "--accept", "Test reason", "--data", folder.Path);
        Assert.Contains("The audit log holds", await Run(folder, "verify-audit", "--data", folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_of_each_thing_how_it_stands_for_people_and_for_scripts()
    {
        using var folder = await SeededData.Copy();
        var run = await WarmProgram.Run(folder, "doctor", "--json", "--data", folder.Path);
        using var found = JsonDocument.Parse(run.Output);
        var states = found.RootElement.EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!,
            one => one.GetProperty("state").GetString());
        Assert.Equal(("good", "good", "good", "warning"), (states["schema"], states["audit"], states["database"], states["backup"]));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Something is to be done", run.Errors, StringComparison.Ordinal);
        var nothing = await WarmProgram.Run(folder, "doctor", "--data", Path.Combine(folder.Path, "nothing"));
        Assert.Contains("wrong    database: There is no database", nothing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_makes_the_backup_that_is_due_by_itself()
    {
        using var folder = await SeededData.Copy();
        using var backups = new TemporaryFolder();
        await using var server = AppProcess.ServeOn(folder, "http://127.0.0.1:0", Passphrase, ("CaseTracker__Backup__Folder",
            backups.Path));
        var made = await server.Told("Made the backup");
        await server.Stop();
        var file = Assert.Single(Directory.GetFiles(backups.Path));
        Assert.Contains(file, made, StringComparison.Ordinal);
        Assert.Contains("holds", await Run(backups, "verify-backup", file), StringComparison.Ordinal);
        Assert.True(File.Exists(new DataFiles(folder.Path).LastBackup));
    }

    private static async Task<string> Run(TemporaryFolder folder, params string[] args)
    {
        var run = await WarmProgram.RunWith(folder, [Passphrase], args);
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output;
    }
}
