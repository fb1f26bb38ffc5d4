using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>Takes a file from its record, and brings it back. Nothing is erased: bytes, hash and chain of custody stay.</summary>
public sealed class RemoveFile
{
    private readonly UnitOfWork _unit;

    internal RemoveFile(UnitOfWork unit) => _unit = unit;

    /// <param name="reason">Why; needed.</param>
    public Task<Outcome<long>> Handle(CurrentUser user, long file, string? reason, CancellationToken cancel = default) =>
        Change(user, file, EvidenceAct.Removed, reason, cancel);

    public Task<Outcome<long>> Restore(CurrentUser user, long file, CancellationToken cancel = default) =>
        Change(user, file, EvidenceAct.Restored, reason: null, cancel);

    private Task<Outcome<long>> Change(CurrentUser user, long file, EvidenceAct act, string? reason, CancellationToken cancel) =>
        _unit.Run(user, Permission.EditRecords, async work =>
        {
            var removing = act == EvidenceAct.Removed;
            if (removing && string.IsNullOrWhiteSpace(reason)) return Outcome<long>.Failed(new Invalid("reason", "Evidence.ReasonMissing"));
            if (EvidenceRules.WrongText("reason", reason) is { } wrong) return Outcome<long>.Failed(wrong);
            if (await EvidenceSight.Find(work.Db, file, user.Clearance, cancel, removed: !removing) is not { } row)
                return Outcome<long>.Failed(new NotFound());
            row.RemovedAt = removing ? work.Now : null;
            await EvidenceActs.Add(work, row, act, cancel, reason);
            return Outcome<long>.Of(file);
        }, cancel);
}
