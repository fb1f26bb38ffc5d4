using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Maintenance;

/// <summary>Puts a backup's files into an empty folder, from which the program can then be started.</summary>
public static class RestoreBackup
{
    /// <summary>Either everything was proven and stands in the folder, or the folder is as empty as it was.</summary>
    public static async Task<Outcome<CheckedBackup>> Handle(string file, string passphrase, string folder,
        CancellationToken cancel = default)
    {
        try
        {
            if (!File.Exists(file)) return Failed("Backup.Missing", file);
            if (Directory.Exists(folder)) ScratchFolder.Sweep(folder);
            if (File.Exists(folder) || Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                return Failed("Backup.FolderNotEmpty", folder);
            PrivateFiles.MakeFolder(folder);
            PrivateFiles.Close(folder);
            using var scratch = ScratchFolder.In(folder);
            var restored = await BackupCheck.Unpack(file, passphrase, scratch.Path, keepAll: true, cancel);
            if (restored.Succeeded) Move(scratch.Path, folder);
            return restored;
        }
        catch (Exception failure) when (BackupProblems.Explain(failure, folder) is { } problem)
        {
            return Outcome<CheckedBackup>.Failed(problem);
        }
    }

    /// <summary>The database last: a folder without one is no installation.</summary>
    private static void Move(string from, string to)
    {
        foreach (var entry in Directory.GetFileSystemEntries(from).OrderBy(entry => Path.GetFileName(entry) == DataFiles.Database))
            Directory.Move(entry, Path.Combine(to, Path.GetFileName(entry)));
    }

    private static Outcome<CheckedBackup> Failed(string key, string path) => Outcome<CheckedBackup>.Failed(new Problem(key, path));
}
