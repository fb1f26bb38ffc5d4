using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>What one record takes from a source.</summary>
/// <param name="OwnerId">The person, the case or the other record that the cited one belongs to, or is.</param>
/// <param name="Field">The field's label; null where the record is cited as a whole.</param>
public sealed record SourceUse(long RecordId, RecordKind Kind, long OwnerId, RecordKind OwnerKind, string OwnerName, string? Field,
    string? Locator, string? Reported, ImpreciseDate? AsOf, int? Credibility, string? Note);

/// <summary>A source with what rests on it, as the viewer may see it.</summary>
public sealed record SourcePage
{
    internal SourcePage() { }

    public required Redacted<SourceDetails> Source { get; init; }
    /// <summary>By the name of the person or record that they belong to.</summary>
    public required IReadOnlyList<SourceUse> Uses { get; init; }
}

/// <summary>Shows one source and what rests on it.</summary>
public sealed class ShowSource
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly NoteReads _reads;

    internal ShowSource(IDbContextFactory<CaseTrackerDb> factory, Access access, NoteReads reads) =>
        (_factory, _access, _reads) = (factory, access, reads);

    /// <summary>The day by which what a source reports had happened: the last on which it may have been published. Null where that is not
    /// on record, or the viewer may not see it.</summary>
    public async Task<DateOnly?> PublishedOn(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is not null) return null;
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return Day(await db.Sources.AsNoTracking().VisibleTo(user.Clearance).Where(row => row.Id == id).Select(row => row.Published)
            .SingleOrDefaultAsync(cancel));
    }

    internal static DateOnly? Day(ImpreciseDate? published) =>
        published is { Extent: DateExtent.Day or DateExtent.Within } ? published.Latest : null;

    public async Task<Outcome<SourcePage>> Handle(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<SourcePage>.Failed(refused);
        return await _reads.Noted(user, id, await Read(user.Clearance, id, cancel), cancel);
    }

    private async Task<Outcome<SourcePage>> Read(Clearance clearance, long id, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var row = await db.Sources.AsNoTracking().VisibleTo(clearance).SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (row is null) return Outcome<SourcePage>.Failed(new NotFound(RecordKind.Source));

        var cited = await SeenCitation.Among(db, db.Citations.Where(citation => citation.SourceId == id), clearance, cancel);
        var words = await CitedValues.Words(db, [.. cited.Where(seen => seen.Row.Reported is null)
            .Select(seen => (seen.Row.RecordId, seen.Row.Field, seen.Row.Value))], clearance, cancel);
        var uses = from seen in cited
                   let citation = seen.Row
                   let owner = seen.Owner
                   orderby seen.OwnerName, citation.RecordId, citation.Id
                   select new SourceUse(citation.RecordId, owner.OfKind, owner.Id, owner.Kind, seen.OwnerName,
                       citation.Field is null ? null : Texts.Localize($"Fields.{owner.OfKind}_{citation.Field}"),
                       citation.Locator, citation.Reported ?? words(citation.RecordId, citation.Field, citation.Value), citation.AsOf,
                           citation.Credibility, citation.Note);
        return Outcome<SourcePage>.Of(new SourcePage
        {
            Source = Redaction.For(SourceDetails.Catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!,
            Uses = [.. uses],
        });
    }
}
