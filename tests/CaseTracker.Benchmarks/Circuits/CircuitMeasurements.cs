using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CaseTracker.Benchmarks.Measuring;

namespace CaseTracker.Benchmarks.Circuits;

/// <summary>What pages cost that stay open: the program's resident memory for each, and how it answers while very many are.</summary>
internal static partial class CircuitMeasurements
{
    private const int Some = 100, AtOnce = 4;
    private const string Somebody = "the first person of the list", ManyOpen = "open";
    private const double MostKb = 700, MostMb = 1200, NextMs = 2000;

    private static readonly (string Name, string Address)[] Pages =
        [("home", "/"), ("list", "/people"), ("prisoners", "/prisoners"), ("person", Somebody), ("form", "/people/new")];

    /// <param name="program">The program's assembly, as published.</param>
    /// <param name="file">A register of synthetic people.</param>
    /// <param name="only">The name of the one page to measure, or "open" for many of a list alone; null: every page, and many of
    /// a list.</param>
    /// <param name="many">How many pages of a list are open in the end.</param>
    public static async IAsyncEnumerable<Measured> Of(string program, string file, int many, string? only,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (name, address) in Pages.Where(page => only is null || only == page.Name))
        {
            using var copy = new FileCopy(file, "circuits");
            await using var running = await Warm(program, copy.Path, address, cancel);
            var before = await running.Settled(cancel);
            var open = await Open(running, address, Some, cancel);
            yield return new($"circuit-{name}", (await running.Settled(cancel) - before) * 1000 / Some, MostKb, "kB");
            yield return new($"bytes-{name}", (open[0].Document + open[0].Drawn) / 1000.0, MostKb, "kB");
            await Close(open);
        }
        if (only is null or ManyOpen)
        {
            using var copy = new FileCopy(file, "circuits");
            await using var running = await Warm(program, copy.Path, "/people", cancel);
            var before = await running.Settled(cancel);
            var open = await Open(running, "/people", many, cancel);
            yield return new("circuits-open", running.ResidentMb, MostMb, "MB");
            yield return new("circuits-next", await Measured.Time(async () =>
                open.Add(await OpenPage.Of(running.Browser, running.Cookies, new(running.Address, "/people?text=9"), cancel))), NextMs);
            await Close(open);
            var watch = Stopwatch.StartNew();
            var least = running.ResidentMb;
            for (; watch.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(1000, cancel)) least = Math.Min(least, running.ResidentMb);
            yield return new("circuits-closed", least, before * 1.2, "MB");
        }
    }

    /// <summary>A program that has answered this page before: what is made once for all is made.</summary>
    private static async Task<RunningProgram> Warm(string program, string file, string address, CancellationToken cancel)
    {
        var running = await RunningProgram.Start(program, file, cancel);
        await Close(await Open(running, address, 2 * AtOnce, cancel));
        return running;
    }

    private static async Task<List<OpenPage>> Open(RunningProgram running, string address, int pages, CancellationToken cancel)
    {
        var open = new List<OpenPage>(pages);
        if (address == Somebody)
            address = FirstPerson().Match(await running.Browser.GetStringAsync(new Uri(running.Address, "/people"), cancel)).Value;
        foreach (var part in Enumerable.Range(0, pages).Chunk(AtOnce))
            open.AddRange(await Task.WhenAll(part.Select(_ =>
                OpenPage.Of(running.Browser, running.Cookies, new(running.Address, address), cancel))));
        return open;
    }

    [GeneratedRegex("/people/[0-9]+")]
    private static partial Regex FirstPerson();

    private static async Task Close(IEnumerable<OpenPage> pages)
    {
        foreach (var page in pages) await page.DisposeAsync();
    }
}
