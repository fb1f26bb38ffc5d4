using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>What the entry of a conversion or a purge says, for which the program wrote the log anew: how the log ended before it, and how
/// those entries end now, signed by the key of the log. Whoever can write the database alone cannot make one.</summary>
/// <param name="Number">Of the last entry before the conversion.</param>
/// <param name="Before">Its hash as it was; whoever kept it elsewhere finds it here.</param>
/// <param name="After">Its hash since.</param>
/// <param name="Signature">HMAC-SHA-256 of the three, in hexadecimal.</param>
internal sealed record ConvertedLog(long Number, string Before, string After, string Signature)
{
    private static readonly AuditAction[] Said = [AuditAction.IdentitiesEncrypted, AuditAction.Purged];

    /// <summary>Says in the log that identities were encrypted in it, in the transaction of the conversion; nothing where none
    /// were.</summary>
    public static async Task Append(CaseTrackerDb db, byte[] key, DateTime now, RewrittenEntries rewritten, CancellationToken cancel)
    {
        if (rewritten.Changed > 0)
            await AuditLog.Append(db, CurrentUser.Operator(), now, [new Audited(AuditAction.IdentitiesEncrypted, null, () => null, null,
                Of(key, rewritten))], cancel);
    }

    /// <summary>What such an entry says.</summary>
    public static string Of(byte[] key, RewrittenEntries rewritten)
    {
        var (before, after) = (rewritten.Before!, rewritten.After);
        return JsonSerializer.Serialize(new ConvertedLog(before.Id, before.Hash, after, Sign(before.Id, before.Hash, after, key)));
    }

    /// <summary>Whether a signed head is the end of the log before a conversion that stands in the log: the program was stopped between the
    /// conversion and the signature of its end.</summary>
    public static async Task<bool> Explains(CaseTrackerDb db, AuditHead head, byte[] key, CancellationToken cancel)
    {
        var said = await db.AuditEntries.AsNoTracking().Where(entry => Said.Contains(entry.Action)
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
