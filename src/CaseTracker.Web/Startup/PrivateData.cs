using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Startup;

/// <summary>Makes the data folder and the program's folders in it, and closes them and the program's own files to everybody but the account
/// that runs the program. What is not the program's is never touched.</summary>
public static class PrivateData
{
    private const int MostNamed = 3;

    /// <summary>What the person who starts the program has to know; nothing in a folder that the program made itself. Throws
    /// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where the folder cannot be made.</summary>
    public static IReadOnlyList<Problem> Prepare(string dataFolder)
    {
        PrivateFiles.MakeFolder(dataFolder);
        var folder = Directory.ResolveLinkTarget(dataFolder, returnFinalTarget: true)?.FullName ?? dataFolder;
        // What a backup that was killed left in the clear.
        ScratchFolder.Sweep(folder);
        var told = new List<Problem>();
        // The folder first: what is made in it afterwards is out of reach from its first moment.
        Close(folder, told, name => name is "logs" or "keys" or DataFiles.EvidenceFolder or "last-backup.json"
            || name.StartsWith("casetracker.db", StringComparison.Ordinal)
            || name.StartsWith("casetracker-before-", StringComparison.Ordinal));
        foreach (var (inner, beginnings) in new[]
        {
            ("logs", (string[])["casetracker-"]), (DataFiles.KeysFolder, ["key-", "audit", "evidence-"]),
        })
        {
            PrivateFiles.MakeFolder(Path.Combine(folder, inner));
            Close(Path.Combine(folder, inner), told, name => beginnings.Any(beginning => name.StartsWith(beginning,
                StringComparison.Ordinal)));
        }
        return told;
    }

    private static void Close(string folder, List<Problem> told, Func<string, bool> isTheProgrammes)
    {
        var entries = Directory.GetFileSystemEntries(folder);
        var others = entries.Where(entry => !isTheProgrammes(Path.GetFileName(entry)) || !PrivateFiles.IsOurs(entry))
            .Order(StringComparer.Ordinal).ToList();
        // Closing the folder would shut others out of what is theirs.
        if (others.Count > 0 && PrivateFiles.IsOpen(folder)) told.Add(new Problem("Commands.FolderHoldsOthers", folder, Named(others)));
        else Tell(PrivateFiles.Close(folder), folder, told, "Commands.FolderClosed");
        foreach (var file in entries.Except(others).Where(File.Exists)) Tell(PrivateFiles.Close(file), file, told, null);
    }

    private static void Tell(Closing closing, string path, List<Problem> told, string? done)
    {
        var key = closing switch
        {
            Closing.Nothing => null,
            Closing.Done => done,
            Closing.NotOurs => "Commands.OfAnotherAccount",
            Closing.Refused => "Commands.NoFileModes",
            _ => throw new ArgumentOutOfRangeException(nameof(closing)),
        };
        // One sentence for a file system without modes, not one a file.
        if (key is not null && (key is not "Commands.NoFileModes" || told.All(problem => problem.Key != key)))
            told.Add(new Problem(key, path));
    }

    private static string Named(List<string> others) => string.Join(", ", others.Take(MostNamed).Select(Path.GetFileName))
        + (others.Count > MostNamed ? ", …" : "");
}
