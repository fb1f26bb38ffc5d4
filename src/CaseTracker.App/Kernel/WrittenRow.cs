using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseTracker.App.Kernel;

/// <summary>A row that a save adds, changes or deletes.</summary>
/// <param name="row">As it is written; the id of a new one comes with the save.</param>
/// <param name="stood">How the context followed it; null for a new record, which it does not follow.</param>
internal readonly struct WrittenRow(object row, EntityEntry? stood)
{
    private readonly EntityEntry? _stood = stood is { State: EntityState.Added } ? null : stood;

    public object Row => row;

    public bool Added => _stood is null;

    /// <summary>Whether it stood before with something else in a property.</summary>
    public bool Changes(string property) => _stood?.Property(property).IsModified == true;

    /// <summary>The record that a link named before; null where it named none, and for a new row.</summary>
    public long? Linked(string link) => _stood?.Property(link).OriginalValue as long?;
}
