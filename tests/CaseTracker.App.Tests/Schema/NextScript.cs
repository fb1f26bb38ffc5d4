using System.Text;
using System.Text.RegularExpressions;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Tests.Schema;

/// <summary>Writes the script that is not released yet: what the model has and the scripts before it have not made. Tables,
/// columns and indexes are added; a change of what stands is written by hand, in a script of its own.</summary>
internal static partial class NextScript
{
    public const string Name = "0015_purges_and_retention";

    /// <summary>Tables that the model no longer has.</summary>
    private static readonly string[] Dropped = [];

    /// <summary>Indexes that the model no longer has, each with its table.</summary>
    private static readonly (string Table, string Name)[] DroppedIndexes = [];

    public static async Task<string> Write(DatabaseProvider provider)
    {
        var standing = await Standing();
        using var db = ModelOf.Database(provider);
        var end = provider == DatabaseProvider.SqlServer ? "\nGO\n" : "\n";
        var (added, made) = (new StringBuilder(), new StringBuilder());
        foreach (var statement in Statements(db))
        {
            var name = Made().Match(statement).Groups[1].Value;
            var table = Table().Match(statement).Groups[1].Value;
            if (standing.Contains(name))
                foreach (var column in Columns(statement, table, provider).Where(column => !standing.Contains($"{table}.{column.Name}")))
                    added.Append(column.Sql).Append(end);
            else if (!statement.StartsWith("CREATE TABLE", StringComparison.Ordinal))
                (standing.Contains(table) ? added : made).Append(statement).Append(end);
            else made.Append('\n').Append(statement).Append(end);
        }
        var names = db.GetService<ISqlGenerationHelper>();
        foreach (var (table, index) in DroppedIndexes)
            made.Append("\nDROP INDEX ").Append(names.DelimitIdentifier(index))
                .Append(provider == DatabaseProvider.SqlServer ? $" ON {names.DelimitIdentifier(table)}" : "").Append(';').Append(end);
        foreach (var table in Dropped)
            made.Append("\nDROP TABLE ").Append(names.DelimitIdentifier(table)).Append(';').Append(end);
        return $"{Header(provider)}\n-- What tables that stand get in addition.\n\n{added}{made}";
    }

    /// <summary>EF's statements and the date indexes, each with its end mark.</summary>
    private static IEnumerable<string> Statements(CaseTrackerDb db)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        return EndOfStatement().Split(db.Database.GenerateCreateScript())
            .Select(statement => statement.Trim()).Where(statement => statement.Length > 0)
            .Concat(DateIndexes.All.Select(index => index.Sql(names) + ";"));
    }

    /// <summary>What the released scripts make: tables, "table.column", and indexes. Both databases have the same.</summary>
    private static async Task<HashSet<string>> Standing()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(cancel);
        foreach (var script in SchemaScript.Embedded(DatabaseProvider.Sqlite).Where(script => string.CompareOrdinal(script.Name, Name) < 0))
            await connection.Execute(null, script.Text, cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master UNION SELECT t.name || '.' || c.name FROM sqlite_master t JOIN "
            + "pragma_table_info(t.name) c WHERE t.type = 'table'";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel)) found.Add(reader.GetString(0));
        return found;
    }

    private static IEnumerable<(string Name, string Sql)> Columns(string statement, string table, DatabaseProvider provider)
    {
        var keys = ForeignKey().Matches(statement).ToDictionary(key => key.Groups["column"].Value, StringComparer.Ordinal);
        foreach (Match column in Column().Matches(statement))
        {
            var name = column.Groups["name"].Value;
            var key = keys.GetValueOrDefault(name);
            // SQLite adds a foreign key with its column only, SQL Server is given it after.
            yield return provider == DatabaseProvider.SqlServer
                ? (name, $"ALTER TABLE [{table}] ADD {column.Groups["all"].Value};"
                    + (key is null ? "" : $"\nGO\nALTER TABLE [{table}] ADD {key.Groups["all"].Value};"))
                : (name, $"ALTER TABLE \"{table}\" ADD COLUMN {column.Groups["all"].Value}"
                    + (key is null ? ";" : $" CONSTRAINT {key.Groups["name"].Value} {key.Groups["to"].Value};"));
        }
    }

    private static string Header(DatabaseProvider provider)
    {
        var (database, run) = provider == DatabaseProvider.SqlServer
            ? ("SQL Server", $"sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/{Name}.sql")
            : ("SQLite", $"sqlite3 -bail casetracker.db < schema/sqlite/{Name}.sql");
        return $"""
            -- CaseTracker's database, what people save and keep, for {database}. The program runs this by itself at its start.
            -- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
            -- columns mean, and how to run this by hand, is in schema/README.md. By hand, after the scripts before it:
            --     {run}

            """ + (provider == DatabaseProvider.SqlServer
            ? "-- GO ends a batch: the program and sqlcmd split the script there.\n\nSET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, "
                + "ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;\nGO\n\n"
            : "");
    }

    [GeneratedRegex(@"(?<=;)\s*\n(?:GO\s*\n)?\s*\n")]
    private static partial Regex EndOfStatement();

    /// <summary>The name of the table or index that a statement makes.</summary>
    [GeneratedRegex("^CREATE (?:TABLE|(?:UNIQUE )?INDEX) [\\[\"](\\w+)[\\]\"]")]
    private static partial Regex Made();

    /// <summary>The table that a statement makes or indexes.</summary>
    [GeneratedRegex("^CREATE (?:TABLE|(?:UNIQUE )?INDEX \\S+ ON) [\\[\"](\\w+)[\\]\"]")]
    private static partial Regex Table();

    [GeneratedRegex("^ +(?<all>[\\[\"](?<name>\\w+)[\\]\"] .+?),?$", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex("^ +(?<all>CONSTRAINT (?<name>\\S+) FOREIGN KEY \\([\\[\"](?<column>\\w+)[\\]\"]\\) (?<to>REFERENCES .+?)),?$",
        RegexOptions.Multiline)]
    private static partial Regex ForeignKey();
}
