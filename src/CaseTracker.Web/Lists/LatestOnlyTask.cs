namespace CaseTracker.Web.Lists;

/// <summary>Counts beside a page: the embedded database works on the thread that asks, and the page must go on taking clicks while it
/// counts. A later count stops the one before.</summary>
internal sealed class LatestOnlyTask
{
    private CancellationTokenSource? _counting;

    /// <summary>What was counted; null where a later count, or the end of the page, overtook it.</summary>
    /// <param name="gone">When the page is left.</param>
    public async Task<T?> Run<T>(Func<CancellationToken, Task<T>> count, CancellationToken gone) where T : class
    {
        _counting?.Cancel();
        var stop = CancellationTokenSource.CreateLinkedTokenSource(gone);
        _counting = stop;
        try
        {
            return await Task.Run(() => count(stop.Token), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (_counting == stop) _counting = null;
            stop.Dispose();
        }
    }
}
