namespace CaseTracker.App.Database.Dialects;

/// <summary>The dialect of a database that settings name.</summary>
internal static class DatabaseDialects
{
    public static IDatabaseDialect Of(DatabaseOptions database) => database.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDialect(database.ConnectionString),
        DatabaseProvider.SqlServer => new SqlServerDialect(database.ConnectionString),
        _ => throw new ArgumentOutOfRangeException(nameof(database)),
    };
}
