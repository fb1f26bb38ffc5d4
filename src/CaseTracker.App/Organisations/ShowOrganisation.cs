using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.App.Security;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Organisations;

/// <summary>The organisation's part in a case.</summary>
public sealed record OrganisationCase(long CaseId, string Title, Redacted<ParticipantDetails> Participant);

/// <summary>An organisation with its people, its cases and its figures, as the viewer may see them.</summary>
public sealed record OrganisationPage
{
    internal OrganisationPage() { }

    public required Redacted<OrganisationDetails> Organisation { get; init; }
    public required IReadOnlyList<Redacted<MembershipDetails>> Memberships { get; init; }
    public required IReadOnlyList<OrganisationCase> Cases { get; init; }
    /// <summary>Figures about it, and figures that it gave.</summary>
    public required IReadOnlyList<Redacted<FigureDetails>> Figures { get; init; }
    /// <summary>What happened to it, its parts in what was done, concessions, sanctions on it and by it, acts abroad, responses.</summary>
    public required RelatedRecords Linked { get; init; }
    public required IReadOnlyDictionary<long, string> LinkNames { get; init; }
    public required Citations Citations { get; init; }
    public required int HeldBack { get; init; }
}

/// <summary>Shows one organisation.</summary>
public sealed class ShowOrganisation
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly NoteReads _reads;
    private readonly TimeProvider _clock;

    internal ShowOrganisation(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock, NoteReads reads) =>
        (_factory, _access, _clock, _reads) = (factory, access, clock, reads);

    public async Task<Outcome<OrganisationPage>> Handle(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<OrganisationPage>.Failed(refused);
        return await _reads.Noted(user, id, await _factory.InOneState(db => Read(db, user, id, cancel), cancel), cancel);
    }

    private async Task<Outcome<OrganisationPage>> Read(CaseTrackerDb db, CurrentUser user, long id, CancellationToken cancel)
    {
        var (clearance, known) = (user.Clearance, _clock.GetUtcNow().UtcDateTime);
        var row = await db.Organisations.AsNoTracking().VisibleTo(clearance).SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (row is null) return Outcome<OrganisationPage>.Failed(new NotFound(RecordKind.Organisation));

        // A member who is closed is not told, not even by number.
        var standing = db.Memberships.AsNoTracking().Where(r => r.OrganisationId == id).KnownAt(known)
            .Where(r => db.People.VisibleTo(clearance).Any(person => person.Id == r.PersonId));
        var memberships = await standing.Within(clearance).OrderBy(r => r.FactId).ToListAsync(cancel);
        var cases = await (from participant in db.Participants.AsNoTracking().VisibleTo(clearance)
                           join record in db.Cases.AsNoTracking() on participant.CaseId equals record.Id
                           where participant.OrganisationId == id
                           orderby record.Title
                           select new { record.Id, record.Title, Participant = participant }).ToListAsync(cancel);
        var figures = await db.Figures.AsNoTracking().Where(r => r.OrganisationId == id || r.ReporterId == id).VisibleTo(clearance)
            .OrderBy(r => r.Id).ToListAsync(cancel);
        var linked = await ReadRelated.OfOrganisation(db, id, clearance, cancel);
        var names = await LinkNames.For(db,
            [id, .. OrganisationDetails.Catalogue.Links(row), .. memberships.SelectMany(MembershipDetails.Catalogue.Links),
                .. figures.SelectMany(FigureDetails.Catalogue.Links),
                .. cases.SelectMany(c => ParticipantDetails.Catalogue.Links(c.Participant)), .. linked.Linked], clearance, cancel);
        linked = linked with { Names = names };
        return Outcome<OrganisationPage>.Of(new OrganisationPage
        {
            Organisation = Redaction.For(OrganisationDetails.Catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!,
            Memberships = [.. memberships.Select(r => Redaction.For(MembershipDetails.Catalogue, r.FactId, r, r.Confidentiality, r.Version,
                clearance)!)],
            Cases = [.. cases.Select(c => new OrganisationCase(c.Id, c.Title,
                Redaction.For(ParticipantDetails.Catalogue, c.Participant.Id, c.Participant, c.Participant.Confidentiality,
                c.Participant.Version, clearance)!))],
            Figures = [.. figures.Select(r => Redaction.For(FigureDetails.Catalogue, r.Id, r, r.Confidentiality, r.Version, clearance)!)],
            Linked = linked,
            LinkNames = names,
            Citations = await ReadCitations.For(db, [id, .. memberships.Select(r => r.FactId), .. cases.Select(c => c.Participant.Id),
                .. figures.Select(r => r.Id), .. linked.RecordIds], clearance, cancel),
            HeldBack = await standing.CountAsync(cancel) - memberships.Count + linked.HeldBack,
        });
    }
}
