using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>What reading files back found.</summary>
/// <param name="Checked">How many were read back.</param>
/// <param name="Bad">Those that are not as they were received, by number.</param>
public sealed record VerifiedFiles(int Checked, IReadOnlyList<BadFile> Bad);

/// <summary>How many files the last checks found not to be as they were received.</summary>
public sealed record BadFiles(int Count);

/// <summary>A file that is not as it was received.</summary>
public sealed record BadFile(long Id, long Record, EvidenceState State);

/// <summary>Reads files back and compares them with the hash of when they were received. Each check is a line of the file's chain of
/// custody.</summary>
public sealed class VerifyFiles
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly UnitOfWork _unit;
    private readonly EvidenceStore _store;
    private readonly EvidenceLimits _limits;
    private readonly TimeProvider _clock;

    internal VerifyFiles(IDbContextFactory<CaseTrackerDb> factory, Access access, UnitOfWork unit, EvidenceStore store,
        EvidenceLimits limits, TimeProvider clock) =>
        (_factory, _access, _unit, _store, _limits, _clock) = (factory, access, unit, store, limits, clock);

    /// <summary>One file, for whoever may know of it.</summary>
    public async Task<Outcome<EvidenceState>> Handle(CurrentUser user, long file, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<EvidenceState>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        if (await EvidenceSight.Find(db, file, user.Clearance, cancel) is not { } row) return Outcome<EvidenceState>.Failed(new NotFound());
        return await Check(user, row, cancel);
    }

    /// <summary>All files, removed ones among them.</summary>
    public Task<Outcome<VerifiedFiles>> All(CurrentUser user, CancellationToken cancel = default) => Those(user, before: null, cancel);

    /// <summary>Those whose last check is as long ago as the settings say: what the program does by its own clock.</summary>
    public Task<Outcome<VerifiedFiles>> Due(CancellationToken cancel = default) =>
        Those(CurrentUser.Schedule, _clock.GetUtcNow().UtcDateTime - _limits.CheckEvery, cancel);

    /// <summary>Names what a killed program had received and not named, and removes what it had not acknowledged: at a start.</summary>
    public async Task Settle(CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await _store.Settle(db, cancel);
    }

    public async Task<Outcome<BadFiles>> CountBad(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused) return Outcome<BadFiles>.Failed(refused);
        await using var db = await _factory.Opened(cancel);
        return Outcome<BadFiles>.Of(new(await db.EvidenceFiles.CountAsync(row => row.State != EvidenceState.Sound, cancel)));
    }

    private async Task<Outcome<VerifiedFiles>> Those(CurrentUser user, DateTime? before, CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused) return Outcome<VerifiedFiles>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await _store.Settle(db, cancel);
        var rows = await db.EvidenceFiles.AsNoTracking()
            .Where(row => before == null || (row.CheckedAt ?? row.ReceivedAt) <= before).OrderBy(row => row.Id).ToListAsync(cancel);
        var bad = new List<BadFile>();
        foreach (var row in rows)
        {
            var found = await Check(user, row, cancel);
            if (!found.Succeeded) return Outcome<VerifiedFiles>.Failed(found.Problems);
            if (found.Value != EvidenceState.Sound) bad.Add(new(row.Id, row.RecordId, found.Value));
        }
        return Outcome<VerifiedFiles>.Of(new(rows.Count, bad));
    }

    private async Task<Outcome<EvidenceState>> Check(CurrentUser user, EvidenceFileRow file, CancellationToken cancel)
    {
        // Before the writers' turn: a long film takes its time.
        var found = await _store.Check(file, cancel);
        return await _unit.Run(user, Permission.ReadRecords, async work =>
        {
            var row = await work.Db.EvidenceFiles.SingleAsync(one => one.Id == file.Id, cancel);
            (row.CheckedAt, row.State) = (work.Now, found);
            await EvidenceActs.Add(work, row, EvidenceAct.Verified, cancel, found: found);
            return Outcome<EvidenceState>.Of(found);
        }, cancel);
    }
}
