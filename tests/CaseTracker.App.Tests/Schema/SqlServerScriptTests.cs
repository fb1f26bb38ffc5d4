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
}
