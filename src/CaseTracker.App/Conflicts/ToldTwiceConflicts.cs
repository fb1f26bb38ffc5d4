using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Conflicts;

/// <summary>Finds what is told in two places that disagree (<see cref="ToldTwice"/>), by the facts that the viewer may see. To choose one
/// of the two, the other record is corrected.</summary>
internal static class ToldTwiceConflicts
{
    /// <param name="people">Of whom something is told twice.</param>
    public static async Task<List<SourceConflict>> Of(CaseTrackerDb db, IReadOnlyCollection<long> people, Clearance clearance,
        CancellationToken cancel)
    {
        if (people.Count == 0) return [];
        // What is known now is known at the end of all days too.
        var facts = await ReadPeople.Facts(db, people, DateTime.MaxValue, clearance, cancel);
        return [.. facts.Values.SelectMany(person => ToldTwice.In(person.History).Select(told => Conflict(person, told)))];
    }

    private static SourceConflict Conflict(PersonFacts person, ToldTwice told)
    {
        var named = new NamedRecord(person.Person.Id, RecordKind.Person,
            PersonNaming.Called(person.Person.Details, person.Person.IsHidden("name")));
        return new SourceConflict(named, told.ChargeId, RecordKind.Charge, "outcome", [told.Outcome.Localize(), told.Other.Localize()], [],
            told.Outcome.Localize(), null)
        {
            Facts = [new(told.Outcome, named.Id, told.ChargeId, RecordKind.Charge),
                new(told.Other, named.Id, told.OtherId, told.OtherKind)],
            ToCorrect = new("History.ToldTwiceNext"),
        };
    }
}
