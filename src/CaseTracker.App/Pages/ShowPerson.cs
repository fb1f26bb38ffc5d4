using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Pages;

/// <summary>Shows one person on a day, as known now or at an earlier moment.</summary>
public sealed class ShowPerson
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly NoteReads _reads;
    private readonly TimeProvider _clock;

    internal ShowPerson(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock, NoteReads reads) =>
        (_factory, _access, _clock, _reads) = (factory, access, clock, reads);

    /// <summary>The page, or a problem where the person does not exist or is above the viewer's clearance: the two are told
    /// in the same words.</summary>
    public async Task<Outcome<PersonPage>> Handle(CurrentUser user, long id, DateOnly? asOf = null, DateTime? knownAsOf = null,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<PersonPage>.Failed(refused);
        return await _reads.Noted(user, id, await _factory.InOneState(db => Read(db, user, id, asOf, knownAsOf, cancel), cancel), cancel);
    }

    private async Task<Outcome<PersonPage>> Read(CaseTrackerDb db, CurrentUser user, long id, DateOnly? asOf, DateTime? knownAsOf,
        CancellationToken cancel)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var (known, day, clearance) = (knownAsOf ?? now, asOf ?? CambodianTime.DayOf(now), user.Clearance);
        var read = new ReadVisible(db, clearance, cancel, knownAsOf);
        var facts = (await ReadPeople.Facts(db, [id], known, clearance, cancel)).GetValueOrDefault(id);
        if (facts is null) return Outcome<PersonPage>.Failed(await read.NotThere(db.People, RecordKind.Person, id));

        if (knownAsOf is not null)
        {
            // Removed then, and restored since.
            if (await read.Rows<PersonRow, PersonDetails>(db.People, row => row.Id == id) is not [var then])
                return Outcome<PersonPage>.Failed(await read.NotThere(db.People, RecordKind.Person, id));
            facts = facts with
            {
                Person = read.Redacted<PersonRow, PersonDetails>(then),
                Events = await StoodThen(facts.Events),
                Stays = await StoodThen(facts.Stays),
                Charges = await StoodThen(facts.Charges),
                Sentences = await StoodThen(facts.Sentences),
                Counts = await StoodThen(facts.Counts),
            };

            Task<IReadOnlyList<Redacted<T>>> StoodThen<T>(IReadOnlyList<Redacted<T>> of) where T : class, IDetails<T>, new() =>
                read.StoodThen(T.Catalogue.Kind, of, fact => fact.Details);
        }
        var nameRows = await read.Rows<PersonNameRow, PersonNameDetails>(db.PersonNames, row => row.PersonId == id);
        var prosecutionRows = await read.Rows<ProsecutionRow, ProsecutionDetails>(db.Prosecutions, row => row.PersonId == id);
        var linkRows = await read.StoodThen(RecordKind.IdentityLink, await db.IdentityLinks.AsNoTracking()
            .Where(row => row.PersonId == id || row.OtherPersonId == id).KnownAt(known).Within(clearance)
            // A link to somebody the viewer may not see is not shown at all.
            .BetweenVisible(db, clearance)
            .ToListAsync(cancel), row => row);
        var related = await RelatedFacts.Of(db, read, id, known, clearance, cancel);
        var linked = await ReadRelated.OfPerson(db, id, clearance, cancel, knownAsOf);
        var cases = await Cases(db, read, id, cancel);
        var names = await LinkNames.For(db,
            [.. facts.Linked, .. prosecutionRows.SelectMany(ProsecutionDetails.Catalogue.Links),
                .. linkRows.SelectMany(IdentityLinkDetails.Catalogue.Links), .. related.Linked,
                .. cases.SelectMany(part => ParticipantDetails.Catalogue.Links(part.Participant.Details)), .. linked.Linked],
            clearance, cancel);
        linked = linked with { Names = names };

        var charges = PrisonerRows.Charges(facts, names).ToLookup(line => line.Charge.Details.ProsecutionId);
        List<ProsecutionPart> prosecutions =
        [
            .. prosecutionRows.Select(row => new ProsecutionPart(read.Redacted<ProsecutionRow, ProsecutionDetails>(row),
                [.. charges[row.Id]])),
            .. charges.Where(part => prosecutionRows.All(row => row.Id != part.Key)).Select(part => new ProsecutionPart(null, [.. part])),
        ];
        var isGroup = facts.Person.Details.Kind == PersonKind.Group;
        var recordIds = facts.RecordIds.Concat(nameRows.Select(row => row.Id)).Concat(prosecutionRows.Select(row => row.Id))
            .Concat(linkRows.Select(row => row.FactId)).Concat(related.RecordIds).Concat(linked.RecordIds)
            .Concat(cases.Select(part => part.Participant.Id));
        var citations = await ReadCitations.For(db, recordIds, clearance, cancel);
        var standing = isGroup ? null : CustodyRules.StatusOn(facts.History, day);
        return Outcome<PersonPage>.Of(new PersonPage
        {
            Person = facts.Person,
            AgesDisagree = (await KeptConflicts.Ages(db, [id], clearance, cancel)).Count > 0,
            AsOf = day,
            Custody = standing,
            Group = isGroup ? PrisonerRows.Group(facts, [.. (await PrisonerRows.Members(db, [id], known, clearance, cancel))[id]], day,
                names).Custody : null,
            Names = [.. nameRows.Select(row => read.Redacted<PersonNameRow, PersonNameDetails>(
                row with { OfAChild = row.OfAChild || facts.Person.IsHidden("name") }))],
            Events = facts.Events,
            Stays = facts.Stays,
            Counts = facts.Counts,
            Prosecutions = prosecutions,
            ToldTwice = ToldTwice.In(facts.History),
            Links = [.. linkRows.Select(row => Redaction.For(IdentityLinkDetails.Catalogue, row.FactId, row, row.Confidentiality,
                row.Version, clearance)!)],
            Memberships = related.Memberships,
            Relations = related.Relations,
            Reports = related.Reports,
            Assessments = related.Assessments,
            Consents = related.Consents,
            Consent = await ConsentOnRecord.Shown(db, id, day, clearance, cancel),
            Figures = related.Figures,
            Linked = linked,
            Cases = cases,
            LinkNames = names,
            Citations = citations,
            HeldBack = facts.HeldBack + related.HeldBack + linked.HeldBack,
            Missing = [.. MissingFacts.Of(facts, related, prosecutions, citations)],
        });
    }

    private static async Task<List<CasePart>> Cases(CaseTrackerDb db, ReadVisible read, long person, CancellationToken cancel)
    {
        var parts = await read.Rows<ParticipantRow, ParticipantDetails>(db.Participants, row => row.PersonId == person);
        long[] ids = [.. parts.Select(row => row.CaseId).Distinct()];
        var titles = ids.Length == 0 ? [] : await db.Cases.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Title, cancel);
        return [.. parts.Select(row => new CasePart(row.CaseId, titles[row.CaseId], read.Redacted<ParticipantRow, ParticipantDetails>(row)))
            .OrderBy(part => part.Title, StringComparer.Ordinal)];
    }
}
