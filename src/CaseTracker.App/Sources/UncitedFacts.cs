using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>A person or case of which some facts have no source.</summary>
/// <param name="Kinds">What kinds of record lack one, each with how many.</param>
public sealed record UncitedRecord(NamedRecord Of, IReadOnlyList<(RecordKind Kind, int Count)> Kinds);

/// <summary>The records without a source.</summary>
/// <param name="Total">How many there are, over all owners.</param>
/// <param name="First">Those with the most, at most as many as were asked for; of equals those that were recorded first.</param>
/// <param name="Owners">How many persons and cases they belong to.</param>
public sealed record UncitedAnswer(int Total, int Owners, IReadOnlyList<UncitedRecord> First);

/// <summary>Finds persons, cases and facts that no citation stands behind, or with a filled field behind which none stands
/// (<see cref="UncitedSql"/>), as far as the viewer may see them. A citation that the viewer may not see counts: its fact does not lack a
/// source.</summary>
public sealed class UncitedFacts
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly AnswerCache _cache;

    internal UncitedFacts(IDbContextFactory<CaseTrackerDb> factory, Access access, AnswerCache cache) =>
        (_factory, _access, _cache) = (factory, access, cache);

    public async Task<Outcome<UncitedAnswer>> Handle(CurrentUser user, int most = 8, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<UncitedAnswer>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var clearance = await RecordReaders.Effective(db, user.Clearance, cancel);
        var counted = await _cache.Of(db, (nameof(UncitedFacts), clearance, most), () => Count(db, null, clearance, most, cancel), cancel);
        return Outcome<UncitedAnswer>.Of(await Named(db, counted, user.Clearance, cancel));
    }

    /// <summary>The same among some records only.</summary>
    internal static async Task<UncitedAnswer> Among(CaseTrackerDb db, IQueryable<long> some, Clearance clearance, int most,
        CancellationToken cancel) => await Named(db, await Count(db, some, clearance, most, cancel), clearance, cancel);

    /// <summary>Counts by what headers keep (<see cref="KeepSourcing"/>), everybody's by what is kept of owners: what is read is as many
    /// owners as are asked for. What is kept knows levels alone: who is named as a reader is counted for by headers.</summary>
    private static async Task<Counted> Count(CaseTrackerDb db, IQueryable<long>? some, Clearance clearance, int most,
        CancellationToken cancel)
    {
        var bit = ClearanceBits.Of(clearance);
        var lacking = db.Headers.VisibleTo(clearance)
            .Where(header => header.Unsourced != 0 && (header.Unsourced & bit) != 0 && header.OwnerId != null);
        if (some is not null) lacking = lacking.Where(header => some.Contains(header.Id));
        var owners = some is null && clearance.Account is null
            ? db.LackingSources.Where(row => (row.Clearances & bit) != 0).Select(row => new { Id = row.OwnerId, row.Lacking })
            : lacking.GroupBy(header => header.OwnerId!.Value).Select(of => new { Id = of.Key, Lacking = of.Count() });
        var first = await owners.OrderByDescending(of => of.Lacking).ThenBy(of => of.Id).Take(most).ToListAsync(cancel);
        if (first.Count == 0) return new Counted(0, 0, []);
        long[] ids = [.. first.Select(owner => owner.Id)];
        var kinds = (await lacking.Where(header => EF.Parameter(ids).Contains(header.OwnerId!.Value))
            .GroupBy(header => new { Owner = header.OwnerId!.Value, header.Kind })
            .Select(of => new { of.Key.Owner, of.Key.Kind, Lacking = of.Count() }).ToListAsync(cancel))
            .ToLookup(kind => kind.Owner, kind => (kind.Kind, kind.Lacking));
        // By what they are counted by an index is in order already.
        var all = await owners.GroupBy(of => of.Lacking).Select(of => new { Lacking = of.Key, Owners = of.Count() }).ToListAsync(cancel);
        return new Counted(all.Sum(of => of.Lacking * of.Owners), all.Sum(of => of.Owners),
            [.. ids.Select(id => (id, (IReadOnlyList<(RecordKind, int)>)[.. kinds[id].OrderBy(kind => kind.Kind)]))]);
    }

    private static async Task<UncitedAnswer> Named(CaseTrackerDb db, Counted counted, Clearance clearance, CancellationToken cancel)
    {
        long[] ids = [.. counted.First.Select(owner => owner.Id)];
        var names = await LinkNames.For(db, ids.Select(id => (long?)id), clearance, cancel);
        var ofKind = await db.Headers.Where(header => EF.Parameter(ids).Contains(header.Id))
            .ToDictionaryAsync(header => header.Id, header => header.Kind, cancel);
        // One that was removed since it was counted has no name any more.
        var named = counted.First.Where(owner => names.ContainsKey(owner.Id))
            .OrderByDescending(owner => owner.Kinds.Sum(kind => kind.Count))
            .ThenBy(owner => names[owner.Id], StringComparer.CurrentCulture);
        return new UncitedAnswer(counted.Total, counted.Owners, [.. named.Select(owner =>
            new UncitedRecord(new NamedRecord(owner.Id, ofKind[owner.Id], names[owner.Id]), owner.Kinds))]);
    }

    private sealed record Counted(int Total, int Owners, IReadOnlyList<(long Id, IReadOnlyList<(RecordKind Kind, int Count)> Kinds)> First);
}
