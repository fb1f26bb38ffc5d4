using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac.Model;

namespace CaseTracker.App.Tests.Schema;

/// <summary>Microsoft's model of a SQL Server database (DacFx), which checks scripts without a server.</summary>
internal static partial class DacFx
{
    /// <summary>A procedure that reads the rows of columns, of everybody or of some, for the viewer's levels.</summary>
    public static string Columns(string name, string rows) => $"""
        CREATE PROCEDURE [{name}] @people nvarchar(max), @records nvarchar(max), @level0 nvarchar(40), @level1 nvarchar(40),
            @level2 nvarchar(40), @level3 nvarchar(40) AS
        BEGIN
        {rows}
        END
        """;

    /// <summary>What DacFx has against the scripts, errors and warnings, in its words.</summary>
    public static IReadOnlyList<string> MessagesOn(params IEnumerable<string> scripts)
    {
        // SQL Server 2019: the oldest that Microsoft still supports in full.
        var messages = scripts.SelectMany(TooMuch).ToList();
        using var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        foreach (var script in scripts)
        {
            try { model.AddObjects(script); }
            catch (DacModelException refused) { messages.Add(refused.Message); }
        }
        foreach (var message in model.Validate()) messages.Add($"{message.MessageType} {message.Number}: {message.Message}");
        return messages;
    }

    /// <summary>What a server understands and answers otherwise than SQLite, or slowly: a whole number that fits no int is decimal there,
    /// and reckoned as such; and what stands in a WITH clause is read anew as often as it is named.</summary>
    internal static IEnumerable<string> TooMuch(string script)
    {
        var code = Quoted().Replace(script, "''");
        foreach (Match number in Number().Matches(code))
            if (decimal.Parse(number.Value, CultureInfo.InvariantCulture) > int.MaxValue)
                yield return $"{number.Value} is decimal in T-SQL.";
        foreach (var name in Named().Matches(code).Select(with => with.Groups[1].Value).Distinct())
            if (Regex.Count(code, $@"\b(?:FROM|JOIN)\s+{name}\b") / Named().Matches(code).Count(with => with.Groups[1].Value == name) > 2)
                yield return $"{name} is read more than twice.";
    }

    [GeneratedRegex("'(?:[^']|'')*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w@#.])\d+(?![\w.])")]
    private static partial Regex Number();

    [GeneratedRegex(@"\bWITH (\w+) AS \(")]
    private static partial Regex Named();
}
