using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.History;

/// <summary>Removes a record or a fact, with a reason, or brings a removed one back. Nothing is erased. What belongs to it
/// is hidden with it and comes back with it; while anything else points at it, it stays, and the problems say what does.</summary>
public sealed class RemoveRecord
{
    private readonly RecordWriter _writer;

    internal RemoveRecord(RecordWriter writer) => _writer = writer;

    /// <param name="version">The version that the user saw.</param>
    public Task<Outcome<long>> Handle(CurrentUser user, long id, int version, string reason, CancellationToken cancel = default) =>
        _writer.Within(user, async (work, writer) =>
            await RecordTypes.Stored(work.Db, id, cancel) is { Gone: false } stored
                && await RecordSight.Sees(work, id, cancel)
                ? await stored.Type.Remove(writer, user, stored with { Version = version }, reason.Trim(), cancel)
                : Missing(), cancel);

    /// <summary>Brings it back as it was; a fact counts as known again from now on.</summary>
    public Task<Outcome<long>> Restore(CurrentUser user, long id, string? reason = null, CancellationToken cancel = default) =>
        _writer.Within(user, async (work, writer) =>
            await RecordTypes.Stored(work.Db, id, cancel) is { Gone: true } stored
                ? await stored.Type.Restore(writer, user, stored, reason, cancel) : Missing(), cancel);

    private static Outcome<long> Missing() => Outcome<long>.Failed(new NotFound());
}
