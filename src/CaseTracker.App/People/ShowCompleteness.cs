using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
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

    internal ShowCompleteness(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock) =>
        (_factory, _access, _clock) = (factory, access, clock);

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
        var people = await seen.People.CountAsync(cancel);
        var lines = new List<FactLine>();
        var ready = seen.People;
        foreach (var fact in Enum.GetValues<SubmissionFact>())
        {
            if (seen.Withheld(fact)) { lines.Add(new FactLine(fact, null)); continue; }
            var having = seen.Having(fact);
            lines.Add(new FactLine(fact, await seen.People.CountAsync(person => having.Contains(person.Id), cancel)));
            ready = ready.Where(person => having.Contains(person.Id));
        }
        var assessed = seen.Assessed;
        var size = pageSize ?? Math.Max(1, people);
        var pages = Math.Max(1, (people + size - 1) / size);
        var shown = Math.Clamp(page, 1, pages);
        return Outcome<Completeness>.Of(new Completeness
        {
            People = people,
            Ready = await ready.CountAsync(cancel),
            Assessed = await seen.People.CountAsync(person => assessed.Contains(person.Id), cancel),
            Facts = lines,
            Facilities = await Named(db, seen.Facilities, user.Clearance, cancel),
            Courts = await Named(db, seen.Courts, user.Clearance, cancel),
            Articles = await Named(db, seen.Articles, user.Clearance, cancel),
            Rows = await Rows(db, seen, shown, size, user.Clearance, cancel),
            Page = shown,
            Pages = pages,
        });
    }

    private async Task<List<PersonReadiness>> Rows(CaseTrackerDb db, SubmissionSql seen, int page, int size, Confidentiality clearance,
        CancellationToken cancel)
    {
        var ids = await FindPeople.InOrder(db, seen.People, clearance).Skip((page - 1) * size).Take(size).Select(person => person.Id)
            .ToListAsync(cancel);
        var facts = await ReadPeople.Facts(db, ids, _clock.GetUtcNow().UtcDateTime, clearance, cancel);
        var having = new Dictionary<SubmissionFact, HashSet<long>>();
        foreach (var fact in Enum.GetValues<SubmissionFact>())
            having[fact] = await seen.Having(fact).Where(id => ids.Contains(id)).ToHashSetAsync(cancel);
        var heldBack = await db.Prosecutions.Where(row => ids.Contains(row.PersonId) && row.DeletedAt == null).ToListAsync(cancel);
        return [.. ids.Where(facts.ContainsKey)
            .Select(id => new PersonReadiness(id, PersonNaming.Called(facts[id].Person.Details, facts[id].Person.IsHidden("name")),
            having.ToDictionary(fact => fact.Key, fact => State(fact.Key, facts[id], fact.Value.Contains(id)))))];

        FactState State(SubmissionFact fact, PersonFacts of, bool has)
        {
            if (seen.Withheld(fact) || fact == SubmissionFact.Name && of.Person.IsHidden("name")) return FactState.Withheld;
            if (has) return fact == SubmissionFact.ArrestDate && of.Events.Where(Arrest).All(Vague)
                ? FactState.Uncertain : FactState.OnRecord;
            var hides = of.HeldBack > 0 || heldBack.Exists(row => row.PersonId == of.Person.Id && row.Confidentiality > clearance);
            return hides && fact > SubmissionFact.Nationality ? FactState.Withheld : FactState.Missing;
        }
    }

    private static bool Arrest(Redacted<CustodyEventDetails> custody) => custody.Details.Kind == CustodyEventKind.Arrest;

    /// <summary>A date that is no known day, or a doubted one.</summary>
    private static bool Vague(Redacted<CustodyEventDetails> custody) =>
        custody.Details.On is not { Qualified: false, Extent: DateExtent.Day };

    private static async Task<List<OnRecord>> Named(CaseTrackerDb db, IQueryable<PersonAndLink> links, Confidentiality clearance,
        CancellationToken cancel)
    {
        var counted = await links.GroupBy(link => link.LinkId)
            .Select(of => new { of.Key, People = of.Select(link => link.PersonId).Distinct().Count() })
            .OrderByDescending(of => of.People).ThenBy(of => of.Key).Take(Most).ToListAsync(cancel);
        var names = await LinkNames.For(db, counted.Select(of => of.Key), clearance, cancel);
        return [.. counted.Where(of => names.ContainsKey(of.Key!.Value))
            .Select(of => new OnRecord(of.Key!.Value, names[of.Key!.Value], of.People))];
    }
}
