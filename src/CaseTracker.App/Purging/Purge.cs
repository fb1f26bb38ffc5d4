using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Purging;

/// <summary>A request to erase a record, or the tombstone of one that was erased.</summary>
/// <param name="Name">What the record is called, while it stands; null for a tombstone.</param>
/// <param name="Records">How many records go or went, with the one that was asked for.</param>
/// <param name="AskedAt">UTC.</param>
/// <param name="Mine">The reader asked: somebody else decides.</param>
/// <param name="DecidedAt">UTC; null while it waits.</param>
public sealed record Purge(long Id, long RecordId, RecordKind Kind, string? Name, int Records, string Reason, DateTime AskedAt,
    string AskedBy, bool Mine, DateTime? DecidedAt, string? DecidedBy)
{
    internal static Purge Of(PurgeRow row, string? name, CurrentUser user, ActorNames actors) => new(row.Id, row.RecordId, row.Kind, name,
        row.Records, row.Reason, row.AskedAt, actors.Of(row.AskedById, row.AskedByName), row.AskedById == user.AccountId, row.DecidedAt,
        row.DecidedByName is { } by ? actors.Of(row.DecidedById, by) : null);
}
