using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>A person with a prison, a court or an article of theirs.</summary>
internal sealed class PersonAndLink
{
    public long PersonId { get; init; }
    public long? LinkId { get; init; }
}

/// <summary>How many people have the same on record.</summary>
/// <param name="Facts">As in <see cref="FactsOnRecordRow.Facts"/>.</param>
internal sealed record SameFacts(int Facts, int People)
{
    public bool Has(SubmissionFact fact) => (Facts & FactBits.Of(fact)) != 0;
    public bool Assessed => (Facts & FactBits.Assessed) != 0;
}

/// <summary>Of whom a submission can be made, and their prisons, courts and articles, as one viewer may see it, as known now. What each
/// has on record is kept (<see cref="KeepFactsOnRecord"/>).</summary>
internal sealed class SubmissionSql(CaseTrackerDb db, Confidentiality clearance)
{
    private readonly int _bit = ClearanceBits.Of(clearance);

    /// <summary>Individuals of whom something bears on custody.</summary>
    public IQueryable<PersonRow> People => db.People.AsNoTracking()
        .Where(person => Kept.Any(row => row.PersonId == person.Id));

    /// <summary>How many of them have the same on record.</summary>
    public Task<List<SameFacts>> Counts(CancellationToken cancel)
    {
        var (all, name) = (ChildNames.SeenBy(clearance), FactBits.Of(SubmissionFact.Name));
        // A name that the viewer may not read is not on record for them.
        var facts = all ? Kept.Select(row => row.Facts) : Kept.Join(db.People, row => row.PersonId, person => person.Id, (row, person) =>
            person.OfAChild && !person.NameMayBeShown ? row.Facts & ~name : row.Facts);
        return facts.GroupBy(has => has).Select(same => new SameFacts(same.Key, same.Count())).ToListAsync(cancel);
    }

    public IQueryable<PersonAndLink> Facilities => OfThem(Stays.Where(row => row.FacilityId != null)
        .Select(row => new PersonAndLink { PersonId = row.PersonId, LinkId = row.FacilityId })
        .Concat(Events.Where(row => row.FacilityId != null)
            .Select(row => new PersonAndLink { PersonId = row.PersonId, LinkId = row.FacilityId })));

    public IQueryable<PersonAndLink> Courts => OfThem(Prosecutions.Where(row => row.CourtId != null)
        .Select(row => new PersonAndLink { PersonId = row.PersonId, LinkId = row.CourtId }));

    public IQueryable<PersonAndLink> Articles => OfThem(Charges.Where(row => row.ArticleId != null)
        .Select(row => new PersonAndLink { PersonId = row.PersonId, LinkId = row.ArticleId }));

    /// <summary>Whether the viewer may see the fact of nobody.</summary>
    public bool Withheld(SubmissionFact fact) => fact == SubmissionFact.Birth
        && PersonDetails.Catalogue.Find("birth")!.Sensitivity > clearance;

    private IQueryable<FactsOnRecordRow> Kept => db.FactsOnRecord.Where(row => (row.Clearances & _bit) != 0);
    private IQueryable<CustodyEventRow> Events => db.CustodyEvents.AsNoTracking().VisibleTo(clearance);
    private IQueryable<StayRow> Stays => db.Stays.AsNoTracking().VisibleTo(clearance);
    private IQueryable<ChargeRow> Charges => db.Charges.AsNoTracking().VisibleTo(clearance);
    private IQueryable<ProsecutionRow> Prosecutions => db.Prosecutions.VisibleTo(clearance);

    private IQueryable<PersonAndLink> OfThem(IQueryable<PersonAndLink> links) =>
        links.Where(link => Kept.Any(row => row.PersonId == link.PersonId));
}
