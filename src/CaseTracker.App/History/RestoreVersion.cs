using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.History;

/// <summary>Sets a record back to how it stood after one of its changes: as a new version, by the rules of today. What the
/// user may not see, and how confidential the record is, stay as they are.</summary>
public sealed class RestoreVersion
{
    private readonly RecordWriter _writer;

    internal RestoreVersion(RecordWriter writer) => _writer = writer;

    /// <param name="entry">The change (<see cref="HistoryEntry.Entry"/>).</param>
    /// <param name="version">The version that the user saw.</param>
    public Task<Outcome<long>> Handle(CurrentUser user, long id, long entry, int version, string reason,
        CancellationToken cancel = default) =>
        _writer.Within(user, async (work, writer) =>
        {
            if (!await RecordSight.Sees(work, id, cancel)
                || await RecordTypes.Stored(work.Db, id, cancel) is not { } stored) return Missing();
            var wanted = (await RecordChanges.Of(work.Db, stored, cancel)).Find(change => change.Entry.Id == entry)?.After;
            if (wanted is null || wanted.Level > user.Clearance) return Missing();
            if (string.IsNullOrWhiteSpace(reason)) return Outcome<long>.Failed(new Invalid(Invalid.Reason, "Errors.ReasonMissing"));
            if (version != stored.Version) return Outcome<long>.Failed(new Conflict());
            return await stored.Type.Save(writer, user, stored, wanted.Details, stored.Level, reason.Trim(), cancel);
        }, cancel);

    private static Outcome<long> Missing() => Outcome<long>.Failed(new NotFound());
}
