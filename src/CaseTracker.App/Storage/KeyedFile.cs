using System.Security.Cryptography;

namespace CaseTracker.App.Storage;

/// <summary>A file that a key of the installation opens, and in which any change is found: a header (the fingerprint of the key, a salt),
/// then the parts of an <see cref="EncryptedFile"/>. The key of one file is HKDF-SHA-256 (RFC 5869) of the installation's, of the salt and
/// of the file's name, so that no file can be put in another's place.</summary>
internal static class KeyedFile
{
    public const int KeySize = 32, FingerprintSize = 8;

    private const byte Version = 1;
    private const int SaltSize = 16;

    private static ReadOnlySpan<byte> Beginning => "CTKEYED1"u8;

    private static int HeaderSize => Beginning.Length + 1 + FingerprintSize + SaltSize;

    /// <summary>Tells keys apart, and nothing of the key.</summary>
    public static string Fingerprint(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, FingerprintSize));

    /// <summary>Begins a file; <see cref="EncryptingStream.Complete"/> ends it. What it writes to stays open.</summary>
    public static EncryptingStream Write(Stream to, byte[] key, string name)
    {
        var header = new byte[HeaderSize];
        Beginning.CopyTo(header);
        header[Beginning.Length] = Version;
        Convert.FromHexString(Fingerprint(key)).CopyTo(header, Beginning.Length + 1);
        RandomNumberGenerator.Fill(header.AsSpan(HeaderSize - SaltSize));
        to.Write(header);
        return new EncryptingStream(to, Derived(key, header, name), header);
    }

    /// <summary>The fingerprint of the key that a file names; null where it is none of these files.</summary>
    public static string? KeyOf(Stream from)
    {
        var header = new byte[HeaderSize];
        return from.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) == HeaderSize && header.AsSpan().StartsWith(Beginning)
            ? Convert.ToHexStringLower(header.AsSpan(Beginning.Length + 1, FingerprintSize)) : null;
    }

    /// <summary>Opens a file. Throws <see cref="EncryptedFileException"/>, here and while it is read; nothing that it gives out is
    /// unproven. What it reads from stays open.</summary>
    /// <param name="keyOf">Finds a key by its fingerprint; null where it is not there.</param>
    public static DecryptingStream Read(Stream from, string name, Func<string, byte[]?> keyOf)
    {
        var header = new byte[HeaderSize];
        var read = from.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false);
        if (read < HeaderSize || !header.AsSpan().StartsWith(Beginning)) throw new EncryptedFileException(EncryptedFileFault.NotOne);
        if (header[Beginning.Length] != Version) throw new EncryptedFileException(EncryptedFileFault.Newer);
        var fingerprint = Convert.ToHexStringLower(header.AsSpan(Beginning.Length + 1, FingerprintSize));
        return keyOf(fingerprint) is { } key ? new DecryptingStream(from, Derived(key, header, name), header)
            : throw new EncryptedFileException(EncryptedFileFault.KeyMissing);
    }

    private static AesGcm Derived(byte[] key, byte[] header, string name)
    {
        var own = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeySize, header[^SaltSize..],
            System.Text.Encoding.UTF8.GetBytes($"CaseTracker evidence {name}"));
        try
        {
            return new AesGcm(own, EncryptedFile.TagSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
        }
    }
}
