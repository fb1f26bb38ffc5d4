using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The names of linked records, as the viewer may see them. A record above the clearance has no name here, so
/// that a title never leaks through a link.</summary>
internal static class LinkNames
{
    private const int Batch = 1000;

    public static async Task<Dictionary<long, string>> For(CaseTrackerDb db, IEnumerable<long?> ids, Confidentiality clearance, CancellationToken cancel)
    {
        var levels = RecordSight.Levels(clearance);
        var names = new Dictionary<long, string>();
        foreach (var batch in ids.OfType<long>().Distinct().Chunk(Batch))
        {
            foreach (var row in await db.People.AsNoTracking().Where(row => batch.Contains(row.Id) && row.DeletedAt == null && levels.Contains(row.Confidentiality)).ToListAsync(cancel))
            {
                var person = Redaction.For(PersonDetails.Catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!;
                names[row.Id] = PersonNaming.Called(person.Details, person.IsHidden("name"));
            }
            await Add(db.Organisations.Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality)).Select(row => new Named { Id = row.Id, Name = row.Name }));
            await Add(db.Places.Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality)).Select(row => new Named { Id = row.Id, Name = row.Name }));
            await Add(db.Facilities.Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality)).Select(row => new Named { Id = row.Id, Name = row.Name }));
            await Add(db.Cases.Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality)).Select(row => new Named { Id = row.Id, Name = row.Title }));
            await Add(db.Sources.Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality)).Select(row => new Named { Id = row.Id, Name = row.Title }));
            await Add(db.Figures.OfSeen(db, levels).Select(row => new Named { Id = row.Id, Name = row.Subject }));
            await Add(from article in db.LegalArticles
                      join law in db.Laws on article.LawId equals law.Id
                      where article.DeletedAt == null && levels.Contains(article.Confidentiality) && levels.Contains(law.Confidentiality)
                      select new Named { Id = article.Id, Name = law.Title + ", " + article.Number + " (" + article.Heading + ")" });

            async Task Add(IQueryable<Named> rows)
            {
                foreach (var row in await rows.Where(row => batch.Contains(row.Id)).ToListAsync(cancel)) names[row.Id] = row.Name;
            }
        }
        return names;
    }

    // Set by name, not by constructor: only so can EF filter on it.
    private sealed class Named
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
    }
}
