using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Language;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Database;

/// <summary>A database that cannot be used is a sentence, never a stack trace.</summary>
public sealed class DatabaseProblemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("casetracker-test-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_made_for_the_programs_account_alone()
    {
        var file = Path.Combine(_folder, "new", "data", "casetracker.db");
        Assert.Empty(await Problems($"Data Source={file}"));
        Assert.True(File.Exists(file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_by_its_path_and_stays_as_it_is()
    {
        var file = Path.Combine(_folder, "letter.txt");
        var letter = string.Concat(Enumerable.Repeat("This is a letter. ", 100));
        await File.WriteAllTextAsync(file, letter, Cancel);
        var problem = Assert.Single(await Problems($"Data Source={file}"));
        Assert.Equal("Database.NotADatabase", problem.Key);
        Assert.Contains(file, problem.Localize(), StringComparison.Ordinal);
        Assert.Equal(letter, await File.ReadAllTextAsync(file, Cancel));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_by_its_path()
    {
        var blocked = Path.Combine(_folder, "a file");
        await File.WriteAllTextAsync(blocked, "", Cancel);
        var problem = Assert.Single(await Problems($"Data Source={Path.Combine(blocked, "casetracker.db")}"));
        Assert.Equal("Database.FolderNotWritable", problem.Key);
        Assert.Contains(blocked, problem.Localize(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_a_folder_cannot_be_opened() =>
        Assert.Equal("Database.CannotOpen", Assert.Single(await Problems($"Data Source={_folder}")).Key);

    [Fact]
    public async Task A_database_that_may_only_be_read_is_told()
    {
        var file = Path.Combine(_folder, "casetracker.db");
        await File.WriteAllBytesAsync(file, [], Cancel);
        Assert.Equal("Database.ReadOnly", Assert.Single(await Problems($"Data Source={file};Mode=ReadOnly")).Key);
    }

    [Fact]
    public async Task A_database_that_somebody_else_writes_to_for_too_long_is_told()
    {
        var file = Path.Combine(_folder, "casetracker.db");
        await using var other = new SqliteConnection($"Data Source={file}");
        await other.OpenAsync(Cancel);
        await other.Execute(null, "PRAGMA journal_mode = WAL", Cancel);
        await using var writing = await other.BeginTransactionAsync(Cancel);
        Assert.Equal("Database.Locked", Assert.Single(await Problems($"Data Source={file};Default Timeout=1")).Key);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "")]
    [InlineData(DatabaseProvider.Sqlite, "casetracker.db")]
    [InlineData(DatabaseProvider.SqlServer, "Sorver=x")]
    public async Task A_connection_string_that_is_none_is_told(DatabaseProvider provider, string connection) =>
        Assert.Equal("Database.ConnectionString", Assert.Single(await Problems(connection, provider)).Key);

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_without_the_password()
    {
        var problem = Assert.Single(
            await Problems("Server=tcp:127.0.0.1,1;Database=CaseTracker;User Id=test;Password=not-a-secret-1;Connect "
            + "Timeout=2;ConnectRetryCount=0;Encrypt=false", DatabaseProvider.SqlServer));
        Assert.Equal("Database.ServerNotReached", problem.Key);
        Assert.DoesNotContain("not-a-secret", problem.Localize(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_connection_of_the_program_enforces_foreign_keys_waits_its_turn_and_reads_beside_a_writer()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        Assert.Equal([1], await db.Database.SqlQueryRaw<int>("PRAGMA foreign_keys").ToListAsync(Cancel));
        Assert.Equal([10_000], await db.Database.SqlQueryRaw<int>("PRAGMA busy_timeout").ToListAsync(Cancel));
        Assert.Equal(["wal"], await db.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_SQLite_script_may_rebuild_a_table_but_not_leave_rows_that_point_at_nothing()
    {
        await using var database = await TestDatabase.Create();
        var scripts = SchemaScript.Embedded(DatabaseProvider.Sqlite);
        var orphan = new SchemaScript("9999_orphan",
            "INSERT INTO Places (Id, Version, Confidentiality, Name, Kind) VALUES (77, 1, 'Public', 'Test Place', 'Area')");
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() =>
            new PrepareDatabase(database.Get<IDatabaseDialect>(), database.Clock, [.. scripts, orphan]).Handle(Cancel));
        Assert.Contains("Places → Records", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scripts_hash_is_the_same_with_the_line_ends_of_Windows() =>
        Assert.Equal(new SchemaScript("x", "a\nb\n").Sha256, new SchemaScript("x", "\uFEFFa\r\nb\r\n").Sha256);

    [Theory]
    [InlineData("A;\nGO\nB;\n", 2)]
    [InlineData("A;\r\ngo\r\nB;", 2)]
    [InlineData("A GO B;\n-- GO on\nC;", 1)]
    [InlineData("A;\nGO\n\nGO\n", 1)]
    public void A_SQL_Server_script_is_split_at_lines_that_say_GO(string script, int batches) =>
        Assert.Equal(batches, new SqlServerDialect("").Batches(script).Count());

    private static async Task<IReadOnlyList<Problem>> Problems(string connection, DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        (await new PrepareDatabase(DatabaseDialects.Of(new(provider, connection)), new SettableClock()).Handle(Cancel)).Problems;
}
