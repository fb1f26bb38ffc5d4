using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.App.Import;
using CaseTracker.App.Records;
using CaseTracker.Benchmarks.Generating;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Faults;

/// <summary>Writes through the program's handlers until it is killed: a record, a file, a table of some rows, and again. Says what was
/// acknowledged, a line each, once it is.</summary>
internal static class EndlessWriter
{
    public const int RowsOfTable = 20;

    private const int BytesOfFile = 200_000;

    public static async Task Run(string file, TextWriter acknowledged, CancellationToken cancel)
    {
        await using var services = BenchmarkFile.Services(file);
        Made(await services.GetRequiredService<PrepareDatabase>().Handle(cancel));
        await services.GetRequiredService<VerifyFiles>().Settle(cancel);
        var (save, attach, import) = (services.GetRequiredService<SaveRecord>(), services.GetRequiredService<AttachFile>(),
            services.GetRequiredService<ImportRecords>());
        var user = CurrentUser.Operator();
        while (!cancel.IsCancellationRequested)
        {
            var round = Guid.NewGuid().ToString("N");
            var record = Made(await save.Handle<SourceDetails>(user, new(null, 0, new() { Title = $"Test Source {round}" }), cancel));
            await Tell("record", record);

            await Tell("file", Made(await attach.Handle(user, new(record, $"test-{round}.txt"), new MemoryStream(Content(round)),
                cancel: cancel)));

            // Names that are near to none: the import would ask whether they are one person.
            var table = new StringBuilder("Name,Occupation,Source\n");
            for (var row = 0; row < RowsOfTable; row++)
                table.Append(CultureInfo.InvariantCulture, $"Test{Word()} Test{Word()},{round},Test Table {round}\n");
            var receipt = Made(await import.Handle(user, new(Encoding.UTF8.GetBytes(table.ToString()), $"{round}.csv", "people",
                ImportMapping.None), cancel: cancel));
            if (receipt.New != RowsOfTable) throw new InvalidOperationException(string.Join(" ", receipt.Problems));
            await Tell("table", round);
        }

        static string Word() => RandomNumberGenerator.GetHexString(12, lowercase: true);

        async Task Tell(string what, object which)
        {
            await acknowledged.WriteLineAsync($"{what} {which}");
            await acknowledged.FlushAsync(cancel);
        }
    }

    private static byte[] Content(string round) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"Test words of {round}.\n", BytesOfFile / (round.Length + 16))));

    private static T Made<T>(Outcome<T> outcome) =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException(string.Join(" ", outcome.Problems));
}
