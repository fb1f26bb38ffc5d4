namespace CaseTracker.App.Evidence;

/// <summary>Tells whoever reads the texts of files that there is one more.</summary>
internal sealed class FilesArrived : IDisposable
{
    // Another process of the same database tells nobody here.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _arrived = new(0);

    public void Tell() => _arrived.Release();

    /// <summary>Until there may be one more.</summary>
    public Task Wait(CancellationToken cancel) => _arrived.WaitAsync(Longest, cancel);

    public void Dispose() => _arrived.Dispose();
}
