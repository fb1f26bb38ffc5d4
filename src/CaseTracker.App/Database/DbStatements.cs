using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>What statements written as text need of the context that they are sent through.</summary>
internal static class DbStatements
{
    /// <summary>A new parameter; a command keeps its own.</summary>
    public static DbParameter Parameter(this CaseTrackerDb db, string name, object? value)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        return parameter;
    }
}
