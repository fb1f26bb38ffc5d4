using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Pages;

/// <summary>Shows a record of any kind by its catalogue: an event, a sanction, a figure, a place. For a kind with a page of its own it says
/// which that is.</summary>
public sealed class ShowAnyRecord
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly NoteReads _reads;
    private readonly TimeProvider _clock;

    internal ShowAnyRecord(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock, NoteReads reads) =>
        (_factory, _access, _clock, _reads) = (factory, access, clock, reads);

    /// <summary>The record, or that there is none for this viewer: one above the clearance is told as one that does not exist.</summary>
    public async Task<Outcome<RecordSheet>> Handle(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordSheet>.Failed(refused);
        return await _reads.Noted(user, id, await _factory.InOneState(db => Read(db, user, id, cancel), cancel), cancel);
    }

    private async Task<Outcome<RecordSheet>> Read(CaseTrackerDb db, CurrentUser user, long id, CancellationToken cancel)
    {
        var clearance = user.Clearance;
        if (!await RecordSight.Sees(db, id, clearance, cancel) || await RecordTypes.Stored(db, id, cancel) is not { Gone: false } stored)
            return Outcome<RecordSheet>.Failed(new NotFound());

        var (type, details) = (stored.Type, stored.Details);
        var elsewhere = type.Definition.ShownOn != ShownOn.Fields;
        var fields = elsewhere ? [] : type.Fields.Select(field => field.Shown(details, field.SensitivityIn(details) > clearance)).ToList();
        var linked = await ReadRelated.OfRecord(db, type.Kind, id, clearance, cancel);
        var names = await LinkNames.For(db, [.. fields.Where(field => field.Kind == FieldKind.Link)
            .Select(field => field.Value as long?), id, .. linked.Linked], clearance, cancel);
        linked = linked with { Names = names };
        var citations = await ReadCitations.For(db, [id, .. linked.RecordIds], clearance, cancel);
        var of = await Owner(db, stored, clearance, cancel);
        return Outcome<RecordSheet>.Of(new RecordSheet
        {
            // Where it is shown elsewhere, that page says what it is called.
            Id = id,
            Kind = type.Kind,
            Name = elsewhere ? ""
                : type.Called(details, clearance),
            Confidentiality = stored.Level,
            ShownElsewhere = elsewhere,
            Of = of is null || of.Id == id && !elsewhere ? null : of,
            Fields = fields,
            LinkNames = names,
            Linked = linked,
            Citations = citations,
            Arrests = type.Kind == RecordKind.LandDispute
                ? await Arrests(db, (long)type.Find("case")!.Get(details)!, clearance, cancel) : [],
            Missing = elsewhere ? [] : [.. Missing(type, fields, citations.Of(id).Any())],
        });
    }

    private static async Task<NamedRecord?> Owner(CaseTrackerDb db, StoredRecord stored, Clearance clearance,
        CancellationToken cancel)
    {
        var id = stored.Type.Fields.FirstOrDefault(field => field.Owner)?.Get(stored.Details) as long? ?? stored.Id;
        return (await RecordOwners.For(db, [id], clearance, cancel)).GetValueOrDefault(id) is { } owner
            && (await LinkNames.For(db, [owner.Id], clearance, cancel)).TryGetValue(owner.Id, out var name)
                ? new NamedRecord(owner.Id, owner.Kind, name) : null;
    }

    /// <summary>What a form asks first and nobody answered. Whom a record is about is one question with several answers, and what is
    /// restricted is not missing.</summary>
    private static IEnumerable<Problem> Missing(RecordType type, IReadOnlyList<SheetField> fields, bool cited)
    {
        if (!cited) yield return new Problem("Records.Missing_Citation");
        foreach (var field in fields.Where(field => type.Find(field.Key) is { First: true, Closes: false }
            && field is { Restricted: false, Sourced: true }))
            if (field.Value is null or "" or 0L || field.Value is Enum choice && choice.ToString() == "NotStated")
                yield return new Problem("Spine.MissingField", field.Label);
    }

    /// <summary>The arrests of the people of a case, within the clearance.</summary>
    private async Task<IReadOnlyList<LinkedArrest>> Arrests(CaseTrackerDb db, long inCase, Clearance clearance,
        CancellationToken cancel)
    {
        var people = await db.Participants.Where(row => row.CaseId == inCase && row.PersonId != null)
            .VisibleTo(clearance).Select(row => row.PersonId!.Value).Distinct().ToListAsync(cancel);
        var facts = await ReadPeople.Facts(db, people, _clock.GetUtcNow().UtcDateTime, clearance, cancel);
        return
        [
            .. facts.Values.SelectMany(of => of.Events.Where(custody => custody.Details.Kind == CustodyEventKind.Arrest)
                .Select(custody => new LinkedArrest(custody.Id, of.Person.Id,
                    PersonNaming.Called(of.Person.Details, of.Person.IsHidden("name")), custody.Details.On)))
                .OrderBy(arrest => arrest.On?.Earliest ?? arrest.On?.Latest ?? DateOnly.MaxValue).ThenBy(arrest => arrest.FactId),
        ];
    }
}
