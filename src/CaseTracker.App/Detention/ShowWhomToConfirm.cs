using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Shows the people whose custody is to be confirmed as a source is read against them: where and for what each is held, and when
/// that was last confirmed.</summary>
public sealed class ShowWhomToConfirm
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal ShowWhomToConfirm(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock) =>
        (_factory, _access, _clock) = (factory, access, clock);

    /// <summary>The people in the order of their ids given; a problem where one of them is not on record, or not the user's to
    /// see.</summary>
    /// <param name="day">The day for which they are confirmed; null is today.</param>
    public async Task<Outcome<IReadOnlyList<PrisonerRow>>> Handle(CurrentUser user, IReadOnlyList<long> people, DateOnly? day,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<PrisonerRow>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var facts = await ReadPeople.Facts(db, people, _clock.GetUtcNow().UtcDateTime, user.Clearance, cancel);
        if (people.Any(id => !facts.ContainsKey(id)))
            return Outcome<IReadOnlyList<PrisonerRow>>.Failed(new NotFound(RecordKind.Person));
        var names = await LinkNames.For(db, facts.Values.SelectMany(PrisonerRows.Linked), user.Clearance, cancel);
        return Outcome<IReadOnlyList<PrisonerRow>>.Of([.. people.Select(id =>
            PrisonerRows.Row(facts[id], day ?? CambodianTime.Today(_clock), names))]);
    }
}
