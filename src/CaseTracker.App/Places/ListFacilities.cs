using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Places;

/// <summary>A place of detention in a list.</summary>
/// <param name="Place">Where it is; null where nobody says or where the viewer may not see it.</param>
public sealed record FacilityLine(long Id, string Name, string? NameKhmer, FacilityKind Kind, string? Place);

/// <summary>Lists the places of detention that the viewer may see.</summary>
public sealed class ListFacilities
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ListFacilities(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<IReadOnlyList<FacilityLine>>> Handle(Actor actor, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<IReadOnlyList<FacilityLine>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var levels = RecordSight.Levels(actor.Clearance);
        var rows = await db.Facilities.AsNoTracking().Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality)).OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancel);
        var names = await LinkNames.For(db, rows.Select(row => row.PlaceId), actor.Clearance, cancel);
        return Outcome<IReadOnlyList<FacilityLine>>.Of([.. rows.Select(row => new FacilityLine(row.Id, row.Name, row.NameKhmer, row.Kind, names.GetValueOrDefault(row.PlaceId ?? 0)))]);
    }
}
