using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Places;

/// <summary>What other records point at, as far as the viewer may see it.</summary>
public sealed record ReferenceLists(IReadOnlyList<FacilityLine> Facilities, IReadOnlyList<LawLine> Laws, IReadOnlyList<PlaceLine> Places);

/// <summary>A place of detention in a list.</summary>
/// <param name="Place">Where it is; null where nobody says or where the viewer may not see it.</param>
public sealed record FacilityLine(long Id, string Name, string? NameKhmer, FacilityKind Kind, string? Place);

/// <summary>A dated version of a law with its articles, in the order of their numbers.</summary>
public sealed record LawLine(long Id, string Title, string? TitleKhmer, string? Number, ImpreciseDate? Adopted, ImpreciseDate? InForce,
    IReadOnlyList<ArticleLine> Articles);

/// <summary>An article in the list of its law.</summary>
public sealed record ArticleLine(long Id, string Number, string Heading, string? HeadingKhmer, string? Penalty);

/// <summary>A place in a list.</summary>
/// <param name="Within">What it lies in; null where nobody says or where the viewer may not see it.</param>
public sealed record PlaceLine(long Id, string Name, string? NameKhmer, PlaceKind Kind, string? Within, string? IsoCode, string? NcddCode);

/// <summary>Lists the places of detention, the laws with their articles, and the places. An article of a law above the clearance is
/// as closed as the law.</summary>
public sealed class ListReference
{
    private static readonly StringComparer ByNumber = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ListReference(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<ReferenceLists>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<ReferenceLists>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var facilities = await db.Facilities.AsNoTracking().VisibleTo(user.Clearance).OrderBy(row => row.Name).ThenBy(row => row.Id)
            .ToListAsync(cancel);
        var laws = await db.Laws.AsNoTracking().VisibleTo(user.Clearance).OrderBy(row => row.Title).ThenBy(row => row.Id)
            .ToListAsync(cancel);
        var articles = (await db.LegalArticles.AsNoTracking().VisibleTo(user.Clearance).ToListAsync(cancel)).ToLookup(row => row.LawId);
        var places = await db.Places.AsNoTracking().VisibleTo(user.Clearance).OrderBy(row => row.Name).ThenBy(row => row.Id)
            .ToListAsync(cancel);
        var names = await LinkNames.For(db, [.. facilities.Select(row => row.PlaceId), .. places.Select(row => row.ParentId)],
            user.Clearance, cancel);
        return Outcome<ReferenceLists>.Of(new(
            [.. facilities.Select(row => new FacilityLine(row.Id, Named(row.Name, row.Unverified), row.NameKhmer, row.Kind,
                Name(row.PlaceId)))],
            [.. laws.Select(row => new LawLine(row.Id, Named(row.Title, row.Unverified), row.TitleKhmer, row.Number, row.Adopted,
                row.InForce,
                [.. articles[row.Id].OrderBy(article => article.Number, ByNumber).ThenBy(article => article.Id)
                    .Select(article => new ArticleLine(article.Id, article.Number, Named(article.Heading, article.Unverified),
                        article.HeadingKhmer, article.Penalty))]))],
            // The column of kinds holds words; a country comes before its provinces.
            [.. places.OrderBy(row => row.Kind)
                .Select(row => new PlaceLine(row.Id, row.Name, row.NameKhmer, row.Kind, Name(row.ParentId), row.IsoCode, row.NcddCode))]));

        string? Name(long? link) => names.GetValueOrDefault(link ?? 0);
    }

    private static string Named(string name, bool unverified) => unverified ? Texts.Localize("Records.Unverified", name) : name;
}
