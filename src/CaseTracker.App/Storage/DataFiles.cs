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

    /// <summary>Below the data folder: the files that are attached to records, encrypted.</summary>
    public const string EvidenceFolder = "evidence";

    public string Evidence => Path.Combine(Folder, EvidenceFolder);

    public string Keys => Path.Combine(Folder, KeysFolder);

    /// <summary>When the last backup was made, and where.</summary>
    public string LastBackup => Path.Combine(Folder, "last-backup.json");
}
