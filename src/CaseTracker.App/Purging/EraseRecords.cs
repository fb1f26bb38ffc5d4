using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Purging;

/// <summary>Takes records out of every table, in the caller's transaction. Their headers stay, which say no more than kind, number, moment
/// and who might know of them: so no number is given twice, and the program's own claims are not loaded again.</summary>
internal static partial class EraseRecords
{
    private static readonly AuditAction[] OfPurges = [AuditAction.PurgeAsked, AuditAction.PurgeRefused, AuditAction.Purged];

    /// <returns>The encrypted files that nothing names any more.</returns>
    public static async Task<IReadOnlyList<string>> Run(CaseTrackerDb db, IReadOnlyDictionary<long, RecordKind> going,
        CancellationToken cancel)
    {
        long[] ids = [.. going.Keys];
        await Beside(db, ids, cancel);
        var files = await Files(db, ids, cancel);
        foreach (var kind in going.GroupBy(one => one.Value, one => one.Key))
            db.RemoveRange(await RecordTypes.All[kind.Key].Followed(db, [.. kind], cancel));
        await db.SaveChangesAsync(cancel);
        await db.Headers.Where(header => EF.Parameter(ids).Contains(header.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(header => header.Hidden, true).SetProperty(header => header.OwnerId, (long?)null)
            .SetProperty(header => header.Unsourced, 0).SetProperty(header => header.RestsOn, (int?)null), cancel);
        return files;
    }

    /// <summary>Takes what an entry of the log says of the records out of it: values and reasons. Who did what to which number, and when,
    /// stays; so does what is said of the purge itself.</summary>
    public static bool Emptied(AuditEntry entry, IReadOnlyDictionary<long, RecordKind> going)
    {
        if (entry.RecordId is not { } id || !going.ContainsKey(id) || OfPurges.Contains(entry.Action)
            || entry is { Changes: "{}", Reason: null }) return false;
        (entry.Changes, entry.Reason) = ("{}", null);
        return true;
    }

    /// <summary>What stands beside the records. What is kept of a person goes with the person's row.</summary>
    private static async Task Beside(CaseTrackerDb db, long[] ids, CancellationToken cancel)
    {
        await db.Notifications.Where(row => EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancel);
        await db.Remarks.Where(row => row.AnswersId != null && EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancel);
        await db.Remarks.Where(row => EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancel);
        await db.Reviews.Where(row => EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancel);
        await db.RecordTags.Where(row => EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancel);
        await db.RecordReaders.Where(row => EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancel);
        await db.ImportedRows.Where(row => EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancel);
        await db.NameKeys.Where(row => EF.Parameter(ids).Contains(row.RecordId) || EF.Parameter(ids).Contains(row.PersonId))
            .ExecuteDeleteAsync(cancel);
        await db.FoldedTexts.Where(row => EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancel);
        await db.OpenConflicts.Where(row => EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancel);
        await db.KeptConflicts.Where(row => EF.Parameter(ids).Contains(row.RecordId) || EF.Parameter(ids).Contains(row.OtherId))
            .ExecuteDeleteAsync(cancel);
        await db.LinksOnRecord.Where(row => EF.Parameter(ids).Contains(row.LinkId)).ExecuteDeleteAsync(cancel);
        await db.LackingSources.Where(row => EF.Parameter(ids).Contains(row.OwnerId)).ExecuteDeleteAsync(cancel);
        var forms = await db.Drafts.Select(draft => new { draft.Id, draft.Form, draft.RecordId }).ToListAsync(cancel);
        var drafts = forms.Where(draft => draft.RecordId is { } id && ids.Contains(id) || InForm().Matches(draft.Form)
            .Any(number => long.TryParse(number.Value, CultureInfo.InvariantCulture, out var named) && ids.Contains(named)))
            .Select(draft => draft.Id).ToArray();
        await db.Drafts.Where(draft => EF.Parameter(drafts).Contains(draft.Id)).ExecuteDeleteAsync(cancel);
    }

    private static async Task<IReadOnlyList<string>> Files(CaseTrackerDb db, long[] ids, CancellationToken cancel)
    {
        var rows = db.EvidenceFiles.Where(row => EF.Parameter(ids).Contains(row.RecordId));
        var names = await rows.Select(row => row.StoredAs).ToListAsync(cancel);
        var files = await rows.Select(row => row.Id).ToArrayAsync(cancel);
        await db.EvidenceTexts.Where(row => EF.Parameter(files).Contains(row.FileId)).ExecuteDeleteAsync(cancel);
        await db.EvidenceActs.Where(row => EF.Parameter(files).Contains(row.FileId)).ExecuteDeleteAsync(cancel);
        await rows.ExecuteDeleteAsync(cancel);
        return names;
    }

    /// <summary>The records that the address of a form names.</summary>
    [GeneratedRegex(@"(?<=[/=])\d+\b")]
    private static partial Regex InForm();
}
