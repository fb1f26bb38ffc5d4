using CaseTracker.App.Cases;
using CaseTracker.App.Events;
using CaseTracker.App.Land;
using CaseTracker.App.Records;
using CaseTracker.App.Responses;
using CaseTracker.App.Transnational;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Logging;

/// <summary>Saves a record together with the new case that it opens, cited from the same source: both, or nothing.</summary>
public sealed class LogRecord
{
    private readonly RecordWriter _writer;

    internal LogRecord(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what is wrong with it or with the case (<see cref="LogParts.Of"/>).</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<EventDetails> save, CaseDetails opened, CancellationToken cancel = default) =>
        Write(user, EventDetails.Catalogue, save, opened, writer => new EditEvent(writer).Handle, cancel);

    /// <inheritdoc cref="Handle(CurrentUser, Save{EventDetails}, CaseDetails, CancellationToken)"/>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<LandDisputeDetails> save, CaseDetails opened,
        CancellationToken cancel = default) =>
        Write(user, LandDisputeDetails.Catalogue, save, opened, writer => new EditLandDispute(writer).Handle, cancel);

    /// <inheritdoc cref="Handle(CurrentUser, Save{EventDetails}, CaseDetails, CancellationToken)"/>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<TransnationalActDetails> save, CaseDetails opened,
        CancellationToken cancel = default) =>
        Write(user, TransnationalActDetails.Catalogue, save, opened, writer => new EditTransnationalAct(writer).Handle, cancel);

    /// <inheritdoc cref="Handle(CurrentUser, Save{EventDetails}, CaseDetails, CancellationToken)"/>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<ResponseDetails> save, CaseDetails opened,
        CancellationToken cancel = default) =>
        Write(user, ResponseDetails.Catalogue, save, opened, writer => new EditResponse(writer).Handle, cancel);

    private Task<Outcome<long>> Write<T>(CurrentUser user, FieldCatalogue<T> catalogue, Save<T> save, CaseDetails opened,
        Func<RecordWriter, Func<CurrentUser, Save<T>, CancellationToken, Task<Outcome<long>>>> edit, CancellationToken cancel) where T
            : class, new() =>
        _writer.Together(user, async writer =>
        {
            var cited = save.Citations.Count > 0 ? save.Citations[0] : null;
            var made = await new EditCase(writer).Handle(user, new(null, 0, opened, save.Confidentiality)
            {
                Citations = cited is null ? [] : [new NewCitation(cited.SourceId, "title", cited.Locator, opened.Title)],
            }, cancel);
            if (!made.Succeeded) return Outcome<long>.Failed([.. made.Problems.Select(problem => LogPart.Case.Says(problem))]);
            var details = catalogue.Copy(save.Details);
            catalogue.Find("case")!.Set(details, made.Value);
            return await edit(writer)(user, save with { Details = details }, cancel);
        }, cancel);
}
