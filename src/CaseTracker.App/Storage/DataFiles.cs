namespace CaseTracker.App.Storage;

/// <summary>What an installation keeps on the disk beside its database.</summary>
/// <param name="Folder">The data folder.</param>
public sealed record DataFiles(string Folder)
{
    /// <summary>The name of the database of a folder whose settings name no other.</summary>
    public const string Database = "casetracker.db";

    /// <summary>The settings under which a backup was made; the program does not read it.</summary>
    public const string Settings = "settings-of-backup.json";

    /// <summary>Below the data folder: the keys of sessions and of the audit log.</summary>
    public const string KeysFolder = "keys";

    /// <summary>In the folder of keys: the last entry of the audit log, signed.</summary>
    public const string AuditHead = "audit-head.json";

    public string Keys => Path.Combine(Folder, KeysFolder);

    /// <summary>When the last backup was made, and where.</summary>
    public string LastBackup => Path.Combine(Folder, "last-backup.json");
}

/// <summary>A folder for this account alone that is gone once it is disposed of: for what must lie on the disk in the clear for a
/// while.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Beginning = ".casetracker-scratch-";
    private static readonly TimeSpan LeftBehind = TimeSpan.FromDays(1);

    private ScratchFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes one in a folder, and removes those that a program which was killed left there a day ago or longer. Throws
    /// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</summary>
    public static ScratchFolder In(string folder, DateTime now)
    {
        foreach (var left in Directory.GetDirectories(folder, $"{Beginning}*"))
            if (PrivateFiles.IsOurs(left) && now - Directory.GetLastWriteTimeUtc(left) > LeftBehind) Directory.Delete(left,
                recursive: true);
        var path = System.IO.Path.Combine(folder,
            Beginning + System.Security.Cryptography.RandomNumberGenerator.GetHexString(16, lowercase: true));
        PrivateFiles.MakeFolder(path);
        return new ScratchFolder(path);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
