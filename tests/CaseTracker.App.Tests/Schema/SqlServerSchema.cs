using System.Text.RegularExpressions;
using CaseTracker.App.Database;

namespace CaseTracker.App.Tests.Schema;

/// <summary>The scripts for SQL Server as DacFx takes them: it models what a database is, not how it came to be, so that the columns
/// that a later script adds to a table stand in the statement that makes the table.</summary>
internal static partial class SqlServerSchema
{
    public static string AsCreated() =>
        AsCreated(string.Join("\n", SchemaScript.Embedded(DatabaseProvider.SqlServer).Select(script => script.Text)));

    public static string AsCreated(string scripts)
    {
        var added = AddedColumn().Matches(scripts).ToLookup(column => column.Groups["table"].Value,
            column => column.Groups["column"].Value);
        var rest = AddedColumn().Replace(scripts, "");
        return CreatedTable().Replace(rest, table => table.Value
            + string.Concat(added[table.Groups["table"].Value].Select(column => $"    {column},\n")));
    }

    [GeneratedRegex(@"^ALTER TABLE \[(?<table>\w+)\] ADD (?<column>\[.+);\nGO\n", RegexOptions.Multiline)]
    private static partial Regex AddedColumn();

    [GeneratedRegex(@"^CREATE TABLE \[(?<table>\w+)\] \(\n", RegexOptions.Multiline)]
    private static partial Regex CreatedTable();
}
