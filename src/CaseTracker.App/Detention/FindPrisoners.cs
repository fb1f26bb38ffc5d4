using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Answers who was held on a day, and how sure that is. SQL finds, counts, sorts and pages; the pure rule says
/// why for the rows that are shown. Facts above the viewer's clearance take no part in either.</summary>
public sealed class FindPrisoners
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal FindPrisoners(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock) =>
        (_factory, _dialect, _access, _clock) = (factory, dialect, access, clock);

    public async Task<Outcome<PrisonerList>> Handle(CurrentUser user, PrisonerQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<PrisonerList>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var known = question.KnownAsOf ?? _clock.GetUtcNow().UtcDateTime;
        // One connection for all that follows, and not one a statement.
        await db.Database.OpenConnectionAsync(cancel);
        var asked = await PrisonerSql.Ids(db, question, user.Clearance, cancel);
        var sql = new PrisonerSql(_dialect.Provider, question, known, user.Clearance, asked);
        var (counts, ids) = await Both(db, sql, question, known, user.Clearance, asked, cancel);
        var matching = question.Filters.Count > 0 ? await sql.Matching(db, $"n.Kind = '{PersonKind.Group}'", cancel) : [];
        var heldBack = await FindPeople.Above(db, user.Clearance, cancel);

        var groups = FindPeople.ByName(db, question.Name, user.Clearance).Where(row => row.Kind == PersonKind.Group);
        if (question.Filters.Count > 0) groups = groups.Where(row => matching.Contains(row.Id));
        var groupIds = await FindPeople.InOrder(groups, user.Clearance).Select(row => row.Id).ToListAsync(cancel);
        var facts = await ReadPeople.Facts(db, [.. ids, .. groupIds], known, user.Clearance, cancel);
        var names = await LinkNames.For(db, facts.Values.SelectMany(PrisonerRows.Linked), user.Clearance, cancel);
        var members = await PrisonerRows.Members(db, groupIds, known, user.Clearance, cancel);
        var disagree = await KeptConflicts.Ages(db, ids, user.Clearance, cancel);
        var rows = ids.Where(facts.ContainsKey)
            .Select(id => PrisonerRows.Row(facts[id], question.AsOf, names) with { AgesDisagree = disagree.Contains(id) }).ToList();
        var groupRows = groupIds.Where(facts.ContainsKey)
            .Select(id => PrisonerRows.Group(facts[id], [.. members[id]], question.AsOf, names))
            .Where(group => group.Custody.HeldCertainty is { } held && (question.Certainty is null || question.Certainty == held))
                .ToList();
        var citations = await ReadCitations.For(db, rows.SelectMany(row => row.RecordIds)
            .Concat(groupRows.SelectMany(group => group.RecordIds)), user.Clearance, cancel);

        var statuses = counts.Where(count => question.StatusesInForce.Contains(count.Status)).ToList();
        int Sum(Certainty certainty) => question.Certainty is { } only && only != certainty
            ? 0 : statuses.Where(count => count.Certainty == certainty).Sum(count => count.Count);
        int Groups(Certainty certainty) => groupRows.Count(group => group.Custody.HeldCertainty == certainty);
        var totals = new PrisonerTotals(Sum(Certainty.Certain), Sum(Certainty.Possible), counts, Groups(Certainty.Certain),
            Groups(Certainty.Possible), heldBack);
        var filters = await FilterNames.For(db, question.Filters.All.SelectMany(chosen =>
            chosen.Values.Select(value => (chosen.Filter, (string?)value))), user.Clearance, cancel);
        return Outcome<PrisonerList>.Of(new PrisonerList(question, known, totals, rows, groupRows, citations)
        {
            Chosen = [.. question.Filters.All.Select(chosen =>
                new ChosenValues(chosen.Filter, [.. chosen.Values.Select(value => filters.Name(chosen.Filter, value))]))],
        });
    }

    /// <summary>The two statements that look at the whole register run beside each other, each on a connection of its own.</summary>
    private async Task<(List<StatusCount> Counts, List<long> Page)> Both(CaseTrackerDb db, PrisonerSql sql, PrisonerQuestion question,
        DateTime known, Confidentiality clearance, AskedIds asked, CancellationToken cancel)
    {
        var counting = Task.Run(() => Counts(question, known, clearance, asked, cancel), cancel);
        var paging = sql.Page(db, cancel);
        await Task.WhenAll(counting, paging);
        return (await counting, await paging);
    }

    private async Task<List<StatusCount>> Counts(PrisonerQuestion question, DateTime known, Confidentiality clearance, AskedIds asked,
        CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await new PrisonerSql(_dialect.Provider, question, known, clearance, asked).Counts(db, cancel);
    }
}
