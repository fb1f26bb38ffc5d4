using CaseTracker.App.Database;

namespace CaseTracker.App.Kernel;

/// <summary>How a feature keeps what it works out beside the records in step with them: it notes what a unit of work saves, and brings its
/// own up to date in the same transaction. One is made for each unit.</summary>
internal abstract class WriteHook
{
    /// <summary>Looks at a row that is about to be saved.</summary>
    public abstract void Note(WrittenRow written);

    /// <summary>Once everything is saved. No other hook's work is there to be relied on.</summary>
    public abstract Task Run(CaseTrackerDb db, CancellationToken cancel);
}
