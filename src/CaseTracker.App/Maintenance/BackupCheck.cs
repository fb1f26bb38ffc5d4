using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Backups;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Maintenance;

/// <summary>A backup that was read to its end and holds.</summary>
/// <param name="MadeAt">UTC.</param>
/// <param name="Files">Keys and whatever else lies beside the database.</param>
/// <param name="Log">What was wrong with the audit log when the backup was made; null where it held. A copy of a broken log is a true copy:
/// it is told, and kept.</param>
/// <param name="Evidence">What was wrong with attached files when the backup was made: that some are missing; null where all that the
/// database names are there. It is told, and the backup kept.</param>
public sealed record CheckedBackup(DateTime MadeAt, DatabaseContents Database, int Files, Problem? Log, Problem? Evidence);

/// <summary>Puts a backup's files into a folder and compares everything: each file by its hash, the database by its own check and by the
/// rows
/// of each table; and its audit log by chain and signed head.</summary>
internal static class BackupCheck
{
    public static async Task<Outcome<CheckedBackup>> Unpack(string file, string passphrase, string folder, bool keepAll,
        CancellationToken cancel)
    {
        try
        {
            await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            var manifest = BackupArchive.Read(from, passphrase, folder, kept => keepAll || kept.Path == DataFiles.Database
                || kept.Path.StartsWith($"{DataFiles.KeysFolder}/", StringComparison.Ordinal), cancel);
            if (await Wrong(file, manifest, Path.Combine(folder, DataFiles.Database), cancel) is { } problem)
                return Outcome<CheckedBackup>.Failed(problem);
            return Outcome<CheckedBackup>.Of(new(manifest.MadeAt, manifest.Database, manifest.Files.Count - 1,
                manifest.Database.LastEntry is null ? null : await LogProblem(folder, cancel),
                await EvidenceProblem(folder, manifest, cancel)));
        }
        catch (Exception failure) when (BackupProblems.Explain(failure, file) is { } problem)
        {
            return Outcome<CheckedBackup>.Failed(problem);
        }
    }

    private static async Task<Problem?> Wrong(string file, BackupManifest manifest, string database, CancellationToken cancel)
    {
        if (!File.Exists(database)) return new("Backup.WithoutDatabase", file);
        if (await DatabaseContents.Damage(database, cancel) is { } damage) return new("Backup.DatabaseDamaged", file, damage);
        var contents = await DatabaseContents.Read(Dialect(database), cancel);
        return contents.Same(manifest.Database) ? null : new("Backup.CountsDiffer", file);
    }

    private static async Task<Problem?> LogProblem(string folder, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<CaseTrackerDb>();
        Dialect(Path.Combine(folder, DataFiles.Database)).Use(options);
        await using var db = new CaseTrackerDb(options.Options);
        return (await VerifyAudit.Look(db, new AuditHeadFile(new DataFiles(folder)), cancel)).Problem;
    }

    private static async Task<Problem?> EvidenceProblem(string folder, BackupManifest manifest, CancellationToken cancel)
    {
        // A database of before files were attached has no such table.
        if (manifest.Database.Rows.GetValueOrDefault("EvidenceFiles") == 0) return null;
        var held = manifest.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var named = await DatabaseContents.Strings(Path.Combine(folder, DataFiles.Database), "SELECT StoredAs FROM EvidenceFiles", cancel);
        var missing = named.Count(name => !held.Contains($"{DataFiles.EvidenceFolder}/{name}"));
        return missing == 0 ? null : new("Backup.EvidenceMissing", missing);
    }

    private static SqliteDialect Dialect(string database) => new($"Data Source={database};Mode=ReadOnly;Pooling=False");
}
