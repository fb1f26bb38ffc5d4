namespace CaseTracker.App.Database.Backups;

/// <summary>What a backup says of itself: its first entry, by which all others are proven.</summary>
/// <param name="Format">Counts the changes of the archive that an earlier program cannot read.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Program">The version of the program that made it.</param>
internal sealed record BackupManifest(int Format, DateTime MadeAt, string Program, DatabaseContents Database,
    IReadOnlyList<BackupFile> Files)
{
    public const int CurrentFormat = 1;
}

/// <summary>A file in a backup.</summary>
/// <param name="Path">Where it lies in the data folder, with "/" between.</param>
/// <param name="Sha256">In hexadecimal.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);
