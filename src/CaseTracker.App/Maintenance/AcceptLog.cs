using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Maintenance;

/// <summary>Signs the end of the audit log as it is, where it is not the one that was signed: after an administrator put an earlier copy
/// of the
/// database in its place, or moved the data without its keys. The log says who did so, why, and what was wrong.</summary>
public sealed class AcceptLog
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly AccountWork _work;
    private readonly SignedHead _head;

    internal AcceptLog(IDbContextFactory<CaseTrackerDb> factory, AccountWork work, SignedHead head) =>
        (_factory, _work, _head) = (factory, work, head);

    /// <summary>Gives what was wrong, in words. An entry that was changed stays changed: this is about the end of the log alone.</summary>
    public async Task<Outcome<Problem>> Handle(CurrentUser user, string reason, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(reason)) return Outcome<Problem>.Failed(new Problem("Audit.ReasonMissing"));
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var found = await SignedHead.Look(db, _head.File, cancel);
        if (found.Problem is not { } problem) return Outcome<Problem>.Failed(new Problem("Audit.NothingToAccept"));
        var noted = await _work.RunAs(user, Permission.ManageAccounts, changes =>
        {
            changes.Record(user, AuditAction.LogAccepted,
                new { found = found.Standing.ToString(), signed = found.Head?.Number, hash = found.Head?.Hash, ended = found.Last?.Id },
                    reason.Trim());
            return Task.FromResult(Outcome<bool>.Of(true));
        }, cancel);
        if (!noted.Succeeded) return Outcome<Problem>.Failed(noted.Problems);
        await _head.SignAnew(db, cancel);
        return Outcome<Problem>.Of(problem);
    }
}
