using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using CaseTracker.App.Storage;

namespace CaseTracker.App.Database.Backups;

/// <summary>What is wrong with a backup whose encryption holds.</summary>
internal sealed class BackupContentException(string path) : Exception($"Not as the backup says: {path}")
{
    public string Path => path;
}

/// <summary>The inside of a backup: a compressed tar archive, first its manifest, then the files that the manifest names, in its order.
/// Whoever has lost the program can open it with the tools of any system, once it is decrypted.</summary>
internal static class BackupArchive
{
    private const string Manifest = "manifest.json";
    private const int LargestManifest = 1 << 28;

    /// <summary>Writes an encrypted backup. Throws as <see cref="FileStream"/>.</summary>
    /// <param name="files">Where each file lies, and its path in the data folder.</param>
    public static BackupManifest Write(Stream to, string passphrase, DatabaseContents database,
        IReadOnlyList<(string Source, string Path)> files, DateTime now, KeyCost? cost, CancellationToken cancel)
    {
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, now,
            typeof(BackupArchive).Assembly.GetName().Version?.ToString() ?? "", database,
            [.. files.Select(file => Describe(file.Source, file.Path, cancel))]);
        using var encrypted = EncryptedFile.Write(to, passphrase, cost);
        using (var packed = new GZipStream(encrypted, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
        {
            using var head = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest));
            tar.WriteEntry(Entry(Manifest, head, now));
            foreach (var (source, path) in files)
            {
                cancel.ThrowIfCancellationRequested();
                using var content = Open(source);
                tar.WriteEntry(Entry(path, content, File.GetLastWriteTimeUtc(source)));
            }
        }
        encrypted.Complete();
        return manifest;
    }

    /// <summary>Reads a backup to its end and gives its manifest, after each file has been handed on and proven. Throws
    /// <see cref="EncryptedFileException"/> and <see cref="BackupContentException"/>.</summary>
    /// <param name="folder">Where the files are put. What was put there of a backup that is not whole proves nothing.</param>
    /// <param name="keep">Which files stay; the others are put there, proven, and removed again.</param>
    public static BackupManifest Read(Stream from, string passphrase, string folder, Func<BackupFile, bool> keep, CancellationToken cancel)
    {
        using var encrypted = EncryptedFile.Read(from, passphrase);
        try
        {
            using var unpacked = new GZipStream(encrypted, CompressionMode.Decompress, leaveOpen: true);
            var manifest = Read(unpacked, folder, keep, cancel);
            // The end is proven only by whoever reads it.
            unpacked.CopyTo(Stream.Null);
            encrypted.CopyTo(Stream.Null);
            return manifest;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or JsonException or FormatException)
        {
            throw new BackupContentException(Manifest);
        }
    }

    private static BackupManifest Read(Stream unpacked, string folder, Func<BackupFile, bool> keep, CancellationToken cancel)
    {
        using var tar = new TarReader(unpacked, leaveOpen: true);
        if (tar.GetNextEntry() is not { Name: Manifest, DataStream: { } head, Length: <= LargestManifest })
            throw new BackupContentException(Manifest);
        var manifest = JsonSerializer.Deserialize<BackupManifest>(head) ?? throw new BackupContentException(Manifest);
        if (manifest.Format > BackupManifest.CurrentFormat) throw new EncryptedFileException(EncryptedFileFault.Newer);
        foreach (var file in manifest.Files)
        {
            cancel.ThrowIfCancellationRequested();
            var entry = tar.GetNextEntry();
            if (entry is null || entry.Name != file.Path || entry.Length != file.Bytes || !StaysWithin(folder, file.Path))
                throw new BackupContentException(file.Path);
            var path = Path.Combine(folder, file.Path);
            PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
            PrivateFiles.MakeFile(path);
            using (var content = new FileStream(path, FileMode.Open, FileAccess.Write))
            {
                entry.DataStream?.CopyTo(content);
                content.Flush(flushToDisk: true);
            }
            if (Describe(path, file.Path, cancel) != file) throw new BackupContentException(file.Path);
            if (!keep(file)) File.Delete(path);
            // Of several keys the latest encrypts what comes. Backups of before hold no times.
            else if (entry.ModificationTime > DateTimeOffset.UnixEpoch) File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);
        }
        return tar.GetNextEntry() is { Name: var more } ? throw new BackupContentException(more) : manifest;
    }

    /// <summary>Whoever made the backup had the passphrase; that its paths are what they should be is looked at all the same.</summary>
    private static bool StaysWithin(string folder, string path) => path.Length > 0 && !Path.IsPathRooted(path)
        && Path.GetFullPath(Path.Combine(folder, path)).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal);

    private static BackupFile Describe(string source, string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var content = Open(source);
        return new BackupFile(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static PaxTarEntry Entry(string name, Stream content, DateTime at) => new(TarEntryType.RegularFile, name)
    {
        DataStream = content,
        Mode = PrivateFiles.ForFiles,
        ModificationTime = new DateTimeOffset(at, TimeSpan.Zero),
    };

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
