using System.Security.Cryptography;
using System.Text;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Backups;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Maintenance;
using CaseTracker.App.Storage;
using CaseTracker.App.Tests.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Tests.Maintenance;

public sealed class BackupTests : IDisposable
{
    private const string Passphrase = "Test passphrase";

    private readonly string _folder = Directory.CreateTempSubdirectory("casetracker-test-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File1 => Path.Combine(_folder, "one.backup");
    private string Restored => Path.Combine(_folder, "restored");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_restored_is_what_was_backed_up_with_its_keys_for_the_program_alone()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        Directory.CreateDirectory(Files(database).Keys);
        var key = Path.Combine(Files(database).Keys, "key-1.xml");
        await File.WriteAllTextAsync(key, "Test key", Cancel);
        // The latest of several keys encrypts what comes.
        File.SetLastWriteTimeUtc(key, new(2020, 1, 2, 3, 4, 5, 600, DateTimeKind.Utc));
        var made = await Make(database);
        Assert.True(made.Succeeded, string.Join(" ", made.Problems));
        Assert.DoesNotContain("Test Person A", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(File1, Cancel)),
            StringComparison.Ordinal);
        var restored = await RestoreBackup.Handle(File1, Passphrase, Restored, Cancel);
        Assert.True(restored.Succeeded, string.Join(" ", restored.Problems));
        Assert.Equal(["Test Person A"], await Ask(Path.Combine(Restored, DataFiles.Database), "SELECT Name FROM People"));
        Assert.Equal("Test key", await File.ReadAllTextAsync(Path.Combine(Restored, "keys", "key-1.xml"), Cancel));
        Assert.Equal(File.GetLastWriteTimeUtc(key), File.GetLastWriteTimeUtc(Path.Combine(Restored, "keys", "key-1.xml")));
        await using var db = database.Open();
        Assert.Equal((1L, (long?)await db.AuditEntries.MaxAsync(entry => entry.Id, Cancel), (Problem?)null),
            (restored.Value.Database.Records, restored.Value.Database.LastEntry, restored.Value.Log));
        Assert.Equal(["casetracker.db", "keys", "settings-of-backup.json"],
            Directory.GetFileSystemEntries(Restored).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain([File1, Restored, .. Directory.GetFiles(Restored, "*", SearchOption.AllDirectories)], PrivateFiles.IsOpen);
    }

    [Fact]
    public async Task Attached_files_are_in_a_backup_and_one_that_is_missing_is_told()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test Source");
        await database.Attached(Team.Researcher, source);
        await database.Attached(Team.Researcher, source, [.. "Another"u8]);
        var made = await Make(database);
        Assert.True(made.Succeeded, string.Join(" ", made.Problems));
        Assert.Null(made.Value.Content.Evidence);
        Assert.True((await RestoreBackup.Handle(File1, Passphrase, Restored, Cancel)).Succeeded);
        foreach (var stored in database.Stored())
            Assert.Equal(await File.ReadAllBytesAsync(stored, Cancel),
                await File.ReadAllBytesAsync(Path.Combine(Restored, DataFiles.EvidenceFolder, Path.GetFileName(stored)), Cancel));
        Assert.Single(Directory.GetFiles(Path.Combine(Restored, DataFiles.KeysFolder), "evidence-*.key"));

        File.Delete(database.Stored()[0]);
        File.Delete(File1);
        Assert.Equal("Backup.EvidenceMissing", (await Make(database)).Value.Content.Evidence?.Key);
        Assert.Equal("Backup.EvidenceMissing", (await VerifyBackup.Handle(File1, Passphrase, _folder, Cancel)).Value.Evidence?.Key);
    }

    [Fact]
    public async Task A_backup_that_is_made_while_people_work_is_one_state_of_the_register()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person 0");
        using var enough = new CancellationTokenSource();
        var work = Task.Run(async () =>
        {
            for (var number = 1; !enough.IsCancellationRequested; number++) await database.Person($"Test Person {number}");
        }, Cancel);
        var made = await Make(database);
        await enough.CancelAsync();
        await work;
        Assert.True(made.Succeeded, string.Join(" ", made.Problems));
        var held = (await VerifyBackup.Handle(File1, Passphrase, _folder, Cancel)).Value;
        // A line for each record, and one for the backup.
        Assert.Equal(held.Database.Records + 1, held.Database.LastEntry);
        Assert.Null(held.Log);
    }

    [Theory, InlineData("audit-head.json.0123abcd.part"), InlineData("8f7b1c9e-0000-4000-8000-000000000000.tmp")]
    public async Task What_is_being_written_among_the_keys_and_is_gone_in_a_moment_is_no_part_of_a_backup(string unfinished)
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        Directory.CreateDirectory(Files(database).Keys);
        foreach (var name in new[] { "key-1.xml", unfinished })
            await File.WriteAllTextAsync(Path.Combine(Files(database).Keys, name), "Test", Cancel);
        Assert.True((await Make(database)).Succeeded);
        Assert.True((await RestoreBackup.Handle(File1, Passphrase, Restored, Cancel)).Succeeded);
        var keys = Directory.GetFiles(Path.Combine(Restored, "keys")).Select(Path.GetFileName).ToList();
        Assert.Contains("key-1.xml", keys);
        Assert.DoesNotContain(unfinished, keys);
    }

    [Fact]
    public async Task One_changed_byte_of_a_backup_is_found_wherever_it_lies()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        var place = database.Get<IDatabaseDialect>().Place;
        using var to = new MemoryStream();
        BackupArchive.Write(to, Passphrase, new DatabaseContents(new Dictionary<string, long>(), null, null),
            [(place, DataFiles.Database)], Now, new KeyCost(8, 1, 1), Cancel);
        var whole = to.ToArray();
        Assert.NotNull(Unpack(whole));
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(), change =>
        {
            var changed = (byte[])whole.Clone();
            changed[change.Item1] ^= (byte)change.Item2;
            return Unpack(changed) is null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

        BackupManifest? Unpack(byte[] file)
        {
            try { return BackupArchive.Read(new MemoryStream(file), Passphrase, Path.Combine(_folder, "unpacked"), _ => false, Cancel); }
            catch (EncryptedFileException) { return null; }
        }
    }

    [Fact]
    public async Task What_cannot_be_trusted_is_told_and_nothing_of_it_stays()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        Directory.CreateDirectory(Files(database).Keys);
        await File.WriteAllBytesAsync(Path.Combine(Files(database).Keys, "key-1.xml"), RandomNumberGenerator.GetBytes(100_000), Cancel);
        Assert.True((await Make(database)).Succeeded);
        var whole = await File.ReadAllBytesAsync(File1, Cancel);
        whole[^1] ^= 1;
        var changed = Path.Combine(_folder, "changed.backup");
        await File.WriteAllBytesAsync(changed, whole, Cancel);
        await Refused("Backup.Changed", changed, Passphrase);
        await Refused("Backup.PassphraseOrBeginning", File1, "Test passphrase that is another");
        await Refused("Backup.NotOne", database.Get<IDatabaseDialect>().Place, Passphrase);
        await Refused("Backup.Missing", Path.Combine(_folder, "none"), Passphrase);

        async Task Refused(string key, string file, string passphrase)
        {
            Assert.Equal(key, Assert.Single((await VerifyBackup.Handle(file, passphrase, _folder, Cancel)).Problems).Key);
            Assert.Equal(key, Assert.Single((await RestoreBackup.Handle(file, passphrase, Restored, Cancel)).Problems).Key);
            Assert.True(!Directory.Exists(Restored) || !Directory.EnumerateFileSystemEntries(Restored).Any());
            Assert.Empty(Directory.GetDirectories(_folder, ".*"));
        }
    }

    [Fact]
    public async Task A_backup_that_does_not_hold_what_it_says_is_told()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        var snapshot = Path.Combine(_folder, "snapshot.db");
        await using (var db = database.Open())
        {
            await db.Database.OpenConnectionAsync(Cancel);
            await DatabaseSnapshot.Take(db.Database.GetDbConnection(), snapshot, Cancel);
        }
        var contents = await DatabaseContents.Read(new SqliteDialect($"Data Source={snapshot}"), Cancel);
        await using (var to = new FileStream(File1, FileMode.CreateNew))
            BackupArchive.Write(to, Passphrase, contents with { LastEntry = contents.LastEntry + 1 }, [(snapshot, DataFiles.Database)], Now,
                cost: null, Cancel);
        Assert.Equal("Backup.CountsDiffer", Assert.Single((await VerifyBackup.Handle(File1, Passphrase, _folder, Cancel)).Problems).Key);
    }

    [Fact]
    public async Task A_log_that_was_broken_before_is_backed_up_as_it_is_and_told()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        await database.Person("Test Person B");
        await using (var db = database.Open())
            await db.Database.ExecuteSqlAsync($"UPDATE AuditEntries SET ActorName = 'Test Other' WHERE Id = 2", Cancel);
        Assert.Equal(new Problem("Audit.EntryBroken", 2L).Localize(), (await Make(database)).Value.Content.Log?.Localize());
        Assert.Equal("Audit.EntryBroken", (await VerifyBackup.Handle(File1, Passphrase, _folder, Cancel)).Value.Log?.Key);
    }

    [Fact]
    public async Task A_backup_is_never_written_over_and_a_refusal_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        Assert.Equal("Backup.PassphraseShort", Key(await database.Get<MakeBackup>().Handle(Team.Administrator, File1, "short", Cancel)));
        Assert.Equal("Backup.FolderMissing", Key(await database.Get<MakeBackup>().Handle(Team.Administrator,
            Path.Combine(_folder, "nowhere", "one.backup"), Passphrase, Cancel)));
        Assert.IsType<Denied>(Assert.Single((await database.Get<MakeBackup>().Handle(Team.Researcher, File1, Passphrase,
            Cancel)).Problems));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.True((await Make(database)).Succeeded);
        var before = await File.ReadAllBytesAsync(File1, Cancel);
        Assert.Equal("Backup.Stands", Key(await Make(database)));
        Assert.Equal(before, await File.ReadAllBytesAsync(File1, Cancel));
        Assert.Equal([File1], Directory.GetFileSystemEntries(_folder));
        Assert.Empty(Directory.GetDirectories(Files(database).Folder, ".*"));
    }

    [Fact]
    public async Task A_backup_that_is_stopped_leaves_nothing_under_its_name()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        // Where the copy would lie there is a file: what is written fails half-way.
        Directory.CreateDirectory($"{File1}.part");
        Assert.Equal("Backup.DiskTrouble", Key(await Make(database)));
        Assert.False(File.Exists(File1));
        Assert.Null(LastBackup.Read(Files(database)));
        Assert.Empty(Directory.GetDirectories(Files(database).Folder, ".*"));
    }

    [Fact]
    public async Task A_backup_is_restored_into_an_empty_folder_only()
    {
        await using var database = await TestDatabase.Create();
        Assert.True((await Make(database)).Succeeded);
        Directory.CreateDirectory(Restored);
        await File.WriteAllTextAsync(Path.Combine(Restored, ".hidden"), "Test text", Cancel);
        var refused = await RestoreBackup.Handle(File1, Passphrase, Restored, Cancel);
        Assert.Equal("Backup.FolderNotEmpty", Assert.Single(refused.Problems).Key);
        Assert.Equal("Backup.FolderNotEmpty", Assert.Single((await RestoreBackup.Handle(File1, Passphrase, File1, Cancel)).Problems).Key);
        Assert.Equal([".hidden"], Directory.GetFileSystemEntries(Restored).Select(Path.GetFileName));
        File.Delete(Path.Combine(Restored, ".hidden"));
        Assert.True((await RestoreBackup.Handle(File1, Passphrase, Restored, Cancel)).Succeeded);
    }

    [Fact]
    public async Task The_last_backup_that_was_read_back_is_known_and_administrators_are_told_when_it_is_old()
    {
        await using var database = await TestDatabase.Create();
        var age = database.Get<CheckBackupAge>();
        Assert.False((await age.Handle(Team.Administrator, Cancel)).Value.TooOld);
        await database.Person("Test Person A");
        database.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True((await age.Handle(Team.Administrator, Cancel)).Value is { TooOld: true, Last: null });
        Assert.True((await Make(database)).Succeeded);
        Assert.True((await age.Handle(Team.Administrator, Cancel)).Value is { TooOld: false, Last: not null });
        database.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True((await age.Handle(Team.Administrator, Cancel)).Value is { TooOld: true, Age.TotalDays: 8 });
        Assert.IsType<Denied>(Assert.Single((await age.Handle(Team.Researcher, Cancel)).Problems));
    }

    [Fact]
    public async Task Backups_by_themselves_are_made_when_they_are_due_and_the_latest_stay()
    {
        await using var database = await TestDatabase.Create(more: services =>
        {
            services.AddSingleton(new BackupSchedule(_folder, TimeSpan.FromDays(1), Keep: 2, TimeSpan.FromDays(7)));
            services.AddSingleton(new BackupPassphrase(Passphrase));
        });
        var schedule = database.Get<ScheduleBackups>();
        await File.WriteAllTextAsync(Path.Combine(_folder, "casetracker-mine.backup"), "Test text", Cancel);
        for (var day = 1; day <= 3; day++)
        {
            Assert.Equal(TimeSpan.Zero, schedule.Wait());
            Assert.True((await schedule.Handle(Cancel)).Succeeded);
            Assert.Equal(TimeSpan.FromDays(1), schedule.Wait());
            database.Clock.Advance(TimeSpan.FromHours(23));
            Assert.Equal(TimeSpan.FromHours(1), schedule.Wait());
            database.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(["casetracker-20241211-093000.backup", "casetracker-20241212-093000.backup", "casetracker-mine.backup"],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        // A clock that was set back: what was made "tomorrow" counts as made now.
        database.Clock.Advance(-TimeSpan.FromDays(10));
        Assert.Equal(TimeSpan.FromDays(1), schedule.Wait());
    }

    [Fact]
    public void What_a_killed_program_left_in_the_clear_goes_at_the_next_chance_and_what_somebody_works_in_stays()
    {
        using var working = ScratchFolder.In(_folder);
        var left = Path.Combine(_folder, ".casetracker-scratch-left");
        Directory.CreateDirectory(Path.Combine(left, "content"));
        File.WriteAllText(Path.Combine(left, "lock"), "");
        File.WriteAllText(Path.Combine(left, "content", "casetracker.db"), "Test text");
        using (ScratchFolder.In(_folder)) Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(working.Path));
        Assert.Single(Directory.GetDirectories(_folder));
    }

    [Fact]
    public async Task Where_nobody_names_a_folder_none_is_made()
    {
        await using var database = await TestDatabase.Create();
        Assert.Null(database.Get<ScheduleBackups>().Wait());
    }

    [Fact]
    public async Task With_a_passphrase_the_copy_before_a_change_is_a_backup_and_one_that_says_the_same_stands_in_for_a_new_one()
    {
        await using var database = await TestDatabase.Create(more: services => services.AddSingleton(new BackupPassphrase(Passphrase)));
        await database.Person("Test Person A");
        for (var start = 1; start <= 2; start++)
        {
            Assert.Null(await Copy(database).BeforeChange(Cancel));
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        var copy = Assert.Single(Copy(database).List());
        Assert.True(copy.Encrypted);
        Assert.Empty(Directory.GetFiles(Files(database).Folder, "casetracker-before-*.db"));
        Assert.True((await RestoreBackup.Handle(copy.Path, Passphrase, Restored, Cancel)).Succeeded);
        Assert.Equal(["Test Person A"], await Ask(Path.Combine(Restored, DataFiles.Database), "SELECT Name FROM People"));
        await database.Person("Test Person B");
        Assert.Null(await Copy(database).BeforeChange(Cancel));
        Assert.Equal(2, Copy(database).List().Count);
    }

    /// <summary>The model of one database knows no other: that msdb's table is none of it is all that it may say.</summary>
    [Fact]
    public void The_server_is_asked_for_its_last_whole_backup_in_words_that_it_takes() => Assert.All(
        Schema.DacFx.MessagesOn([$"CREATE PROCEDURE Asked AS\nBEGIN\n{SqlServerDialect.LastBackup}\nEND"]),
        message => Assert.StartsWith("Warning 71562", message, StringComparison.Ordinal));

    private static SafetyCopy Copy(TestDatabase database) =>
        new(database.Get<IDatabaseDialect>(), database.Clock, passphrase: database.Get<BackupPassphrase>());

    private static DateTime Now => new(2024, 12, 10, 9, 30, 0, DateTimeKind.Utc);

    private Task<Outcome<MadeBackup>> Make(TestDatabase database) =>
        database.Get<MakeBackup>().Handle(Team.Administrator, File1, Passphrase, Cancel);

    private static string Key(Outcome<MadeBackup> outcome) => Assert.Single(outcome.Problems).Key;

    private static DataFiles Files(TestDatabase database) => database.Get<DataFiles>();

    private static async Task<IReadOnlyList<string>> Ask(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync(Cancel);
        return await connection.Strings(null, sql, Cancel);
    }
}
