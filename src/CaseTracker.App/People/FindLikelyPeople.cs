using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>Somebody on record who may be the person whose name is being typed.</summary>
/// <param name="Arrested">When they were last arrested, as far as the viewer may know.</param>
/// <param name="Score">0 to 100, as <see cref="NameMatch"/> gives it.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record LikelyPerson(long Id, string Name, string? NameKhmer, PersonKind Kind, string? Occupation, ImpreciseDate? Arrested,
    int Score, IReadOnlyList<Problem> Reasons);

/// <summary>Finds the people whose names are likely spellings of a name. It suggests and never merges. A name that the
/// viewer may not see suggests nobody and takes nobody's place among the suggestions.</summary>
public sealed class FindLikelyPeople
{
    /// <summary>How many names are compared one by one: those with most in common by their keys.</summary>
    private const int Candidates = 200;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal FindLikelyPeople(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock) =>
        (_factory, _access, _clock) = (factory, access, clock);

    /// <summary>At most <paramref name="most"/> people, the likeliest first; none for an empty name.</summary>
    public async Task<Outcome<IReadOnlyList<LikelyPerson>>> Handle(CurrentUser user, string? name, string? nameKhmer = null, int most = 5,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<LikelyPerson>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var found = await Names(db, name, nameKhmer, most, user.Clearance, cancel);
        var facts = await ReadPeople.Facts(db, found.Select(one => one.Person), _clock.GetUtcNow().UtcDateTime, user.Clearance, cancel);
        return Outcome<IReadOnlyList<LikelyPerson>>.Of([.. found.Where(one => facts.ContainsKey(one.Person))
            .Select(one => Shown(facts[one.Person], one.Match))]);
    }

    /// <summary>Whether somebody whom the viewer may see has the same name in the same spelling.</summary>
    internal static async Task<bool> SameName(CaseTrackerDb db, string? name, string? nameKhmer, Clearance clearance,
        CancellationToken cancel) =>
        await Names(db, name, nameKhmer, 1, clearance, cancel) is [{ Match.Score: 100 }, ..];

    /// <summary>The people whose visible names are likely spellings of either name, the likeliest first.</summary>
    internal static async Task<IReadOnlyList<(long Person, NameMatch Match)>> Names(CaseTrackerDb db, string? name, string? nameKhmer,
        int most, Clearance clearance, CancellationToken cancel)
    {
        string[] keys = [.. NameKeys.Of(name), .. NameKeys.Of(nameKhmer)];
        if (keys.Length == 0) return [];
        var near = await Keyed(db, keys, clearance)
            .GroupBy(key => key.PersonId).Select(group => new { Person = group.Key, Common = group.Sum(key => key.Key.Length) })
            .OrderByDescending(one => one.Common).ThenBy(one => one.Person).Take(Candidates).Select(one => one.Person).ToListAsync(cancel);
        var written = await LikelyPeopleOfMany.Written(db, near, clearance, cancel);
        return Likeliest(name, nameKhmer, near.Select(id => written[id]), most);
    }

    /// <summary>The keys of the names that the viewer may read, of these keys.</summary>
    internal static IQueryable<NameKeyRow> Keyed(CaseTrackerDb db, string[] keys, Clearance clearance)
    {
        var people = db.People.AsNoTracking().VisibleTo(clearance).NamedTo(clearance);
        var others = db.PersonNames.AsNoTracking().VisibleTo(clearance).NamedTo(clearance);
        return db.NameKeys.Where(key => keys.Contains(key.Key) && people.Any(row => row.Id == key.PersonId)
            && (key.RecordId == key.PersonId || others.Any(row => row.Id == key.RecordId)));
    }

    /// <summary>Those with most in common, as the database picks them for one name.</summary>
    /// <param name="common">Whose name has which key, told by its length.</param>
    internal static IReadOnlyList<long> Nearest(IEnumerable<(long Person, int Length)> common) =>
        [.. common.GroupBy(one => one.Person).Select(of => (Person: of.Key, Common: of.Sum(one => one.Length)))
            .OrderByDescending(one => one.Common).ThenBy(one => one.Person).Take(Candidates).Select(one => one.Person)];

    /// <summary>Those whose names are likely spellings of either name, the likeliest first.</summary>
    internal static IReadOnlyList<(long Person, NameMatch Match)> Likeliest(string? name, string? nameKhmer, IEnumerable<WrittenNames> near,
        int most)
    {
        var (latin, khmer) = (ComparedName.Of(name), ComparedName.Of(nameKhmer));
        var best = new Dictionary<long, NameMatch>();
        foreach (var person in near)
        {
            Take(person.Person, Compared(person.Name, person.NameKhmer));
            foreach (var other in person.Others)
            {
                var match = Compared(other.Name, other.Name);
                Take(person.Person, match with { Reasons = [new Problem("Logging.Match_OtherName", other.Text), .. match.Reasons] });
            }
        }
        return [.. best.Where(one => one.Value.Likely).OrderByDescending(one => one.Value.Score).ThenBy(one => one.Key).Take(most)
            .Select(one => (one.Key, one.Value))];

        NameMatch Compared(ComparedName theirs, ComparedName theirKhmer)
        {
            var (one, other) = (NameMatch.Of(latin, theirs), NameMatch.Of(khmer, theirKhmer));
            return one.Score >= other.Score ? one : other;
        }

        void Take(long person, NameMatch match)
        {
            if (!best.TryGetValue(person, out var before) || match.Score > before.Score) best[person] = match;
        }
    }

    private static LikelyPerson Shown(PersonFacts facts, NameMatch match)
    {
        var person = facts.Person;
        var arrested = facts.Events.Where(custody => custody.Details.Kind == CustodyEventKind.Arrest && custody.Details.On is not null)
            .MaxBy(custody => custody.Details.On!.Latest ?? DateOnly.MinValue);
        return new LikelyPerson(person.Id, PersonNaming.Called(person.Details, person.IsHidden("name")), person.Details.NameKhmer,
            person.Details.Kind, person.Details.Occupation, arrested?.Details.On, match.Score, match.Reasons);
    }
}
