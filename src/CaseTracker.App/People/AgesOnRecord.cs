using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>All that is on record now of the ages of some people, and of the records that are linked as the same people's.</summary>
internal sealed class AgesOnRecord
{
    /// <summary>A record of a person, as far as its age goes.</summary>
    internal sealed record Person(long Id, Confidentiality Level, DateTime? DeletedAt, DateTime CreatedAt, bool OfAChild, AgeGroup AgeGroup,
        ImpreciseDate? Birth);

    private sealed record SameLink(long PersonId, long OtherPersonId, Confidentiality Level);

    private readonly Dictionary<long, Person> _people;
    private readonly ILookup<long, (long Other, Confidentiality Level)> _same;
    private readonly ILookup<long, AgedFactRow> _facts;
    private readonly CitedAges _cited;
    // Of what is more closed than its own level says: the records that a clearance sees.
    private readonly Dictionary<Confidentiality, HashSet<long>> _seen;

    private AgesOnRecord(Dictionary<long, Person> people, IEnumerable<SameLink> links, List<AgedFactRow> facts, CitedAges cited,
        Dictionary<Confidentiality, HashSet<long>> seen)
    {
        (_people, _facts, _cited, _seen) = (people, facts.ToLookup(fact => fact.PersonId), cited, seen);
        _same = links.Distinct().SelectMany(link => new[] { (link.PersonId, link.OtherPersonId, link.Level),
            (PersonId: link.OtherPersonId, OtherPersonId: link.PersonId, link.Level) })
            .ToLookup(end => end.PersonId, end => (end.OtherPersonId, end.Level));
    }

    /// <summary>The people asked for, and everybody whom links join with them, over removed records too.</summary>
    public IReadOnlyCollection<Person> People => _people.Values;

    public static async Task<AgesOnRecord> Of(CaseTrackerDb db, IEnumerable<long> people, CancellationToken cancel)
    {
        var (all, links) = await Joined(db, people, cancel);
        var ids = all.ToArray();
        var rows = await db.People.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id))
            .Select(row => new Person(row.Id, row.Confidentiality, row.DeletedAt, row.Header.CreatedAt, row.OfAChild, row.AgeGroup,
                row.Birth)).ToListAsync(cancel);
        var facts = await AgedFactRows.Of(db, ids, cancel);
        var seen = new Dictionary<Confidentiality, HashSet<long>>();
        foreach (var clearance in Enum.GetValues<Confidentiality>().Where(ChildNames.SeenBy))
            seen[clearance] = await Seen(db, facts, clearance, cancel);
        return new(rows.ToDictionary(row => row.Id), links, facts,
            await CitedAges.Of(db, [.. ids, .. facts.Select(fact => fact.RecordId)], cancel), seen);
    }

    /// <summary>Whether the name is a child's by everything that stands and by what sources report otherwise, whoever may see it.</summary>
    public bool OfAChild(long person) =>
        ChildRules.Read([.. Same(person).SelectMany(id => _cited.With(id, Aged(_people[id], _facts[id]), _facts[id]))]).OfAChild;

    /// <summary>Whether what stands on record cannot all be true, whoever may see it. Where sources disagree with it, that is a conflict of
    /// their own.</summary>
    public bool Disagree(long person) => ChildRules.Read([.. Same(person).Select(id => Aged(_people[id], _facts[id]))]).Disagree;

    /// <summary>What somebody cleared for births sees of a person's age: the records of that person with the facts of each.</summary>
    public IReadOnlyList<(Person Person, IReadOnlyList<AgedFactRow> Facts)> Seen(long person, Clearance clearance) =>
        [.. SameRecords.Of(person, one => _same[one].Where(link => link.Level <= clearance).Select(link => link.Other), id => Stands(id)
            && _people[id].Level <= clearance)
            .Select(id => (_people[id], (IReadOnlyList<AgedFactRow>)[.. _facts[id]
                .Where(fact => fact.Level <= clearance && (!MoreClosed(fact.Kind) || _seen[clearance].Contains(fact.RecordId)))]))];

    /// <summary>Whether what the clearance sees of a person's age cannot all be true. Births are above all lower clearances, which are told
    /// nothing.</summary>
    public bool Disagrees(long person, Clearance clearance) =>
        ChildNames.SeenBy(clearance) && _people[person].Level <= clearance && Stands(person)
        && ChildRules.Read([.. Seen(person, clearance).Select(one => Aged(one.Person, one.Facts))]).Disagree;

    private IReadOnlyCollection<long> Same(long person) => SameRecords.Of(person, one => _same[one].Select(link => link.Other), Stands);

    private bool Stands(long person) => _people[person].DeletedAt is null;

    private static AgedRecord Aged(Person person, IEnumerable<AgedFactRow> facts) =>
        new(person.Birth, person.AgeGroup, CambodianTime.DayOf(person.CreatedAt), [.. facts.Select(fact => fact.Fact)]);

    /// <summary>Everybody whom links in force join with these people.</summary>
    private static async Task<(HashSet<long> People, List<SameLink> Links)> Joined(CaseTrackerDb db, IEnumerable<long> people,
        CancellationToken cancel)
    {
        var (all, links) = (people.ToHashSet(), new List<SameLink>());
        for (long[] next = [.. all]; next.Length > 0;)
        {
            var found = await db.IdentityLinks.AsNoTracking()
                .Where(row => row.KnownTo == null && row.Kind == IdentityLinkKind.SamePerson
                    && (EF.Parameter(next).Contains(row.PersonId) || EF.Parameter(next).Contains(row.OtherPersonId)))
                .Select(row => new SameLink(row.PersonId, row.OtherPersonId, row.Confidentiality)).ToListAsync(cancel);
            links.AddRange(found);
            next = [.. found.SelectMany(link => new[] { link.PersonId, link.OtherPersonId }).Where(all.Add)];
        }
        return (all, links);
    }

    private static async Task<HashSet<long>> Seen(CaseTrackerDb db, List<AgedFactRow> facts, Clearance clearance,
        CancellationToken cancel)
    {
        var seen = new HashSet<long>();
        foreach (var kind in facts.Where(fact => MoreClosed(fact.Kind)).GroupBy(fact => fact.Kind, fact => fact.RecordId))
            seen.UnionWith(await new SeenSql(db, clearance).Among(kind.Key, [.. kind], cancel));
        return seen;
    }

    // A case, an event or an organisation may close these, beside their own level and that of the person.
    private static bool MoreClosed(RecordKind kind) => !RecordTypes.All[kind].IsFact;
}
