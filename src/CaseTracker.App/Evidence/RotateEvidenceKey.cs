using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>Makes a new key of attached files, and encrypts by it each file that stands: read back, compared with its hash, put in the
/// place of the former at once. Run again after an interruption it goes on. A file that is not as it was received stays as it is, with its
/// key. No key is removed.</summary>
public sealed class RotateEvidenceKey
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly VerifyAudit _audit;
    private readonly UnitOfWork _unit;
    private readonly EvidenceStore _store;
    private readonly EvidenceKeys _keys;
    private readonly TimeProvider _clock;

    internal RotateEvidenceKey(IDbContextFactory<CaseTrackerDb> factory, Access access, VerifyAudit audit, UnitOfWork unit,
        EvidenceStore store, EvidenceKeys keys, TimeProvider clock) =>
        (_factory, _access, _audit, _unit, _store, _keys, _clock) = (factory, access, audit, unit, store, keys, clock);

    public async Task<Outcome<RotatedKey>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused) return Outcome<RotatedKey>.Failed(refused);
        if ((await _audit.Handle(_clock.GetUtcNow().UtcDateTime, cancel)).Problem is { } broken) return Outcome<RotatedKey>.Failed(broken);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var files = await db.EvidenceFiles.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel);
        if (files.Count == 0 || _keys.Fingerprints() is not [var latest, ..])
            return Outcome<RotatedKey>.Of(new(Key: null, Made: false, 0, 0, []));
        try
        {
            var made = files.All(row => _store.KeyOf(row.StoredAs) is not { } key || key == latest);
            if (made) latest = Storage.KeyedFile.Fingerprint(_keys.Add());
            var (done, left) = (0L, 0L);
            foreach (var row in files.Where(row => _store.KeyOf(row.StoredAs) != latest))
                if (await _store.Renew(row, cancel)) done++;
                else left++;
            var noted = await _unit.Run(user, Permission.ManageAccounts, work =>
            {
                work.Audit.Add(KeysRotated.Entry("evidence", latest, done));
                return Task.FromResult(Outcome<bool>.Of(true));
            }, cancel);
            if (!noted.Succeeded) return Outcome<RotatedKey>.Failed(noted.Problems);
            var used = files.Select(row => _store.KeyOf(row.StoredAs)).OfType<string>().Append(latest).ToHashSet(StringComparer.Ordinal);
            return Outcome<RotatedKey>.Of(new(latest, made, done, left, [.. _keys.Fingerprints().Where(key => !used.Contains(key))]));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Outcome<RotatedKey>.Failed(new Problem("Commands.RotateNotWritten", failure.Message));
        }
    }
}
