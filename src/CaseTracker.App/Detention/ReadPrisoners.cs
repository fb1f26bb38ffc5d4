using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
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
internal sealed record PrisonersPart(IEnumerable<PrisonerRow> Rows, Citations Citations);

/// <summary>The answer to a <see cref="PrisonerQuestion"/> without pages, to be read once and forward.</summary>
/// <param name="Head">What is told of the list as a whole, and its groups, whose citations have no numbers; without an individual.</param>
/// <param name="Cited">The sources of groups and parts, once these are read.</param>
internal sealed record PrisonersForward(PrisonerList Head, IAsyncEnumerable<PrisonersPart> Parts, CitedSources Cited)
{
    /// <summary>Individuals a part.</summary>
    public const int Part = 500;
}

/// <summary>A question to the prisoner list on its way to an answer, in one context.</summary>
internal sealed class ReadPrisoners(CaseTrackerDb db, DatabaseProvider provider, PrisonerQuestion question, DateTime known,
    Confidentiality clearance, AskedIds asked)
{
    public CaseTrackerDb Db => db;
    public AskedIds Asked => asked;

    /// <summary>The moment of knowledge, UTC.</summary>
    public DateTime Known => known;

    public PrisonerSql Sql { get; } = new(provider, question, known, clearance, asked);

    /// <summary>The groups that name and filters take, in the order of their names.</summary>
    public async Task<List<long>> GroupIds(CancellationToken cancel)
    {
        var matching = question.Filters.Count > 0 ? await Sql.Matching(db, $"n.Kind = '{PersonKind.Group}'", cancel) : [];
        var groups = FindPeople.ByName(db, question.Name, clearance).Where(row => row.Kind == PersonKind.Group);
        if (question.Filters.Count > 0) groups = groups.Where(row => matching.Contains(row.Id));
        return await FindPeople.InOrder(groups, clearance).Select(row => row.Id).ToListAsync(cancel);
    }

    /// <summary>The rows of individuals and of groups, each in the order of their ids here; of groups those of whom somebody may be
    /// held.</summary>
    public async Task<(List<PrisonerRow> People, List<GroupRow> Groups)> Rows(IReadOnlyList<long> ids, IReadOnlyList<long> groupIds,
        CancellationToken cancel)
    {
        var facts = await ReadPeople.Facts(db, [.. ids, .. groupIds], known, clearance, cancel);
        var names = await LinkNames.For(db, facts.Values.SelectMany(PrisonerRows.Linked), clearance, cancel);
        var members = await PrisonerRows.Members(db, groupIds, known, clearance, cancel);
        var disagree = await KeptConflicts.Ages(db, ids, clearance, cancel);
        var groups = groupIds.Where(facts.ContainsKey)
            .Select(id => PrisonerRows.Group(facts[id], [.. members[id]], question.AsOf, names))
            .Where(group => group.Custody.HeldCertainty is { } held && (question.Certainty is null || question.Certainty == held))
                .ToList();
        return (People(ids, facts, names, disagree).ToList(), groups);
    }

    /// <summary>Some of the individuals of an answer that is read forward.</summary>
    /// <param name="cited">Takes their sources.</param>
    public async Task<PrisonersPart> Part(IReadOnlyList<long> ids, CitedSources cited, CancellationToken cancel)
    {
        var facts = await ReadPeople.Facts(db, ids, known, clearance, cancel);
        var names = await LinkNames.For(db, facts.Values.SelectMany(PrisonerRows.Linked), clearance, cancel);
        var disagree = await KeptConflicts.Ages(db, ids, clearance, cancel);
        return new(People(ids, facts, names, disagree),
            await ReadCitations.Forward(db, facts.Values.SelectMany(of => of.RecordIds), cited, clearance, cancel));
    }

    private IEnumerable<PrisonerRow> People(IReadOnlyList<long> ids, Dictionary<long, PersonFacts> facts, Dictionary<long, string> names,
        HashSet<long> disagree) => ids.Where(facts.ContainsKey)
        .Select(id => PrisonerRows.Row(facts[id], question.AsOf, names) with { AgesDisagree = disagree.Contains(id) });

    /// <param name="counts">Of <see cref="PrisonerSql.Counts"/>.</param>
    /// <param name="heldBack">Persons above the clearance.</param>
    public PrisonerTotals Totals(IReadOnlyList<StatusCount> counts, IReadOnlyList<GroupRow> groups, int heldBack)
    {
        var statuses = counts.Where(count => question.StatusesInForce.Contains(count.Status)).ToList();
        return new(Sum(Certainty.Certain), Sum(Certainty.Possible), counts, Groups(Certainty.Certain), Groups(Certainty.Possible),
            heldBack);

        int Sum(Certainty certainty) => question.Certainty is { } only && only != certainty
            ? 0 : statuses.Where(count => count.Certainty == certainty).Sum(count => count.Count);
        int Groups(Certainty certainty) => groups.Count(group => group.Custody.HeldCertainty == certainty);
    }

    /// <summary>The question's filters in words.</summary>
    public Task<IReadOnlyList<ChosenValues>> Chosen(CancellationToken cancel) =>
        FilterNames.Chosen(db, question.Filters, Sql.Offers, clearance, cancel);
}
