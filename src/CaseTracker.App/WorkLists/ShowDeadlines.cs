using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.WorkLists;

/// <summary>Something that falls due.</summary>
/// <param name="Of">The person, the response or the consent that it is about, as the viewer may read what it is called.</param>
/// <param name="Own">The viewer created the record or was the last to change it.</param>
public sealed record Deadline(DeadlineKind Kind, DueDays Due, NamedRecord Of, bool Own);

/// <summary>What may fall due between two days, what comes first before all else.</summary>
/// <param name="Left">How many more there are than are told.</param>
public sealed record DeadlineList(DateOnly From, DateOnly To, IReadOnlyList<Deadline> All, int Left);

/// <summary>How many deadlines are near.</summary>
public sealed record DueSoon(int Count);

/// <summary>Shows what may fall due between two days, within the viewer's clearance: what is above it neither stands here nor moves a
/// day.</summary>
public sealed class ShowDeadlines
{
    /// <summary>So many are told.</summary>
    public const int Most = 500;

    /// <summary>In days: what falls due within them is near, and what fell due within as many may still have to be done.</summary>
    public const int Soon = 30, Back = 30;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly ListRecords _list;
    private readonly AnswerCache _cache;
    private readonly TimeProvider _clock;

    internal ShowDeadlines(IDbContextFactory<CaseTrackerDb> factory, Access access, ListRecords list, AnswerCache cache,
        TimeProvider clock) => (_factory, _access, _list, _cache, _clock) = (factory, access, list, cache, clock);

    /// <param name="ownOnly">Only of records that are the viewer's own.</param>
    public async Task<Outcome<DeadlineList>> Handle(CurrentUser user, DateOnly from, DateOnly to, bool ownOnly = false,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<DeadlineList>.Failed(refused);
        if (to < from) return Outcome<DeadlineList>.Failed(new Problem("Deadlines.WrongPeriod"));
        await using var db = await _factory.Opened(cancel);
        var responses = await _list.Handle(user, FollowUps(from, to), cancel);
        if (!responses.Succeeded) return Outcome<DeadlineList>.Failed(responses.Problems);
        var consents = await _list.Handle(user, Within("consents", "review-on", "reviewOn", from, to), cancel);
        if (!consents.Succeeded) return Outcome<DeadlineList>.Failed(consents.Problems);
        var again = await ConsentOnRecord.AskedAgain(db, [.. consents.Value.Lines.Select(line => line.Id)], user.Clearance, cancel);

        List<(DeadlineKind Kind, DueDays Due, NamedRecord Of)> found =
        [
            .. await Custody(db, user.Clearance, from, to, cancel),
            .. responses.Value.Lines.Select(line => (DeadlineKind.FollowUp, On(line, "followUpOn"), Named(line))),
            .. consents.Value.Lines.Where(line => !again.Contains(line.Id))
                .Select(line => (DeadlineKind.ConsentReview, On(line, "reviewOn"), Named(line))),
        ];
        var ids = found.Select(one => one.Of.Id).Distinct().ToArray();
        var own = (await OwnRecords.Of(db, user.AccountId).Where(id => EF.Parameter(ids).Contains(id)).ToListAsync(cancel)).ToHashSet();
        var all = found.Where(one => !ownOnly || own.Contains(one.Of.Id)).OrderBy(one => one.Due.First).ThenBy(one => one.Of.Id)
            .ThenBy(one => one.Kind).ToList();
        return Outcome<DeadlineList>.Of(new(from, to, [.. all.Take(Most)
            .Select(one => new Deadline(one.Kind, one.Due, one.Of, own.Contains(one.Of.Id)))], Math.Max(0, all.Count - Most)));
    }

    /// <summary>How many may fall due within <see cref="Soon"/> days, or may have within <see cref="Back"/>, and no name. Kept until
    /// somebody writes.</summary>
    public async Task<Outcome<DueSoon>> CountSoon(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<DueSoon>.Failed(refused);
        await using var db = await _factory.Opened(cancel);
        var today = CambodianTime.Today(_clock);
        var (from, to) = (today.AddDays(-Back), today.AddDays(Soon));
        var clearance = await RecordReaders.Effective(db, user.Clearance, cancel);
        return Outcome<DueSoon>.Of(await _cache.Of(db, (nameof(DueSoon), clearance, today), () => Counted(db), cancel));

        async Task<DueSoon> Counted(CaseTrackerDb asked)
        {
            var (held, responses) = (await DueOfCustody(asked, user.Clearance, from, to, cancel),
                await _list.Totals(user, FollowUps(from, to), cancel));
            var consents = await _list.Handle(user, Within("consents", "review-on", "reviewOn", from, to), cancel);
            var asks = consents.Succeeded ? [.. consents.Value.Lines.Select(line => line.Id)] : Array.Empty<long>();
            var again = await ConsentOnRecord.AskedAgain(asked, asks, user.Clearance, cancel);
            return new(held.Count + (responses.Succeeded ? responses.Value.Total : 0) + asks.Count(id => !again.Contains(id)));
        }
    }

    private async Task<IEnumerable<(DeadlineKind, DueDays, NamedRecord)>> Custody(CaseTrackerDb db, Clearance clearance,
        DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var due = await DueOfCustody(db, clearance, from, to, cancel);
        var names = await LinkNames.For(db, due.Select(one => (long?)one.Person), clearance, cancel);
        return due.Where(one => names.ContainsKey(one.Person))
            .Select(one => (one.Kind, one.Due, new NamedRecord(one.Person, RecordKind.Person, names[one.Person])));
    }

    private async Task<List<(DeadlineKind Kind, DueDays Due, long Person)>> DueOfCustody(CaseTrackerDb db, Clearance clearance,
        DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var statement = $"""
            {CustodyPeriodSql.With(knownIsNow: true, clearance)}
            SELECT s.PersonId, s.SentenceEndEarliest, s.SentenceEndLatest, s.LastConfirmedEarliest, s.LastConfirmedLatest FROM custody s
            WHERE s.Status IN ({CustodyPeriodSql.Held}) AND
                (s.SentenceEndEarliest <= @to AND (s.SentenceEndLatest IS NULL OR s.SentenceEndLatest >= @from)
                OR s.LastConfirmedLatest >= @confirmed)
            """;
        var rows = await db.Database.SqlQueryRaw<Held>(statement, db.Parameter("@day", CambodianTime.Today(_clock)),
            db.Parameter("@from", from), db.Parameter("@to", to),
            db.Parameter("@confirmed", from.AddDays(-CustodyRules.ConfirmationDays - 1))).ToListAsync(cancel);
        return [.. rows.SelectMany(row => new (DeadlineKind Kind, DueDays? Due, long Person)[]
        {
            (DeadlineKind.SentenceEnds, DeadlineRules.SentenceEnds(row.SentenceEndEarliest, row.SentenceEndLatest), row.PersonId),
            (DeadlineKind.ConfirmationLapses, DeadlineRules.ConfirmationLapses(row.LastConfirmedEarliest, row.LastConfirmedLatest),
                row.PersonId),
        }).Where(one => one.Due?.MayFallWithin(from, to) == true).OrderBy(one => one.Due!.Value.First)
            .Select(one => (one.Kind, one.Due!.Value, one.Person))];
    }

    private static DueDays On(RecordLine line, string key) => new((DateOnly)line.Value(key)!, (DateOnly)line.Value(key)!);

    private static NamedRecord Named(RecordLine line) => new(line.Id, line.Kind, line.Name);

    private static RecordQuestion FollowUps(DateOnly from, DateOnly to) => Within("responses", "follow-up-on", "followUpOn", from, to)
        .Choose("status", Enum.GetValues<ResponseStatus>().Where(status => status != ResponseStatus.Met).Select(status => $"{status}"));

    private static RecordQuestion Within(string list, string filter, string field, DateOnly from, DateOnly to) =>
        new RecordQuestion(RecordLists.Find(list)!) { Sort = field, PageSize = Most }.Choose(filter, [new DaySpan(from, to).Text]);

    private sealed record Held(long PersonId, DateOnly? SentenceEndEarliest, DateOnly? SentenceEndLatest, DateOnly? LastConfirmedEarliest,
        DateOnly? LastConfirmedLatest);
}
