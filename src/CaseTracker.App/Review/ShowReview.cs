using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>A remark as its reader is shown it.</summary>
/// <param name="At">UTC.</param>
public sealed record Remark(long Id, DateTime At, string By, string Text, Confidentiality Level);

/// <summary>A remark with its answers.</summary>
/// <param name="Field">The label of the field that it is about; null for the record as a whole.</param>
/// <param name="ResolvedBy">Who said that it is done with; null while it is open.</param>
public sealed record RemarkThread(Remark First, IReadOnlyList<Remark> Answers, string? Field, string? ResolvedBy);

/// <summary>A field of which something can be said.</summary>
public sealed record RemarkField(string Key, string Label);

/// <summary>The review of one record.</summary>
/// <param name="Version">Of the record, for a step that is taken from here.</param>
/// <param name="Since">UTC; null where nobody has begun.</param>
/// <param name="By">Who took the last step; null where a change of the record took it.</param>
/// <param name="Moves">The steps that the viewer may take.</param>
/// <param name="NeedsAnother">The viewer could verify it, had they not written of it themselves.</param>
/// <param name="Changed">What was changed since it was verified, where that is so.</param>
public sealed record ReviewSheet(NamedRecord Of, int Version, ReviewState State, DateTime? Since, string? By, DateTime? VerifiedAt,
    string? VerifiedBy, long? AssignedTo, string? AssignedName, IReadOnlyList<ReviewMove> Moves, bool NeedsAnother,
    IReadOnlyList<HistoryEntry> Changed, IReadOnlyList<RemarkThread> Threads)
{
    public IReadOnlyList<RemarkField> Fields { get; init; } = [];
    /// <summary>The levels that a remark of the viewer's can have, and the usual one.</summary>
    public IReadOnlyList<Confidentiality> Levels { get; init; } = [];
    public Confidentiality UsualLevel { get; init; }
    /// <summary>Whom a remark can mention: those who may know of the record.</summary>
    public IReadOnlyList<Colleague> Mentionable { get; init; } = [];
    /// <summary>Who can be given the review; empty where the viewer may not give it.</summary>
    public IReadOnlyList<Colleague> Reviewers { get; init; } = [];

    public int OpenThreads => Threads.Count(thread => thread.ResolvedBy is null);
}

/// <summary>Shows how far the review of a record has come, what the viewer may do, and what was said.</summary>
public sealed class ShowReview
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly ShowHistory _history;

    internal ShowReview(IDbContextFactory<CaseTrackerDb> factory, Access access, ShowHistory history) =>
        (_factory, _access, _history) = (factory, access, history);

    public async Task<Outcome<ReviewSheet>> Handle(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<ReviewSheet>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var found = await ReviewedRecord.Find(db, user, id, cancel);
        if (!found.Succeeded) return Outcome<ReviewSheet>.Failed(found.Problems);
        var (record, row) = (found.Value, found.Value.Row);
        var authors = await ReviewAuthors.Of(db, id, row?.VerifiedAt, cancel);
        var wrote = ReviewSteps.Wrote(user, row, authors);
        var sees = !user.Clearance.DataOnly;
        var colleagues = sees ? await Colleagues.Who(db, cancel) : [];
        var remarks = sees ? await Remarks.Readable(db, id, user.Clearance, cancel) : [];
        var actors = await ActorNames.For(db, user.Clearance, remarks.Select(remark => (remark.AccountId, remark.ActorName)), cancel);
        var names = await LinkNames.For(db, [(long?)id], user.Clearance, cancel);
        var type = record.Stored.Type;
        var details = await RecordChanges.AsRedacted(db, record.Stored.Details, cancel);
        var named = user.AccountId is not null;
        return Outcome<ReviewSheet>.Of(new(
            new NamedRecord(id, type.Kind, names.GetValueOrDefault(id) ?? type.Called(details, user.Clearance)),
            record.Stored.Version, record.State, row?.Since, ActorNames.Shown(user.Clearance, row?.ById, row?.ByName), row?.VerifiedAt,
            ActorNames.Shown(user.Clearance, null, row?.VerifiedByName), sees ? row?.AssignedToId : null,
            colleagues.FirstOrDefault(one => one.Id == row?.AssignedToId)?.Name,
            ReviewRules.Open(record.State, user.Role, wrote, named),
            wrote && ReviewRules.Open(record.State, user.Role, wrote: false, named: true).Contains(ReviewMove.Verify),
            await Changed(user, id, row, cancel), [.. Threads(remarks, type, actors)])
        {
            Fields = [.. type.Fields.Where(field => RecordChanges.Sensitivity(field, details) <= user.Clearance)
                .Select(field => new RemarkField(field.Key, field.Label))],
            Levels = sees ? RemarkRules.Levels(user.Clearance, record.VisibleFrom) : [],
            UsualLevel = RemarkRules.UsualLevel(user.Clearance, record.VisibleFrom),
            Mentionable = [.. colleagues.Where(one => one.Id != user.AccountId && record.SeenBy(one))],
            Reviewers = user.Role.May(Permission.ReviewRecords)
                ? [.. colleagues.Where(record.MayBeReviewedBy)] : [],
        });
    }

    private async Task<IReadOnlyList<HistoryEntry>> Changed(CurrentUser user, long id, ReviewRow? row, CancellationToken cancel)
    {
        if (row is not { VerifiedAt: { } verified } || ReviewRules.ReturnsOnChange(row.State)) return [];
        var history = await _history.Handle(user, id, cancel);
        return history.Succeeded ? [.. history.Value.Entries.Where(entry => entry.Part is null && entry.At > verified)] : [];
    }

    private static IEnumerable<RemarkThread> Threads(IReadOnlyList<RemarkRow> rows, RecordType type, ActorNames actors)
    {
        var answers = rows.Where(row => row.AnswersId is not null).ToLookup(row => row.AnswersId!.Value, Shown);
        return rows.Where(row => row.AnswersId is null).Select(row => new RemarkThread(Shown(row), [.. answers[row.Id]],
            row.Field is { } key ? type.Find(key)?.Label ?? key : null, row.ResolvedByName));

        Remark Shown(RemarkRow row) => new(row.Id, DateTime.SpecifyKind(row.At, DateTimeKind.Utc),
            actors.Of(row.AccountId, row.ActorName), row.Text, row.Confidentiality);
    }
}
