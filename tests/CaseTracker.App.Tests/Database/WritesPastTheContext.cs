using System.Data.Common;
using System.Text.RegularExpressions;
using CaseTracker.App.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseTracker.App.Tests.Database;

/// <summary>Stands in every test's database: a statement that writes what decides who may know of a record, and does not come from a save
/// of the context, breaks the test, for no header would tell of it.</summary>
internal sealed partial class WritesPastTheContext : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (eventData is { CommandSource: not CommandSource.SaveChanges, Context: { } context }
            && Written(context.Model, command.CommandText) is { } what)
            throw new InvalidOperationException($"{what} is written past the context: {command.CommandText}");
        return result;
    }

    /// <summary>The table of records that the statement adds to, or the deciding column that it sets; null for none.</summary>
    public static string? Written(IModel model, string statement)
    {
        foreach (Match written in Writes().Matches(statement))
        {
            var (table, set) = (written.Groups["table"].Value, written.Groups["set"]);
            if (RecordTypes.All.Values.FirstOrDefault(type => model.FindEntityType(type.RowType)!.GetTableName() == table) is not { } of)
                continue;
            if (!set.Success) return table;
            string[] deciding = ["Confidentiality", "DeletedAt", "KnownTo", "RecordId", "Field",
                .. VisibilitySql.Inherited(of).Select(RecordType.Column)];
            if (Columns().Matches(set.Value).Select(column => column.Groups[1].Value).FirstOrDefault(deciding.Contains) is { } column)
                return $"{table}.{column}";
        }
        return null;
    }

    [GeneratedRegex("""(?:INSERT INTO|DELETE FROM|UPDATE) ["[]?(?<table>\w+)["\]]?(?: AS ["[]?\w+["\]]?)?"""
        + """(?:\s+SET\s(?<set>.*?)(?:\sWHERE\s|$))?""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Writes();

    [GeneratedRegex("""\b(\w+)"?\s*=""")]
    private static partial Regex Columns();
}
