using CaseTracker.App.Database.Dialects;

namespace CaseTracker.App.Tests.Schema;

public class SqlServerScriptTests
{
    [Fact]
    public void DacFx_finds_neither_error_nor_warning_in_the_scripts_for_SQL_Server()
    {
        var messages = DacFx.MessagesOn(SqlServerSchema.AsCreated());
        Assert.True(messages.Count == 0, string.Join("\n", messages));
    }

    [Fact]
    public void Columns_that_are_added_later_are_looked_at_too() =>
        Assert.Contains(DacFx.MessagesOn(SqlServerSchema.AsCreated(
            "CREATE TABLE [A] (\n    [Id] bigint NOT NULL\n);\nGO\nALTER TABLE [A] ADD [B] nvarcha(40) NULL;\nGO\n")),
            message => message.Contains("nvarcha", StringComparison.Ordinal));

    [Theory]
    [InlineData("CREATE TABLE A (Id bigint NOT NUL);", "NUL")]
    [InlineData("CREATE TABLE A (Id bigint NOT NULL, B bigint REFERENCES Missing (Id));", "Missing")]
    [InlineData("CREATE TABLE A (Id bigint NOT NULL);\nGO\nCREATE INDEX I ON A (Nowhere);", "Nowhere")]
    public void DacFx_would_have_said_so(string script, string word) =>
        Assert.Contains(DacFx.MessagesOn(script), message => message.Contains(word, StringComparison.Ordinal));

    /// <summary>Asked at each start; nobody has run it on a server here.</summary>
    [Fact]
    public void What_a_start_asks_of_the_databases_settings_is_TSQL() => Assert.DoesNotContain(
        DacFx.MessagesOn($"CREATE PROCEDURE Asked AS\nBEGIN\n{SqlServerDialect.Lacking}\nEND"),
        message => !message.Contains("[sys].[databases]", StringComparison.Ordinal));

    [Fact]
    public void A_database_set_up_otherwise_is_told_with_what_to_run()
    {
        var dialect = new SqlServerDialect("Server=test;Database=Case]Tracker");
        Assert.Null(dialect.Unfit([]));
        Assert.Equal("Database.CollationWithoutKhmer", dialect.Unfit(["READ_COMMITTED_SNAPSHOT", "COLLATE"])?.Key);
        var told = dialect.Unfit(["READ_COMMITTED_SNAPSHOT", "ALLOW_SNAPSHOT_ISOLATION"])!;
        Assert.Equal("Database.WithoutSnapshots", told.Key);
        Assert.EndsWith("ALTER DATABASE [Case]]Tracker] SET READ_COMMITTED_SNAPSHOT ON; "
            + "ALTER DATABASE [Case]]Tracker] SET ALLOW_SNAPSHOT_ISOLATION ON;", told.Localize(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 2147483648 + a.Id FROM a", "2147483648 is decimal in T-SQL.")]
    [InlineData("WITH x AS (SELECT 1 AS A) SELECT 1 FROM x JOIN x y ON 1 = 1 WHERE EXISTS (SELECT 1 FROM x)", "x is read more than twice.")]
    [InlineData("SELECT '2147483648', 2147483647, a2147483648, @p2147483648 FROM a", null)]
    [InlineData("WITH x AS (SELECT 1 AS A) SELECT 1 FROM x; WITH x AS (SELECT 1 AS A) SELECT 1 FROM x JOIN x y ON 1 = 1", null)]
    public void What_a_server_reckons_as_decimal_or_reads_many_times_is_named(string script, string? message) =>
        Assert.Equal(message, DacFx.TooMuch(script).SingleOrDefault());
}
