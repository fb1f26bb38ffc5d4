using System.Security.Cryptography;

namespace CaseTracker.App.Storage;

/// <summary>The keys of one purpose, beside the keys of sessions and outside the database: <c>PURPOSE-FINGERPRINT.key</c>, for this account
/// alone. What is encrypted names its key, so that several can stand side by side; the latest encrypts what comes. None is ever replaced or
/// removed by the program.</summary>
/// <param name="folder">The folder of keys.</param>
internal abstract class KeyFiles(string folder, string purpose)
{
    private const string End = ".key";

    /// <summary>The key of a fingerprint; null where it is not there, or is another. Throws as <see cref="File.ReadAllBytes"/>.</summary>
    public byte[]? Of(string fingerprint)
    {
        var path = PathOf(fingerprint);
        return File.Exists(path) && File.ReadAllBytes(path) is { Length: KeyedFile.KeySize } key
            && KeyedFile.Fingerprint(key) == fingerprint ? key : null;
    }

    /// <summary>The fingerprints of the keys that are there, the latest first. Throws as
    /// <see cref="Directory.GetFiles(string)"/>.</summary>
    public IReadOnlyList<string> Fingerprints() => !Directory.Exists(folder) ? []
        : [.. Directory.GetFiles(folder, $"{purpose}-*{End}").OrderByDescending(File.GetLastWriteTimeUtc)
            .ThenBy(path => path, StringComparer.Ordinal).Select(path => Path.GetFileName(path)[(purpose.Length + 1)..^End.Length])
            .Where(fingerprint => Of(fingerprint) is not null)];

    /// <summary>The key for what comes, made now where there is none. Throws as <see cref="FileStream"/>.</summary>
    public byte[] Present() => Fingerprints() is [var latest, ..] ? Of(latest)! : Add();

    /// <summary>Makes another key, by which what comes is encrypted. Throws as <see cref="FileStream"/>.</summary>
    public byte[] Add()
    {
        PrivateFiles.MakeFolder(folder);
        var (made, before) = (RandomNumberGenerator.GetBytes(KeyedFile.KeySize), Fingerprints());
        var path = PathOf(KeyedFile.Fingerprint(made));
        PrivateFiles.Replace(path, made);
        // It is the latest, whatever the clock says.
        if (before is [var last, ..] && File.GetLastWriteTimeUtc(PathOf(last)) is var at && at >= File.GetLastWriteTimeUtc(path))
            File.SetLastWriteTimeUtc(path, at.AddSeconds(1));
        return made;
    }

    protected static string NameOf(string purpose, string fingerprint) => $"{purpose}-{fingerprint}{End}";

    private string PathOf(string fingerprint) => Path.Combine(folder, NameOf(purpose, fingerprint));
}
