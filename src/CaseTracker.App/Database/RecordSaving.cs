namespace CaseTracker.App.Database;

/// <summary>What a context does whenever it saves records, and what it knows of them meanwhile. The folder of records brings it, which this
/// one does not know.</summary>
internal abstract class RecordSaving
{
    /// <param name="save">Writes what the context follows.</param>
    /// <returns>The rows that were written.</returns>
    public abstract Task<int> Save(Func<Task<int>> save, CancellationToken cancel);

    /// <summary>Whether nothing can be kept of the record yet in a place beside it. To ask is to say that something will be.</summary>
    public abstract bool KeepsFirst(string place, long id);

    /// <summary>Whether rows that were saved wait for the next statement.</summary>
    public abstract bool Waits { get; }

    /// <summary>Sends them.</summary>
    public abstract Task Send(CancellationToken cancel);
}
