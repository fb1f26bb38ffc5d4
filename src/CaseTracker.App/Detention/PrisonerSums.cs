using CaseTracker.App.Lists;

namespace CaseTracker.App.Detention;

/// <summary>Where everybody on record went: the parts add up to <paramref name="OnRecord"/>.</summary>
/// <param name="OnRecord">Individuals whom the viewer may see.</param>
/// <param name="Certain">Listed, and certain.</param>
/// <param name="Possible">Listed, and possible.</param>
/// <param name="OtherCertainty">Of a status that is asked for, and of the certainty that is not.</param>
/// <param name="OtherStatuses">Of a status that is not asked for.</param>
/// <param name="LeftOut">Left out by another filter.</param>
/// <param name="NoCustody">Of whom nothing on record bears on custody.</param>
/// <param name="HeldBack">Above the viewer's clearance, and in no other number.</param>
public sealed record PrisonerSums(int OnRecord, int Certain, int Possible, int OtherCertainty, IReadOnlyList<StatusCount> OtherStatuses,
    int LeftOut, int NoCustody, int HeldBack);

/// <summary>The counts beside a list.</summary>
public sealed record PrisonerFacets(IReadOnlyList<Facet> Facets, PrisonerSums Sums)
{
    /// <summary>The counts of one filter; null where nobody has a value.</summary>
    public Facet? Of(string key) => Facets.FirstOrDefault(facet => facet.Filter.Key == key);
}
