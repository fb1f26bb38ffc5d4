using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Audit;

/// <summary>The entry that a key was rotated: of what, which one encrypts from then on, and how much it encrypted anew.</summary>
internal static class KeysRotated
{
    public static Task Append(CaseTrackerDb db, CurrentUser user, DateTime now, string of, string key, long done,
        CancellationToken cancel) =>
        AuditLog.Append(db, user, now, [Entry(of, key, done)], cancel);

    public static Audited Entry(string of, string key, long done) =>
        new(AuditAction.KeysRotated, null, () => null, null, JsonSerializer.Serialize(new { of, key, done }));
}
