using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Purging;

/// <summary>Shows what waits to be erased to administrators, and tombstones to those who might have brought the record back.</summary>
public sealed class ShowPurges
{
    private const int Most = 200;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowPurges(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>What waits for an administrator, the first asked first.</summary>
    public async Task<Outcome<IReadOnlyList<Purge>>> Waiting(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused)
            return Outcome<IReadOnlyList<Purge>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var rows = await db.Purges.AsNoTracking().Where(row => row.State == PurgeState.Waiting).OrderBy(row => row.Id).ToListAsync(cancel);
        var names = new Dictionary<long, string>();
        foreach (var row in rows)
            if (await RecordTypes.Stored(db, row.RecordId, cancel) is { } stored)
                names[row.RecordId] = stored.Type.Called(await RecordChanges.AsRedacted(db, stored.Details, cancel), user.Clearance);
        return Outcome<IReadOnlyList<Purge>>.Of(await Shown(db, user, rows, names, cancel));
    }

    /// <summary>What was erased, the last first, at most 200: for those who may edit, as far as they might know of the record.</summary>
    /// <param name="record">Of this one alone; null: of all.</param>
    public async Task<Outcome<IReadOnlyList<Purge>>> Tombstones(CurrentUser user, long? record = null, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<Purge>>.Failed(refused);
        if (!user.Role.May(Permission.EditRecords)) return Outcome<IReadOnlyList<Purge>>.Of([]);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var known = db.Headers.Within(user.Clearance).Select(header => header.Id);
        var rows = await db.Purges.AsNoTracking().Where(row => row.State == PurgeState.Erased && known.Contains(row.RecordId)
            && (record == null || row.RecordId == record)).OrderByDescending(row => row.Id).Take(Most).ToListAsync(cancel);
        return Outcome<IReadOnlyList<Purge>>.Of(await Shown(db, user, rows, [], cancel));
    }

    private static async Task<IReadOnlyList<Purge>> Shown(CaseTrackerDb db, CurrentUser user, IReadOnlyList<PurgeRow> rows,
        Dictionary<long, string> names, CancellationToken cancel)
    {
        var actors = await ActorNames.For(db, user.Clearance, rows.Select(row => ((long?)row.AskedById, row.AskedByName))
            .Concat(rows.Where(row => row.DecidedByName is not null).Select(row => (row.DecidedById, row.DecidedByName!))), cancel);
        return [.. rows.Select(row => Purge.Of(row, names.GetValueOrDefault(row.RecordId), user, actors))];
    }
}
