namespace CaseTracker.App.Pages;

/// <summary>Asks something of kind after kind, of some at a time, each on a connection of its own: their tables are gone through
/// whole.</summary>
internal static class EachKind
{
    private const int AtATime = 2;

    /// <summary>The answers in the order of the kinds.</summary>
    public static async Task<T[]> Ask<TKind, T>(IReadOnlyList<TKind> kinds, Func<TKind, CancellationToken, Task<T>> ask,
        CancellationToken cancel)
    {
        var answers = new T[kinds.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, kinds.Count), new ParallelOptions
        {
            MaxDegreeOfParallelism = AtATime,
            CancellationToken = cancel
        }, async (at, stop) => answers[at] = await ask(kinds[at], stop));
        return answers;
    }
}
