using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>Something to be written into the audit log.</summary>
internal sealed record Audited(AuditAction Action, RecordKind? Kind, Func<long?> RecordId, string? Reason, string Changes = "{}");

/// <summary>Writes the hash-chained audit log. It runs inside the transaction of what it records, so that neither
/// stands without the other.</summary>
internal static class AuditLog
{
    public const string FirstPreviousHash = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Appends to the chain. The caller holds an open transaction in which the chain's lock is taken.</summary>
    /// <returns>The hash of the last entry; null where there is none to append.</returns>
    public static async Task<string?> Append(CaseTrackerDb db, CurrentUser user, DateTime now, IReadOnlyList<Audited> entries,
        CancellationToken cancel)
    {
        var previous = await db.AuditEntries.OrderByDescending(entry => entry.Id).Select(entry => entry.Hash).FirstOrDefaultAsync(cancel)
            ?? FirstPreviousHash;
        var chain = new List<AuditEntry>(entries.Count);
        foreach (var audited in entries)
        {
            var entry = new AuditEntry
            {
                At = now,
                AccountId = user.AccountId,
                ActorName = user.AuditName,
                Action = audited.Action,
                Kind = audited.Kind,
                RecordId = audited.RecordId(),
                Reason = audited.Reason,
                Changes = audited.Changes,
                PreviousHash = previous,
            };
            entry.Hash = previous = HashOf(entry);
            chain.Add(entry);
        }
        // One by one: the chain's order is the order of the ids.
        await db.Insert(chain, cancel, atOnce: 1);
        return chain.LastOrDefault()?.Hash;
    }

    /// <summary>SHA-256 over the entry's fields as a JSON array of strings, so that no two entries share a form.</summary>
    public static string HashOf(AuditEntry entry)
    {
        string?[] fields =
        [
            entry.PreviousHash, entry.At.ToString("O", CultureInfo.InvariantCulture),
                entry.AccountId?.ToString(CultureInfo.InvariantCulture),
            entry.ActorName, entry.Action.ToString(), entry.Kind?.ToString(), entry.RecordId?.ToString(CultureInfo.InvariantCulture),
            entry.Reason, entry.Changes,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(fields))));
    }
}
