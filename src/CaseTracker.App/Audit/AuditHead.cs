using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Storage;

namespace CaseTracker.App.Audit;

/// <summary>The last entry of the log, signed, outside the database: so it shows when the end of the log is cut off, or when somebody
/// rewrote
/// all of it.</summary>
/// <param name="Number">The id of the entry.</param>
/// <param name="Hash">Of the entry, which stands for all before it.</param>
/// <param name="Signature">HMAC-SHA-256 of both by the key of the installation, in hexadecimal.</param>
internal sealed record AuditHead(long Number, string Hash, string Signature)
{
    public bool IsSignedBy(byte[] key) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(Number, Hash, key)),
        Encoding.UTF8.GetBytes(Signature));

    public static AuditHead Of(long number, string hash, byte[] key) => new(number, hash, Sign(number, hash, key));

    private static string Sign(long number, string hash, byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key,
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}|{hash}"))));
}

/// <summary>Where the signed head and its key lie: two files beside the keys of sessions, for this account alone.</summary>
internal sealed class AuditHeadFile(DataFiles files)
{
    private const int KeySize = 32;

    private string KeyPath => Path.Combine(files.Keys, "audit.key");

    public string HeadPath => Path.Combine(files.Keys, DataFiles.AuditHead);

    /// <summary>Neither was ever made here, or both were taken away.</summary>
    public bool IsNew => !File.Exists(KeyPath) && !File.Exists(HeadPath);

    /// <summary>Null where there is none, or where it is none. Throws as <see cref="File.ReadAllBytes"/> where it cannot be
    /// read.</summary>
    public AuditHead? Head()
    {
        try
        {
            return File.Exists(HeadPath) ? JsonSerializer.Deserialize<AuditHead>(File.ReadAllBytes(HeadPath)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null where there is none. Throws as <see cref="File.ReadAllBytes"/>.</summary>
    public byte[]? Key() => File.Exists(KeyPath) && File.ReadAllBytes(KeyPath) is { Length: KeySize } key ? key : null;

    /// <summary>Signs a head with the key that is there, or with one that is made now. Throws as <see cref="FileStream"/>.</summary>
    public void Sign(long number, string hash)
    {
        var key = Key();
        if (key is null)
        {
            PrivateFiles.MakeFolder(files.Keys);
            PrivateFiles.Replace(KeyPath, key = RandomNumberGenerator.GetBytes(KeySize));
        }
        PrivateFiles.Replace(HeadPath, JsonSerializer.SerializeToUtf8Bytes(AuditHead.Of(number, hash, key)));
    }
}
