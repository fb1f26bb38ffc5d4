using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tags;

/// <summary>Renames a tag wherever it stands, merges it into another, retires it or takes it into use again. The records stay as they are,
/// also those that the user may not see; nothing is said of these.</summary>
public sealed class ManageTags
{
    private readonly UnitOfWork _unit;

    internal ManageTags(UnitOfWork unit) => _unit = unit;

    public Task<Outcome<string>> Rename(CurrentUser user, long id, string? name, CancellationToken cancel = default) =>
        Change(user, id, async (work, tag) =>
        {
            if (TagRules.Wrong(name) is { } wrong) return wrong;
            var (before, folded) = (tag.Name, TagRules.Folded(name));
            if (await work.Db.Tags.FirstOrDefaultAsync(other => other.Folded == folded && other.Id != id, cancel) is { } other)
                return new Invalid("tag", "Tags.NameTaken", other.Name);
            await TagsInViews.Rename(work.Db, tag.Folded, folded, cancel);
            (tag.Name, tag.Folded) = (TagRules.Written(name), folded);
            Note(work, new { tag = new { before, after = tag.Name } });
            return null;
        }, cancel);

    /// <summary>Every record of the tag has the other one, and the tag is no more. That cannot be taken back.</summary>
    public Task<Outcome<string>> Merge(CurrentUser user, long id, long into, CancellationToken cancel = default) =>
        Change(user, id, async (work, tag) =>
        {
            if (id == into || await work.Db.Tags.SingleOrDefaultAsync(other => other.Id == into, cancel) is not { } other)
                return new Invalid("into", "Tags.NoOther");
            await work.Db.RecordTags.Where(row => row.TagId == id
                && !work.Db.RecordTags.Any(has => has.RecordId == row.RecordId && has.TagId == into))
                .ExecuteUpdateAsync(rows => rows.SetProperty(row => row.TagId, into), cancel);
            await work.Db.RecordTags.Where(row => row.TagId == id).ExecuteDeleteAsync(cancel);
            await TagsInViews.Rename(work.Db, tag.Folded, other.Folded, cancel);
            work.Db.Tags.Remove(tag);
            Note(work, new { tag = new { before = tag.Name, after = other.Name }, merged = true });
            return null;
        }, cancel);

    /// <param name="used">Whether it is put on records still; those that have it keep it either way.</param>
    public Task<Outcome<string>> Use(CurrentUser user, long id, bool used, CancellationToken cancel = default) =>
        Change(user, id, (work, tag) =>
        {
            if (tag.RetiredAt is null != used)
            {
                tag.RetiredAt = used ? null : work.Now;
                Note(work, new { tag = new { before = tag.Name, after = tag.Name }, used });
            }
            return Task.FromResult<Problem?>(null);
        }, cancel);

    private Task<Outcome<string>> Change(CurrentUser user, long id, Func<WriteContext, TagRow, Task<Problem?>> change,
        CancellationToken cancel) => _unit.Run(user, Permission.ManageTags, async work =>
    {
        if (await work.Db.Tags.SingleOrDefaultAsync(tag => tag.Id == id, cancel) is not { } tag)
            return Outcome<string>.Failed(new NotFound());
        return await change(work, tag) is { } problem ? Outcome<string>.Failed(problem) : Outcome<string>.Of(tag.Name);
    }, cancel);

    // A line without a record: the columns in memory read all tags again by it.
    private static void Note(WriteContext work, object changes) =>
        work.Audit.Add(new Audited(AuditAction.Tagged, null, () => null, null,
            JsonSerializer.Serialize(changes, JsonSerializerOptions.Web)));
}
