using System.Runtime.CompilerServices;

namespace CaseTracker.App.Exchange.Forward;

internal static class ReadAhead
{
    private const int Part = 500;

    /// <summary>The same, one by one, read ahead in parts.</summary>
    public static async IAsyncEnumerable<T> EachAhead<T>(this IAsyncEnumerable<T> all,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var part in all.Chunk(Part).Ahead(cancel))
            foreach (var one in part) yield return one;
    }

    /// <summary>The same, with the next part read while the last is made use of. Two parts are held at a time.</summary>
    public static async IAsyncEnumerable<T> Ahead<T>(this IAsyncEnumerable<T> parts,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var reader = parts.GetAsyncEnumerator(cancel);
        var next = Next();
        try
        {
            while (await next)
            {
                var part = reader.Current;
                next = Next();
                yield return part;
            }
        }
        finally
        {
            // Nobody may put away what is still being read from.
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await reader.DisposeAsync();
        }

        Task<bool> Next() => Task.Run(async () => await reader.MoveNextAsync(), CancellationToken.None);
    }
}
