using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tags;

/// <summary>The tags of one record.</summary>
/// <param name="Names">In their order.</param>
/// <param name="Offered">The tags in use, for those who may put them on; else empty.</param>
/// <param name="MayChange">Whether the viewer may put tags on and take them off.</param>
public sealed record TagSheet(IReadOnlyList<string> Names, IReadOnlyList<string> Offered, bool MayChange);

/// <summary>How many records of a kind have a tag, of those that the viewer may see.</summary>
/// <param name="List">The list of all records of the kind; null where it has none.</param>
public sealed record TagUse(RecordKind Kind, string? List, int Count);

/// <summary>A tag of the team.</summary>
/// <param name="At">When it was used first, UTC.</param>
/// <param name="RetiredAt">UTC; null while it is used.</param>
public sealed record TagLine(long Id, string Name, DateTime At, string By, DateTime? RetiredAt, IReadOnlyList<TagUse> Uses);

/// <summary>Shows the tags of a record, and those of the team.</summary>
public sealed class ShowTags
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowTags(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>Of one record: who may know of it sees its tags.</summary>
    public async Task<Outcome<TagSheet>> Of(CurrentUser user, long record, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<TagSheet>.Failed(refused);
        await using var db = await _factory.Opened(cancel);
        if (!await RecordSight.Sees(db, record, user.Clearance, cancel)) return Outcome<TagSheet>.Failed(new NotFound());
        var may = user.Role.May(Permission.EditRecords);
        return Outcome<TagSheet>.Of(new(InOrder(await (from row in db.RecordTags
                                                       where row.RecordId == record
                                                       join tag in db.Tags on row.TagId equals tag.Id
                                                       select tag.Name).ToListAsync(cancel)),
            may ? await Offered(db, cancel) : [], may));
    }

    /// <summary>All tags of the team, for those who put them on.</summary>
    public async Task<Outcome<IReadOnlyList<TagLine>>> All(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<TagLine>>.Failed(refused);
        await using var db = await _factory.Opened(cancel);
        var tags = await db.Tags.AsNoTracking().ToListAsync(cancel);
        var uses = (await (from row in db.RecordTags
                           join header in db.Headers.VisibleTo(user.Clearance) on row.RecordId equals header.Id
                           group row by new { row.TagId, header.Kind } into of
                           select new { of.Key.TagId, of.Key.Kind, Count = of.Count() }).ToListAsync(cancel)).ToLookup(use => use.TagId);
        return Outcome<IReadOnlyList<TagLine>>.Of([.. tags.OrderBy(tag => SortKey.Of(tag.Name), StringComparer.Ordinal)
            .Select(tag => new TagLine(tag.Id, tag.Name, DateTime.SpecifyKind(tag.At, DateTimeKind.Utc), tag.ByName,
                tag.RetiredAt is { } retired ? DateTime.SpecifyKind(retired, DateTimeKind.Utc) : null,
                [.. uses[tag.Id].OrderByDescending(use => use.Count).Select(use => new TagUse(use.Kind,
                    RecordLists.All.FirstOrDefault(list => list.Kind == use.Kind && list.HoldsAllOfKind)?.Name, use.Count))]))]);
    }

    /// <summary>The names of the tags in use, in their order.</summary>
    internal static async Task<IReadOnlyList<string>> Offered(CaseTrackerDb db, CancellationToken cancel) =>
        InOrder(await db.Tags.Where(tag => tag.RetiredAt == null).Select(tag => tag.Name).ToListAsync(cancel));

    private static IReadOnlyList<string> InOrder(IEnumerable<string> names) =>
        [.. names.OrderBy(SortKey.Of, StringComparer.Ordinal)];
}
