using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Backups;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Security;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Maintenance;

/// <summary>The settings that are kept with a backup, by their names: who sets the program up anew needs to know them. Never a password, a
/// passphrase or a connection string.</summary>
public sealed record KeptSettings(IReadOnlyDictionary<string, string> Values);

/// <summary>A backup that was made and read back.</summary>
/// <param name="Path">In full.</param>
public sealed record MadeBackup(string Path, long Bytes, CheckedBackup Content);

/// <summary>Makes an encrypted backup of the embedded database and of what lies beside it, while people work. It has its name only once it
/// was read back and everything in it holds.</summary>
public sealed class MakeBackup
{
    private readonly IDatabaseDialect _dialect;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly PrepareDatabase _schema;
    private readonly AccountWork _work;
    private readonly DataFiles _files;
    private readonly KeptSettings _settings;
    private readonly TimeProvider _clock;

    internal MakeBackup(IDatabaseDialect dialect, IDbContextFactory<CaseTrackerDb> factory, PrepareDatabase schema, AccountWork work,
        DataFiles files, KeptSettings settings, TimeProvider clock) =>
        (_dialect, _factory, _schema, _work, _files, _settings, _clock) = (dialect, factory, schema, work, files, settings, clock);

    /// <summary>Why there is nothing to copy or to examine; null where there is, and where it lies on a server.</summary>
    public Problem? LacksDatabase => _dialect.Provider == DatabaseProvider.Sqlite && !File.Exists(_dialect.Place)
        ? new("Backup.NoDatabase", _dialect.Place) : null;

    /// <summary>Why this version of the program cannot work on the database as it stands; null where it can.</summary>
    public async Task<Problem?> NotOfThisVersion(CancellationToken cancel = default)
    {
        if (LacksDatabase is { } lacks) return lacks;
        try
        {
            var (missing, problem) = await _schema.Look(cancel);
            return problem ?? (missing.Count > 0 ? new("Backup.OtherVersion", _dialect.Place, string.Join(", ", missing)) : null);
        }
        catch (Exception failure) when (_dialect.Explain(failure) is { } problem)
        {
            return problem;
        }
    }

    /// <param name="file">What must not stand yet, in a folder that does.</param>
    public async Task<Outcome<MadeBackup>> Handle(CurrentUser user, string file, string passphrase, CancellationToken cancel = default)
    {
        var path = Path.GetFullPath(file);
        if (_dialect.Provider != DatabaseProvider.Sqlite) return Failed("Backup.OnServer", _dialect.Place);
        if (passphrase.Length < BackupPassphrase.Shortest) return Failed("Backup.PassphraseShort", BackupPassphrase.Shortest);
        if (Path.Exists(path)) return Failed("Backup.Stands", path);
        if (!Directory.Exists(Path.GetDirectoryName(path))) return Failed("Backup.FolderMissing", Path.GetDirectoryName(path));
        if (LacksDatabase is { } lacks) return Outcome<MadeBackup>.Failed(lacks);
        // Before the copy, so that the copy tells of itself.
        var noted = await _work.RunAs(user, Permission.ManageAccounts, changes =>
        {
            changes.Record(user, AuditAction.Exported, new { what = "backup", file = path });
            return Task.FromResult(Outcome<bool>.Of(true));
        }, cancel);
        if (!noted.Succeeded) return Outcome<MadeBackup>.Failed(noted.Problems);
        try
        {
            return await Make(path, passphrase, cancel);
        }
        catch (Exception failure) when ((_dialect.InFull(failure) ?? BackupProblems.Explain(failure, path)) is { } problem)
        {
            return Outcome<MadeBackup>.Failed(problem);
        }
    }

    private async Task<Outcome<MadeBackup>> Make(string path, string passphrase, CancellationToken cancel)
    {
        var unfinished = $"{path}.part";
        try
        {
            await Write(unfinished, passphrase, cancel);
            var now = _clock.GetUtcNow().UtcDateTime;
            var check = await VerifyBackup.Handle(unfinished, passphrase, _files.Folder, cancel);
            if (!check.Succeeded) return Outcome<MadeBackup>.Failed(check.Problems);
            File.Move(unfinished, path);
            var bytes = new FileInfo(path).Length;
            new LastBackup(now, path, bytes, check.Value.Database.LastEntry).Write(_files);
            return Outcome<MadeBackup>.Of(new(path, bytes, check.Value));
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task Write(string unfinished, string passphrase, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        using var scratch = ScratchFolder.In(_files.Folder);
        var (snapshot, head) = (Path.Combine(scratch.Path, DataFiles.Database), Path.Combine(scratch.Path, DataFiles.AuditHead));
        // Before the database: a log may be ahead of its signed head, and never behind it.
        if (File.Exists(Path.Combine(_files.Keys, DataFiles.AuditHead))) File.Copy(Path.Combine(_files.Keys, DataFiles.AuditHead), head);
        await using (var db = await _factory.Opened(cancel)) await DatabaseSnapshot.Take(db.Database.GetDbConnection(), snapshot, cancel);
        var contents = await DatabaseContents.Read(new SqliteDialect($"Data Source={snapshot}"), cancel);
        var settings = Path.Combine(scratch.Path, DataFiles.Settings);
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(_settings.Values), cancel);
        List<(string, string)> files = [(snapshot, DataFiles.Database), (settings, DataFiles.Settings)];
        files.AddRange(PrivateFiles.In(_files.Keys).Where(key => Path.GetFileName(key) != DataFiles.AuditHead).Append(head)
            .Where(File.Exists).Order(StringComparer.Ordinal).Select(key => (key, $"{DataFiles.KeysFolder}/{Path.GetFileName(key)}")));
        // After the database: a file that it names lies there, and those that came since are more than it names.
        files.AddRange(PrivateFiles.In(_files.Evidence).Select(file => (file, $"{DataFiles.EvidenceFolder}/{Path.GetFileName(file)}")));
        PrivateFiles.MakeFile(unfinished);
        // Alone, and from its beginning: one that a killed program left is written over.
        await using var to = new FileStream(unfinished, FileMode.Open, FileAccess.Write, FileShare.None);
        to.SetLength(0);
        PrivateFiles.Close(unfinished);
        BackupArchive.Write(to, passphrase, contents, files, now, cost: null, cancel);
        to.Flush(flushToDisk: true);
    }

    private static Outcome<MadeBackup> Failed(string key, params object?[] args) => Outcome<MadeBackup>.Failed(new Problem(key, args));
}
