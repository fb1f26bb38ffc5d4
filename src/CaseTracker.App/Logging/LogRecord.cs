using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Logging;

/// <summary>Saves a record together with the new case that it opens, cited from the same source: both, or nothing.</summary>
public sealed class LogRecord
{
    private readonly RecordWriter _writer;

    internal LogRecord(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what is wrong with it or with the case (<see cref="LogParts.Of"/>). Throws
    /// <see cref="ArgumentException"/> for a kind that belongs to no case.</summary>
    public Task<Outcome<long>> Handle<T>(CurrentUser user, Save<T> save, CaseDetails opened, CancellationToken cancel = default)
        where T : class, IDetails<T>, new()
    {
        var inCase = T.Catalogue.Find("case") ?? throw new ArgumentException($"{T.Catalogue.Kind} has no case.", nameof(save));
        return _writer.Together(user, async writer =>
        {
            var cited = save.Citations.Count > 0 ? save.Citations[0] : null;
            var made = await RecordTypes.Of<CaseDetails>().Save(writer, user, new(null, 0, opened, save.Confidentiality)
            {
                Citations = cited is null ? [] : [new NewCitation(cited.SourceId, "title", cited.Locator, opened.Title)],
            }, cancel);
            if (!made.Succeeded) return Outcome<long>.Failed([.. made.Problems.Select(problem => LogPart.Case.Says(problem))]);
            var details = T.Catalogue.Copy(save.Details);
            inCase.Set(details, made.Value);
            return await RecordTypes.Of<T>().Save(writer, user, save with { Details = details }, cancel);
        }, cancel);
    }
}
