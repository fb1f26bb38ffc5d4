using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>What the entry of a conversion says, by which the program wrote the log anew: how the log ended before it, and how those
/// entries end now, signed by the key of the log. Whoever can write the database alone cannot make one.</summary>
/// <param name="Number">Of the last entry before the conversion.</param>
/// <param name="Before">Its hash as it was; whoever kept it elsewhere finds it here.</param>
/// <param name="After">Its hash since.</param>
/// <param name="Signature">HMAC-SHA-256 of the three, in hexadecimal.</param>
internal sealed record ConvertedLog(long Number, string Before, string After, string Signature)
{
    /// <summary>Says so in the log, in the transaction of the conversion.</summary>
    /// <param name="before">The last entry as it was.</param>
    /// <param name="after">Its hash since.</param>
    public static Task Append(CaseTrackerDb db, byte[] key, DateTime now, LogEnd before, string after, CancellationToken cancel) =>
        AuditLog.Append(db, CurrentUser.Operator(), now, [new Audited(AuditAction.IdentitiesEncrypted, null, () => null, null,
            JsonSerializer.Serialize(new ConvertedLog(before.Id, before.Hash, after, Sign(before.Id, before.Hash, after, key))))], cancel);

    /// <summary>Whether a signed head is the end of the log before a conversion that stands in the log: the program was stopped between the
    /// conversion and the signature of its end.</summary>
    public static async Task<bool> Explains(CaseTrackerDb db, AuditHead head, byte[] key, CancellationToken cancel)
    {
        var said = await db.AuditEntries.AsNoTracking().Where(entry => entry.Action == AuditAction.IdentitiesEncrypted
            && entry.Id > head.Number).Select(entry => entry.Changes).ToListAsync(cancel);
        var now = await db.AuditEntries.AsNoTracking().Where(entry => entry.Id == head.Number).Select(entry => entry.Hash)
            .FirstOrDefaultAsync(cancel);
        return said.Select(changes => JsonSerializer.Deserialize<ConvertedLog>(changes)).OfType<ConvertedLog>()
            .Any(converted => converted.Number == head.Number && converted.Before == head.Hash && converted.After == now
                && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(converted.Signature),
                    Encoding.ASCII.GetBytes(Sign(converted.Number, converted.Before, converted.After, key))));
    }

    private static string Sign(long number, string before, string after, byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key,
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"converted|{number}|{before}|{after}"))));
}
