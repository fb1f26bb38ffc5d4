using System.Diagnostics;
using System.Globalization;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>One question's medians, in milliseconds where nothing else is said: by the program, and by the measure that it is held
/// to.</summary>
internal sealed record Measured(string Name, double Ours, double Limit, string Unit = "ms")
{
    /// <summary>Calls after which .NET has translated for good what is called often: its first translation, which it takes for all code,
    /// runs at a third of the speed. For what takes milliseconds in many small steps.</summary>
    public const int UntilTranslated = 60;

    /// <summary>By how many megabytes the resident memory grew at most while the program answered once; null where nobody asks.</summary>
    public double? PeakMb { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"MEASURE name={Name} ours={Ours:F1} limit={Limit:F1} ratio={Ours / Limit:F3}{(PeakMb is { } peak
            ? string.Create(CultureInfo.InvariantCulture, $" peak-mb={peak:F1}") : "")} unit={Unit}");

    /// <summary>The growth of the process's resident memory while something is done, at its highest, in megabytes. It is looked at some
    /// hundred times a second.</summary>
    public static async Task<double> PeakOf(Func<Task> work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Environment.WorkingSet;
        var peak = before;
        using var done = new ManualResetEventSlim();
        var watching = new Thread(() =>
        {
            do peak = Math.Max(peak, Environment.WorkingSet);
            while (!done.Wait(10));
        });
        watching.Start();
        try
        {
            await work();
        }
        finally
        {
            done.Set();
            watching.Join();
        }
        return (peak - before) / 1_000_000.0;
    }

    /// <summary>Runs the two in turn, now the one first and now the other, so that neither finds a quieter machine. What the first
    /// calls have to set up is not counted.</summary>
    /// <param name="uncounted">Calls before those that are counted; null: a few.</param>
    public static async Task<Measured> InTurn(string name, int rounds, Func<Task> ours, Func<Task> limit, int? uncounted = null)
    {
        for (var warm = 0; warm < (uncounted ?? Math.Min(3, rounds / 3)); warm++)
        {
            await ours();
            await limit();
        }
        var (mine, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0) mine.Add(await Time(ours));
            theirs.Add(await Time(limit));
            if (round % 2 == 1) mine.Add(await Time(ours));
        }
        return new(name, Median(mine), Median(theirs));
    }

    public static async Task<double> Time(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    public static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
