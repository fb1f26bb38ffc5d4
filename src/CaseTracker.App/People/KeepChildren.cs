using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.People;

/// <summary>Keeps <see cref="PersonDetails.OfAChild"/> in step with what is on record, in the transaction that writes it. Every fact that
/// stands counts, whoever may see it: a name that only the cleared know to be a child's would be shown to all others. A write that bears on
/// one record bears on all that are linked as the same person's. Where what is on record of an age cannot all be true, that is kept beside
/// it, for those who may know (<see cref="KeptConflicts"/>).</summary>
internal static class KeepChildren
{
    /// <summary>Raise the version with each change of <see cref="ChildRules"/>' answers, or of what <see cref="AgedFactRows"/> and
    /// <see cref="CitedAges"/> read.</summary>
    public static readonly Projection Projection = new("Children", Version: 3, null, MakeAnew);

    private const int Batch = 1000;

    private static Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel) =>
        EveryPerson.InTurn(db, people => For(db, people, cancel),
            done => log.LogInformation("Looked at {Done} people for children among them", done), cancel);

    /// <summary>Runs in the caller's transaction.</summary>
    public static async Task For(CaseTrackerDb db, IEnumerable<long> people, CancellationToken cancel)
    {
        foreach (var batch in people.Distinct().Order().Chunk(Batch))
        {
            var ages = await AgesOnRecord.Of(db, batch, cancel);
            var changed = ages.People.Select(person => (person.Id, person.OfAChild, Now: ages.OfAChild(person.Id)))
                .Where(of => of.OfAChild != of.Now).ToLookup(of => of.Now, of => of.Id);
            foreach (var ofAChild in changed)
                await db.People.Where(row => EF.Parameter(ofAChild.ToArray()).Contains(row.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.OfAChild, ofAChild.Key), cancel);
            await KeptConflicts.Keep(db, KeptConflictKind.Ages, [.. ages.People.Select(person => person.Id)],
                ages.People.Select(person => Conflict(ages, person.Id)).OfType<KeptConflictRow>(), cancel);
        }
    }

    private static KeptConflictRow? Conflict(AgesOnRecord ages, long person)
    {
        var clearances = Enum.GetValues<Confidentiality>().Where(clearance => ages.Disagrees(person, clearance)).Sum(ClearanceBits.Of);
        return clearances == 0 && !ages.Disagree(person) ? null
            : new() { PersonId = person, Kind = KeptConflictKind.Ages, RecordId = person, OtherId = person, Clearances = clearances };
    }
}
