using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace CaseTracker.App.Storage;

/// <summary>What it costs to try one passphrase, by Argon2id (RFC 9106).</summary>
/// <param name="Memory">In KiB.</param>
/// <param name="Iterations">Passes over the memory.</param>
/// <param name="Lanes">Parts of the memory that could be worked on at once.</param>
internal readonly record struct KeyCost(int Memory, int Iterations, int Lanes)
{
    /// <summary>The second recommendation of RFC 9106, section 4: 64 MiB, three passes, four lanes.</summary>
    public static KeyCost Usual { get; } = new(1 << 16, 3, 4);

    // A changed header must not take the memory or the hours of whoever reads the file.
    private const int MostMemory = 1 << 18, MostIterations = 10, MostLanes = 8;

    public bool CanBePaid => Lanes is >= 1 and <= MostLanes && Iterations is >= 1 and <= MostIterations
        && Memory >= 8 * Lanes && Memory <= MostMemory;
}

/// <summary>What is wrong with a file that should be an encrypted one of this program.</summary>
public enum EncryptedFileFault
{
    /// <summary>It does not begin as one.</summary>
    NotOne,
    /// <summary>It was made by a later version of the program.</summary>
    Newer,
    /// <summary>The passphrase is another, or its first 64 KiB were changed: the two cannot be told apart.</summary>
    PassphraseOrBeginning,
    /// <summary>Something in it was changed, left out, moved, or is missing at its end.</summary>
    Changed,
    /// <summary>The key that it was sealed with is not among the keys of the installation.</summary>
    KeyMissing,
}

/// <summary>An encrypted file that cannot be read.</summary>
internal sealed class EncryptedFileException(EncryptedFileFault fault) : Exception(fault.ToString())
{
    public EncryptedFileFault Fault => fault;
}

/// <summary>A file that only a passphrase opens and in which any change is found. A header (what the key costs, and its salt), then parts
/// of
/// 64 KiB, each sealed by AES-256-GCM together with the header, its number and whether it is the last (the STREAM construction of Hoang,
/// Reyhanitabar, Rogaway and Vizár, 2015, as the format "age" uses it): so none can be changed, left out, moved or cut off. The salt
/// makes the key a new one for each file, which is why the numbers may begin at 0.</summary>
internal static class EncryptedFile
{
    public const int PartSize = 1 << 16;
    public const int TagSize = 16;
    public const int HeaderSize = 8 + 1 + 3 * sizeof(int) + SaltSize;

    private const byte Version = 1;
    private const int SaltSize = 16, KeySize = 32, NonceSize = 12;

    private static ReadOnlySpan<byte> Beginning => "CTSEALED"u8;

    /// <summary>Begins an encrypted file; <see cref="EncryptingStream.Complete"/> ends it. What it writes to stays open.</summary>
    public static EncryptingStream Write(Stream to, string passphrase, KeyCost? cost = null)
    {
        var (header, paid) = (new byte[HeaderSize], cost ?? KeyCost.Usual);
        Beginning.CopyTo(header);
        header[Beginning.Length] = Version;
        var rest = header.AsSpan(Beginning.Length + 1);
        BinaryPrimitives.WriteInt32BigEndian(rest, paid.Memory);
        BinaryPrimitives.WriteInt32BigEndian(rest[sizeof(int)..], paid.Iterations);
        BinaryPrimitives.WriteInt32BigEndian(rest[(2 * sizeof(int))..], paid.Lanes);
        RandomNumberGenerator.Fill(rest[(3 * sizeof(int))..]);
        to.Write(header);
        return new EncryptingStream(to, Key(passphrase, paid, rest[(3 * sizeof(int))..].ToArray()), header);
    }

    /// <summary>Opens an encrypted file. Throws <see cref="EncryptedFileException"/>, here and while it is read; nothing that it gives out
    /// is unproven. What it reads from stays open.</summary>
    public static DecryptingStream Read(Stream from, string passphrase)
    {
        var header = new byte[HeaderSize];
        var read = from.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false);
        if (read <= Beginning.Length || !header.AsSpan().StartsWith(Beginning)) throw new EncryptedFileException(EncryptedFileFault.NotOne);
        if (header[Beginning.Length] != Version) throw new EncryptedFileException(EncryptedFileFault.Newer);
        if (read < HeaderSize) throw new EncryptedFileException(EncryptedFileFault.Changed);
        var rest = header.AsSpan(Beginning.Length + 1);
        var cost = new KeyCost(BinaryPrimitives.ReadInt32BigEndian(rest), BinaryPrimitives.ReadInt32BigEndian(rest[sizeof(int)..]),
            BinaryPrimitives.ReadInt32BigEndian(rest[(2 * sizeof(int))..]));
        if (!cost.CanBePaid) throw new EncryptedFileException(EncryptedFileFault.Changed);
        return new DecryptingStream(from, Key(passphrase, cost, rest[(3 * sizeof(int))..].ToArray()), header);
    }

    /// <summary>The number of a part, and at the end whether it is the last.</summary>
    public static byte[] Nonce(ulong part, bool last)
    {
        var nonce = new byte[NonceSize];
        BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(NonceSize - 1 - sizeof(ulong)), part);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    /// <summary>A passphrase is one however a keyboard composes its letters.</summary>
    private static AesGcm Key(string passphrase, KeyCost cost, byte[] salt)
    {
        var generator = new Argon2BytesGenerator();
        generator.Init(new Argon2Parameters.Builder(Argon2Parameters.Argon2id).WithVersion(Argon2Parameters.Version13)
            .WithMemoryAsKB(cost.Memory).WithIterations(cost.Iterations).WithParallelism(cost.Lanes).WithSalt(salt).Build());
        var key = new byte[KeySize];
        generator.GenerateBytes(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormC)), key);
        try
        {
            return new AesGcm(key, TagSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
