using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Security;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Maintenance;

/// <summary>How old the last backup is that was read back.</summary>
/// <param name="Last">UTC; null where there is none.</param>
/// <param name="Age">Of the last; where there is none, of the database.</param>
/// <param name="TooOld">Somebody should make one.</param>
public sealed record BackupAge(DateTime? Last, TimeSpan Age, bool TooOld);

/// <summary>Tells administrators how old the last backup is. Of a database on a server it is what the server keeps of its own.</summary>
public sealed class CheckBackupAge
{
    private readonly IDatabaseDialect _dialect;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly DataFiles _files;
    private readonly BackupSchedule _schedule;
    private readonly TimeProvider _clock;

    internal CheckBackupAge(IDatabaseDialect dialect, IDbContextFactory<CaseTrackerDb> factory, Access access, DataFiles files,
        BackupSchedule schedule, TimeProvider clock) =>
        (_dialect, _factory, _access, _files, _schedule, _clock) = (dialect, factory, access, files, schedule, clock);

    public async Task<Outcome<BackupAge>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused) return Outcome<BackupAge>.Failed(refused);
        try
        {
            await using var db = await _factory.Opened(cancel);
            var now = _clock.GetUtcNow().UtcDateTime;
            var last = _dialect.Provider == DatabaseProvider.Sqlite ? LastBackup.Read(_files)?.VerifiedAt
                : await _dialect.LastServerBackup(db.Database.GetDbConnection(), cancel);
            var age = now - (last ?? await Began(db, cancel) ?? now);
            return Outcome<BackupAge>.Of(new(last, age, age > _schedule.WarnAfter));
        }
        catch (Exception failure) when (_dialect.OnPage(failure) is { } problem)
        {
            return Outcome<BackupAge>.Failed(problem);
        }
    }

    /// <summary>When the first thing was recorded.</summary>
    private static Task<DateTime?> Began(CaseTrackerDb db, CancellationToken cancel) =>
        db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => (DateTime?)entry.At).FirstOrDefaultAsync(cancel);
}
