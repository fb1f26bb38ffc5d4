using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tags;

/// <summary>Takes back what the user last did with one tag on each of some records within the last hour, where nobody has changed that
/// since.</summary>
public sealed class UndoTags
{
    private readonly UnitOfWork _unit;

    internal UndoTags(UnitOfWork unit) => _unit = unit;

    /// <summary>How many were taken back: all, or none.</summary>
    public Task<Outcome<int>> Handle(CurrentUser user, IReadOnlyList<long> records, string name, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.EditRecords, async work =>
        {
            if (await RecordTags.Named(work.Db, name, cancel) is not { } tag)
                return Outcome<int>.Failed(new Conflict("History.ChangedSince"));
            foreach (var id in records)
                if (await Undo(work, id, tag, cancel) is { } problem) return Outcome<int>.Failed(problem);
            return Outcome<int>.Of(records.Count);
        }, cancel);

    private static async Task<Problem?> Undo(WriteContext work, long id, TagRow tag, CancellationToken cancel)
    {
        var found = await RecordTags.Find(work, id, cancel);
        if (!found.Succeeded) return found.Problems[0];
        var entries = await work.Db.AuditEntries.AsNoTracking()
            .Where(entry => entry.RecordId == id && entry.Action == AuditAction.Tagged).OrderByDescending(entry => entry.Id)
            .ToListAsync(cancel);
        if (entries.Find(entry => TagChange.Read(entry).TagId == tag.Id) is not { } last) return new Problem("History.NothingToUndo");
        if (last.AccountId != work.CurrentUser.AccountId || last.ActorName != work.CurrentUser.AuditName)
            return new Conflict("History.ChangedSince");
        if (last.At + UndoChange.Offered <= work.Now) return new Problem("History.NothingToUndo");
        var undone = TagChange.Read(last).After is null ? await RecordTags.Put(work, found.Value, tag.Name, cancel)
            : await RecordTags.TakeOff(work, found.Value, tag.Name, cancel);
        return undone.Succeeded ? null : undone.Problems[0];
    }
}
