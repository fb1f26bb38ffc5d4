using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Figures;

/// <summary>A group of which somebody counted how many were arrested, imprisoned or sentenced.</summary>
/// <param name="Number">The least that its counts come to, without its members who have a record of their own; null where no source gives a
/// number.</param>
public sealed record GroupTaken(NamedRecord Group, BoundedNumber? Number);

/// <summary>The members of a group who were sentenced, and to what. They are never counted as held on a day.</summary>
public sealed record GroupSentenced(NamedRecord Group, BoundedNumber? Number, IReadOnlyList<SentenceDetails> Sentences);

/// <summary>Everybody of whom a source says that they were arrested, imprisoned or sentenced, at any time.</summary>
/// <param name="Individuals">People with a record of their own.</param>
/// <param name="Number">Individuals and groups together: a minimum.</param>
/// <param name="Assumptions">What the sum takes for granted, in words.</param>
public sealed record EverTaken(int Individuals, IReadOnlyList<GroupTaken> Groups, BoundedNumber Number,
    IReadOnlyList<GroupSentenced> Sentenced, IReadOnlyList<Problem> Assumptions);

/// <summary>Adds up who was ever arrested, imprisoned or sentenced, as far as the viewer may see it and as known now.</summary>
public sealed class CountEverTaken
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly AnswerCache _cache;

    internal CountEverTaken(IDbContextFactory<CaseTrackerDb> factory, Access access, AnswerCache cache) =>
        (_factory, _access, _cache) = (factory, access, cache);

    public async Task<Outcome<EverTaken>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<EverTaken>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return Outcome<EverTaken>.Of(await In(db, user, cancel));
    }

    /// <summary>The same in a context that shows one state of the database, for whom the rights were asked already.</summary>
    internal async Task<EverTaken> In(CaseTrackerDb db, CurrentUser user, CancellationToken cancel)
    {
        var people = db.People.AsNoTracking().VisibleTo(user.Clearance);
        var links = db.IdentityLinks.AsNoTracking().VisibleTo(user.Clearance);
        var sentences = db.Sentences.VisibleTo(user.Clearance);
        var (bit, ever) = (ClearanceBits.Of(user.Clearance), FactBits.EverTaken);
        var taken = db.FactsOnRecord.Where(row => (row.Clearances & bit) != 0 && (row.Facts & ever) != 0);
        var sames = links.Where(link => link.Kind == IdentityLinkKind.SamePerson && taken.Any(row => row.PersonId == link.PersonId)
            && taken.Any(row => row.PersonId == link.OtherPersonId));
        // Two records that are one person are one person.
        var (records, same) = await _cache.Of(db, (nameof(CountEverTaken), await RecordReaders.Effective(db, user.Clearance, cancel)),
            async () => Tuple.Create(await taken.CountAsync(cancel), await sames.CountAsync(cancel)), cancel);
        var individuals = records - same;

        var counted = await people.Where(row => row.Kind == PersonKind.Group).Select(row => row.Id).ToListAsync(cancel);
        var counts = (await db.GroupCounts.AsNoTracking().VisibleTo(user.Clearance)
            .Where(row => row.Whom == CountedWhom.Everybody && row.Stage != CountStage.Charged).ToListAsync(cancel))
            .Where(row => counted.Contains(row.PersonId)).ToLookup(row => row.PersonId);
        var named = await links
            .Where(link => link.Kind == IdentityLinkKind.MemberOfGroup && taken.Any(row => row.PersonId == link.PersonId))
            .GroupBy(link => link.OtherPersonId)
            .Select(of => new { of.Key, Members = of.Select(link => link.PersonId).Distinct().Count() })
            .ToDictionaryAsync(of => of.Key, of => of.Members, cancel);
        var judged = (await sentences.AsNoTracking().Where(row => counted.Contains(row.PersonId)).ToListAsync(cancel))
            .ToLookup(row => row.PersonId);
        var names = await LinkNames.For(db, counts.Select(group => (long?)group.Key)
            .Concat(judged.Select(group => (long?)group.Key)), user.Clearance, cancel);
        List<GroupTaken> groups = [.. counts.OrderBy(group => group.Key)
            .Select(group => new GroupTaken(Named(group.Key),
            GroupRules.Remainder(BoundedNumber.Overlapping(group.Select(row => row.Count)), named.GetValueOrDefault(group.Key))))];
        List<GroupSentenced> sentenced = [.. judged.OrderBy(group => group.Key).Select(group => new GroupSentenced(Named(group.Key),
            BoundedNumber.Overlapping(counts[group.Key].Where(row => row.Stage == CountStage.Sentenced).Select(row => row.Count)),
                [.. group.Select(row => SentenceDetails.Catalogue.Copy(row))]))];
        return new EverTaken(individuals, groups, AtLeast(individuals, groups), sentenced, [.. Assumed(groups, sentenced)]);

        NamedRecord Named(long id) => new(id, RecordKind.Person, names[id]);
    }

    /// <summary>Nobody claims to have counted everybody: even where each number is exact, the sum is a minimum.</summary>
    private static BoundedNumber AtLeast(int individuals, List<GroupTaken> groups)
    {
        var least = individuals + groups.Where(group => group.Number is { Low: not null, Approximate: false })
            .Sum(group => group.Number!.Low!.Value);
        return BoundedNumber.Parse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"at least {least:0}")).Value!;
    }

    private static IEnumerable<Problem> Assumed(List<GroupTaken> groups, List<GroupSentenced> sentenced)
    {
        if (groups.Count > 0) yield return new Problem("Ledger.AssumesGroupsApart");
        foreach (var group in sentenced.Where(group => group.Number is not null))
            yield return new Problem("Ledger.AssumesTakenIn", group.Group.Name);
        if (groups.Where(group => group.Number is not { Low: not null, Approximate: false }).Select(group => group.Group.Name)
            .ToList() is { Count: > 0 } unknown)
            yield return new Problem("Ledger.AssumesUncounted", string.Join("; ", unknown));
        yield return new Problem("Ledger.AssumesAnyTime");
    }
}
