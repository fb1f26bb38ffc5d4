namespace CaseTracker.App.Database;

/// <summary>The databases that the program runs on.</summary>
public enum DatabaseProvider { Sqlite, SqlServer }

/// <summary>Which database, and where.</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString);
