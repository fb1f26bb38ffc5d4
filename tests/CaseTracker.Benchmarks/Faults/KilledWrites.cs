using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.Benchmarks.Generating;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Faults;

/// <summary>Kills a process that writes (<see cref="EndlessWriter"/>), again and again on the same database, and looks each time whether
/// all that it acknowledged is there and nothing is half-written.</summary>
internal static class KilledWrites
{
    /// <summary>Longer than any one write takes, so that each is cut at any moment.</summary>
    private const int LongestWait = 400;

    /// <summary>This tool, whoever calls it.</summary>
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory,
        typeof(KilledWrites).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));

    /// <summary>What stands after so many kills. Throws <see cref="IOException"/> at the first promise that does not hold.</summary>
    public static async Task<string> Run(int kills, string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, "casetracker.db");
        var (all, watch) = (new Acknowledged(), Stopwatch.StartNew());
        for (var kill = 1; kill <= kills; kill++)
        {
            var said = await Killed(file, cancel);
            all.Add(said);
            await Look(file, said, kill, cancel);
        }
        await Whole(file, all, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{kills} kills in {watch.Elapsed.TotalMinutes:0.0} minutes: "
            + $"{all.Records.Count} records, {all.Files.Count} files and {all.Tables.Count} tables of {EndlessWriter.RowsOfTable} rows "
            + $"were acknowledged; all are there, nothing is half-written, and the audit log holds");
    }

    private static async Task<Acknowledged> Killed(string file, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in new[] { "write", "--database", file }) start.ArgumentList.Add(arg);
        using var writer = Process.Start(start)!;
        try
        {
            var errors = writer.StandardError.ReadToEndAsync(cancel);
            var said = new Acknowledged();
            // It has begun to write: from here on any moment is as good as another.
            said.Add(await writer.StandardOutput.ReadLineAsync(cancel) ?? throw new IOException($"The writer ended: {await errors}"));
            await Task.Delay(RandomNumberGenerator.GetInt32(LongestWait), cancel);
            // SIGKILL.
            writer.Kill();
            while (await writer.StandardOutput.ReadLineAsync(cancel) is { } line) said.Add(line);
            await writer.WaitForExitAsync(cancel);
            return await errors is { Length: > 0 } wrong ? throw new IOException(wrong) : said;
        }
        finally
        {
            if (!writer.HasExited) writer.Kill();
        }
    }

    private static async Task Look(string file, Acknowledged said, int kill, CancellationToken cancel)
    {
        await using var services = BenchmarkFile.Services(file);
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseTrackerDb>>().CreateDbContextAsync(cancel);
        var sound = await db.Database.SqlQueryRaw<string>("PRAGMA quick_check").ToListAsync(cancel);
        Holds(sound is ["ok"], $"the database is damaged: {string.Join("; ", sound)}");
        var verdict = await services.GetRequiredService<VerifyAudit>().Handle(DateTime.UtcNow, cancel);
        Holds(verdict.Problem is null, $"the audit log: {verdict.Problem?.Localize()}");
        var records = await db.Sources.CountAsync(row => said.Records.Contains(row.Id), cancel);
        Holds(records == said.Records.Count, $"{said.Records.Count} records were acknowledged, {records} are there");
        var files = await db.EvidenceFiles.CountAsync(row => said.Files.Contains(row.Id), cancel);
        Holds(files == said.Files.Count, $"{said.Files.Count} files were acknowledged, {files} are there");
        // Of tables, what is there of any: all rows or none.
        var people = await db.People.GroupBy(row => row.Occupation!).ToDictionaryAsync(table => table.Key, table => table.Count(), cancel);
        Holds(people.Values.All(rows => rows == EndlessWriter.RowsOfTable), "a table is there in part");
        Holds(said.Tables.All(people.ContainsKey), "a table that was acknowledged is not there");

        void Holds(bool so, string otherwise)
        {
            if (!so) throw new IOException(string.Create(CultureInfo.InvariantCulture, $"After kill {kill}: {otherwise}"));
        }
    }

    /// <summary>Every file is read back, and compared with its hash.</summary>
    private static async Task Whole(string file, Acknowledged all, CancellationToken cancel)
    {
        await using var services = BenchmarkFile.Services(file);
        var checkedFiles = await services.GetRequiredService<VerifyFiles>().All(CurrentUser.Operator(), cancel);
        if (!checkedFiles.Succeeded || checkedFiles.Value.Bad.Count > 0 || checkedFiles.Value.Checked < all.Files.Count)
            throw new IOException($"Of {all.Files.Count} files that were acknowledged not all could be read back");
    }

    private sealed class Acknowledged
    {
        public HashSet<long> Records { get; } = [];
        public HashSet<long> Files { get; } = [];
        public HashSet<string> Tables { get; } = new(StringComparer.Ordinal);

        public void Add(string line)
        {
            var (what, which) = (line.Split(' ')[0], line.Split(' ')[1]);
            if (what == "table") Tables.Add(which);
            else (what == "file" ? Files : Records).Add(long.Parse(which, CultureInfo.InvariantCulture));
        }

        public void Add(Acknowledged other)
        {
            Records.UnionWith(other.Records);
            Files.UnionWith(other.Files);
            Tables.UnionWith(other.Tables);
        }
    }
}
