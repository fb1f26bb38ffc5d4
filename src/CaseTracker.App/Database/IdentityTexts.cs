using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Database;

/// <summary>Encrypts the identities that the database keeps (<see cref="Field{T}.Identity"/>) and opens them again: AES-256-GCM, each text
/// bound to its field, by a key made by HKDF-SHA-256 (RFC 5869) of one that lies outside the database.</summary>
internal sealed class IdentityTexts(DataFiles files)
{
    public const int FingerprintLetters = KeyedFile.FingerprintSize * 2;

    private const int NonceSize = 12, BlindSize = 16;

    private readonly IdentityKeys _files = new(files);
    private readonly ConcurrentDictionary<string, Keys> _known = new(StringComparer.Ordinal);
    private readonly Lock _making = new();
    private Keys? _present;

    /// <summary>The text as it is kept; one that is encrypted already, for its key is missing, as it is. Throws as
    /// <see cref="FileStream"/> where the first key cannot be made.</summary>
    /// <param name="of">What it is bound to (<see cref="Field{T}.SealedAs"/>).</param>
    public string Seal(string text, string of)
    {
        if (SealedText.Is(text)) return text;
        var (keys, plain) = (Present(), Encoding.UTF8.GetBytes(text));
        var whole = new byte[NonceSize + EncryptedFile.TagSize + plain.Length];
        var nonce = whole.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        keys.Aes.Encrypt(nonce, plain, whole.AsSpan(NonceSize + EncryptedFile.TagSize),
            whole.AsSpan(NonceSize, EncryptedFile.TagSize), Encoding.UTF8.GetBytes(of));
        return $"{SealedText.Mark}{keys.Fingerprint}{Convert.ToBase64String(whole)}";
    }

    /// <summary>The text as it was written; as it is kept where its key is missing, or where it is none of the field's.</summary>
    public string Open(string text, string of)
    {
        if (!SealedText.Is(text)) return text;
        var body = text.AsSpan(SealedText.Mark.Length);
        if (body.Length <= FingerprintLetters || Of(body[..FingerprintLetters].ToString()) is not { } keys) return text;
        var whole = new byte[body.Length - FingerprintLetters];
        if (!Convert.TryFromBase64Chars(body[FingerprintLetters..], whole, out var size) || size < NonceSize + EncryptedFile.TagSize)
            return text;
        var plain = new byte[size - NonceSize - EncryptedFile.TagSize];
        try
        {
            keys.Aes.Decrypt(whole.AsSpan(0, NonceSize), whole.AsSpan(NonceSize + EncryptedFile.TagSize, plain.Length),
                whole.AsSpan(NonceSize, EncryptedFile.TagSize), plain, Encoding.UTF8.GetBytes(of));
        }
        catch (AuthenticationTagMismatchException)
        {
            return text;
        }
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The text as it is kept now, whichever key encrypted it before; as it is where that key is missing.</summary>
    public string Anew(string text, string of) => SealedText.Is(text) && KeyOf(text) == Latest ? text : Seal(Open(text, of), of);

    /// <summary>The fingerprint of the key for what is kept now.</summary>
    public string Latest => Present().Fingerprint;

    /// <summary>The fingerprints of the keys that are there, the latest first.</summary>
    public IReadOnlyList<string> Fingerprints => _files.Fingerprints();

    /// <summary>Makes another key for what is kept from now on. Throws as <see cref="FileStream"/>.</summary>
    public void Renew()
    {
        lock (_making) _present = Derived(_files.Add());
    }

    /// <summary>Whether an encrypted text's key is there.</summary>
    /// <param name="fingerprint">As the text names it.</param>
    public bool Has(string fingerprint) => Of(fingerprint) is not null;

    /// <summary>The fingerprint of the key that an encrypted text names.</summary>
    public static string KeyOf(string text) => text.AsSpan(SealedText.Mark.Length) is { Length: >= FingerprintLetters } body
        ? body[..FingerprintLetters].ToString() : "";

    /// <summary>A keyed hash (HMAC-SHA-256, cut to 128 bits) by which a word that somebody asks for is compared with those on record, of
    /// the key for what is kept now.</summary>
    public string Blind(string words) => Blind(Present(), words);

    /// <summary>The same by each key that is there: what was kept by an earlier one is found, too.</summary>
    public IReadOnlyList<string> BlindByAll(string words) =>
        [.. _files.Fingerprints().Select(Of).OfType<Keys>().Select(key => Blind(key, words))];

    private static string Blind(Keys keys, string words) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.Index, Encoding.UTF8.GetBytes(words)).AsSpan(0, BlindSize));

    private Keys Present()
    {
        if (_present is { } known) return known;
        lock (_making) return _present ??= Derived(_files.Present());
    }

    private Keys? Of(string fingerprint) => _known.TryGetValue(fingerprint, out var known) ? known
        : _files.Of(fingerprint) is { } key ? _known[fingerprint] = Derived(key) : null;

    private static Keys Derived(byte[] key) => new(KeyedFile.Fingerprint(key), For(key, "CaseTracker identities"),
        For(key, "CaseTracker index of identities"));

    private static byte[] For(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyedFile.KeySize, info: Encoding.UTF8.GetBytes(purpose));

    /// <param name="Index">Hashes what is looked for.</param>
#pragma warning disable CA1001 // They live as long as the program.
    private sealed record Keys(string Fingerprint, byte[] Encryption, byte[] Index)
    {
        // To make one takes ten times as long as to open a text by it, and two threads cannot share it.
        private readonly ThreadLocal<AesGcm> _aes = new(() => new AesGcm(Encryption, EncryptedFile.TagSize));

        public AesGcm Aes => _aes.Value!;
    }
#pragma warning restore CA1001
}

/// <summary>The keys of identities: <c>identities-FINGERPRINT.key</c>.</summary>
internal sealed class IdentityKeys(DataFiles files) : KeyFiles(files.Keys, Purpose)
{
    private const string Purpose = "identities";

    /// <summary>The name of the file that holds the key of a fingerprint.</summary>
    public static string NameOf(string fingerprint) => NameOf(Purpose, fingerprint);
}
