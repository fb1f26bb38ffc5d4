using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Lets whoever may read records ask a list.</summary>
internal sealed class AskLists(IDbContextFactory<CaseTrackerDb> factory, Access access, AnswerCache cache, TimeProvider clock)
{
    /// <summary>In a context of their own.</summary>
    public async Task<Outcome<T>> Ask<T>(CurrentUser user, Func<ListAsked, Task<Outcome<T>>> answer, CancellationToken cancel)
    {
        if (await access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<T>.Failed(refused);
        return await factory.InOneState(async db =>
            await answer(Asked(db, await RecordReaders.Effective(db, user.Clearance, cancel))), cancel);
    }

    /// <summary>The same, where the question can be answered.</summary>
    public Task<Outcome<T>> Ask<T>(CurrentUser user, ListQuestion question, Func<ListAsked, Task<Outcome<T>>> answer,
        CancellationToken cancel) => question.Refused is { } wrong ? Task.FromResult(Outcome<T>.Failed(wrong)) : Ask(user, answer, cancel);

    /// <summary>In a context that shows one state of the database, where the question can be answered.</summary>
    public async Task<Outcome<T>> Ask<T>(CaseTrackerDb db, CurrentUser user, ListQuestion question,
        Func<ListAsked, Task<Outcome<T>>> answer, CancellationToken cancel) =>
        (question.Refused ?? await access.Check(user, Permission.ReadRecords, cancel)) is { } refused
            ? Outcome<T>.Failed(refused) : await answer(Asked(db, await RecordReaders.Effective(db, user.Clearance, cancel)));

    public ListAsked Asked(CaseTrackerDb db, Clearance clearance) =>
        new(db, factory, cache, clearance, clock.GetUtcNow().UtcDateTime);
}
