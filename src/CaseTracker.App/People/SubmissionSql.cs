using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>A person with a prison, a court or an article of theirs.</summary>
internal sealed class PersonAndLink
{
    public long PersonId { get; init; }
    public long? LinkId { get; init; }
}

/// <summary>Of whom a submission can be made, and their prisons, courts and articles, as one viewer may see it, as known now. What each
/// has on record: <see cref="SubmissionFactsSql"/>.</summary>
internal sealed class SubmissionSql(CaseTrackerDb db, Confidentiality clearance)
{
    /// <summary>Individuals of whom something bears on custody.</summary>
    public IQueryable<PersonRow> People => db.People.AsNoTracking().VisibleTo(clearance)
        .Where(person => person.Kind != PersonKind.Group)
        .Where(person => Events.Any(row => row.PersonId == person.Id) || Stays.Any(row => row.PersonId == person.Id)
            || Charges.Any(row => row.PersonId == person.Id) || Sentences.Any(row => row.PersonId == person.Id));

    public IQueryable<PersonAndLink> Facilities => Stays.Where(row => row.FacilityId != null)
        .Select(row => new PersonAndLink { PersonId = row.PersonId, LinkId = row.FacilityId })
        .Concat(Events.Where(row => row.FacilityId != null)
            .Select(row => new PersonAndLink { PersonId = row.PersonId, LinkId = row.FacilityId }))
            .Where(link => People.Any(person => person.Id == link.PersonId));

    public IQueryable<PersonAndLink> Courts => Prosecutions.Where(row => row.CourtId != null)
        .Select(row => new PersonAndLink { PersonId = row.PersonId, LinkId = row.CourtId })
        .Where(link => People.Any(person => person.Id == link.PersonId));

    public IQueryable<PersonAndLink> Articles => Charges.Where(row => row.ArticleId != null)
        .Select(row => new PersonAndLink { PersonId = row.PersonId, LinkId = row.ArticleId })
        .Where(link => People.Any(person => person.Id == link.PersonId));

    /// <summary>Whether the viewer may see the fact of nobody.</summary>
    public bool Withheld(SubmissionFact fact) => fact == SubmissionFact.Birth
        && PersonDetails.Catalogue.Find("birth")!.Sensitivity > clearance;

    private IQueryable<CustodyEventRow> Events => db.CustodyEvents.AsNoTracking().VisibleTo(clearance);
    private IQueryable<StayRow> Stays => db.Stays.AsNoTracking().VisibleTo(clearance);
    private IQueryable<ChargeRow> Charges => db.Charges.AsNoTracking().VisibleTo(clearance);
    private IQueryable<SentenceRow> Sentences => db.Sentences.AsNoTracking().VisibleTo(clearance);
    private IQueryable<ProsecutionRow> Prosecutions => db.Prosecutions.VisibleTo(clearance);
}
