using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>What one record of a person says of how old the person was.</summary>
/// <param name="AgeGroup">Adult or child at the events of this record.</param>
/// <param name="Recorded">The day on which it was recorded: the person was known then, whatever the events.</param>
public sealed record AgedRecord(ImpreciseDate? Birth, AgeGroup AgeGroup, DateOnly Recorded, IReadOnlyCollection<AgedFact> Facts)
{
    /// <summary>The days of the record's events, or the day of recording where there is none.</summary>
    internal IEnumerable<(DateOnly First, DateOnly? Last)> Days =>
        Facts.Count > 0 ? Facts.Select(fact => fact.Days) : [(Recorded, Recorded)];
}
