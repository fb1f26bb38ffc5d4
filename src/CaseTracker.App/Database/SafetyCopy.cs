using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.App.Database.Backups;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using Microsoft.Data.Sqlite;

namespace CaseTracker.App.Database;

/// <summary>Keeps the embedded database as it was before a start changes it: one whole copy beside it, however many steps the start takes.
/// A database on a server has the backups of its server. With a passphrase for backups the copy is one of them.</summary>
public sealed class SafetyCopy
{
    private const int Kept = 2;
    private const int NoRoom = 13;
    private const string Plain = ".db", Encrypted = ".backup";
    private readonly IDatabaseDialect _dialect;
    private readonly TimeProvider _clock;
    private readonly Func<string, long> _room;
    private readonly string? _passphrase;
    private bool _looked;

    internal SafetyCopy(IDatabaseDialect dialect, TimeProvider clock, Func<string, long>? room = null,
        BackupPassphrase? passphrase = null) =>
        (_dialect, _clock, _room, _passphrase) = (dialect, clock, room ?? (folder => new DriveInfo(folder).AvailableFreeSpace),
            passphrase?.Value);

    /// <summary>The copy that holds what this start found; null where it has changed nothing that anybody wrote.</summary>
    public string? Path { get; private set; }

    private string Folder => System.IO.Path.GetDirectoryName(_dialect.Place)!;
    private string Beginning => $"{System.IO.Path.GetFileNameWithoutExtension(_dialect.Place)}-before-";

    /// <summary>To be called before a script or a conversion changes what cannot be made anew; the first call of a start makes the copy.
    /// Null, or why nothing may be changed. Throws what <see cref="IDatabaseDialect.Explain"/> puts in words.</summary>
    public async Task<Problem?> BeforeChange(CancellationToken cancel)
    {
        if (_looked || _dialect.Provider != DatabaseProvider.Sqlite) return null;
        await using var connection = await _dialect.OpenForSchema(cancel);
        if (await HoldsRecords(connection, cancel) && await Make(connection, cancel) is { } refused) return refused;
        _looked = true;
        return null;
    }

    /// <summary>A failed start in words, with the way back where a copy stands: which file, and what to do.</summary>
    public Problem WithWayBack(Problem why)
    {
        // Here the copy was made by an earlier start.
        var earlier = why.Key is "Database.NewerThanProgram" or "Database.Damaged" or "Database.NotADatabase";
        var copy = Path ?? (earlier && _dialect.Provider == DatabaseProvider.Sqlite ? Copies().FirstOrDefault() : null);
        return copy is null ? why : new Problem(IsEncrypted(copy) ? "Database.WayBackEncrypted" : "Database.WayBack", why, _dialect.Place,
            copy);
    }

    /// <summary>The copies that stand, the latest first, with their sizes in bytes.</summary>
    public IReadOnlyList<(string Path, long Bytes, bool Encrypted)> List() => _dialect.Provider != DatabaseProvider.Sqlite ? []
        : [.. Copies().Select(copy => (copy, Size(copy), IsEncrypted(copy)))];

    private static bool IsEncrypted(string copy) => copy.EndsWith(Encrypted, StringComparison.Ordinal);

    private static async Task<bool> HoldsRecords(DbConnection connection, CancellationToken cancel) =>
        await connection.Finds("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'Records'", cancel)
            && await connection.Finds("SELECT 1 FROM Records", cancel);

    private async Task<Problem?> Make(DbConnection connection, CancellationToken cancel)
    {
        // A start that fails again and again must not push out the copy from before the first of them.
        var state = await State(connection, cancel);
        if (Copies().FirstOrDefault() is { } last && await SaysTheSame(last, state, cancel))
        {
            Path = last;
            return null;
        }
        var size = Size(_dialect.Place) + Size($"{_dialect.Place}-wal");
        // The copy, and the change itself, which may rewrite every page.
        var (needed, free) = (2 * size, _room(Folder));
        if (free < needed) return TooLittle(needed, free);
        var path = System.IO.Path.Combine(Folder, Beginning + _clock.GetUtcNow().ToOffset(CambodianTime.Offset)
            .ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture) + (_passphrase is null ? Plain : $"-{Mark(state)}{Encrypted}"));
        var unfinished = $"{path}.part";
        try
        {
            if (_passphrase is null) await DatabaseSnapshot.Take(connection, unfinished, cancel);
            else await Encrypt(connection, unfinished, _passphrase, cancel);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (SqliteException full) when (full.SqliteErrorCode == NoRoom)
        {
            return TooLittle(needed, _room(Folder));
        }
        finally
        {
            File.Delete(unfinished);
        }
        Path = path;
        foreach (var older in Copies().Skip(Kept)) File.Delete(older);
        return null;
    }

    private async Task Encrypt(DbConnection connection, string unfinished, string passphrase, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        using var scratch = ScratchFolder.In(Folder);
        var snapshot = System.IO.Path.Combine(scratch.Path, DataFiles.Database);
        await DatabaseSnapshot.Take(connection, snapshot, cancel);
        var contents = await DatabaseContents.Read(new SqliteDialect($"Data Source={snapshot}"), cancel);
        PrivateFiles.MakeFile(unfinished);
        await using var file = new FileStream(unfinished, FileMode.Open, FileAccess.Write);
        BackupArchive.Write(file, passphrase, contents, [(snapshot, DataFiles.Database)], now, cost: null, cancel);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The copies beside the database, the latest first: their names hold the moment.</summary>
    private IEnumerable<string> Copies() => Directory.Exists(Folder)
        ? Directory.GetFiles(Folder, $"{Beginning}*{Plain}").Concat(Directory.GetFiles(Folder, $"{Beginning}*{Encrypted}"))
            .OrderDescending(StringComparer.Ordinal)
        : [];

    /// <summary>Stands in the name of an encrypted copy, so that it need not be opened to be known.</summary>
    private static string Mark(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..16];

    /// <summary>Whether nobody wrote anything since the copy.</summary>
    private static async Task<bool> SaysTheSame(string copy, string state, CancellationToken cancel)
    {
        if (IsEncrypted(copy)) return copy.EndsWith($"-{Mark(state)}{Encrypted}", StringComparison.Ordinal);
        try
        {
            await using var other = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = copy,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false
            }.ConnectionString);
            await other.OpenAsync(cancel);
            return await State(other, cancel) == state;
        }
        catch (SqliteException)
        {
            // No copy of ours, or one of an older shape: it does not stand in for a new one.
            return false;
        }
    }

    /// <summary>Every write but a draft's extends the audit log.</summary>
    private static async Task<string> State(DbConnection connection, CancellationToken cancel) => string.Join('|', await connection.Strings(
        null, "SELECT COALESCE((SELECT Id || Hash FROM AuditEntries ORDER BY Id DESC LIMIT 1), '') || '|' || COALESCE((SELECT "
            + "MAX(UpdatedAt) FROM Drafts), '')", cancel));

    private Problem TooLittle(long needed, long free) => new("Database.NoRoomForCopy", _dialect.Place, Megabytes(needed), Megabytes(free));

    private static string Megabytes(long bytes) => Math.Ceiling(bytes / 1_000_000.0).ToString("0", CultureInfo.InvariantCulture);

    private static long Size(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
