using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Tags;

/// <summary>Puts a tag on a record, or takes one off.</summary>
public sealed class ChangeTags
{
    private readonly UnitOfWork _unit;

    internal ChangeTags(UnitOfWork unit) => _unit = unit;

    /// <returns>The name of the tag as the team writes it.</returns>
    public Task<Outcome<string>> Put(CurrentUser user, long record, string? name, CancellationToken cancel = default) =>
        Change(user, record, (work, stored) => RecordTags.Put(work, stored, name, cancel), cancel);

    public Task<Outcome<string>> TakeOff(CurrentUser user, long record, string? name, CancellationToken cancel = default) =>
        Change(user, record, (work, stored) => RecordTags.TakeOff(work, stored, name, cancel), cancel);

    private Task<Outcome<string>> Change(CurrentUser user, long record, Func<WriteContext, StoredRecord, Task<Outcome<string>>> change,
        CancellationToken cancel) => _unit.Run(user, Permission.EditRecords, async work =>
        await RecordTags.Find(work, record, cancel) is { Succeeded: true } found ? await change(work, found.Value)
            : Outcome<string>.Failed(new NotFound()), cancel);
}
