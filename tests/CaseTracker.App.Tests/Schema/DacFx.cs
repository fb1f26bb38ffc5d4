using Microsoft.SqlServer.Dac.Model;

namespace CaseTracker.App.Tests.Schema;

/// <summary>Microsoft's model of a SQL Server database (DacFx), which checks scripts without a server.</summary>
internal static class DacFx
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
        using var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        var messages = new List<string>();
        foreach (var script in scripts)
        {
            try { model.AddObjects(script); }
            catch (DacModelException refused) { messages.Add(refused.Message); }
        }
        foreach (var message in model.Validate()) messages.Add($"{message.MessageType} {message.Number}: {message.Message}");
        return messages;
    }
}
