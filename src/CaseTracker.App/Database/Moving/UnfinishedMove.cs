namespace CaseTracker.App.Database.Moving;

/// <summary>Marks a database into which another is being copied: no start and no command works on it until the copy was proved.</summary>
internal static class UnfinishedMove
{
    public const string Table = "UnfinishedMove";

    public const string Begin = $"CREATE TABLE {Table} (Mark int NOT NULL)", End = $"DROP TABLE {Table}";
}
