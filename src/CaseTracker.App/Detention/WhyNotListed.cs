using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.People;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Answers for a typed name why the person is not on the list of a question, within the viewer's rights: a
/// person above the clearance is answered like one who does not exist.</summary>
public sealed class WhyNotListed
{
    private const int Most = 10;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal WhyNotListed(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock) =>
        (_factory, _dialect, _access, _clock) = (factory, dialect, access, clock);

    /// <summary>An answer for each person of that name, at most ten; none where nobody of the name is on record.</summary>
    public async Task<Outcome<IReadOnlyList<AbsenceAnswer>>> Handle(CurrentUser user, PrisonerQuestion question, string name,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<AbsenceAnswer>>.Failed(refused);
        if (string.IsNullOrWhiteSpace(name)) return Outcome<IReadOnlyList<AbsenceAnswer>>.Failed(new Problem("Records.TypeAName"));
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var known = question.KnownAsOf ?? _clock.GetUtcNow().UtcDateTime;
        var ids = await FindPeople.InOrder(FindPeople.ByName(db, name, user.Clearance), user.Clearance).Select(row => row.Id)
            .Take(Most).ToListAsync(cancel);
        var facts = await ReadPeople.Facts(db, ids, known, user.Clearance, cancel);
        var inFilter = string.IsNullOrWhiteSpace(question.Name) ? null
            : await FindPeople.ByName(db, question.Name, user.Clearance).Where(row => ids.Contains(row.Id)).Select(row => row.Id)
                .ToListAsync(cancel);
        var taken = await Taken(db, question, known, user.Clearance, ids, cancel);
        return Outcome<IReadOnlyList<AbsenceAnswer>>.Of([.. ids.Where(facts.ContainsKey)
            .Select(id => Answer(facts[id], question, inFilter, taken))]);
    }

    /// <summary>Whom each filter takes of these people.</summary>
    private async Task<List<(FilterDefinition Filter, List<long> People)>> Taken(CaseTrackerDb db, PrisonerQuestion question,
        DateTime known, Clearance clearance, List<long> ids, CancellationToken cancel)
    {
        var taken = new List<(FilterDefinition, List<long>)>();
        var told = await PrisonerSql.Told(db, question, clearance, cancel);
        foreach (var (filter, _) in question.Filters.All.Where(chosen => chosen.Filter.Key != PrisonerFilters.Unconfirmed && ids.Count > 0))
            taken.Add((filter, await new PrisonerSql(_dialect.Provider, question, known, clearance, new(null, told))
                .Matching(db, $"n.Id IN ({string.Join(", ", ids)})", cancel, filter)));
        return taken;
    }

    private static AbsenceAnswer Answer(PersonFacts facts, PrisonerQuestion question, List<long>? inFilter,
        List<(FilterDefinition Filter, List<long> People)> taken)
    {
        var name = PersonNaming.Called(facts.Person.Details, facts.Person.IsHidden("name"));
        if (facts.Person.Details.Kind == PersonKind.Group)
            return new AbsenceAnswer(facts.Person.Id, name, false, [new Problem("Records.Absent_Group")]);
        var standing = CustodyRules.StatusOn(facts.History, question.AsOf);
        List<Problem> why = [];
        if (!question.StatusesInForce.Contains(standing.Status))
            why.Add(new Problem(question.Statuses.Count > 0 && standing.DeprivedOfLiberty
                ? "Records.Absent_StatusFilter" : "Records.Absent_Status", standing.Status.Localize(), standing.Reason));
        if (question.Certainty is { } certainty && certainty != standing.Certainty)
            why.Add(new Problem("Records.Absent_Certainty", standing.Certainty.Localize(), standing.Reason));
        if (inFilter is not null && !inFilter.Contains(facts.Person.Id)) why.Add(new Problem("Records.Absent_Name", question.Name));
        foreach (var (filter, _) in taken.Where(one => !one.People.Contains(facts.Person.Id)))
            why.Add(new Problem("PrisonerPages.Absent_Filter", filter.Label));
        if (question.Filters.Of(PrisonerFilters.Unconfirmed) is { Count: > 0 } days && standing.LastConfirmed?.Latest is { } last
            && days.All(least => question.AsOf.DayNumber - last.DayNumber <= int.Parse(least, CultureInfo.InvariantCulture)))
            why.Add(new Problem("PrisonerPages.Absent_Filter", PrisonerFilters.Find(PrisonerFilters.Unconfirmed)!.Label));
        if (facts.HeldBack > 0) why.Add(new Problem("Records.Absent_HeldBack", facts.HeldBack));
        var listed = why.Count == (facts.HeldBack > 0 ? 1 : 0);
        if (listed) why.Insert(0, new Problem("Records.Listed", standing.Status.Localize(), standing.Reason));
        return new AbsenceAnswer(facts.Person.Id, name, listed, why);
    }
}
