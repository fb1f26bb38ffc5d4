using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>Answers which prisons, courts and articles are on record, and who is ready for a submission to the UN Working Group
/// on Arbitrary Detention. Unknown stays unknown: what the viewer may not see is not told as missing.</summary>
public sealed class ShowCompleteness
{
    /// <summary>How many prisons, courts and articles are listed at most, each.</summary>
    public const int Most = 20;

    private const int PageSize = 50;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly TimeProvider _clock;
    private readonly AnswerCache _cache;

    internal ShowCompleteness(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock, AnswerCache cache) =>
        (_factory, _access, _clock, _cache) = (factory, access, clock, cache);

    /// <param name="page">From 1; a page beyond the last is the last.</param>
    public Task<Outcome<Completeness>> Handle(CurrentUser user, int page = 1, CancellationToken cancel = default) =>
        Handle(user, page, PageSize, cancel);

    /// <summary>The same with everybody on one page, for an export.</summary>
    internal Task<Outcome<Completeness>> All(CurrentUser user, CancellationToken cancel) => Handle(user, 1, null, cancel);

    private async Task<Outcome<Completeness>> Handle(CurrentUser user, int page, int? pageSize, CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Completeness>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var seen = new SubmissionSql(db, user.Clearance);
        var facts = SubmissionForm.OnRecord;
        var clearance = await RecordReaders.Effective(db, user.Clearance, cancel);
        var (same, links) = await _cache.Of(db, (nameof(ShowCompleteness), clearance), () => Counts(seen, cancel), cancel);
        var people = same.Sum(one => one.People);
        var size = pageSize ?? Math.Max(1, people);
        var pages = Math.Max(1, (people + size - 1) / size);
        var shown = Math.Clamp(page, 1, pages);
        return Outcome<Completeness>.Of(new Completeness
        {
            People = people,
            Ready = Having(one => facts.All(fact => seen.Withheld(fact) || one.Has(fact))),
            Assessed = Having(one => one.Assessed),
            Facts = [.. facts.Select(fact => new FactLine(fact, seen.Withheld(fact) ? null : Having(one => one.Has(fact))))],
            Facilities = await Named(db, links[0], user.Clearance, cancel),
            Courts = await Named(db, links[1], user.Clearance, cancel),
            Articles = await Named(db, links[2], user.Clearance, cancel),
            Rows = await Rows(db, seen, shown, size, user.Clearance, cancel),
            Page = shown,
            Pages = pages,
        });

        int Having(Func<SameFacts, bool> has) => same.Where(has).Sum(one => one.People);
    }

    private static async Task<Counted> Counts(SubmissionSql seen, CancellationToken cancel) =>
        new(await seen.Counts(cancel),
            [await seen.MostOf(RecordKind.Facility, Most, cancel), await seen.MostOf(RecordKind.Organisation, Most, cancel),
                await seen.MostOf(RecordKind.LegalArticle, Most, cancel)]);

    private async Task<List<PersonReadiness>> Rows(CaseTrackerDb db, SubmissionSql seen, int page, int size, Clearance clearance,
        CancellationToken cancel)
    {
        var ids = await FindPeople.InOrder(seen.People, clearance).Skip((page - 1) * size).Take(size).Select(person => person.Id)
            .ToListAsync(cancel);
        var facts = await ReadPeople.Facts(db, ids, _clock.GetUtcNow().UtcDateTime, clearance, cancel);
        var bit = ClearanceBits.Of(clearance);
        var having = await db.FactsOnRecord.Where(row => ids.Contains(row.PersonId) && (row.Clearances & bit) != 0)
            .ToDictionaryAsync(row => row.PersonId, row => row.Facts, cancel);
        var above = await seen.Above(ids, cancel);
        var prosecutions = (await db.Prosecutions.VisibleTo(clearance).Where(row => EF.Parameter(ids.ToArray()).Contains(row.PersonId))
            .Select(row => new { row.Id, row.PersonId }).ToListAsync(cancel)).ToLookup(row => row.PersonId, row => row.Id);
        return [.. ids.Where(facts.ContainsKey)
            .Select(id => new PersonReadiness(id, PersonNaming.Called(facts[id].Person.Details, facts[id].Person.IsHidden("name")),
            SubmissionForm.OnRecord.ToDictionary(fact => fact, fact => State(fact, facts[id],
                (having.GetValueOrDefault(id) & FactBits.Of(fact)) != 0)), Records(facts[id], prosecutions[id])))];

        FactState State(SubmissionFact fact, PersonFacts of, bool has)
        {
            if (seen.Withheld(fact) || fact.IsName() && of.Person.IsHidden("name")) return FactState.Withheld;
            if (has) return fact == SubmissionFact.ArrestDay && of.Events.Where(Arrest).All(Vague)
                ? FactState.Uncertain : FactState.OnRecord;
            return above.MayTell(fact, of.Person.Id, of.HeldBack > 0) ? FactState.Withheld : FactState.Missing;
        }
    }

    private static SubmissionRecords Records(PersonFacts of, IEnumerable<long> prosecutions) => new(of.Person.Id,
        SubmissionRecords.Last([.. of.Events.Where(Arrest).OrderBy(arrest => arrest.Details.On?.Earliest ?? DateOnly.MaxValue)]),
        SubmissionRecords.Last(of.Stays), prosecutions.Select(id => (long?)id).Max(), SubmissionRecords.Last(of.Charges),
        SubmissionRecords.Last(of.Sentences));

    private static bool Arrest(Redacted<CustodyEventDetails> custody) => custody.Details.Kind == CustodyEventKind.Arrest;

    /// <summary>A date that is no known day, or a doubted one.</summary>
    private static bool Vague(Redacted<CustodyEventDetails> custody) =>
        custody.Details.On is not { Qualified: false, Extent: DateExtent.Day };

    private static async Task<List<OnRecord>> Named(CaseTrackerDb db, List<PeopleOfLink> counted, Clearance clearance,
        CancellationToken cancel)
    {
        var names = await LinkNames.For(db, counted.Select(of => (long?)of.Link), clearance, cancel);
        return [.. counted.Where(of => names.ContainsKey(of.Link)).Select(of => new OnRecord(of.Link, names[of.Link], of.People))];
    }

    /// <summary>What is counted over everybody.</summary>
    private sealed record Counted(List<SameFacts> Same, List<PeopleOfLink>[] Links);
}
