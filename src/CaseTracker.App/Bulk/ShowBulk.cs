using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.App.Security;
using CaseTracker.App.Tags;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Bulk;

/// <summary>A field that can be set for many records at once.</summary>
/// <param name="Choices">The enumeration of a choice; null for another kind of field.</param>
public sealed record BulkField(string Key, string Label, FieldKind Kind, Type? Choices);

/// <summary>What can be done with some records of a kind.</summary>
/// <param name="Chosen">Those that the viewer may see, in the order asked for.</param>
/// <param name="Reviewers">Who can be given a review; each record is asked for by itself.</param>
/// <param name="Tags">The tags in use, for those who may put them on.</param>
public sealed record BulkChoices(RecordKind Kind, IReadOnlyList<NamedRecord> Chosen, IReadOnlyList<BulkField> Fields,
    IReadOnlyList<Colleague> Reviewers, IReadOnlyList<string> Tags);

/// <summary>Shows what can be done with records that were chosen on a list.</summary>
public sealed class ShowBulk
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowBulk(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<BulkChoices>> Handle(CurrentUser user, RecordKind kind, IReadOnlyList<long> ids,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<BulkChoices>.Failed(refused);
        if (!user.Role.May(Permission.EditRecords) && !user.Role.May(Permission.PublishRecords))
            return Outcome<BulkChoices>.Failed(new Denied());
        if (!RecordTypes.All.TryGetValue(kind, out var type) || !ReviewedKinds.Has(kind))
            return Outcome<BulkChoices>.Failed(new NotFound());
        await using var db = await _factory.Opened(cancel);
        var seen = (await new SeenSql(db, user.Clearance).Among(kind, [.. ids], cancel)).ToHashSet();
        var names = await LinkNames.For(db, seen.Select(id => new LinkedRecord(id, kind)), user.Clearance, cancel);
        return Outcome<BulkChoices>.Of(new(kind,
            [.. ids.Where(seen.Contains).Select(id => new NamedRecord(id, kind, names.GetValueOrDefault(id) ?? kind.Label))],
            [.. BulkRecord.Fields(type).Where(field => field.Sensitivity <= user.Clearance)
                .Select(field => new BulkField(field.Key, field.Label, field.Kind, field.Choices))],
            user.Role.May(Permission.ReviewRecords)
                ? [.. (await Colleagues.Who(db, cancel)).Where(one => one.Role.May(Permission.ReviewRecords))] : [],
            user.Role.May(Permission.EditRecords) ? await ShowTags.Offered(db, cancel) : []));
    }
}
