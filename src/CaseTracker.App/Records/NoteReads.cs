using System.Collections.Concurrent;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Records;

/// <summary>Audits who opened what is confidential: the page, the form or the history of a record that only the highest clearance may know
/// of, by its own level or by what it inherits; once an account, a record and a quarter of an hour. Lists and searches leave no such line,
/// files that leave the program have lines of their own.</summary>
internal sealed class NoteReads(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, SignedHead head, TimeProvider clock,
    ILogger<NoteReads> log)
{
    /// <summary>The same again is no news for so long.</summary>
    public static readonly TimeSpan Told = TimeSpan.FromMinutes(15);

    private const int Most = 10_000;

    // Of this process; another one looks into the log.
    private readonly ConcurrentDictionary<(long Account, long Record), DateTime> _told = new();

    /// <summary>The answer as it was. Whoever is not cleared for what is confidential has opened nothing of it, and waits for
    /// nothing.</summary>
    public async Task<Outcome<T>> Noted<T>(CurrentUser user, long record, Outcome<T> answer, CancellationToken cancel)
    {
        if (!answer.Succeeded || user is not { AccountId: { } account, Clearance.Level: Visibility.Highest }) return answer;
        var now = clock.GetUtcNow().UtcDateTime;
        if (_told.TryGetValue((account, record), out var at) && IsRecent(at, now)) return answer;
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            var header = await db.Headers.AsNoTracking().Where(row => row.Id == record && row.VisibleFrom == Visibility.Highest)
                .Select(row => new { row.Kind }).SingleOrDefaultAsync(cancel);
            if (header is null) return answer;
            await new AuditedCommit(factory, dialect, head).Append(user, now,
                new Audited(AuditAction.Read, header.Kind, () => record, null), async kept =>
                await kept.AuditEntries.Where(entry => entry.RecordId == record && entry.AccountId == account
                    && entry.Action == AuditAction.Read).MaxAsync(entry => (DateTime?)entry.At, cancel) is { } before
                    && IsRecent(before, now), cancel);
            if (_told.Count >= Most) _told.Clear();
            _told[(account, record)] = now;
        }
        catch (Exception failure) when (dialect.OnPage(failure) is not null)
        {
            log.LogError(failure, "A read of a confidential record could not be audited");
        }
        return answer;
    }

    /// <summary>A clock that was set back makes it news again.</summary>
    private static bool IsRecent(DateTime told, DateTime now) => now >= told && now - told < Told;
}
