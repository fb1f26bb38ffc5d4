using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Places;

namespace CaseTracker.App.Places;

/// <summary>Places and places of detention.</summary>
internal sealed class PlacesModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<PlaceRow, PlaceDetails>("Places", row => row.Name),
        new OrdinaryType<FacilityRow, FacilityDetails>("Facilities", row => row.Name),
    ];

    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ListReference),
    ];
}
