using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database;

/// <summary>The one place that makes parameters by hand. SQL Server keeps a plan for each list of types, so that a text of another length
/// must be no other type; and what is longer than a parameter's size it would be sent without its end.</summary>
internal static class TypedParameters
{
    /// <summary>In letters: SQL Server takes a longer text as nvarchar(max) alone.</summary>
    public const int LongestSized = 4000;

    private const int Unlimited = -1;

    /// <summary>A parameter for one value; the command does not have it yet.</summary>
    public static DbParameter Parameter(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        // As datetime, the type that the driver would choose, a moment is rounded to 1/300 s.
        if (value is DateTime) parameter.DbType = DbType.DateTime2;
        else if (value is null or DBNull or string)
            (parameter.DbType, parameter.Size) = (DbType.String, value is string { Length: > LongestSized } ? Unlimited : LongestSized);
        return parameter;
    }

    /// <summary>A parameter for the values of a column, one after the other: wide enough for whatever the column takes, and for what is
    /// too long for it, which the server then refuses.</summary>
    public static DbParameter Parameter(this DbCommand command, string name, RelationalTypeMapping column)
    {
        var parameter = column.CreateParameter(command, name, null, nullable: true);
        // The embedded database takes any length, and its driver none for a limit.
        if (column is { DbType: DbType.String, StoreType: var type } && type.StartsWith("nvarchar", StringComparison.Ordinal))
            parameter.Size = column.Size is > 0 and < LongestSized ? LongestSized : Unlimited;
        return parameter;
    }
}
