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

/// <summary>Who has which fact of a submission on record, as one viewer may see it, as known now.</summary>
internal sealed class SubmissionSql(CaseTrackerDb db, Confidentiality clearance)
{
    private readonly Confidentiality[] _levels = RecordSight.Levels(clearance);

    /// <summary>Individuals of whom something bears on custody.</summary>
    public IQueryable<PersonRow> People => db.People.AsNoTracking()
        .Where(person => person.Kind != PersonKind.Group && person.DeletedAt == null && _levels.Contains(person.Confidentiality))
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

    /// <summary>The ids of the persons who have a fact on record.</summary>
    public IQueryable<long> Having(SubmissionFact fact) => fact switch
    {
        SubmissionFact.Name => Persons.NamedTo(clearance).Where(row => row.Name != null || row.NameKhmer != null).Select(row => row.Id),
        SubmissionFact.Sex => Persons.Where(row => row.Sex != Sex.NotStated).Select(row => row.Id),
        SubmissionFact.Birth => Persons.Where(row => row.Birth!.Edtf != null).Select(row => row.Id),
        SubmissionFact.Nationality => Persons.Where(row => row.Nationality != null).Select(row => row.Id),
        SubmissionFact.ArrestDate => Arrests.Where(row => row.On!.Edtf != null).Select(row => row.PersonId),
        // To say only that somebody was arrested in the country is not to say where.
        SubmissionFact.ArrestPlace => Arrests.Where(row => row.FacilityId != null
            || db.Places.Any(place => place.Id == row.PlaceId && place.Kind != PlaceKind.Country)).Select(row => row.PersonId),
        SubmissionFact.ArrestingForce => Arrests.Where(row => row.ForceId != null).Select(row => row.PersonId),
        SubmissionFact.Warrant => Arrests.Where(row => row.Warrant != WarrantShown.NotStated).Select(row => row.PersonId),
        SubmissionFact.Reasons => Arrests.Where(row => row.StatedReason != null).Select(row => row.PersonId)
            .Concat(Charges.Where(row => row.Label != null || row.ArticleId != null).Select(row => row.PersonId)),
        SubmissionFact.Law => Charges.Where(row => row.ArticleId != null).Select(row => row.PersonId),
        SubmissionFact.PlaceOfDetention => Stays.Where(row => row.FacilityId != null).Select(row => row.PersonId),
        SubmissionFact.Court => Prosecutions.Where(row => row.CourtId != null).Select(row => row.PersonId),
        SubmissionFact.Remedies => Sentences.Where(row => row.Appeal != AppealOutcome.NotStated).Select(row => row.PersonId)
            .Concat(Prosecutions.Where(row => row.Stage == ProsecutionStage.Appeal || row.Stage == ProsecutionStage.SupremeCourt)
                .Select(row => row.PersonId)),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private IQueryable<PersonRow> Persons => db.People.Where(row => row.DeletedAt == null && _levels.Contains(row.Confidentiality));
    private IQueryable<CustodyEventRow> Events => Current(db.CustodyEvents);
    private IQueryable<CustodyEventRow> Arrests => Events.Where(row => row.Kind == CustodyEventKind.Arrest);
    private IQueryable<StayRow> Stays => Current(db.Stays);
    private IQueryable<ChargeRow> Charges => Current(db.Charges);
    private IQueryable<SentenceRow> Sentences => Current(db.Sentences);
    private IQueryable<ProsecutionRow> Prosecutions => db.Prosecutions.Where(row => row.DeletedAt == null
        && _levels.Contains(row.Confidentiality));

    private IQueryable<TRow> Current<TRow>(IQueryable<TRow> rows) where TRow : class, IFactRow =>
        rows.AsNoTracking().Where(row => row.KnownTo == null && _levels.Contains(row.Confidentiality));
}
