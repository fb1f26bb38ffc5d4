using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.App.Security;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Cases;

/// <summary>Shows one case: who had a part in it, what happened in order, and what is missing.</summary>
public sealed class ShowCase
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly NoteReads _reads;
    private readonly TimeProvider _clock;

    internal ShowCase(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock, NoteReads reads) =>
        (_factory, _access, _clock, _reads) = (factory, access, clock, reads);

    /// <param name="knownAsOf">As known at this moment, UTC; null: now.</param>
    public async Task<Outcome<CasePage>> Handle(CurrentUser user, long id, DateOnly? asOf = null, DateTime? knownAsOf = null,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<CasePage>.Failed(refused);
        return await _reads.Noted(user, id, await _factory.InOneState(db => Read(db, user, id, asOf, knownAsOf, cancel), cancel), cancel);
    }

    private async Task<Outcome<CasePage>> Read(CaseTrackerDb db, CurrentUser user, long id, DateOnly? asOf, DateTime? knownAsOf,
        CancellationToken cancel)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var (known, day, clearance) = (knownAsOf ?? now, asOf ?? CambodianTime.DayOf(now), user.Clearance);
        var read = new ReadVisible(db, clearance, cancel, knownAsOf);
        if (await read.Rows<CaseRow, CaseDetails>(db.Cases, r => r.Id == id && r.DeletedAt == null) is not [var row])
            return Outcome<CasePage>.Failed(await read.NotThere(db.Cases, RecordKind.Case, id));

        var participants = await read.Standing<ParticipantRow, ParticipantDetails>(db.Participants, r => r.CaseId == id);
        var heldBack = participants.RemoveAll(r => r.Confidentiality > clearance);
        var facts = await ReadPeople.Facts(db, participants.Select(r => r.PersonId).OfType<long>(), known, clearance, cancel);
        var figures = await read.Rows<FigureRow, FigureDetails>(db.Figures, r => r.CaseId == id);
        var linked = await ReadRelated.OfCase(db, id, clearance, cancel, knownAsOf);
        var names = await LinkNames.For(db,
            [.. CaseDetails.Catalogue.Links(row), .. participants.SelectMany(ParticipantDetails.Catalogue.Links),
                .. facts.Values.SelectMany(f => f.Linked), .. figures.SelectMany(FigureDetails.Catalogue.Links), .. linked.Linked],
            clearance, cancel);
        linked = linked with { Names = names };
        heldBack += participants.RemoveAll(r => !names.ContainsKey(r.PersonId ?? r.OrganisationId ?? 0));
        heldBack += facts.Values.Sum(f => f.HeldBack);
        var members = await PrisonerRows.Members(db, [.. facts.Where(f => f.Value.Person.Details.Kind == PersonKind.Group)
            .Select(f => f.Key)], known, clearance, cancel);

        var citations = await ReadCitations.For(db, [id, .. participants.Select(r => r.Id), .. figures.Select(r => r.Id),
            .. linked.RecordIds, .. facts.Values.SelectMany(f => f.RecordIds)], clearance, cancel);
        var details = read.Redacted<CaseRow, CaseDetails>(row);
        List<Problem> missing = [];
        if (facts.Values.SelectMany(f => f.RecordIds).Concat(linked.RecordIds).Prepend(id).Any(record => !citations.Of(record).Any()))
            missing.Add(new Problem("Records.Missing_Citation"));
        if (row.On is null) missing.Add(new Problem("Records.Missing_Date"));
        if (row.Kind == CaseKind.LandDispute && linked.LandDisputes.Count == 0) missing.Add(new Problem("Spine.MissingLand"));
        if (row.Kind == CaseKind.TransnationalRepression && linked.Acts.Count == 0) missing.Add(new Problem("Spine.MissingAct"));
        if (linked.Events.Count > 0 && linked.Involvements.Count == 0) missing.Add(new Problem("Spine.MissingInvolvement"));
        if (participants.Count == 0) missing.Add(new Problem("Records.Missing_Participants"));
        if (row.PlaceId is null) missing.Add(new Problem("Records.Missing_Place"));
        return Outcome<CasePage>.Of(new CasePage
        {
            Case = details,
            AsOf = day,
            Place = row.PlaceId is { } place ? names.GetValueOrDefault(place) : null,
            Participants = [.. participants.Select(Part)],
            Linked = linked,
            Events = [.. facts.Values.SelectMany(f => Events(f, names)).Concat(Happened(linked))
                .OrderBy(e => e.On?.Earliest ?? e.On?.Latest ?? DateOnly.MaxValue).ThenBy(e => e.RecordId)],
            Figures = [.. figures.Select(read.Redacted<FigureRow, FigureDetails>)],
            LinkNames = names,
            Citations = citations,
            HeldBack = heldBack + linked.HeldBack,
            Missing = missing,
        });

        ParticipantPart Part(ParticipantRow participant)
        {
            var person = participant.PersonId is { } personId ? facts.GetValueOrDefault(personId) : null;
            var isGroup = person?.Person.Details.Kind == PersonKind.Group;
            return new ParticipantPart(
                read.Redacted<ParticipantRow, ParticipantDetails>(participant),
                names[participant.PersonId ?? participant.OrganisationId!.Value],
                person is null || isGroup || !person.SaysCustody ? null : PrisonerRows.Row(person, day, names),
                isGroup ? PrisonerRows.Group(person!, [.. members[person!.Person.Id]], day, names) : null);
        }
    }

    /// <summary>What happened other than to one person's liberty, and what was done to those who fled.</summary>
    private static IEnumerable<CaseEvent> Happened(RelatedRecords linked) =>
    [
        .. linked.Events.Select(of => new CaseEvent(of.Id, null, (of.Details.PersonId ?? of.Details.OrganisationId) is { } whom
            ? linked.Names.GetValueOrDefault(whom) : null, of.Details.Title ?? FieldFormatter.Choice(of.Details.Kind), of.Details.On)),
        .. linked.Acts.Select(act => new CaseEvent(act.Id, null, (act.Details.TargetId ?? act.Details.RelativeId) is { } who
            ? linked.Names.GetValueOrDefault(who) : null, FieldFormatter.Choice(act.Details.Method), act.Details.On)),
        .. linked.Responses.Where(response => response.Details.On is not null)
            .Select(response => new CaseEvent(response.Id, null, (response.Details.ById ?? response.Details.ByPersonId) is { } by
                ? linked.Names.GetValueOrDefault(by) : null, Called(response.Details), response.Details.On)),
    ];

    /// <summary>What was only announced is not told as done, and what has no kind by its subject.</summary>
    private static string Called(ResponseDetails response) =>
        response.Status == ResponseStatus.Announced ? $"{response.Subject}: {FieldFormatter.Choice(response.Status)}"
        : response.Kind == ResponseKind.Other && response.Subject is { Length: > 0 } subject
            ? subject : FieldFormatter.Choice(response.Kind);

    private static IEnumerable<CaseEvent> Events(PersonFacts facts, Dictionary<long, string> names)
    {
        var (id, who) = (facts.Person.Id, PersonNaming.Called(facts.Person.Details, facts.Person.IsHidden("name")));
        foreach (var custody in facts.Events)
            yield return new CaseEvent(custody.Id, id, who, FieldFormatter.Choice(custody.Details.Kind), custody.Details.On);
        foreach (var stay in facts.Stays)
            yield return new CaseEvent(stay.Id, id, who, stay.Details.FacilityId is { } facility
                && names.TryGetValue(facility, out var name)
                ? Texts.Localize("Records.HeldAt", name) : Texts.Localize("Records.Held"), stay.Details.From)
            {
                Lasts = true,
                Until = stay.Details.To,
            };
        foreach (var charge in facts.Charges)
            yield return new CaseEvent(charge.Id, id, who, Texts.Localize("Records.ChargedWith", charge.Details.Label
                ?? charge.Details.Grounds),
                charge.Details.On);
        foreach (var sentence in facts.Sentences)
            yield return new CaseEvent(sentence.Id, id, who,
                Texts.Localize("Records.SentencedTo", SentenceFormatter.WithOffence(sentence.Details)),
                sentence.Details.On);
        foreach (var count in facts.Counts)
            yield return new CaseEvent(count.Id, id, who, Texts.Localize("Records.Counted", FieldFormatter.Choice(count.Details.Stage),
                count.Details.Count?.Text ?? Texts.Localize("Records.NumberNotStated")), count.Details.On);
    }
}
