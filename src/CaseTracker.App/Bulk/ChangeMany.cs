using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Bulk;

/// <summary>Does one thing with each of some records, in one unit of work and with a line of the log for each. A preview does the same by
/// the same rules and then keeps none of it, so that it cannot say other than what will be.</summary>
public sealed class ChangeMany
{
    /// <summary>No more at once: as many as a list's rows can be chosen.</summary>
    public const int Most = 500;

    private static readonly Problem OnlyLooked = new("Bulk.OnlyLooked");
    private readonly UnitOfWork _unit;

    internal ChangeMany(UnitOfWork unit) => _unit = unit;

    /// <summary>What would become of each record.</summary>
    public async Task<Outcome<BulkAnswer>> Preview(CurrentUser user, IReadOnlyList<long> ids, BulkAct act,
        CancellationToken cancel = default)
    {
        BulkAnswer? seen = null;
        var outcome = await _unit.Run(user, Needs(act), async work =>
        {
            var done = await Each(work, ids, null, act, Texts.Localize("Bulk.OnlyLooked"), cancel);
            if (!done.Succeeded) return Outcome<bool>.Failed(done.Problems);
            seen = done.Value;
            // Nothing of it is kept.
            return Outcome<bool>.Failed(OnlyLooked);
        }, cancel);
        return seen is not null ? Outcome<BulkAnswer>.Of(seen) : Outcome<BulkAnswer>.Failed(outcome.Problems);
    }

    /// <summary>Does it with all that are not skipped.</summary>
    /// <param name="seen">By id the version of each record as it was previewed: what somebody changed since is skipped, and what was not
    /// previewed stays as it is.</param>
    /// <param name="reason">Why; each change keeps it.</param>
    public Task<Outcome<BulkDone>> Handle(CurrentUser user, IReadOnlyDictionary<long, int> seen, BulkAct act, string? reason,
        CancellationToken cancel = default) => _unit.Run(user, Needs(act), async work =>
    {
        if (!act.LeavesRecords && string.IsNullOrWhiteSpace(reason))
            return Outcome<BulkDone>.Failed(new Invalid(Invalid.Reason, "Errors.ReasonMissing"));
        var done = await Each(work, [.. seen.Keys], seen, act, reason?.Trim(), cancel);
        if (!done.Succeeded) return Outcome<BulkDone>.Failed(done.Problems);
        return Outcome<BulkDone>.Of(new(done.Value, act,
            [.. done.Value.Lines.Where(line => line.Skipped is null).Select(line => line.Of.Id)]));
    }, cancel);

    private static Permission Needs(BulkAct act) => act switch
    {
        BulkAct.TakeStep step => ReviewRules.Asks(step.Move),
        BulkAct.Assign => Permission.ReviewRecords,
        _ => Permission.EditRecords,
    };

    private static async Task<Outcome<BulkAnswer>> Each(WriteContext work, IReadOnlyList<long> ids, IReadOnlyDictionary<long, int>? seen,
        BulkAct act, string? reason, CancellationToken cancel)
    {
        if (ids.Count > Most) return Outcome<BulkAnswer>.Failed(new Problem("Bulk.TooMany", Most));
        var (db, clearance) = (work.Db, work.CurrentUser.Clearance);
        // Read before anything is done: names of what is done with are those that were chosen.
        var names = await LinkNames.For(db, ids.Select(id => (long?)id), clearance, cancel);
        var (lines, gone, made, writer) = (new List<BulkLine>(), 0, (long?)null, new RecordWriter(new NestedUnitOfWork(work)));
        foreach (var id in ids.Distinct())
        {
            if (!await RecordSight.Sees(db, id, clearance, cancel)
                || await RecordTypes.Stored(db, id, cancel) is not { Gone: false } stored)
            {
                gone++;
                continue;
            }
            var one = new BulkRecord(work, writer, stored, reason);
            var (before, after, skipped) = seen is not null && seen[id] != stored.Version
                ? (null, null, new Conflict()) : await one.Do(act, cancel);
            made = one.Made ?? made;
            lines.Add(new(new NamedRecord(id, stored.Type.Kind, names.GetValueOrDefault(id) ?? stored.Type.Kind.Label), stored.Version,
                before, after, skipped));
        }
        return Outcome<BulkAnswer>.Of(new(lines, gone) { Made = made });
    }
}
