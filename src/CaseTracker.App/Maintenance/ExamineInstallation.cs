using System.Data.Common;
using System.Globalization;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Backups;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Security;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Maintenance;

/// <summary>How one thing stands.</summary>
public enum FindingState { Good, Warning, Wrong }

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">Of the check: what a script asks by.</param>
/// <param name="Said">What was found, and what to do about it.</param>
public sealed record Finding(string Name, FindingState State, Problem Said);

/// <summary>Looks at an installation as it stands, changes nothing, and says of each thing what to do about it.</summary>
public sealed class ExamineInstallation
{
    private const long LeastRoom = 500_000_000;
    private static readonly TimeSpan KeysAreOld = TimeSpan.FromDays(120), ClockMayDiffer = TimeSpan.FromMinutes(10);

    private readonly IDatabaseDialect _dialect;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly PrepareDatabase _schema;
    private readonly PrepareProjections _projections;
    private readonly VerifyAudit _audit;
    private readonly CheckBackupAge _age;
    private readonly MakeBackup _backups;
    private readonly SafetyCopy _copies;
    private readonly BackupPassphrase _passphrase;
    private readonly SharedKeys _keys;
    private readonly DataFiles _files;
    private readonly TimeProvider _clock;

    internal ExamineInstallation(IDatabaseDialect dialect, IDbContextFactory<CaseTrackerDb> factory, PrepareDatabase schema,
        PrepareProjections projections, VerifyAudit audit, CheckBackupAge age, MakeBackup backups, SafetyCopy copies,
        BackupPassphrase passphrase, SharedKeys keys, DataFiles files, TimeProvider clock) =>
        (_dialect, _factory, _schema, _projections, _audit, _age, _backups, _copies, _passphrase, _keys, _files, _clock) =
            (dialect, factory, schema, projections, audit, age, backups, copies, passphrase, keys, files, clock);

    /// <summary>What was found, in a fixed order. Where there is no database, or none that can be read, what needs one is left
    /// out.</summary>
    public async Task<Outcome<IReadOnlyList<Finding>>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (!user.Role.May(Permission.ManageAccounts)) return Outcome<IReadOnlyList<Finding>>.Failed(new Denied());
        List<Finding> found = [Rights(), Room(), KhmerFont()];
        if (_dialect.Provider == DatabaseProvider.Sqlite) found.Insert(1, Keys(NewestKeyFile(), _files.Keys));
        try
        {
            if (_backups.LacksDatabase is { } lacks) found.Add(new("database", FindingState.Wrong, lacks));
            else await Database(found, user, cancel);
        }
        catch (Exception failure) when ((_dialect.InFull(failure) ?? _dialect.Explain(failure)) is { } problem)
        {
            found.Add(new("database", FindingState.Wrong, problem));
        }
        return Outcome<IReadOnlyList<Finding>>.Of(found);
    }

    private async Task Database(List<Finding> found, CurrentUser user, CancellationToken cancel)
    {
        var (missing, problem) = await _schema.Look(cancel);
        found.Add(problem is not null ? new("schema", FindingState.Wrong, problem)
            : missing.Count > 0 ? new("schema", FindingState.Warning, new("Doctor.ScriptsMissing", string.Join(", ", missing)))
            : new("schema", FindingState.Good, new("Doctor.SchemaCurrent")));
        if (problem is not null || missing.Count > 0) return;
        found.Add(await Damage(cancel));
        var stale = await _projections.StaleNames(cancel);
        found.Add(stale.Count > 0 ? new("projections", FindingState.Warning, new("Doctor.ProjectionsStale", string.Join(", ", stale)))
            : new("projections", FindingState.Good, new("Doctor.ProjectionsCurrent")));
        var now = _clock.GetUtcNow().UtcDateTime;
        var verdict = await _audit.Handle(now, cancel);
        found.Add(verdict.Problem is { } broken ? new("audit", FindingState.Wrong, broken)
            : new("audit", FindingState.Good, new("Audit.Holds", verdict.Entries, verdict.LastNumber ?? 0, verdict.LastHash ?? "–")));
        found.Add(await Clock(now, cancel));
        found.Add(await Backup(user, cancel));
        found.Add(Copies());
        found.Add(await Evidence(cancel));
        found.Add(await Identities(cancel));
        if (_dialect.Provider == DatabaseProvider.SqlServer) found.Add(await SharedKeys(cancel));
    }

    private async Task<Finding> SharedKeys(CancellationToken cancel)
    {
        if (await _keys.Look(cancel) is { Succeeded: false, Problems: [var missing, ..] }) return new("keys", FindingState.Wrong, missing);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return Keys(await db.SignInKeys.MaxAsync(row => (DateTime?)row.AddedAt, cancel), _dialect.Place);
    }

    /// <summary>Whether the keys are there by which records were encrypted, and whether anything is left from before.</summary>
    private async Task<Finding> Identities(CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var (missing, unread) = (new SortedSet<string>(StringComparer.Ordinal), 0L);
        foreach (var column in SealedColumns.All(db.Model))
            foreach (var (key, texts) in await SealedColumns.Keys(db, column, cancel))
                if (!db.Identities.Has(key)) (unread, _) = (unread + texts, missing.Add(key));
        return missing.Count > 0 ? new("identities", FindingState.Wrong,
                new("Doctor.IdentityKeyMissing", unread, string.Join(", ", missing), _files.Keys))
            : !await SealedColumns.AllEncrypted(db, cancel) ? new("identities", FindingState.Warning, new("Doctor.IdentitiesPlain"))
            : new("identities", FindingState.Good, new("Doctor.IdentitiesGood"));
    }

    /// <summary>What is known of attached files without reading them: <c>verify-evidence</c> does.</summary>
    private async Task<Finding> Evidence(CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var named = await db.EvidenceFiles.AsNoTracking().Select(row => new { row.StoredAs, row.State }).ToListAsync(cancel);
        var missing = named.Count(row => !File.Exists(Path.Combine(_files.Evidence, row.StoredAs)));
        if (missing > 0) return new("evidence", FindingState.Wrong, new("Doctor.EvidenceMissing", missing, _files.Evidence));
        var bad = named.Count(row => row.State != EvidenceState.Sound);
        if (bad > 0) return new("evidence", FindingState.Wrong, new("Doctor.EvidenceBad", bad));
        var more = PrivateFiles.In(_files.Evidence).Select(Path.GetFileName).Except(named.Select(row => row.StoredAs)).Count();
        return more > 0 ? new("evidence", FindingState.Warning, new("Doctor.EvidenceUnknown", more, _files.Evidence))
            : new("evidence", FindingState.Good, new("Doctor.EvidenceGood", named.Count));
    }

    private Finding Rights()
    {
        var place = _dialect.Provider == DatabaseProvider.Sqlite ? _dialect.Place : _files.Folder;
        var open = new[] { _files.Folder, _files.Keys, _files.Evidence, place }
            .Concat(PrivateFiles.In(_files.Keys)).Concat(PrivateFiles.In(_files.Evidence)).Concat(_copies.List().Select(copy => copy.Path))
            .Where(path => Path.Exists(path) && PrivateFiles.IsOpen(path)).Distinct().ToList();
        return open.Count == 0 ? new("rights", FindingState.Good, new("Doctor.RightsGood", _files.Folder))
            : new("rights", FindingState.Wrong, new("Doctor.RightsOpen", string.Join(", ", open)));
    }

    private DateTime? NewestKeyFile() => Directory.Exists(_files.Keys) ? Directory.GetFiles(_files.Keys, "key-*.xml")
        .Select(File.GetLastWriteTimeUtc).OrderDescending().Select(at => (DateTime?)at).FirstOrDefault() : null;

    /// <param name="newest">When the latest key was made, UTC; null where there is none.</param>
    private Finding Keys(DateTime? newest, string place) =>
        newest is null ? new("keys", FindingState.Warning, new("Doctor.NoKeys", place))
        : _clock.GetUtcNow().UtcDateTime - newest > KeysAreOld ? new("keys", FindingState.Warning, new("Doctor.KeysOld", place))
        : new("keys", FindingState.Good, new("Doctor.KeysGood", place));

    /// <summary>A backup takes the database twice over for a while, a change of it as much.</summary>
    private Finding Room()
    {
        var free = new DriveInfo(_files.Folder).AvailableFreeSpace;
        var size = _dialect.Provider == DatabaseProvider.Sqlite && File.Exists(_dialect.Place) ? new FileInfo(_dialect.Place).Length : 0;
        var needed = Math.Max(LeastRoom, 3 * size);
        return free < needed ? new("disk", FindingState.Wrong, new("Doctor.RoomShort", _files.Folder, Megabytes(free), Megabytes(needed)))
            : new("disk", FindingState.Good, new("Doctor.RoomGood", _files.Folder, Megabytes(free)));
    }

    private async Task<Finding> Damage(CancellationToken cancel) =>
        _dialect.Provider != DatabaseProvider.Sqlite ? new("database", FindingState.Good, new("Doctor.DatabaseOnServer", _dialect.Place))
        : await DatabaseContents.Damage(_dialect.Place, cancel) is { } damage
            ? new("database", FindingState.Wrong, new("Doctor.DatabaseDamaged", _dialect.Place, damage))
        : new("database", FindingState.Good, new("Doctor.DatabaseSound", _dialect.Place));

    /// <summary>A clock that was set back records what happens now as having happened before.</summary>
    private async Task<Finding> Clock(DateTime now, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var last = await db.AuditEntries.AsNoTracking().MaxAsync(entry => (DateTime?)entry.At, cancel);
        return last - now > ClockMayDiffer
            ? new("clock", FindingState.Wrong, new("Doctor.ClockBehind", Moment(now), Moment(last!.Value)))
            : new("clock", FindingState.Good, new("Doctor.ClockGood", Moment(now)));
    }

    private async Task<Finding> Backup(CurrentUser user, CancellationToken cancel)
    {
        var outcome = await _age.Handle(user, cancel);
        if (!outcome.Succeeded) return new("backup", FindingState.Wrong, outcome.Problems[0]);
        var age = outcome.Value;
        return age.Last is null ? new("backup", FindingState.Warning, _dialect.Provider == DatabaseProvider.SqlServer
                ? new("Doctor.NoServerBackup", _dialect.Place) : new("Backup.NeverMade"))
            : age.TooOld ? new("backup", FindingState.Warning, new("Backup.TooOld", (int)age.Age.TotalDays))
            : new("backup", FindingState.Good, new("Doctor.BackupGood", Moment(age.Last.Value)));
    }

    private Finding Copies()
    {
        var copies = _copies.List();
        var said = string.Join(", ", copies.Select(copy => $"{copy.Path} ({Megabytes(copy.Bytes)} MB)"));
        return copies.Count == 0 ? new("copies", FindingState.Good, new("Doctor.NoCopies"))
            : _passphrase.Value is not null && copies.Any(copy => !copy.Encrypted)
                ? new("copies", FindingState.Warning, new("Doctor.CopiesPlain", said))
            : new("copies", FindingState.Good, new("Doctor.Copies", said));
    }

    /// <summary>Documents and workbooks name a Khmer font; a machine without one prints boxes.</summary>
    private static Finding KhmerFont() => InstalledFonts.HasKhmer() ? new("fonts", FindingState.Good, new("Doctor.FontGood"))
        : new("fonts", FindingState.Warning, new("Doctor.FontMissing"));

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => (bytes / 1_000_000).ToString(CultureInfo.InvariantCulture);
}
