using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Demo;

/// <summary>A source of the demonstration.</summary>
/// <param name="Published">The day on which it came out.</param>
internal sealed record DemoSource(long Id, DateOnly Published);

/// <summary>Saves what the demonstration tells as a form would, from a source that is cited for each field, within one unit of
/// work.</summary>
internal sealed class DemoWriter(WriteContext work, CancellationToken cancel)
{
    private int _locator;

    /// <summary>A record with its citations: its id. What the rules refuse is a fault of the demonstration itself.</summary>
    public async Task<long> Save<T>(T details, DemoSource source, Confidentiality level = Confidentiality.Internal)
        where T : class, IDetails<T>, new() => await Save(details, source, level, cited: true);

    /// <summary>A record that needs no source.</summary>
    public Task<long> Save<T>(T details, Confidentiality level = Confidentiality.Internal) where T : class, IDetails<T>, new() =>
        Save(details, null, level, cited: false);

    /// <summary>What another source says of a field.</summary>
    public Task<long> Cite(long record, string field, string reported, DemoSource source,
        Confidentiality level = Confidentiality.Internal) =>
        Save(new CitationDetails
        {
            SourceId = source.Id,
            RecordId = record,
            Field = field,
            Locator = Locator(),
            Reported = reported,
        }, level);

    private async Task<long> Save<T>(T details, DemoSource? source, Confidentiality level, bool cited) where T : class, IDetails<T>, new()
    {
        cancel.ThrowIfCancellationRequested();
        var saved = await new LogWriting(work, source?.Id ?? 0, Locator(), level, announced: true, cancel)
            .Save(LogPart.Lines, details, SameRecord.Another, cited);
        if (!saved.Succeeded)
            throw new InvalidOperationException($"The demonstration breaks a rule: {string.Join(" ", saved.Problems
                .Select(problem => problem.Localize()))} {details}");
        // Saved rows are done with; a context that keeps them looks through all of them at every save.
        work.Db.ChangeTracker.Clear();
        return saved.Value;
    }

    private string Locator() => $"p. {1 + (_locator++ % 30)}";
}
