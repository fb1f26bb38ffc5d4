using System.Collections.Concurrent;
using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Figures over the whole register that change with writes alone: each is worked out once, and again when the audit log, which
/// every write extends, has another last write. Nobody is told one that a write has overtaken; who signs in or exports writes
/// nothing.</summary>
internal sealed class AnswerCache
{
    private readonly ConcurrentDictionary<object, (long End, object Answer)> _kept = [];

    /// <param name="question">What is asked and for which clearance, as a value that is equal to itself asked again.</param>
    public async Task<T> Of<T>(CaseTrackerDb db, object question, Func<Task<T>> answer, CancellationToken cancel) where T : class
    {
        // Read before the records: what is written meanwhile is worked out anew the next time.
        var end = await db.AuditEntries.Where(entry => entry.Action != AuditAction.Exported && entry.Action != AuditAction.SignedIn
            && entry.Action != AuditAction.SignedOut && entry.Action != AuditAction.SignInRefused
            && entry.Action != AuditAction.Refused && entry.Action != AuditAction.Read).OrderByDescending(entry => entry.Id)
            .Select(entry => entry.Id).FirstOrDefaultAsync(cancel);
        if (_kept.TryGetValue(question, out var kept) && kept.End == end) return (T)kept.Answer;
        var made = await answer();
        _kept[question] = (end, made);
        return made;
    }
}
