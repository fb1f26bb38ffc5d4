using System.Security.Cryptography;
using CaseTracker.App.Database;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>A file that came in and lies whole and encrypted on the disk, under an unfinished name. <see cref="Keep"/> gives it its name
/// once the database holds it; without that it is gone when this is disposed of.</summary>
internal sealed class ReceivedFile(FileStream written, string unfinished, string path) : IDisposable
{
    private bool _kept;

    public required string StoredAs { get; init; }
    public required long Bytes { get; init; }
    /// <summary>Of the bytes as they came in, in hexadecimal.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Null for one that is not taken.</summary>
    public required EvidenceFormat? Format { get; init; }

    /// <summary>The database holds it: from now on it stays, whatever happens. What cannot be named now is named at the next
    /// start.</summary>
    public void Keep()
    {
        _kept = true;
        try
        {
            File.Move(unfinished, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is found under its unfinished name meanwhile.
        }
    }

    public void Dispose()
    {
        // Until here nobody else could take it for one that a killed program left.
        written.Dispose();
        if (!_kept) File.Delete(unfinished);
    }
}

/// <summary>More came in than may.</summary>
internal sealed class TooLargeException : Exception;

/// <summary>The folder of evidence: one encrypted file for each that was received, under a name that says nothing.</summary>
internal sealed class EvidenceStore(DataFiles files, EvidenceKeys keys)
{
    private const string Unfinished = ".part", Anew = ".anew";
    private const int NameBytes = 16;

    /// <summary>Takes a file in to its end. Throws <see cref="TooLargeException"/>, as <see cref="FileStream"/>, and whatever
    /// <paramref name="content"/> throws: then nothing is left of it.</summary>
    public async Task<ReceivedFile> Receive(Stream content, long most, IProgress<long>? progress, CancellationToken cancel)
    {
        PrivateFiles.MakeFolder(files.Evidence);
        var key = keys.Present();
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        var (path, unfinished) = (PathOf(name), PathOf(name) + Unfinished);
        var written = PrivateFiles.OpenNew(unfinished);
        try
        {
            var (bytes, sha256, format) = await Write(written, key, name, content, most, progress, cancel);
            return new(written, unfinished, path) { StoredAs = name, Bytes = bytes, Sha256 = sha256, Format = format };
        }
        catch
        {
            await written.DisposeAsync();
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>The bytes of a file as they came in. Throws <see cref="EncryptedFileException"/>, here and while it is read, and as
    /// <see cref="FileStream"/>.</summary>
    public Stream Open(string storedAs)
    {
        var from = new FileStream(Standing(storedAs), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            return new OwningStream(KeyedFile.Read(from, storedAs, keys.Of), from);
        }
        catch
        {
            from.Dispose();
            throw;
        }
    }

    /// <summary>The fingerprint of the key by which a file stands; null where it cannot be read.</summary>
    public string? KeyOf(string storedAs)
    {
        try
        {
            using var file = File.OpenRead(Standing(storedAs));
            return KeyedFile.KeyOf(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Encrypts a file anew by the key for what comes, and puts that in its place once it was read back. False where it is not as
    /// it was received, or cannot be read: then it stays as it is. Throws <see cref="IOException"/> where it cannot be written.</summary>
    public async Task<bool> Renew(EvidenceFileRow row, CancellationToken cancel)
    {
        if (await Check(row, cancel) != EvidenceState.Sound) return false;
        var (path, anew) = (Standing(row.StoredAs), PathOf(row.StoredAs) + Anew);
        File.Delete(anew);
        await using (var written = PrivateFiles.OpenNew(anew))
        {
            await using var content = Open(row.StoredAs);
            await Write(written, keys.Present(), row.StoredAs, content, long.MaxValue, progress: null, cancel);
        }
        await using (var from = File.OpenRead(anew))
        {
            await using var content = KeyedFile.Read(from, row.StoredAs, keys.Of);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel)) != row.Sha256) throw new IOException(anew);
        }
        File.Move(anew, path, overwrite: true);
        return true;
    }

    /// <summary>Reads a file to its end and compares it with what is known of it.</summary>
    public async Task<EvidenceState> Check(EvidenceFileRow row, CancellationToken cancel)
    {
        try
        {
            await using var content = Open(row.StoredAs);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel)) == row.Sha256 ? EvidenceState.Sound
                : EvidenceState.Changed;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return EvidenceState.Missing;
        }
        catch (EncryptedFileException failure) when (failure.Fault is not (EncryptedFileFault.KeyMissing or EncryptedFileFault.Newer))
        {
            return EvidenceState.Changed;
        }
        catch (Exception failure) when (failure is EncryptedFileException or IOException or UnauthorizedAccessException)
        {
            return EvidenceState.Unreadable;
        }
    }

    /// <summary>Settles what a killed program left between receiving and saying so: names what the database holds, removes what it does
    /// not. Whole files are never removed: an earlier copy of the database may lack them.</summary>
    public async Task Settle(CaseTrackerDb db, CancellationToken cancel)
    {
        if (!Directory.Exists(files.Evidence)) return;
        foreach (var unfinished in Directory.GetFiles(files.Evidence, $"*{Unfinished}"))
            try
            {
                // Somebody who is receiving holds it.
                await using var held = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite, PrivateFiles.Alone);
                var name = Path.GetFileNameWithoutExtension(unfinished);
                if (await db.EvidenceFiles.AnyAsync(row => row.StoredAs == name, cancel)) File.Move(unfinished, PathOf(name));
                else File.Delete(unfinished);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // It is told by whoever looks for what it holds; the next start tries again.
            }
    }

    private static async Task<(long Bytes, string Sha256, EvidenceFormat? Format)> Write(FileStream written, byte[] key, string name,
        Stream content, long most, IProgress<long>? progress, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var encrypted = KeyedFile.Write(written, key, name);
        var (part, bytes) = (new byte[EvidenceFormats.Beginning], 0L);
        EvidenceFormat? format = null;
        while (await content.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancel) is > 0 and var read)
        {
            if (bytes == 0) format = EvidenceFormats.Of(part.AsSpan(0, read));
            bytes += read;
            if (bytes > most) throw new TooLargeException();
            hash.AppendData(part, 0, read);
            encrypted.Write(part, 0, read);
            progress?.Report(bytes);
        }
        encrypted.Complete();
        written.Flush(flushToDisk: true);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()), format);
    }

    /// <summary>Deletes a file that the database no longer holds; nothing where there is none. Throws as
    /// <see cref="File.Delete"/>.</summary>
    public void Delete(string storedAs)
    {
        if (!Directory.Exists(files.Evidence)) return;
        foreach (var path in new[] { PathOf(storedAs), PathOf(storedAs) + Unfinished, PathOf(storedAs) + Anew }) File.Delete(path);
    }

    // One that the database holds may still have its unfinished name.
    private string Standing(string storedAs) => File.Exists(PathOf(storedAs)) || !File.Exists(PathOf(storedAs) + Unfinished)
        ? PathOf(storedAs) : PathOf(storedAs) + Unfinished;

    private string PathOf(string name) => Path.Combine(files.Evidence, name);

    /// <summary>Closes the file with what reads it.</summary>
    private sealed class OwningStream(DecryptingStream content, FileStream file) : OneWayStream
    {
        public override bool CanRead => true;

        public override int Read(Span<byte> buffer) => content.Read(buffer);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
                file.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
