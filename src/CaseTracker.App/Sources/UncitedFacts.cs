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

    internal UncitedFacts(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<UncitedAnswer>> Handle(CurrentUser user, int most = 8, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<UncitedAnswer>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return Outcome<UncitedAnswer>.Of(await Among(db, null, user.Clearance, most, cancel));
    }

    /// <summary>The same among some records only, or among all. Counted in the database: what is read is as many owners as are asked
    /// for.</summary>
    internal static async Task<UncitedAnswer> Among(CaseTrackerDb db, IReadOnlySet<long>? some, Confidentiality clearance, int most,
        CancellationToken cancel)
    {
        if (some is { Count: 0 }) return new UncitedAnswer(0, 0, []);
        var lacking = new LackingSql(db, some, clearance);
        var owners = await lacking.Owners(most, cancel);
        if (owners.Count == 0) return new UncitedAnswer(0, 0, []);
        long[] first = [.. owners.Select(owner => owner.OwnerId)];
        var kinds = (await lacking.Kinds(first, cancel)).ToLookup(kind => kind.OwnerId);
        var names = await LinkNames.For(db, first.Select(id => (long?)id), clearance, cancel);
        var of = await db.Headers.Where(header => EF.Parameter(first).Contains(header.Id))
            .ToDictionaryAsync(header => header.Id, header => header.Kind, cancel);
        // One that was removed since it was counted has no name any more.
        var named = owners.Where(owner => names.ContainsKey(owner.OwnerId))
            .OrderByDescending(owner => owner.Lacking).ThenBy(owner => names[owner.OwnerId], StringComparer.CurrentCulture);
        return new UncitedAnswer(owners[0].Total, owners[0].Owners, [.. named.Select(owner =>
            new UncitedRecord(new NamedRecord(owner.OwnerId, of[owner.OwnerId], names[owner.OwnerId]),
                [.. kinds[owner.OwnerId].Select(kind => (Enum.Parse<RecordKind>(kind.Kind), kind.Lacking)).OrderBy(kind => kind.Item1)]))]);
    }
}
