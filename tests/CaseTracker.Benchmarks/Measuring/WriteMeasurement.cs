using System.Globalization;
using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Benchmarks.Generating;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>One person with an arrest and a charge, logged from a source, beside bare inserts of all the rows that it adds.</summary>
internal static class WriteMeasurement
{
    private const int Rounds = 25;
    // A source, a person, an event, a prosecution and a charge, each with header and audit entry.
    private const int LeastRows = 12;

    public static async Task<Measured> Of(string path, CancellationToken cancel)
    {
        const string name = "write";
        using var copy = new FileCopy(path, name);
        await using var services = BenchmarkFile.Services(copy.Path);
        var log = services.GetRequiredService<LogCase>();
        var source = Measurements.Value(await services.GetRequiredService<SaveRecord>().Handle(Measurements.Researcher,
            new Save<SourceDetails>(null, 0, new() { Title = "Synthetic source of a write" }), cancel));
        await using var plain = await PlainWrite.Open(BenchmarkFile.ConnectionString(copy.Path));
        var (ours, limit) = (new List<double>(), new List<double>());
        for (var round = 0; round < Measured.UntilTranslated + Rounds; round++)
        {
            var write = new CaseLog
            {
                Source = new(source),
                Person = new() { Name = string.Create(CultureInfo.InvariantCulture, $"Synthetic Written Person {round:000}") },
                Arrest = new() { Kind = CustodyEventKind.Arrest, On = ImpreciseDate.Parse("2024-03-05").Value },
                Charge = new() { Label = "Synthetic charge", On = ImpreciseDate.Parse("2024-03-07").Value },
            };
            var mine = 0d;
            var rows = await plain.TakeOut(async () =>
                mine = await Measured.Time(async () => Measurements.Value(await log.Handle(Measurements.Researcher, write, cancel))));
            if (rows < LeastRows) throw Measurements.Differs(name);
            var theirs = await Measured.Time(plain.Add);
            if (round < Measured.UntilTranslated) continue;
            ours.Add(mine);
            limit.Add(theirs);
        }
        return new(name, Measured.Median(ours), Measured.Median(limit));
    }
}
