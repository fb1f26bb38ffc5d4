using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>Something to be said of a record.</summary>
/// <param name="Level">Who may read it; null: the usual level (<see cref="RemarkRules.UsualLevel"/>).</param>
/// <param name="Field">The key of the field that it is about; null for the record as a whole.</param>
/// <param name="Answers">A remark that it answers: its field, and its level at least, are those of that one.</param>
public sealed record NewRemark(string Text, Confidentiality? Level = null, string? Field = null, long? Answers = null);

/// <summary>Remarks within a unit of work, and which of them somebody may read.</summary>
internal static class Remarks
{
    public static async Task<Outcome<RemarkRow>> Add(WriteContext work, ReviewedRecord record, NewRemark remark, CancellationToken cancel)
    {
        var (db, user) = (work.Db, work.CurrentUser);
        if (RemarkRules.Wrong(remark.Text) is { } wrong) return Outcome<RemarkRow>.Failed(wrong);
        RemarkRow? first = null;
        if (remark.Answers is { } answers)
        {
            var readable = await Readable(db, record.Id, user.Clearance, cancel);
            var answered = readable.FirstOrDefault(row => row.Id == answers);
            first = answered is { AnswersId: { } begun } ? readable.FirstOrDefault(row => row.Id == begun) : answered;
            if (first is null) return Outcome<RemarkRow>.Failed(new Problem("Review.RemarkGone"));
        }
        var field = first?.Field ?? (string.IsNullOrEmpty(remark.Field) ? null : remark.Field);
        if (field is not null && (record.Stored.Type.Find(field) is null
            || !await RecordSight.SeesField(db, record.Id, field, user.Clearance, cancel)))
            return Outcome<RemarkRow>.Failed(new Invalid("remark-field", "Review.FieldUnknown"));
        var of = first is { Confidentiality: var asked } && asked > record.VisibleFrom ? asked : record.VisibleFrom;
        var level = remark.Level ?? RemarkRules.UsualLevel(user.Clearance, of);
        if (!RemarkRules.Levels(user.Clearance, of).Contains(level))
            return Outcome<RemarkRow>.Failed(new Invalid("remark-level", "Review.LevelWrong"));
        var row = new RemarkRow
        {
            RecordId = record.Id,
            Field = field,
            AnswersId = first?.Id,
            At = work.Now,
            AccountId = user.AccountId,
            ActorName = user.Name,
            Confidentiality = level,
            Text = remark.Text.Trim(),
        };
        db.Remarks.Add(row);
        // Its id is told of.
        await db.SaveChangesAsync(cancel);
        work.Audit.Add(record.Line(new { remark = row.Id, field, answers = row.AnswersId }));
        await Tell(work, record, row, first, cancel);
        return Outcome<RemarkRow>.Of(row);
    }

    /// <summary>The remarks of a record that a clearance may read, the first first. An answer is not read without what it
    /// answers.</summary>
    public static async Task<List<RemarkRow>> Readable(CaseTrackerDb db, long record, Clearance clearance, CancellationToken cancel)
    {
        var levels = RecordSight.Levels(clearance);
        var rows = await db.Remarks.AsNoTracking()
            .Where(row => row.RecordId == record && EF.Parameter(levels).Contains(row.Confidentiality))
            .OrderBy(row => row.Id).ToListAsync(cancel);
        var closed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in rows.Select(row => row.Field).OfType<string>().Distinct())
            if (!await RecordSight.SeesField(db, record, field, clearance, cancel)) closed.Add(field);
        var read = rows.Where(row => row.Field is null || !closed.Contains(row.Field)).ToList();
        var ids = read.Select(row => row.Id).ToHashSet();
        return [.. read.Where(row => row.AnswersId is null || ids.Contains(row.AnswersId.Value))];
    }

    // Whoever is mentioned, and who began the thread, where they may read what is said.
    private static async Task Tell(WriteContext work, ReviewedRecord record, RemarkRow row, RemarkRow? first, CancellationToken cancel)
    {
        if (first is null && !row.Text.Contains(RemarkRules.Mention)) return;
        var colleagues = await Colleagues.Who(work.Db, cancel);
        var named = RemarkRules.Mentioned(row.Text, colleagues.Select(one => (one.Id, one.Name)));
        var told = new List<long?>();
        foreach (var one in colleagues.Where(one => named.Contains(one.Id) || one.Id == first?.AccountId))
            if (one.Role.Clearance() is var sight && sight >= row.Confidentiality && record.SeenBy(one)
                && (row.Field is not { } field || await RecordSight.SeesField(work.Db, record.Id, field, sight, cancel))) told.Add(one.Id);
        await Notify.Add(work, NotificationKind.Mentioned, told, record.Id, row.Id, cancel);
    }
}
