using CaseTracker.App.Database;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>All that was ever known of the custody of some people, read once for everything that is kept of it.</summary>
/// <param name="Asked">Of whom it was asked, removed records among them.</param>
/// <param name="People">Those who stand.</param>
internal sealed record CustodyEver(long[] Asked, IReadOnlyList<CustodyEver.Person> People, CustodyFacts Facts)
{
    internal sealed record Person(long Id, PersonKind Kind, Confidentiality Level);

    public static async Task<CustodyEver> Of(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var standing = await db.People.Where(row => EF.Parameter(people).Contains(row.Id) && row.DeletedAt == null)
            .Select(row => new Person(row.Id, row.Kind, row.Confidentiality)).ToListAsync(cancel);
        return new(people, standing, await CustodyFacts.Ever(db, [.. standing.Select(person => person.Id)], cancel));
    }
}
