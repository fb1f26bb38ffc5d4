using CaseTracker.App.Database;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Whether a viewer may know that a record exists: the record's own confidentiality, and that of the person or
/// case that it belongs to.</summary>
internal static class RecordSight
{
    /// <summary>True where the record exists, is not removed, is of the kind asked for, and is within the clearance.</summary>
    public static async Task<bool> Sees(CaseTrackerDb db, long id, Confidentiality clearance, CancellationToken cancel,
        RecordKind? kind = null)
    {
        var header = await db.Headers.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, cancel);
        if (header is null || kind is not null && header.Kind != kind) return false;
        var levels = Levels(clearance);
        return header.Kind switch
        {
            RecordKind.Person => await Record(db.People, id, levels, cancel),
            RecordKind.Organisation => await Record(db.Organisations, id, levels, cancel),
            RecordKind.Place => await Record(db.Places, id, levels, cancel),
            RecordKind.Facility => await Record(db.Facilities, id, levels, cancel),
            RecordKind.Law => await Record(db.Laws, id, levels, cancel),
            RecordKind.Case => await Record(db.Cases, id, levels, cancel),
            RecordKind.Source => await Record(db.Sources, id, levels, cancel),
            RecordKind.PersonName => await Child(db, db.PersonNames, id, levels, row => row.PersonId, cancel),
            RecordKind.Prosecution => await Child(db, db.Prosecutions, id, levels, row => row.PersonId, cancel),
            RecordKind.Participant => await Participant(db, id, levels, cancel),
            RecordKind.Citation => await Citation(db, id, clearance, levels, cancel),
            RecordKind.Settlement => await Settlement(db, id, clearance, levels, cancel),
            RecordKind.GroupCount => await Fact(db, db.GroupCounts, id, levels, cancel),
            RecordKind.IdentityLink => await Fact(db, db.IdentityLinks.BetweenSeen(db, levels), id, levels, cancel),
            RecordKind.Stay => await Fact(db, db.Stays, id, levels, cancel),
            RecordKind.CustodyEvent => await Fact(db, db.CustodyEvents, id, levels, cancel),
            RecordKind.Membership => await Fact(db, db.Memberships.OfSeen(db, levels), id, levels, cancel),
            RecordKind.Relation => await Fact(db, db.Relations.BetweenSeen(db, levels), id, levels, cancel),
            RecordKind.WelfareReport => await Fact(db, db.WelfareReports, id, levels, cancel),
            RecordKind.Assessment => await Fact(db, db.Assessments, id, levels, cancel),
            RecordKind.Figure => await db.Figures.OfSeen(db, levels).AnyAsync(row => row.Id == id, cancel),
            RecordKind.Charge => await Fact(db, db.Charges, id, levels, cancel),
            RecordKind.Sentence => await Fact(db, db.Sentences, id, levels, cancel),
            _ => await AsItsLinks(db, header, clearance, cancel),
        };
    }

    /// <summary>The levels at or below a clearance, for an IN filter (the column holds the level's name).</summary>
    public static Confidentiality[] Levels(Confidentiality clearance) =>
        [.. Enum.GetValues<Confidentiality>().Where(level => level <= clearance)];

    /// <summary>The participants within the clearance whose person or organisation is, too: who takes part is as closed as who it
    /// is.</summary>
    public static IQueryable<ParticipantRow> OfSeen(this IQueryable<ParticipantRow> rows, CaseTrackerDb db, Confidentiality[] levels) =>
        rows.Where(row =>
        row.DeletedAt == null && levels.Contains(row.Confidentiality)
        && (row.PersonId == null || db.People.Any(person => person.Id == row.PersonId && person.DeletedAt == null
            && levels.Contains(person.Confidentiality)))
        && (row.OrganisationId == null || db.Organisations.Any(body => body.Id == row.OrganisationId && body.DeletedAt == null
            && levels.Contains(body.Confidentiality))));

    /// <summary>The links of which both persons are within the clearance, whatever the level of the link.</summary>
    public static IQueryable<TRow> BetweenSeen<TRow>(this IQueryable<TRow> rows, CaseTrackerDb db, Confidentiality[] levels) where TRow
        : class, IPersonLinkRow => rows.Where(row =>
        db.People.Any(person => person.Id == row.PersonId && person.DeletedAt == null && levels.Contains(person.Confidentiality))
        && db.People.Any(person => person.Id == row.OtherPersonId && person.DeletedAt == null && levels.Contains(person.Confidentiality)));

    /// <summary>The memberships whose organisation is within the clearance, whatever the level of the membership.</summary>
    public static IQueryable<MembershipRow> OfSeen(this IQueryable<MembershipRow> rows, CaseTrackerDb db, Confidentiality[] levels) =>
        rows.Where(row =>
        db.Organisations.Any(body => body.Id == row.OrganisationId && body.DeletedAt == null && levels.Contains(body.Confidentiality)));

    /// <summary>The figures within the clearance of which everything that they count is, too.</summary>
    public static IQueryable<FigureRow> OfSeen(this IQueryable<FigureRow> rows, CaseTrackerDb db, Confidentiality[] levels) =>
        rows.Where(row =>
        row.DeletedAt == null && levels.Contains(row.Confidentiality)
        && (row.CaseId == null || db.Cases.Any(of => of.Id == row.CaseId && of.DeletedAt == null && levels.Contains(of.Confidentiality)))
        && (row.PersonId == null || db.People.Any(of => of.Id == row.PersonId && of.DeletedAt == null
            && levels.Contains(of.Confidentiality)))
        && (row.OrganisationId == null || db.Organisations.Any(of => of.Id == row.OrganisationId && of.DeletedAt == null
            && levels.Contains(of.Confidentiality))));

    /// <summary>The choices within the clearance of which every source is, too, as it stands now: they tell what their sources
    /// say.</summary>
    public static IQueryable<ConflictResolutionRow> OfSeen(this IQueryable<ConflictResolutionRow> rows, CaseTrackerDb db,
        Confidentiality[] levels) =>
        rows.Where(row =>
        row.DeletedAt == null && levels.Contains(row.Confidentiality)
        && !db.Citations.Any(said => said.RecordId == row.RecordId && said.Field == row.Field && said.DeletedAt == null
            && (!levels.Contains(said.Confidentiality) || db.Sources.Any(source => source.Id == said.SourceId
                && !levels.Contains(source.Confidentiality)))));

    // A record that its catalogue says enough of: within the clearance, and so is everything that it would tell of.
    private static async Task<bool> AsItsLinks(CaseTrackerDb db, RecordHeader header, Confidentiality clearance, CancellationToken cancel)
    {
        var type = RecordTypes.All[header.Kind];
        if (await type.Stored(db, header.Id, cancel) is not { Gone: false } stored || stored.Level > clearance) return false;
        foreach (var link in type.Fields.Where(field => field.Closes))
            if (link.Get(stored.Details) is long linked && !await Sees(db, linked, clearance, cancel, link.LinkTo)) return false;
        return true;
    }

    private static Task<bool> Record<TRow>(IQueryable<TRow> rows, long id, Confidentiality[] levels, CancellationToken cancel) where TRow
        : class, IRecordRow =>
        rows.AnyAsync(row => row.Id == id && row.DeletedAt == null && levels.Contains(row.Confidentiality), cancel);

    private static async Task<bool> Child<TRow>(CaseTrackerDb db, IQueryable<TRow> rows, long id, Confidentiality[] levels, Func<TRow,
        long> person, CancellationToken cancel)
        where TRow : class, IRecordRow
    {
        var row = await rows.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.DeletedAt == null
            && levels.Contains(r.Confidentiality), cancel);
        return row is not null && await Record(db.People, person(row), levels, cancel);
    }

    private static async Task<bool> Fact<TRow>(CaseTrackerDb db, IQueryable<TRow> rows, long id, Confidentiality[] levels,
        CancellationToken cancel)
        where TRow : class, IFactRow
    {
        var row = await rows.AsNoTracking().SingleOrDefaultAsync(r => r.FactId == id && r.KnownTo == null
            && levels.Contains(r.Confidentiality), cancel);
        return row is not null && await Record(db.People, row.PersonId, levels, cancel);
    }

    private static async Task<bool> Participant(CaseTrackerDb db, long id, Confidentiality[] levels, CancellationToken cancel)
    {
        var row = await db.Participants.AsNoTracking().OfSeen(db, levels).SingleOrDefaultAsync(r => r.Id == id, cancel);
        return row is not null && await Record(db.Cases, row.CaseId, levels, cancel);
    }

    private static async Task<bool> Settlement(CaseTrackerDb db, long id, Confidentiality clearance, Confidentiality[] levels,
        CancellationToken cancel)
    {
        var row = await db.Settlements.AsNoTracking().OfSeen(db, levels).SingleOrDefaultAsync(r => r.Id == id, cancel);
        return row is not null && await Sees(db, row.RecordId, clearance, cancel)
            && await SeesField(db, row.RecordId, row.Field, clearance, cancel);
    }

    private static async Task<bool> Citation(CaseTrackerDb db, long id, Confidentiality clearance, Confidentiality[] levels,
        CancellationToken cancel)
    {
        var row = await db.Citations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.DeletedAt == null
            && levels.Contains(r.Confidentiality), cancel);
        return row is not null && await Record(db.Sources, row.SourceId, levels, cancel) && await Sees(db, row.RecordId, clearance, cancel)
            && await SeesField(db, row.RecordId, row.Field, clearance, cancel);
    }

    /// <summary>Whether a viewer may know what is said of a field: what a source reports of it is as sensitive as the field.</summary>
    public static async Task<bool> SeesField(CaseTrackerDb db, long record, string? field, Confidentiality clearance,
        CancellationToken cancel)
    {
        List<CitationRow> said = [new() { RecordId = record, Field = field }];
        await HiddenCitations.Remove(db, said, clearance, cancel);
        return said.Count > 0;
    }
}
