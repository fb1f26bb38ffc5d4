using CaseTracker.App.Database.Backups;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using Microsoft.Data.Sqlite;

namespace CaseTracker.App.Maintenance;

/// <summary>What goes wrong with backups in words; null for what nobody expects.</summary>
internal static class BackupProblems
{
    public static Problem? Explain(Exception failure, string file) => failure switch
    {
        EncryptedFileException { Fault: EncryptedFileFault.NotOne } => new("Backup.NotOne", file),
        EncryptedFileException { Fault: EncryptedFileFault.Newer } => new("Backup.Newer", file),
        EncryptedFileException { Fault: EncryptedFileFault.PassphraseOrBeginning } => new("Backup.PassphraseOrBeginning", file),
        EncryptedFileException => new("Backup.Changed", file),
        BackupContentException content => new("Backup.ContentDiffers", file, content.Path),
        SqliteException database => new("Backup.DatabaseUnreadable", file, database.Message),
        FileNotFoundException or DirectoryNotFoundException => new("Backup.Missing", file),
        IOException or UnauthorizedAccessException => new("Backup.DiskTrouble", file, failure.Message),
        _ => null,
    };
}
