namespace CaseTracker.App.Storage;

/// <summary>What backups are encrypted with; null where nobody has set one.</summary>
public sealed record BackupPassphrase(string? Value)
{
    /// <summary>In letters. Who has the file can try passphrases for as long as they like; each try costs some tenths of a
    /// second.</summary>
    public const int Shortest = 12;
}
