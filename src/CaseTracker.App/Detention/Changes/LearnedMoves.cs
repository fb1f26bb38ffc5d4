using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention.Changes;

/// <summary>What was learned about one day between two moments of knowledge. Everybody whose standing differs is found at once; the facts
/// are read of those alone of whom something that was known at the first moment was changed or removed since: of the others all that
/// differs was recorded since.</summary>
internal sealed class LearnedMoves(CaseTrackerDb db, Clearance clearance, DateOnly day, DateTime opening, DateTime? closing,
    ChosenFilters filters)
{
    private const int Batch = 1000;

    private List<(long Person, CustodyMove Move)>? _all;

    /// <summary>Now lies after all that is on record.</summary>
    private DateTime Closing => closing ?? DateTime.MaxValue;

    /// <summary>All of them; worked out once.</summary>
    public async Task<IReadOnlyList<(long Person, CustodyMove Move)>> All(CancellationToken cancel) => _all ??= await WorkOut(cancel);

    private async Task<List<(long Person, CustodyMove Move)>> WorkOut(CancellationToken cancel)
    {
        var differing = await new ChangeSql(db, clearance, filters).Differing(day, opening, closing, cancel);
        if (differing.Count == 0) return [];
        var changed = await Changed(cancel);
        var (members, same) = (await Linked(IdentityLinkKind.MemberOfGroup, cancel), await Linked(IdentityLinkKind.SamePerson, cancel));
        var moves = differing.Where(of => !changed.Contains(of.Person)).Select(of => (of.Person, new CustodyMove(day,
            ChangeRules.OfNew(of.Before, of.After, members.Contains(of.Person)), null, of.Before, of.After))).ToList();
        foreach (var batch in differing.Select(of => of.Person).Where(changed.Contains).Chunk(Batch))
        {
            var (before, after) = (await CustodyFacts.Then(db, batch, opening, clearance, cancel),
                await CustodyFacts.Then(db, batch, Closing, clearance, cancel));
            moves.AddRange(batch.SelectMany(person => ChangeRules.Learned(new(before.Seen(person, clearance)),
                new(after.Seen(person, clearance), members.Contains(person), same.Contains(person)), day).Select(move => (person, move))));
        }
        return moves;
    }

    /// <summary>The facts of some people that were recorded, changed or removed between the two moments, and that the clearance may
    /// see.</summary>
    public async Task<ILookup<long, long>> Facts(IReadOnlyCollection<long> people, CancellationToken cancel)
    {
        var found = new List<(long Person, long Fact)>();
        foreach (var batch in people.Chunk(Batch))
        {
            found.AddRange(await Of<CustodyEventRow>(batch));
            found.AddRange(await Of<StayRow>(batch));
            found.AddRange(await Of<ChargeRow>(batch));
            found.AddRange(await Of<SentenceRow>(batch));
        }
        return found.Distinct().ToLookup(of => of.Person, of => of.Fact);

        async Task<List<(long, long)>> Of<TRow>(long[] batch) where TRow : class, IFactRow =>
            [.. (await db.Set<TRow>().AsNoTracking().Where(row => batch.Contains(row.PersonId)
                    && ((row.KnownFrom > opening && row.KnownFrom <= Closing) || (row.KnownTo > opening && row.KnownTo <= Closing)))
                .Within(clearance).Select(row => new { row.PersonId, row.FactId }).ToListAsync(cancel))
                .Select(row => (row.PersonId, row.FactId))];
    }

    /// <summary>Of whom a version of a fact that was known at the opening no longer stood at the closing.</summary>
    private async Task<HashSet<long>> Changed(CancellationToken cancel)
    {
        return [.. await Of<CustodyEventRow>(), .. await Of<StayRow>(), .. await Of<ChargeRow>(), .. await Of<SentenceRow>()];

        Task<List<long>> Of<TRow>() where TRow : class, IFactRow => db.Set<TRow>()
            .Where(row => row.KnownFrom <= opening && row.KnownTo > opening && row.KnownTo <= Closing).Select(row => row.PersonId)
            .Distinct().ToListAsync(cancel);
    }

    /// <summary>Whom a link of the kind names that was recorded between the two moments: the members, or both that are the same.</summary>
    private async Task<HashSet<long>> Linked(IdentityLinkKind kind, CancellationToken cancel)
    {
        var (before, after) = (await At(opening), await At(Closing));
        after.ExceptWith(before);
        return after;

        async Task<HashSet<long>> At(DateTime known)
        {
            var links = await db.IdentityLinks.AsNoTracking().Where(row => row.Kind == kind).KnownAt(known).Within(clearance)
                .BetweenVisible(db, clearance).Select(row => new { row.PersonId, row.OtherPersonId }).ToListAsync(cancel);
            return kind == IdentityLinkKind.MemberOfGroup ? [.. links.Select(link => link.PersonId)]
                : [.. links.SelectMany(link => new[] { link.PersonId, link.OtherPersonId })];
        }
    }
}
