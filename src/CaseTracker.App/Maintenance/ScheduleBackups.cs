using System.Globalization;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Maintenance;

/// <summary>Backups that the program makes by itself.</summary>
/// <param name="Folder">Where they are put; null where it makes none.</param>
/// <param name="Every">How long after the last one the next is due.</param>
/// <param name="Keep">How many stand at most.</param>
/// <param name="WarnAfter">How old the last backup that was read back may be before administrators are told.</param>
public sealed record BackupSchedule(string? Folder, TimeSpan Every, int Keep, TimeSpan WarnAfter)
{
    public static BackupSchedule None { get; } = new(Folder: null, TimeSpan.FromDays(1), Keep: 14, TimeSpan.FromDays(7));
}

/// <summary>Makes the backup that is due, and removes those that are more than are to be kept.</summary>
public sealed class ScheduleBackups
{
    private const string Beginning = "casetracker-", End = ".backup", Moment = "yyyyMMdd-HHmmss";

    private readonly MakeBackup _make;
    private readonly BackupSchedule _schedule;
    private readonly BackupPassphrase _passphrase;
    private readonly TimeProvider _clock;

    internal ScheduleBackups(MakeBackup make, BackupSchedule schedule, BackupPassphrase passphrase, TimeProvider clock) =>
        (_make, _schedule, _passphrase, _clock) = (make, schedule, passphrase, clock);

    /// <summary>How long until the next is due; null where none is asked for. A moment to come in a name is a clock that was set back, and
    /// counts as now.</summary>
    public TimeSpan? Wait()
    {
        if (_schedule.Folder is not { } folder) return null;
        var now = _clock.GetUtcNow().UtcDateTime;
        if (Standing(folder).Select(made => (DateTime?)made.At).FirstOrDefault() is not { } last) return TimeSpan.Zero;
        var passed = now > last ? now - last : TimeSpan.Zero;
        return passed >= _schedule.Every ? TimeSpan.Zero : _schedule.Every - passed;
    }

    /// <summary>Makes one now. Only once it was read back do earlier ones go.</summary>
    public async Task<Outcome<MadeBackup>> Handle(CancellationToken cancel = default)
    {
        var folder = _schedule.Folder!;
        PrivateFiles.MakeFolder(folder);
        var path = Path.Combine(folder, Beginning + _clock.GetUtcNow().UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture) + End);
        var made = await _make.Handle(CurrentUser.Schedule, path, _passphrase.Value!, cancel);
        if (made.Succeeded)
            foreach (var (older, _) in Standing(folder).Where(one => one.Path != path).Skip(_schedule.Keep - 1)) File.Delete(older);
        return made;
    }

    /// <summary>Those that it made, the latest first. What is named otherwise is somebody else's.</summary>
    private static IEnumerable<(string Path, DateTime At)> Standing(string folder) => !Directory.Exists(folder) ? []
        : Directory.GetFiles(folder, $"{Beginning}*{End}").Select(path => (path, At: MomentOf(path))).Where(made => made.At is not null)
            .Select(made => (made.path, made.At!.Value)).OrderByDescending(made => made.Value);

    private static DateTime? MomentOf(string path) => DateTime.TryParseExact(Path.GetFileName(path)[Beginning.Length..^End.Length], Moment,
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
