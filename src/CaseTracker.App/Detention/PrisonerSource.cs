using CaseTracker.App.Database;
using CaseTracker.App.Detention.Columns;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Some of the individuals of a list, with their citations, which have no numbers.</summary>
/// <param name="Rows">Each is made as it is asked for, to be asked once: the database can look for the next part meanwhile.</param>
public sealed record PrisonersPart(IEnumerable<PrisonerRow> Rows, Citations Citations);

/// <summary>Custody status on a day, as known. SQL finds, counts, sorts and pages; the pure rule says why for the rows that are shown.
/// Facts above the viewer's clearance take no part in either.</summary>
internal sealed class PrisonerSource(PrisonerQuestion question, ListAsked asked) : ListSource<PrisonerList, PrisonersPart>
{
    private readonly CaseTrackerDb _db = asked.Db;
    private readonly Clearance _clearance = asked.Clearance;
    /// <summary>The moment of knowledge, UTC.</summary>
    private readonly DateTime _known = question.KnownAsOf ?? asked.Now;
    private AskedIds? _ids;

    public override async Task<ListSql> Statements(CancellationToken cancel) =>
        Sql(await PrisonerSql.Ids(_db, question, _clearance, cancel, counts: true));

    public override async Task<Func<ColumnSet, ListCounts>?> ByColumns(CancellationToken cancel)
    {
        if (question.KnownAsOf is not null || question.Only.Count > 0 || question.AsksCertainly
            || ColumnDay.Asked(question.AsOf) is not { } day) return null;
        var named = string.IsNullOrWhiteSpace(question.Name) ? null
            : await FindPeople.ByName(_db, question.Name, _clearance).Select(row => row.Id).ToListAsync(cancel);
        var words = await FacetsByColumns.Lower(_db, question.Filters, cancel);
        return set => PrisonersByColumns.Count(set, question, day, named, words);
    }

    public override async Task<PrisonerList> Page(CancellationToken cancel)
    {
        var (counts, ids) = await Both(cancel);
        var groupIds = await GroupIds(cancel);
        var heldBack = await FindPeople.Above(_db, _clearance, cancel);
        var (rows, groups) = await Rows(ids, groupIds, cancel);
        var citations = await ReadCitations.For(_db, rows.SelectMany(row => row.RecordIds)
            .Concat(groups.SelectMany(group => group.RecordIds)), _clearance, cancel);
        return await Answer(Totals(counts, groups, heldBack), rows, groups, citations, cancel);
    }

    public override async Task<PrisonerList> Head(CitedSources? cited, CancellationToken cancel)
    {
        var counts = await (await Sql(cancel)).Counts(_db, cancel);
        var (_, groups) = await Rows([], await GroupIds(cancel), cancel);
        var totals = Totals(counts, groups, await FindPeople.Above(_db, _clearance, cancel));
        return await Answer(totals, [], groups, cited is null ? Citations.None : await ReadCitations.Forward(_db,
            groups.SelectMany(group => group.RecordIds), cited, _clearance, cancel), cancel);
    }

    public override async Task<List<long>> Ids(CancellationToken cancel) => await (await Sql(cancel)).PageOf(_db, cancel);

    public override async Task<int> Recorded(long after, CancellationToken cancel) =>
        await (await Sql(cancel)).Recorded(_db, after, cancel);

    public override async Task<PrisonersPart> Part(PrisonerList head, IReadOnlyList<long> ids, CitedSources cited,
        CancellationToken cancel)
    {
        var facts = await ReadPeople.Facts(_db, ids, _known, _clearance, cancel);
        var names = await LinkNames.For(_db, facts.Values.SelectMany(PrisonerRows.Linked), _clearance, cancel);
        var disagree = await KeptConflicts.Ages(_db, ids, _clearance, cancel);
        return new(People(ids, facts, names, disagree, await Beside(ids, cancel)),
            await ReadCitations.Forward(_db, facts.Values.SelectMany(of => of.RecordIds), cited, _clearance, cancel));
    }

    private async Task<PrisonerSql> Sql(CancellationToken cancel) =>
        Sql(_ids ??= await PrisonerSql.Ids(_db, question, _clearance, cancel));

    private PrisonerSql Sql(AskedIds ids) => new(asked.Provider, question, _known, _clearance, ids);

    /// <summary>The two statements that look at the whole register run beside each other, each on a connection of its own.</summary>
    private async Task<(List<StatusCount> Counts, List<long> Page)> Both(CancellationToken cancel)
    {
        var (sql, beside) = (await Sql(cancel), await Sql(cancel));
        var counting = Task.Run(Counts, cancel);
        var paging = sql.PageOf(_db, cancel);
        await Task.WhenAll(counting, paging);
        return (await counting, await paging);

        async Task<List<StatusCount>> Counts()
        {
            await using var db = await asked.Factory.CreateDbContextAsync(cancel);
            return await beside.Counts(db, cancel);
        }
    }

    private async Task<PrisonerList> Answer(PrisonerTotals totals, IReadOnlyList<PrisonerRow> rows, IReadOnlyList<GroupRow> groups,
        Citations citations, CancellationToken cancel) => new(question, _known, totals, rows, groups, citations)
        {
            Chosen = await FilterNames.Chosen(_db, question.Filters, _ => true, _clearance, cancel),
        };

    /// <summary>The groups that name and filters take, in the order of their names.</summary>
    private async Task<List<long>> GroupIds(CancellationToken cancel)
    {
        // Who is asked for one by one is no group.
        if (question.Only.Count > 0) return [];
        var matching = question.Filters.Count > 0
            ? await (await Sql(cancel)).Matching(_db, $"n.Kind = '{PersonKind.Group}'", cancel) : [];
        var groups = FindPeople.ByName(_db, question.Name, _clearance).Where(row => row.Kind == PersonKind.Group);
        if (question.Filters.Count > 0) groups = groups.Where(row => matching.Contains(row.Id));
        return await FindPeople.InOrder(groups, _clearance).Select(row => row.Id).ToListAsync(cancel);
    }

    /// <summary>The rows of individuals and of groups, each in the order of their ids here; of groups those of whom somebody may be
    /// held.</summary>
    private async Task<(List<PrisonerRow> People, List<GroupRow> Groups)> Rows(IReadOnlyList<long> ids, IReadOnlyList<long> groupIds,
        CancellationToken cancel)
    {
        var facts = await ReadPeople.Facts(_db, [.. ids, .. groupIds], _known, _clearance, cancel);
        var names = await LinkNames.For(_db, facts.Values.SelectMany(PrisonerRows.Linked), _clearance, cancel);
        var members = await PrisonerRows.Members(_db, groupIds, _known, _clearance, cancel);
        var disagree = await KeptConflicts.Ages(_db, ids, _clearance, cancel);
        var groups = groupIds.Where(facts.ContainsKey)
            .Select(id => PrisonerRows.Group(facts[id], [.. members[id]], question.AsOf, names))
            .Where(group => group.Custody.HeldCertainty is { } held && (question.Certainty is null || question.Certainty == held))
                .ToList();
        return (People(ids, facts, names, disagree, await Beside(ids, cancel)).ToList(), groups);
    }

    private IEnumerable<PrisonerRow> People(IReadOnlyList<long> ids, Dictionary<long, PersonFacts> facts, Dictionary<long, string> names,
        HashSet<long> disagree, BesideRecords beside) => ids.Where(facts.ContainsKey)
        .Select(id => PrisonerRows.Row(facts[id], question.AsOf, names) with
        {
            AgesDisagree = disagree.Contains(id),
            Review = beside.Review(id),
            Tags = beside.Tags(id),
        });

    private Task<BesideRecords> Beside(IReadOnlyList<long> ids, CancellationToken cancel) =>
        BesideRecords.Of(_db, ids, question.Reviews, question.Tags, cancel);

    /// <param name="counts">Of <see cref="PrisonerSql.Counts"/>.</param>
    /// <param name="heldBack">Persons above the clearance.</param>
    private PrisonerTotals Totals(IReadOnlyList<StatusCount> counts, IReadOnlyList<GroupRow> groups, int heldBack)
    {
        var statuses = counts.Where(count => question.StatusesInForce.Contains(count.Status)).ToList();
        return new(Sum(Certainty.Certain), Sum(Certainty.Possible), counts, Groups(Certainty.Certain), Groups(Certainty.Possible),
            heldBack);

        int Sum(Certainty certainty) => question.Certainty is { } only && only != certainty
            ? 0 : statuses.Where(count => count.Certainty == certainty).Sum(count => count.Count);
        int Groups(Certainty certainty) => groups.Count(group => group.Custody.HeldCertainty == certainty);
    }
}
