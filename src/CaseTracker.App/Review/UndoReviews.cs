using System.Text.Json.Nodes;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>Takes back the last step or assignment of each of some reviews, where it is the user's own of the last hour and nobody has
/// taken another since. What was said with it stays said.</summary>
public sealed class UndoReviews
{
    private readonly UnitOfWork _unit;

    internal UndoReviews(UnitOfWork unit) => _unit = unit;

    /// <summary>How many were taken back: all, or none.</summary>
    public Task<Outcome<int>> Handle(CurrentUser user, IReadOnlyList<long> records, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.ReadRecords, async work =>
        {
            foreach (var id in records)
                if (await Undo(work, id, cancel) is { } problem) return Outcome<int>.Failed(problem);
            return Outcome<int>.Of(records.Count);
        }, cancel);

    private static async Task<Problem?> Undo(WriteContext work, long id, CancellationToken cancel)
    {
        var (db, user) = (work.Db, work.CurrentUser);
        var found = await ReviewedRecord.Find(db, user, id, cancel);
        if (!found.Succeeded) return found.Problems[0];
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.RecordId == id && entry.Action == AuditAction.Reviewed).OrderByDescending(entry => entry.Id).Take(20)
            .ToListAsync(cancel);
        // The remark that went along stands behind it.
        var last = entries.Find(entry => Kept(entry) is not null);
        if (last is null || last.AccountId != user.AccountId || last.ActorName != user.Name || last.At + UndoChange.Offered <= work.Now)
            return new Problem("History.NothingToUndo");
        var row = found.Value.Row;
        // A change of the record that came later has moved it on.
        if (row is null || entries.Exists(entry => entry.At > last.At) || row.Since > last.At) return new Conflict("History.ChangedSince");
        var (kept, now) = (Kept(last)!["before"], ReviewSnapshot.Of(row));
        var before = kept is null ? null : ReviewSnapshot.Read(kept);
        if (before is null) db.Reviews.Remove(row);
        else before.CopyInto(row);
        await db.Notifications.Where(one => one.RecordId == id && one.At == last.At && one.ById == user.AccountId && one.ReadAt == null)
            .ExecuteDeleteAsync(cancel);
        work.Audit.Add(found.Value.Line(new { review = new { before = now, after = before?.State.ToString(), undone = true } }));
        return null;
    }

    private static JsonObject? Kept(AuditEntry entry) => JsonNode.Parse(entry.Changes)?["review"] as JsonObject;
}
