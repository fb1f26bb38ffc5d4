using System.Security.Cryptography;
using CaseTracker.App.Storage;

namespace CaseTracker.App.Evidence;

/// <summary>The keys of files, beside the keys of sessions and outside the database: <c>evidence-FINGERPRINT.key</c>, for this account
/// alone. Files name the key that they were sealed with, so that several can stand side by side; the latest seals what comes. None is ever
/// replaced or removed by the program.</summary>
internal sealed class EvidenceKeys(DataFiles files)
{
    private const string Beginning = "evidence-", End = ".key";

    /// <summary>The key of a fingerprint; null where it is not there, or is another. Throws as <see cref="File.ReadAllBytes"/>.</summary>
    public byte[]? Of(string fingerprint)
    {
        var path = PathOf(fingerprint);
        return File.Exists(path) && File.ReadAllBytes(path) is { Length: KeyedFile.KeySize } key
            && KeyedFile.Fingerprint(key) == fingerprint ? key : null;
    }

    /// <summary>The key for what comes, made now where there is none. Throws as <see cref="FileStream"/>.</summary>
    public byte[] Present()
    {
        PrivateFiles.MakeFolder(files.Keys);
        var fingerprints = Directory.GetFiles(files.Keys, $"{Beginning}*{End}").OrderByDescending(File.GetLastWriteTimeUtc)
            .ThenBy(path => path, StringComparer.Ordinal).Select(path => Path.GetFileName(path)[Beginning.Length..^End.Length]);
        if (fingerprints.Select(Of).FirstOrDefault(key => key is not null) is { } standing) return standing;
        var made = RandomNumberGenerator.GetBytes(KeyedFile.KeySize);
        PrivateFiles.Replace(PathOf(KeyedFile.Fingerprint(made)), made);
        return made;
    }

    private string PathOf(string fingerprint) => Path.Combine(files.Keys, $"{Beginning}{fingerprint}{End}");
}
