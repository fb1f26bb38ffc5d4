using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseTracker.App.Detention;

/// <summary>Whose custody may read otherwise after a unit of work. Of somebody new no fact is on record.</summary>
internal sealed class TouchedCustody : WriteHook
{
    private readonly HashSet<long> _people = [];

    public override void Note(EntityEntry entry)
    {
        if (entry.Entity is CustodyEventRow or StayRow or ChargeRow or SentenceRow) _people.Add(((IFactRow)entry.Entity).PersonId);
        if (entry is { Entity: PersonRow person, State: not EntityState.Added }) _people.Add(person.Id);
    }

    public override async Task Run(CaseTrackerDb db, CancellationToken cancel)
    {
        await CustodyProjection.For(db, _people, cancel);
        await KeepToldTwice.For(db, _people, cancel);
    }
}
