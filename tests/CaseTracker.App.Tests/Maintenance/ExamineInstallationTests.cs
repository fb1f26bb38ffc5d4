using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Evidence;
using CaseTracker.App.Maintenance;
using CaseTracker.App.Records;
using CaseTracker.App.Storage;
using CaseTracker.App.Tests.Evidence;
using CaseTracker.Domain.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Tests.Maintenance;

public sealed class ExamineInstallationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_sound_installation_everything_is_good_but_the_backup_that_nobody_made()
    {
        await using var database = await Sound();
        var found = await Found(database);
        Assert.Equal(["rights", "keys", "disk", "fonts", "schema", "database", "projections", "audit", "clock", "backup", "copies",
            "evidence", "identities"], found.Select(one => one.Name));
        Assert.Equal(["backup"], found.Where(one => one.State != FindingState.Good).Select(one => one.Name)
            // Whether this machine has a Khmer font is no matter of the program's.
            .Except(["fonts"]));
        Assert.True((await database.Get<MakeBackup>().Handle(Team.Administrator,
            Path.Combine(Files(database).Folder, "one.backup"), "Test passphrase", Cancel)).Succeeded);
        Assert.Equal(FindingState.Good, State(await Found(database), "backup"));
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_its_name_and_says_what_to_do()
    {
        await using var database = await Sound();
        Directory.CreateDirectory(Files(database).Keys);
        await database.Person("Test Person A");
        await using (var db = database.Open()) await db.Database.ExecuteSqlAsync($"DELETE FROM AuditEntries WHERE Id = 1", Cancel);
        await using (var db = database.Open()) await db.Database.ExecuteSqlAsync($"DELETE FROM Projections", Cancel);
        database.Clock.Advance(-TimeSpan.FromDays(1));
        var found = await Found(database);
        Assert.Equal((FindingState.Wrong, FindingState.Warning, FindingState.Wrong),
            (State(found, "audit"), State(found, "projections"), State(found, "clock")));
    }

    [Fact]
    public async Task Others_rights_copies_in_the_clear_and_a_missing_database_are_told()
    {
        await using var database = await Sound(services => services.AddSingleton(new BackupPassphrase("Test passphrase")));
        await File.WriteAllTextAsync(Path.Combine(Files(database).Folder, "casetracker-before-20240101-000000-000.db"), "Test", Cancel);
        Assert.Equal(FindingState.Warning, State(await Found(database), "copies"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(database.Get<IDatabaseDialect>().Place, PrivateFiles.ForFiles | UnixFileMode.OtherRead);
            var rights = (await Found(database)).Single(one => one.Name == "rights");
            Assert.Equal(FindingState.Wrong, rights.State);
            Assert.Contains("casetracker.db", rights.Said.Localize(), StringComparison.Ordinal);
        }
        File.Move(database.Get<IDatabaseDialect>().Place, Path.Combine(Files(database).Folder, "elsewhere"));
        Assert.Equal("Backup.NoDatabase", (await Found(database)).Single(one => one.Name == "database").Said.Key);
        Assert.False(File.Exists(database.Get<IDatabaseDialect>().Place));
    }

    [Fact]
    public async Task A_database_of_an_earlier_version_is_told_and_left_as_it_is()
    {
        await using var database = await Sound();
        await using (var db = database.Open())
            await db.Database.ExecuteSqlAsync($"DELETE FROM SchemaJournal WHERE Name = (SELECT MAX(Name) FROM SchemaJournal)", Cancel);
        var found = await Found(database);
        Assert.Equal((FindingState.Warning, "Doctor.ScriptsMissing"),
            (State(found, "schema"), found.Single(one => one.Name == "schema").Said.Key));
        Assert.DoesNotContain(found, one => one.Name == "audit");
        Assert.Equal("Backup.OtherVersion", (await database.Get<MakeBackup>().NotOfThisVersion(Cancel))?.Key);
    }

    [Fact]
    public async Task It_is_for_administrators()
    {
        await using var database = await TestDatabase.Create();
        Assert.IsType<Denied>(Assert.Single((await database.Get<ExamineInstallation>().Handle(Team.Researcher, Cancel)).Problems));
    }

    [Fact]
    public async Task Attached_files_that_are_missing_open_to_others_or_named_by_no_record_are_told()
    {
        await using var database = await Sound();
        var source = await database.Source("Test Source");
        var file = await database.Attached(Team.Researcher, source);
        Assert.Equal(FindingState.Good, State(await Found(database), "evidence"));
        var stored = Assert.Single(database.Stored());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stored, PrivateFiles.ForFiles | UnixFileMode.OtherRead);
            Assert.Equal(FindingState.Wrong, State(await Found(database), "rights"));
        }
        File.Copy(stored, Path.Combine(Files(database).Evidence, "of-no-record"));
        Assert.Equal("Doctor.EvidenceUnknown", (await Found(database)).Single(one => one.Name == "evidence").Said.Key);
        File.Move(stored, stored + ".away");
        Assert.Equal("Doctor.EvidenceMissing", (await Found(database)).Single(one => one.Name == "evidence").Said.Key);
        await database.Get<VerifyFiles>().Handle(Team.Researcher, file, Cancel);
        File.Move(stored + ".away", stored);
        Assert.Equal("Doctor.EvidenceBad", (await Found(database)).Single(one => one.Name == "evidence").Said.Key);
    }

    [Fact]
    public async Task A_missing_key_of_identities_is_named()
    {
        await using var database = await Sound();
        await database.Person("Test Person A", person => (person.NextOfKin, person.SafeContact) = ("Test Kin", "Test shop"));
        Assert.Equal(FindingState.Good, State(await Found(database), "identities"));
        var key = Assert.Single(Directory.GetFiles(Files(database).Keys, "identities-*.key"));
        File.Delete(key);
        await using var beside = TestDatabase.Beside(database);
        var said = (await Found(beside)).Single(one => one.Name == "identities").Said;
        Assert.Equal("Doctor.IdentityKeyMissing", said.Key);
        Assert.Equal((2L, Path.GetFileNameWithoutExtension(key)["identities-".Length..]), (said.Args[0], said.Args[1]));

        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"DELETE FROM Projections WHERE Name = 'Identities'", Cancel);
        await db.Database.ExecuteSqlAsync($"UPDATE People SET NextOfKinSealed = NULL, SafeContactSealed = NULL", Cancel);
        Assert.Equal("Doctor.IdentitiesPlain", (await Found(beside)).Single(one => one.Name == "identities").Said.Key);
    }

    private static async Task<TestDatabase> Sound(Action<IServiceCollection>? more = null)
    {
        var database = await TestDatabase.Create(more: more);
        await database.Get<EncryptIdentities>().Handle(Cancel);
        await database.Get<PrepareProjections>().Handle(cancel: Cancel);
        var place = database.Get<IDatabaseDialect>().Place;
        PrivateFiles.Close(place);
        Directory.CreateDirectory(Files(database).Keys);
        PrivateFiles.Close(Files(database).Keys);
        var key = Path.Combine(Files(database).Keys, "key-1.xml");
        PrivateFiles.MakeFile(key);
        File.SetLastWriteTimeUtc(key, database.Clock.Now.UtcDateTime);
        await database.Person("Test Person Z");
        database.Clock.Advance(TimeSpan.FromDays(8));
        return database;
    }

    private static async Task<IReadOnlyList<Finding>> Found(TestDatabase database) =>
        (await database.Get<ExamineInstallation>().Handle(Team.Administrator, Cancel)).Value;

    private static FindingState State(IReadOnlyList<Finding> found, string name) => found.Single(one => one.Name == name).State;

    private static DataFiles Files(TestDatabase database) => database.Get<DataFiles>();
}
