using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The people whose standing a unit of work may change: of whom it saves a fact that the custody rule reads, or whom it
/// edits, removes or brings back.</summary>
internal sealed class TouchedPeople
{
    private readonly CaseTrackerDb _db;
    private readonly HashSet<long> _ids = [];

    public TouchedPeople(CaseTrackerDb db)
    {
        _db = db;
        db.SavingChanges += Note;
    }

    /// <summary>Their ids; what is saved from now on is not looked at.</summary>
    public IReadOnlyCollection<long> Take()
    {
        _db.SavingChanges -= Note;
        return _ids;
    }

    private void Note(object? sender, SavingChangesEventArgs saving)
    {
        foreach (var entry in _db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (entry.Entity is CustodyEventRow or StayRow or ChargeRow or SentenceRow) _ids.Add(((IFactRow)entry.Entity).PersonId);
            // Of somebody new no fact is on record.
            else if (entry.Entity is PersonRow person && entry.State != EntityState.Added) _ids.Add(person.Id);
        }
    }
}
