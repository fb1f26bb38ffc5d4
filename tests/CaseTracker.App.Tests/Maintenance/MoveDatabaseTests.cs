using System.Collections.Immutable;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Database.Moving;
using CaseTracker.App.Maintenance;
using CaseTracker.App.Security;
using CaseTracker.App.Tests.Schema;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Maintenance;

/// <summary>The engine of a move, from one file to another: SQL Server differs in its connection and in how rows go in bulk.</summary>
public sealed class MoveDatabaseTests : IDisposable
{
    /// <summary>So small that most tables take several parts.</summary>
    private const int Part = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("casetracker-test-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DatabaseOptions Target => new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(_folder, "moved.db")};Pooling=False");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_move_that_is_stopped_after_any_part_goes_on_there_and_ends_with_the_same_database()
    {
        await using var source = await Filled();
        var before = await Proofs(source.Options);
        var heard = new List<string>();
        for (var stops = 0; ; stops++)
        {
            Assert.InRange(stops, 0, 1000);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var parts = 0;
            try
            {
                // Some parts a call: the next ends in another table, or in the middle of one.
                var moved = await Of(source).Handle(Administrator, Target, (table, rows) =>
                {
                    heard.Add($"{table} {rows}");
                    if (++parts == 5) stop.Cancel();
                }, stop.Token);
                Assert.True(moved.Succeeded, string.Join("\n", moved.Problems));
                Assert.Equal(before.Sum(table => table.Value.Rows), moved.Value.Rows);
                break;
            }
            catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
            {
                // Nobody works on half of it.
                Assert.Equal(["Database.UnfinishedMove"], (await Prepare()).Keys());
            }
        }
        Assert.True(heard.Count > before.Count(table => table.Value.Rows > 0) + 10);
        Assert.Distinct(heard);
        Assert.Equal(before, await Proofs(source.Options));
        // One entry more: the log tells of the move, and its chain goes on.
        var after = await Proofs(Target);
        Assert.Equal(before.Remove("AuditEntries"), after.Remove("AuditEntries"));
        Assert.Equal(before["AuditEntries"].Rows + 1, after["AuditEntries"].Rows);
        Assert.True((await Prepare()).Succeeded);
        await using var copy = Opened();
        Assert.Null((await copy.GetRequiredService<VerifyAudit>().Handle(source.Clock.GetUtcNow().UtcDateTime, Cancel)).Problem);
        Assert.Equal(["Move.TargetInUse"], (await Of(source).Handle(Administrator, Target, cancel: Cancel)).Keys());
    }

    [Fact]
    public async Task One_changed_row_in_the_copy_is_found_and_nothing_is_said_to_be_moved()
    {
        await using var source = await Filled();
        await Stopped(source, "People");
        await Run("UPDATE People SET Name = Name || ' ' WHERE Id = (SELECT MIN(Id) FROM People)");
        var differs = await Of(source).Handle(Administrator, Target, cancel: Cancel);
        Assert.Equal(["Move.TableDiffers"], differs.Keys());
        Assert.Equal("People", differs.Problems[0].Args[0]);
        Assert.Equal(["Database.UnfinishedMove"], (await Prepare()).Keys());
    }

    [Fact]
    public async Task Nobody_writes_to_the_source_meanwhile_and_only_who_manages_accounts_moves_it()
    {
        await using var source = await Filled();
        var waited = false;
        var moved = await Of(source).Handle(Administrator, Target, (_, _) =>
        {
            if (waited) return;
            waited = true;
            using var connection = new SqliteConnection(source.Options.ConnectionString + ";Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.CommandTimeout = 1;
            Assert.Equal(5, Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).SqliteErrorCode);
        }, Cancel);
        Assert.True(moved.Succeeded && waited);
        Assert.Equal(["Errors.NotAllowed"], (await Of(source).Handle(Researcher, Target, cancel: Cancel)).Keys());
    }

    [Fact]
    public async Task A_database_that_holds_data_is_never_copied_into_and_a_text_without_room_is_told()
    {
        await using var source = await Filled();
        await using var inUse = await Filled();
        Assert.Equal(["Move.TargetInUse"], (await Of(source).Handle(Administrator, inUse.Options, cancel: Cancel)).Keys());
        await Run($"UPDATE People SET Occupation = '{new string('x', 5000)}' WHERE Id = (SELECT MIN(Id) FROM People)", source.Options);
        Assert.Equal(["Move.TooLong"], (await Of(source).Handle(Administrator, Target, cancel: Cancel)).Keys());
    }

    /// <summary>A value goes by bulk copy as what its column is, without a loss: moments by the whole tick.</summary>
    [Fact]
    public void Every_column_of_SQL_Server_takes_the_type_that_its_values_have_on_the_way()
    {
        using var embedded = ModelOf.Database(DatabaseProvider.Sqlite);
        using var server = ModelOf.Database(DatabaseProvider.SqlServer);
        var stored = server.Model.GetRelationalModel().Tables.ToDictionary(table => table.Name, table =>
            table.Columns.ToDictionary(column => column.Name, column => column.StoreType));
        var tables = CopiedTable.All(embedded.Model);
        Assert.Equal(stored.Keys.Order(StringComparer.Ordinal), tables.Select(table => table.Name));
        foreach (var table in tables)
        {
            Assert.Equal(stored[table.Name].Keys.Order(), table.Columns.Select(column => column.Name).Order());
            Assert.All(table.Columns, column => Assert.StartsWith(CopiedTable.Types[column.Type], stored[table.Name][column.Name],
                StringComparison.Ordinal));
            // What is shorter than its column says would be cut, or refused in the middle of the move.
            Assert.All(table.Columns.Where(column => column.Longest is { }), column =>
                Assert.Equal($"nvarchar({column.Longest})", stored[table.Name][column.Name]));
            Assert.All(table.Columns, column => Assert.Equal(column.Type == typeof(DateOnly) ? typeof(DateTime) : column.Type,
                table.Batch([]).Columns[column.Name]!.DataType));
        }
    }

    private static MoveDatabase Of(TestDatabase source) => new(DatabaseDialects.Of(source.Options),
        source.Get<IDbContextFactory<CaseTrackerDb>>(), source.Get<MakeBackup>(), source.Get<Access>(), source.Clock, Part);

    private static async Task<TestDatabase> Filled()
    {
        var database = await TestDatabase.Create();
        foreach (var word in new[] { "A", "B", "C" }) await database.Person($"Test Person {word}");
        await database.Joined("Person", Role.Researcher);
        return database;
    }

    private async Task Stopped(TestDatabase source, string after)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Of(source).Handle(Administrator, Target, (table, _) =>
        {
            if (string.CompareOrdinal(table, after) > 0) stop.Cancel();
        }, stop.Token));
    }

    private Task<Outcome<PreparedDatabase>> Prepare() =>
        new PrepareDatabase(DatabaseDialects.Of(Target), new SettableClock()).Handle(Cancel);

    private ServiceProvider Opened() => new ServiceCollection().AddLogging().AddCaseTracker(Target).BuildServiceProvider();

    private static async Task<ImmutableSortedDictionary<string, TableProof>> Proofs(DatabaseOptions of)
    {
        using var model = ModelOf.Database(DatabaseProvider.Sqlite);
        await using var connection = new SqliteConnection(of.ConnectionString);
        await connection.OpenAsync(Cancel);
        var proofs = ImmutableSortedDictionary.CreateBuilder<string, TableProof>(StringComparer.Ordinal);
        foreach (var table in CopiedTable.All(model.Model)) proofs.Add(table.Name, await table.Prove(connection, null, Part, Cancel));
        return proofs.ToImmutable();
    }

    private async Task Run(string sql, DatabaseOptions? database = null)
    {
        await using var connection = new SqliteConnection((database ?? Target).ConnectionString);
        await connection.OpenAsync(Cancel);
        await connection.Execute(null, sql, Cancel);
    }
}
