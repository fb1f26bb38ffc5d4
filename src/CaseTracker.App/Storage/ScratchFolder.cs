using System.Security.Cryptography;

namespace CaseTracker.App.Storage;

/// <summary>A folder for this account alone that is gone once it is disposed of: for what must lie on the disk in the clear for a
/// while. Who made it holds a lock in it, so that what a killed program left is known, and goes at the next chance.</summary>
public sealed class ScratchFolder : IDisposable
{
    private const string Beginning = ".casetracker-scratch-", Lock = "lock", Content = "content";

    private readonly string _outer;
    private readonly FileStream _lock;

    private ScratchFolder(string outer)
    {
        _outer = outer;
        PrivateFiles.MakeFolder(outer);
        PrivateFiles.MakeFile(System.IO.Path.Combine(outer, Lock));
        _lock = Locked(outer);
        PrivateFiles.MakeFolder(Path);
    }

    /// <summary>Where files are put.</summary>
    public string Path => System.IO.Path.Combine(_outer, Content);

    /// <summary>Makes one in a folder. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</summary>
    public static ScratchFolder In(string folder)
    {
        Sweep(folder);
        return new(System.IO.Path.Combine(folder, Beginning + RandomNumberGenerator.GetHexString(16, lowercase: true)));
    }

    /// <summary>Removes what killed programs left in a folder. What cannot be removed stays for the next time.</summary>
    public static void Sweep(string folder)
    {
        foreach (var left in Directory.GetDirectories(folder, $"{Beginning}*").Where(PrivateFiles.IsOurs))
            try
            {
                Locked(left).Dispose();
                Directory.Delete(left, recursive: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Somebody works in it, or has just made it.
            }
    }

    public void Dispose()
    {
        _lock.Dispose();
        Directory.Delete(_outer, recursive: true);
    }

    /// <summary>Throws where another holds it, and where it was never there.</summary>
    private static FileStream Locked(string outer) =>
        new(System.IO.Path.Combine(outer, Lock), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
}
