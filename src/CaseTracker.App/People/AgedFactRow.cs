using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.People;

/// <summary>A fact that bears on somebody's age, as it is read from the database.</summary>
/// <param name="RecordId">The id of the record or fact.</param>
/// <param name="Level">Its own level; of a member's group, the highest of all that says so.</param>
internal sealed record AgedFactRow(
    long PersonId, long RecordId, RecordKind Kind, Confidentiality Level, ImpreciseDate? On, DateTime Recorded,
        DateOnly? PublishedOn = null, BoundedNumber? Age = null)
{
    public AgedFact Fact => new(On, PublishedOn ?? CambodianTime.DayOf(Recorded), Age);

    public bool IsDated => On is { Earliest: not null } or { Latest: not null };
}
