using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Tests.Schema;

/// <summary>EF's model is the truth of the shape, the scripts are the truth of the way there: both have to arrive at the
/// same database.</summary>
public class DriftTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_scripts_and_the_model_make_the_same_database(DatabaseProvider provider)
    {
        await using var scripts = await TestDatabase.Create(provider);
        await using var model = TestDatabase.Empty(provider);
        await MakeFromModel(model);
        Assert.Empty(DatabaseCatalogue.Differences(await Read(scripts), await Read(model)));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_column_that_only_the_scripts_have_is_named(DatabaseProvider provider)
    {
        await using var scripts = await TestDatabase.Create(provider);
        await using var model = TestDatabase.Empty(provider);
        await MakeFromModel(model);
        await Run(scripts, "ALTER TABLE People ADD Drift int NULL");
        var difference = Assert.Single(DatabaseCatalogue.Differences(await Read(scripts), await Read(model)));
        Assert.StartsWith("only in the scripts: column People.Drift: int", difference, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("CREATE TABLE B (Id integer PRIMARY KEY)", "table B")]
    [InlineData("CREATE TABLE A (Id integer PRIMARY KEY AUTOINCREMENT, X text)", "table A with a sequence")]
    [InlineData("CREATE TABLE A (Id integer PRIMARY KEY, X int)", "column A.X: INT null")]
    [InlineData("CREATE TABLE A (Id integer PRIMARY KEY, X text NOT NULL)", "column A.X: TEXT not null")]
    [InlineData("CREATE TABLE A (Id integer PRIMARY KEY, X text DEFAULT 'x')", "column A.X: TEXT null default 'x'")]
    [InlineData("CREATE TABLE A (Id integer, X text PRIMARY KEY)", "column A.X: TEXT null, key part 1")]
    [InlineData("CREATE TABLE A (Id integer PRIMARY KEY, X text REFERENCES A (Id) ON DELETE CASCADE)",
        "foreign key A (X) to A (Id) on delete CASCADE on update NO ACTION")]
    [InlineData("CREATE TABLE A (Id integer PRIMARY KEY, X text); CREATE INDEX I ON A (X, Id DESC)", "index A.I (X, Id desc)")]
    [InlineData("CREATE TABLE A (Id integer PRIMARY KEY, X text); CREATE UNIQUE INDEX I ON A (X) WHERE Id > 0",
        "unique index A.I (X) WHERE Id > 0")]
    public async Task Every_kind_of_drift_is_named(string drifted, string line)
    {
        var plain = await ReadSqlite("CREATE TABLE A (Id integer PRIMARY KEY, X text)");
        Assert.Contains($"only in the model: {line}", DatabaseCatalogue.Differences(plain, await ReadSqlite(drifted)));
        Assert.Contains($"only in the scripts: {line}", DatabaseCatalogue.Differences(await ReadSqlite(drifted), plain));
    }

    [Fact]
    public void Both_databases_have_a_script_for_every_step()
    {
        Assert.NotEmpty(SchemaScript.Embedded(DatabaseProvider.Sqlite));
        Assert.Equal(
            SchemaScript.Embedded(DatabaseProvider.Sqlite).Select(script => script.Name),
            SchemaScript.Embedded(DatabaseProvider.SqlServer).Select(script => script.Name));
    }

    private static async Task MakeFromModel(TestDatabase database)
    {
        await using var db = database.Open();
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        var names = db.GetService<ISqlGenerationHelper>();
        foreach (var index in DateIndexes.All) await Run(database, index.Sql(names));
    }

    private static async Task Run(TestDatabase database, string sql)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.GetDbConnection().Execute(null, sql, TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> Read(TestDatabase database)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await DatabaseCatalogue.Read(db.Database.GetDbConnection(), database.Options.Provider);
    }

    private static async Task<IReadOnlyList<string>> ReadSqlite(string sql)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await connection.Execute(null, sql, TestContext.Current.CancellationToken);
        return await DatabaseCatalogue.Read(connection, DatabaseProvider.Sqlite);
    }
}
