using System.Globalization;
using System.Text.Json;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.History;
using CaseTracker.App.People;
using CaseTracker.App.Reports;
using CaseTracker.App.Sources;
using CaseTracker.Benchmarks.Generating;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>What looks at the whole register, beside the same in plain SQL over what is kept of it, within the clearance of a
/// researcher.</summary>
internal static class ReportMeasurements
{
    private const int Rounds = 7;

    // In milliseconds.
    private const double LongestReport = 5000;

    private static readonly string[] Linked = ["Facility", "Organisation", "LegalArticle"];
    private static readonly string[] OfPeople = ["CustodyEvents", "Stays", "Charges", "Sentences", "Prosecutions", "FactsOnRecord"];

    private const string Seen = "h.Hidden = 0 AND h.VisibleFrom <= 2 AND h.VisibilityVersion = 1";

    /// <summary>The first page of the ledger: its entries in their order, their figures, and what sources say of these.</summary>
    public static Task<Measured> Ledger(string path, CancellationToken cancel) => Beside("ledger", path,
        async services => (await services.GetRequiredService<ShowLedger>()
            .Handle(Measurements.Researcher, new LedgerQuestion(), cancel)).Value,
        async sql =>
        {
            var entries = await sql.Rows($"""
                SELECT f.EntryKey, COUNT(*) OVER () FROM Figures f JOIN Records h ON h.Id = f.Id
                LEFT JOIN (SELECT c.RecordId, COUNT(*) AS Said FROM Citations c JOIN Records h ON h.Id = c.Id
                    WHERE c.Field = 'count' AND c.DeletedAt IS NULL AND {Seen} GROUP BY c.RecordId) said ON said.RecordId = f.Id
                WHERE f.DeletedAt IS NULL AND {Seen} GROUP BY f.EntryKey
                ORDER BY SUM(COALESCE(said.Said, 0)) DESC, MIN(f.SortName), f.EntryKey LIMIT {LedgerQuestion.PageSize}
                """);
            var keys = JsonSerializer.Serialize(entries.Select(entry => entry[0]));
            var figures = await sql.Rows("SELECT f.*, c.Title, p.Name, o.Name FROM Figures f LEFT JOIN Cases c ON c.Id = f.CaseId "
                + "LEFT JOIN People p ON p.Id = f.PersonId LEFT JOIN Organisations o ON o.Id = f.ReporterId "
                + "WHERE f.EntryKey IN (SELECT value FROM json_each(@keys))", ("@keys", keys));
            await sql.Rows("SELECT c.*, s.Title, s.Publisher FROM Citations c JOIN Sources s ON s.Id = c.SourceId "
                + "WHERE c.RecordId IN (SELECT value FROM json_each(@ids))", ("@ids", PlainSql.Ids(figures.Select(row => (long)row[0]!))));
            return (Number(entries[0][1]), entries.Count);
        },
        ledger => (ledger.Total, ledger.Entries.Count), cancel);

    /// <summary>How many facts of each kind rest on what.</summary>
    public static Task<Measured> Corroboration(string path, CancellationToken cancel) => Beside("corroboration", path,
        async services => (await services.GetRequiredService<ShowCorroboration>().Handle(Measurements.Researcher, cancel: cancel)).Value,
        async sql =>
        {
            var counted = await sql.Rows($"SELECT h.Kind, h.RestsOn, COUNT(*) FROM Records h WHERE h.RestsOn IS NOT NULL AND {Seen} "
                + "GROUP BY h.Kind, h.RestsOn");
            return (counted.Sum(row => Number(row[2])), counted.DistinctBy(row => row[0]).Count());
        },
        found => (found.Lines.Sum(line => line.Total), found.Lines.Count), cancel);

    /// <summary>What is on record of everybody, the prisons, courts and articles that most have, and the first page of people.</summary>
    public static Task<Measured> Completeness(string path, CancellationToken cancel) => Beside("completeness", path,
        async services => (await services.GetRequiredService<ShowCompleteness>().Handle(Measurements.Researcher, cancel: cancel)).Value,
        async sql =>
        {
            var facts = await sql.Rows($"SELECT Facts, COUNT(*) FROM FactsOnRecord WHERE Clearances & {PlainSql.Bit} <> 0 GROUP BY Facts");
            foreach (var kind in Linked)
                await sql.Rows($"SELECT LinkId, COUNT(*) FROM LinksOnRecord WHERE Kind = '{kind}' AND Clearances & {PlainSql.Bit} <> 0 "
                    + $"GROUP BY LinkId ORDER BY 2 DESC, 1 LIMIT {ShowCompleteness.Most}");
            var people = await sql.Rows($"SELECT p.* FROM People p WHERE EXISTS (SELECT 1 FROM FactsOnRecord f WHERE f.PersonId = p.Id AND "
                + $"f.Clearances & {PlainSql.Bit} <> 0) ORDER BY p.SortName, p.Id LIMIT 50");
            var ids = PlainSql.Ids(people.Select(row => (long)row[0]!));
            foreach (var table in OfPeople)
                await sql.Rows($"SELECT * FROM {table} WHERE PersonId IN (SELECT value FROM json_each(@ids))", ("@ids", ids));
            return (facts.Sum(row => Number(row[1])), people.Count);
        },
        found => (found.People, found.Rows.Count), cancel);

    /// <summary>The report of prisoners of a register in which a thousand are held, as a workbook with its line in the audit log, beside
    /// the time that somebody waits for it.</summary>
    /// <param name="people">How many the register has, of whom five in seven are held.</param>
    public static async Task<Measured> Report(int people, CancellationToken cancel)
    {
        var path = BenchmarkFile.Shared(people);
        if (!File.Exists(path)) await BenchmarkFile.Generate(people, path, cancel);
        await using var services = BenchmarkFile.Services(path);
        var export = services.GetRequiredService<ExportRecords>();
        var report = ExportedReport.Of(new(ReportKind.Prisoners, new(2024, 4, 1), new(2024, 6, 30)));
        await Ours();
        var peak = await Measured.PeakOf(Ours);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++) times.Add(await Measured.Time(Ours));
        return new("report-1000", Measured.Median(times), LongestReport) { PeakMb = peak };

        async Task Ours()
        {
            await using var made = (await export.Prepare(Measurements.Researcher, report, ExportFormat.Xlsx, cancel)).Value;
            if (made.Receipt.Counts.Lines == 0) throw new InvalidOperationException("Nobody is held: nothing is measured.");
        }
    }

    /// <summary>Each round asks services that have kept no answer yet.</summary>
    private static async Task<Measured> Beside<T>(string name, string path, Func<IServiceProvider, Task<T>> ours,
        Func<PlainSql, Task<(int, int)>> plain, Func<T, (int, int)> told, CancellationToken cancel)
    {
        await using var sql = await PlainSql.Open(BenchmarkFile.ConnectionString(path));
        var (times, limits) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await using var services = BenchmarkFile.Services(path);
            await services.GetRequiredService<RecentChanges>().Handle(Measurements.Researcher, most: 1, cancel);
            (T? answer, (int, int) expected) = (default, default);
            times.Add(await Measured.Time(async () => answer = await ours(services)));
            limits.Add(await Measured.Time(async () => expected = await plain(sql)));
            if (told(answer!) != expected) throw Measurements.Differs(name);
        }
        return new Measured(name, Measured.Median(times), Measured.Median(limits));
    }

    private static int Number(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
