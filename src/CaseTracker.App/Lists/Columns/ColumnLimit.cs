namespace CaseTracker.App.Lists.Columns;

/// <summary>How much memory the columns of all lists take together, at most, in this process.</summary>
public sealed record ColumnLimit(long Bytes)
{
    public const int Megabyte = 1_000_000;

    /// <summary>Room for the prisoner list of a million people.</summary>
    public static ColumnLimit Default { get; } = new(1000L * Megabyte);
}
