using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tags;

/// <summary>Puts tags on one record and takes them off, within a unit of work, with a line of the log for each.</summary>
internal static class RecordTags
{
    /// <summary>The record, where the user may know of it and it has a page.</summary>
    public static async Task<Outcome<StoredRecord>> Find(WriteContext work, long id, CancellationToken cancel) =>
        await RecordSight.Sees(work.Db, id, work.CurrentUser.Clearance, cancel)
            && await RecordTypes.Stored(work.Db, id, cancel) is { Gone: false } stored && ReviewedKinds.Has(stored.Type.Kind)
            ? Outcome<StoredRecord>.Of(stored) : Outcome<StoredRecord>.Failed(new NotFound());

    /// <summary>Puts a tag on a record; one that nobody used before is made.</summary>
    /// <returns>Its name as the team writes it, or why it is not put on.</returns>
    public static async Task<Outcome<string>> Put(WriteContext work, StoredRecord record, string? name, CancellationToken cancel)
    {
        if (TagRules.Wrong(name) is { } wrong) return Outcome<string>.Failed(wrong);
        var tag = await Named(work.Db, name, cancel) ?? await Make(work, name!, cancel);
        if (tag.RetiredAt is not null) return Outcome<string>.Failed(new Problem("Tags.Retired", tag.Name));
        if (await work.Db.RecordTags.AnyAsync(row => row.RecordId == record.Id && row.TagId == tag.Id, cancel))
            return Outcome<string>.Failed(new Problem("Tags.AlreadyOn", tag.Name));
        work.Db.RecordTags.Add(new RecordTagRow { RecordId = record.Id, TagId = tag.Id });
        work.Audit.Add(Line(record, new TagChange(tag.Id, null, tag.Name)));
        return Outcome<string>.Of(tag.Name);
    }

    /// <returns>The name of the tag, or why it is not taken off.</returns>
    public static async Task<Outcome<string>> TakeOff(WriteContext work, StoredRecord record, string? name, CancellationToken cancel)
    {
        if (TagRules.Wrong(name) is { } wrong) return Outcome<string>.Failed(wrong);
        if (await Named(work.Db, name, cancel) is not { } tag
            || await work.Db.RecordTags.SingleOrDefaultAsync(row => row.RecordId == record.Id && row.TagId == tag.Id, cancel)
                is not { } row)
            return Outcome<string>.Failed(new Problem("Tags.NotOn", TagRules.Written(name)));
        work.Db.RecordTags.Remove(row);
        work.Audit.Add(Line(record, new TagChange(tag.Id, tag.Name, null)));
        return Outcome<string>.Of(tag.Name);
    }

    public static Task<TagRow?> Named(CaseTrackerDb db, string? name, CancellationToken cancel)
    {
        var folded = TagRules.Folded(name);
        return db.Tags.SingleOrDefaultAsync(tag => tag.Folded == folded, cancel);
    }

    private static Audited Line(StoredRecord record, TagChange change) =>
        new(AuditAction.Tagged, record.Type.Kind, () => record.Id, null, change.Write());

    private static async Task<TagRow> Make(WriteContext work, string name, CancellationToken cancel)
    {
        var tag = new TagRow
        {
            Name = TagRules.Written(name),
            Folded = TagRules.Folded(name),
            At = work.Now,
            ById = work.CurrentUser.AccountId,
            ByName = work.CurrentUser.AuditName,
        };
        work.Db.Tags.Add(tag);
        // It gets its id from the database.
        await work.Db.SaveChangesAsync(cancel);
        return tag;
    }
}

/// <summary>What a line of the log keeps of a tag on a record: its name, before where it was taken off, after where it was put
/// on.</summary>
internal sealed record TagChange(long TagId, string? Before, string? After)
{
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static TagChange Read(AuditEntry entry) => JsonSerializer.Deserialize<TagChange>(entry.Changes, JsonSerializerOptions.Web)!;
}
