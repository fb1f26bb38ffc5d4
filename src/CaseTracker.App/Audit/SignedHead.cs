using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Audit;

/// <summary>Keeps the signed head of the log in step: after each commit, never before it, so that the log may be ahead of the head and
/// never
/// behind it.</summary>
public sealed class SignedHead : IDisposable
{
    private readonly ILogger<SignedHead> _log;
    private readonly SemaphoreSlim _turn = new(1);

    internal SignedHead(Storage.DataFiles files, ILogger<SignedHead> log) => (File, _log) = (new(files), log);

    internal AuditHeadFile File { get; }

    public void Dispose() => _turn.Dispose();

    /// <summary>After a commit. What was saved stays saved whatever comes of it: the next commit or start signs what this one could not.
    /// A head that the log does not go on from is left as it is, for it is the proof.</summary>
    internal Task Follow(CaseTrackerDb db) => Sign(db);

    /// <summary>At a start: says so where the log is ahead, and signs it anew.</summary>
    internal async Task AtStart(CaseTrackerDb db)
    {
        var standing = await Sign(db);
        if (standing == HeadStanding.Rewritten && File.Head() is { } head && File.Key() is { } key
            && await ConvertedLog.Explains(db, head, key, CancellationToken.None)) await SignAnew(db, CancellationToken.None);
        if (standing == HeadStanding.LogAhead)
            _log.LogWarning("The audit log was ahead of its signed head: the program was stopped between a save and its signature, or "
                + "another one is saving. It is signed anew");
    }

    /// <summary>How the two stood before.</summary>
    private async Task<HeadStanding?> Sign(CaseTrackerDb db)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            var found = await Look(db, File, CancellationToken.None);
            if (found is { Sound: true, Last: { } last } && found.Standing != HeadStanding.Same) File.Sign(last.Id, last.Hash);
            return found.Standing;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            _log.LogWarning(failure, "The head of the audit log could not be signed; the next save or start does it");
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Signs the log as it is, whatever was signed before: somebody has said why.</summary>
    internal async Task SignAnew(CaseTrackerDb db, CancellationToken cancel)
    {
        if ((await Look(db, File, cancel)).Last is { } last) File.Sign(last.Id, last.Hash);
    }

    /// <summary>How a log and the head beside it stand to one another.</summary>
    internal static async Task<FoundHead> Look(CaseTrackerDb db, AuditHeadFile file, CancellationToken cancel)
    {
        var head = file.Head();
        var number = head?.Number ?? 0;
        var ends = await db.AuditEntries.AsNoTracking().Where(entry => entry.Id == number || entry.Id == db.AuditEntries.Max(one => one.Id))
            .OrderBy(entry => entry.Id).Select(entry => new LogEnd(entry.Id, entry.Hash)).ToListAsync(cancel);
        var last = ends.LastOrDefault();
        if (file.IsNew) return new(last is null ? HeadStanding.NoLog : HeadStanding.NotSigned, last, null, file.HeadPath);
        if (head is null || file.Key() is not { } key || !head.IsSignedBy(key)) return new(HeadStanding.HeadUnusable, last, head,
            file.HeadPath);
        var signed = ends.Find(end => end.Id == head.Number);
        return new(signed is null ? HeadStanding.LogBehind : signed.Hash != head.Hash ? HeadStanding.Rewritten
            : signed == last ? HeadStanding.Same : HeadStanding.LogAhead, last, head, file.HeadPath);
    }
}

/// <summary>An entry by its number and hash.</summary>
internal sealed record LogEnd(long Id, string Hash);

/// <summary>What was found of a log's end and of the head beside it.</summary>
internal sealed record FoundHead(HeadStanding Standing, LogEnd? Last, AuditHead? Head, string HeadPath)
{
    /// <summary>Nothing speaks against the end of the log.</summary>
    public bool Sound => Problem is null;

    public Problem? Problem => Standing switch
    {
        HeadStanding.Same or HeadStanding.LogAhead or HeadStanding.NoLog or HeadStanding.NotSigned => null,
        HeadStanding.LogBehind => new("Audit.EndMissing", Last?.Id ?? 0, Head!.Number),
        HeadStanding.Rewritten => new("Audit.Rewritten", Head!.Number),
        HeadStanding.HeadUnusable => new("Audit.HeadUnusable", HeadPath),
        _ => throw new InvalidOperationException($"{Standing}"),
    };
}
