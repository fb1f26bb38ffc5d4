namespace CaseTracker.App.Database;

/// <summary>Ids that one parameter holds as JSON, as a table with the column "value".</summary>
internal static class ListedIds
{
    public static string Sql(DatabaseProvider provider, string parameter) => provider == DatabaseProvider.SqlServer
        ? $"(SELECT CAST(value AS bigint) AS value FROM OPENJSON({parameter}))" : $"json_each({parameter})";
}
