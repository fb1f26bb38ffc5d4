namespace CaseTracker.App.Database;

/// <summary>Ids that one parameter holds as JSON, as a table with the column "value".</summary>
internal static class ListedIds
{
    public static string Sql(DatabaseProvider provider, string parameter) => provider == DatabaseProvider.SqlServer
        ? $"(SELECT CAST(j.value AS bigint) AS value FROM OPENJSON({parameter}) j)" : $"json_each({parameter})";
}
