using CaseTracker.App.Import;
using CaseTracker.App.Import.Reading;
using CaseTracker.Benchmarks.Generating;
using ExcelDataReader;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>A workbook of prisoners that comes in, beside prepared inserts of all the rows that it adds; and a workbook that is read,
/// beside its reader alone.</summary>
internal static class ImportMeasurements
{
    private const int ReadRounds = 25, LeastRows = 12;

    /// <summary>Reading, validating, matching and writing, on a copy of the file each time; and the growth of memory meanwhile.</summary>
    public static async Task<Measured> Import(string name, string path, int rows, int rounds, CancellationToken cancel)
    {
        var (ours, limits, peak) = (new List<double>(), new List<double>(), 0d);
        var file = SyntheticTable.Workbook(rows, await Prison(path));
        for (var round = 0; round < rounds; round++)
        {
            using var copy = new FileCopy(path, name);
            using var plain = new FileCopy(path, $"{name}-plain");
            await using (var services = BenchmarkFile.Services(copy.Path))
            {
                var import = services.GetRequiredService<ImportRecords>();
                peak = Math.Max(peak, await Measured.PeakOf(async () => ours.Add(await Measured.Time(async () =>
                {
                    var receipt = Measurements.Value(await import.Handle(Measurements.Researcher,
                        new(file, "synthetic.xlsx", "prisoners", ImportMapping.None), null, cancel));
                    if ((receipt.New, receipt.Rejected) != (rows, 0))
                        throw new InvalidOperationException($"{name}: {receipt.Problems[0]}");
                }))));
            }
            var (time, written) = await PlainRows.Add(copy.Path, plain.Path);
            if (written < rows * LeastRows) throw Measurements.Differs(name);
            limits.Add(time);
        }
        return new(name, Measured.Median(ours), Measured.Median(limits)) { PeakMb = peak };
    }

    /// <summary>What a workbook of nine columns holds, beside ExcelDataReader that reads each of its cells.</summary>
    public static async Task<Measured> Read(string name, int rows, CancellationToken cancel)
    {
        var file = SyntheticTable.Workbook(rows, "Synthetic prison");
        if (Ours() != Alone()) throw Measurements.Differs(name);
        return await Measured.InTurn(name, ReadRounds, () => Task.FromResult(Ours()), () => Task.FromResult(Alone()));

        int Ours() => Measurements.Value(FileTables.Read(file, ImportLimits.Usual, cancel)).Sum(table => table.Rows.Sum(row =>
            row.Cells.Count(cell => !cell.IsEmpty)));
        int Alone()
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
            var cells = 0;
            while (reader.Read())
                for (var column = 0; column < reader.FieldCount; column++)
                    if (reader.GetValue(column) is not null) cells++;
            return cells;
        }
    }

    private static async Task<string> Prison(string path)
    {
        await using var sql = await PlainSql.Open(BenchmarkFile.ConnectionString(path));
        return (string)(await sql.Rows("SELECT Name FROM Facilities ORDER BY Id LIMIT 1"))[0][0]!;
    }
}
