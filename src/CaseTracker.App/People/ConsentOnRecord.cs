using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>What everybody agreed to, by all answers that stand, whoever may see them: a refusal protects also where the reader may not
/// know of it. Records that links join as one person's share their answers.</summary>
internal sealed class ConsentOnRecord
{
    private readonly ILookup<long, ConsentSaid> _said;
    private readonly ILookup<long, long> _same;
    private readonly Dictionary<(long, ConsentPurpose), ConsentStanding> _stands = [];
    private readonly HashSet<long> _groups;
    private readonly DateOnly _day;

    private ConsentOnRecord(IEnumerable<StoredConsent> said, IEnumerable<SameLink> links, HashSet<long> groups, DateOnly day)
    {
        (_groups, _day) = (groups, day);
        _said = said.ToLookup(one => one.Consent.PersonId, one => one.Told);
        _same = links.SelectMany(link => new[] { link, new SameLink { One = link.Other, Other = link.One } })
            .ToLookup(link => link.One, link => link.Other);
    }

    /// <param name="day">The day on which it is asked what holds.</param>
    public static async Task<ConsentOnRecord> Read(CaseTrackerDb db, DateOnly day, CancellationToken cancel)
    {
        var said = await Said(db, db.Set<ConsentRow>()).ToListAsync(cancel);
        var links = await Links(db, Confidentiality.Confidential).ToListAsync(cancel);
        var groups = await db.People.Where(row => row.Kind == PersonKind.Group).Select(row => row.Id).ToListAsync(cancel);
        return new(said, links, [.. groups], day);
    }

    /// <summary>How consent of one person stands by the answers that a viewer may know of. Files go by all of them.</summary>
    public static async Task<IReadOnlyDictionary<ConsentPurpose, ConsentStanding>> Shown(CaseTrackerDb db, long person, DateOnly day,
        Clearance clearance, CancellationToken cancel)
    {
        var (same, links) = (new HashSet<long> { person }, new List<SameLink>());
        for (long[] next = [person]; next.Length > 0;)
        {
            // A link that the viewer may not know of would tell of itself by what it adds.
            var found = await Links(db, clearance)
                .Where(link => EF.Parameter(next).Contains(link.One) || EF.Parameter(next).Contains(link.Other)).ToListAsync(cancel);
            links.AddRange(found);
            next = [.. found.SelectMany(link => new[] { link.One, link.Other }).Where(same.Add)];
        }
        var seen = db.Set<ConsentRow>().Where(row => EF.Parameter(same.ToArray()).Contains(row.PersonId)).VisibleTo(clearance);
        var shown = new ConsentOnRecord(await Said(db, seen).ToListAsync(cancel), links, [], day);
        return Enum.GetValues<ConsentPurpose>().ToDictionary(purpose => purpose, purpose => shown.Standing(person, purpose));
    }

    /// <summary>The answers on one record of a person.</summary>
    public static async Task<IReadOnlyList<ConsentSaid>> Of(CaseTrackerDb db, long person, CancellationToken cancel) =>
        [.. (await Said(db, db.Set<ConsentRow>().Where(row => row.PersonId == person)).ToListAsync(cancel)).Select(one => one.Told)];

    /// <summary>The people who refused or took back that they are kept (<see cref="ConsentRules.MayBeKept"/>), by id.</summary>
    public static async Task<IReadOnlyList<long>> NotToBeKept(CaseTrackerDb db, CancellationToken cancel)
    {
        var said = db.Set<ConsentRow>();
        var some = said.Where(row => row.KnownTo == null && (row.Keep == ConsentAnswer.Refused || row.Keep == ConsentAnswer.Withdrawn))
            .Select(row => row.PersonId);
        return [.. (await Said(db, said.Where(row => some.Contains(row.PersonId))).ToListAsync(cancel))
            .GroupBy(one => one.Consent.PersonId, one => one.Told).Where(of => !ConsentRules.MayBeKept(of)).Select(of => of.Key).Order()];
    }

    /// <summary>Those of some consents after which the person was certainly asked again, as far as a viewer may know.</summary>
    public static async Task<IReadOnlySet<long>> AskedAgain(CaseTrackerDb db, long[] consents, Clearance clearance,
        CancellationToken cancel)
    {
        var seen = db.Set<ConsentRow>().AsNoTracking().VisibleTo(clearance);
        var people = seen.Where(row => EF.Parameter(consents).Contains(row.FactId)).Select(row => row.PersonId);
        var rows = await seen.Where(row => people.Contains(row.PersonId)).ToListAsync(cancel);
        return rows.Where(row => rows.Exists(later => later.PersonId == row.PersonId && later.On?.Earliest > row.On?.Latest))
            .Select(row => row.FactId).ToHashSet();
    }

    public ConsentStanding Standing(long person, ConsentPurpose purpose)
    {
        if (_stands.TryGetValue((person, purpose), out var known)) return known;
        return _stands[(person, purpose)] = ConsentRules.On(_day,
            SameRecords.Of(person, one => _same[one], _ => true).SelectMany(one => _said[one]), purpose);
    }

    /// <summary>Whether a person may stand in a file or report for an audience. Groups may, for nobody of them is told.</summary>
    public bool MayStand(Audience audience, long person) =>
        _groups.Contains(person) || ConsentRules.MayStand(audience, purpose => Standing(person, purpose));

    /// <summary>Whether a person, or a group, may be named there.</summary>
    public bool MayBeNamed(Audience audience, long person) => ConsentRules.MayBeNamed(audience, purpose => Standing(person, purpose));

    private static IQueryable<StoredConsent> Said(CaseTrackerDb db, IQueryable<ConsentRow> of) =>
        from row in of.AsNoTracking()
        join person in db.People.AsNoTracking() on row.PersonId equals person.Id
        where row.KnownTo == null
        select new StoredConsent
        {
            Consent = row,
            OfAChild = person.OfAChild || person.AgeGroup == AgeGroup.Child,
            Birth = person.Birth
        };

    private static IQueryable<SameLink> Links(CaseTrackerDb db, Clearance clearance) => db.IdentityLinks.AsNoTracking()
        .Where(row => row.KnownTo == null && row.Kind == IdentityLinkKind.SamePerson)
        .Within(clearance).BetweenVisible(db, clearance)
        .Select(row => new SameLink { One = row.PersonId, Other = row.OtherPersonId });

    private sealed record StoredConsent
    {
        public required ConsentRow Consent { get; init; }
        public required bool OfAChild { get; init; }
        public required ImpreciseDate? Birth { get; init; }

        public ConsentSaid Told => new(Consent, OfAChild, Birth);
    }

    private sealed record SameLink
    {
        public required long One { get; init; }
        public required long Other { get; init; }
    }
}
