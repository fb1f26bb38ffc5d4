using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Exchange.Audiences;

/// <summary>In which province each place and each facility lies, or in which country where it is abroad.</summary>
internal sealed class Provinces
{
    // Deeper than any village lies.
    private const int Deepest = 10;

    private readonly Dictionary<long, string> _byRecord = [];

    public static async Task<Provinces> Read(CaseTrackerDb db, Clearance clearance, CancellationToken cancel)
    {
        var places = await db.Places.AsNoTracking().VisibleTo(clearance)
            .Select(row => new { row.Id, row.ParentId, row.Kind, row.Name }).ToDictionaryAsync(row => row.Id, cancel);
        var facilities = await db.Facilities.AsNoTracking().VisibleTo(clearance)
            .Where(row => row.PlaceId != null).Select(row => new { row.Id, row.PlaceId }).ToListAsync(cancel);
        var provinces = new Provinces();
        foreach (var place in places.Values) if (Of(place.Id) is { } name) provinces._byRecord[place.Id] = name;
        foreach (var facility in facilities) if (Of(facility.PlaceId!.Value) is { } name) provinces._byRecord[facility.Id] = name;
        return provinces;

        string? Of(long id)
        {
            for (var (at, steps) = (places.GetValueOrDefault(id), 0); at is not null && steps < Deepest; steps++)
            {
                if (at.Kind is PlaceKind.Province or PlaceKind.Country) return at.Name;
                at = at.ParentId is { } parent ? places.GetValueOrDefault(parent) : null;
            }
            return null;
        }
    }

    /// <summary>Null where the place is not known to lie in any.</summary>
    public string? Of(long? record) => record is { } id ? _byRecord.GetValueOrDefault(id) : null;
}
