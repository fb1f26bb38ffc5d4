using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>A file of a record, as its viewer is shown it.</summary>
/// <param name="Description">What it is and how it came to the team.</param>
/// <param name="Sha256">Of the bytes as they came in, in hexadecimal.</param>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="CheckedAt">When it was read back last, UTC; null where it never was.</param>
/// <param name="State">What was found then.</param>
/// <param name="RemovedAt">UTC; null while it stands.</param>
public sealed record AttachedFile(long Id, string Name, string? Description, Confidentiality Level, EvidenceFormat Format, long Bytes,
    string Sha256, DateTime ReceivedAt, string ReceivedBy, DateTime? CheckedAt, EvidenceState State, DateTime? RemovedAt)
{
    internal static AttachedFile Of(EvidenceFileRow row, ActorNames actors) => new(row.Id, row.Name, row.Description, row.Confidentiality,
        row.Format, row.Bytes, row.Sha256, row.ReceivedAt, actors.Of(row.ReceivedById, row.ReceivedByName), row.CheckedAt, row.State,
        row.RemovedAt);
}

/// <summary>Puts down what was done with a file: a line of its chain of custody, and one of the audit log, in one transaction.</summary>
internal static class EvidenceActs
{
    public static async Task Add(WriteContext work, EvidenceFileRow file, EvidenceAct act, CancellationToken cancel, string? reason = null,
        EvidenceState? found = null) =>
        Add(work, file, await work.Db.Headers.Where(header => header.Id == file.RecordId).Select(header => header.Kind).SingleAsync(cancel),
            act, reason, found);

    /// <param name="kind">Of the record that the file is attached to.</param>
    public static void Add(WriteContext work, EvidenceFileRow file, RecordKind kind, EvidenceAct act, string? reason = null,
        EvidenceState? found = null)
    {
        work.Db.EvidenceActs.Add(Line(file.Id, work.CurrentUser, work.Now, act, reason, found));
        work.Audit.Add(new(ActionOf(act), kind, () => file.RecordId, Trimmed(reason), JsonSerializer.Serialize(
            new { file = file.Id, act = act.ToString(), name = file.Name, sha256 = file.Sha256, found = found?.ToString() },
            JsonSerializerOptions.Web)));
    }

    /// <summary>Puts down in the log that a file was not taken: it has no chain of custody.</summary>
    /// <param name="found">What the scanner found in it.</param>
    public static void Refused(WriteContext work, long record, RecordKind kind, string name, string sha256, string found) =>
        work.Audit.Add(new(AuditAction.FileRefused, kind, () => record, null,
            JsonSerializer.Serialize(new { name, sha256, found }, JsonSerializerOptions.Web)));

    public static EvidenceActRow Line(long file, CurrentUser user, DateTime now, EvidenceAct act, string? reason, EvidenceState? found) =>
        new()
        {
            FileId = file,
            At = now,
            AccountId = user.AccountId,
            ActorName = user.AuditName,
            Act = act,
            Found = found,
            Reason = Trimmed(reason),
        };

    private static string? Trimmed(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    private static AuditAction ActionOf(EvidenceAct act) => act switch
    {
        EvidenceAct.Received => AuditAction.FileReceived,
        EvidenceAct.Opened => AuditAction.FileOpened,
        EvidenceAct.Exported or EvidenceAct.Shared => AuditAction.FileExported,
        EvidenceAct.Verified => AuditAction.FileVerified,
        EvidenceAct.Removed => AuditAction.FileRemoved,
        EvidenceAct.Restored => AuditAction.FileRestored,
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}
