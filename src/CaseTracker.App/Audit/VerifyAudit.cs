using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>Looks whether the audit log is whole: walks its chain from the first entry, and compares its end with the signed
/// head.</summary>
public sealed class VerifyAudit
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly SignedHead _head;
    private readonly LastLook _last = new();

    internal VerifyAudit(IDbContextFactory<CaseTrackerDb> factory, SignedHead head) => (_factory, _head) = (factory, head);

    /// <summary>The last look of this program, and when it was (UTC); null before the first.</summary>
    public (AuditVerdict Verdict, DateTime At)? Last => _last.Found;

    /// <summary>The id of the first entry that does not fit; null where the whole chain holds.</summary>
    public async Task<long?> FirstBroken(CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return (await AuditChain.Walk(db, cancel)).FirstBroken;
    }

    /// <summary>The whole look.</summary>
    public async Task<AuditVerdict> Handle(DateTime now, CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var verdict = await Look(db, _head.File, cancel);
        _last.Found = (verdict, now);
        return verdict;
    }

    /// <summary>The same of any database with the head that lies beside it.</summary>
    internal static async Task<AuditVerdict> Look(CaseTrackerDb db, AuditHeadFile file, CancellationToken cancel)
    {
        // The head first: what is saved meanwhile only adds to the log.
        var head = await SignedHead.Look(db, file, cancel);
        var chain = await AuditChain.Walk(db, cancel);
        return new(chain.Entries, chain.Last?.Id, chain.Last?.Hash, head.Standing,
            chain.FirstBroken is { } entry ? new Problem("Audit.EntryBroken", entry) : head.Problem);
    }

    /// <summary>At a start: the log's end alone, which is a look at two entries; the chain is walked beside the first pages. Signs anew
    /// where the log is ahead of its head.</summary>
    public async Task AtStart(CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await _head.AtStart(db);
    }

    /// <summary>What was found last, of the log as a whole: nothing of who asked or of what was asked.</summary>
    internal sealed class LastLook
    {
        public (AuditVerdict Verdict, DateTime At)? Found { get; set; }
    }
}
