using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Logging;

/// <summary>An event on record that another source may be telling of.</summary>
/// <param name="Place">Its name as the viewer may read it.</param>
public sealed record LikelyEvent(long Id, CustodyEventKind Kind, ImpreciseDate? On, string? Place);

/// <summary>Finds a person's events of one kind whose dates can be the same as a date that a source gives: a second source for an arrest is no second
/// arrest. What the viewer may not see is not among them.</summary>
public sealed class FindSameEvents
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal FindSameEvents(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>The events, the earliest recorded first.</summary>
    public async Task<Outcome<IReadOnlyList<LikelyEvent>>> Handle(Actor actor, long person, CustodyEventKind kind, ImpreciseDate? on, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<IReadOnlyList<LikelyEvent>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var rows = await Among(db, person, kind, on, actor.Clearance, cancel);
        var names = await LinkNames.For(db, rows.Select(row => row.PlaceId), actor.Clearance, cancel);
        return Outcome<IReadOnlyList<LikelyEvent>>.Of([.. rows.Select(row => new LikelyEvent(row.FactId, row.Kind, row.On, names.GetValueOrDefault(row.PlaceId ?? 0)))]);
    }

    internal static async Task<List<CustodyEventRow>> Among(CaseTrackerDb db, long person, CustodyEventKind kind, ImpreciseDate? on, Confidentiality clearance, CancellationToken cancel)
    {
        if (!await RecordSight.Sees(db, person, clearance, cancel, Domain.Catalogue.RecordKind.Person)) return [];
        var levels = RecordSight.Levels(clearance);
        var rows = await db.CustodyEvents.AsNoTracking().Where(row => row.PersonId == person && row.Kind == kind && row.KnownTo == null && levels.Contains(row.Confidentiality))
            .OrderBy(row => row.FactId).ToListAsync(cancel);
        return rows.FindAll(row => CustodyEventRules.CanBeOneDay(row.On, on));
    }
}
