using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Database;

/// <summary>What lists ask for and records imply, worked out once by a rule and kept beside them: every write that bears on it
/// keeps it in its own transaction, and <see cref="PrepareProjections"/> makes it for records from before.</summary>
/// <param name="Name">As it stands in the table Projections.</param>
/// <param name="Version">Counts the changes of the rule's answers and of what is kept of them: raise it with each, and all is made anew at
/// the next start.</param>
/// <param name="Table">A table that holds nothing else, so that emptying it has it made anew; null where columns of records hold the
/// answers.</param>
/// <param name="Make">Makes all of it anew in the context's open transaction; gives the number of records that it was made for.</param>
internal sealed record Projection(string Name, int Version, string? Table, Func<CaseTrackerDb, ILogger, CancellationToken, Task<int>> Make)
{
    /// <summary>Makes all of it anew beside what is kept, which answers meanwhile, on a connection that stays open and without holding
    /// writers up. Gives what then puts it in its place, in a transaction that does. Null where a page must not be answered by what an
    /// earlier version made.</summary>
    public Func<CaseTrackerDb, ILogger, CancellationToken, Task<Func<Task<int>>>>? Beside { get; init; }
}

/// <summary>Which version of a projection's rule made what is kept.</summary>
internal sealed class ProjectionVersion
{
    public string Name { get; set; } = "";
    public int Version { get; set; }
    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; set; }
}
