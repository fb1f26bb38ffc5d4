using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Logging;

/// <summary>Writes the parts of what is logged from one source, inside one unit of work. The first part that is refused
/// stops the rest: its problems say which part it is.</summary>
/// <param name="announced">Somebody has confirmed that what lies after the source's publication is announced.</param>
internal sealed class LogWriting(Work work, long source, string? locator, Confidentiality level, bool announced, CancellationToken cancel)
{
    private readonly RecordWriter _writer = new(new JoinedUnit(work));

    /// <summary>The source that was chosen, or the new one.</summary>
    public static async Task<Outcome<long>> Source(Work work, LogSource source, Confidentiality level, CancellationToken cancel)
    {
        if (source.Id is { } id)
            return await RecordSight.Sees(work.Db, id, work.Actor.Clearance, cancel, RecordKind.Source) ? Outcome<long>.Of(id)
                : Outcome<long>.Failed(LogPart.Source.Says(new Problem("Errors.NotFound", Texts.Say("Choices.RecordKind_Source"))));
        if (source.New is not { } made) return Outcome<long>.Failed(LogPart.Source.Says(new Problem("Logging.SourceMissing")));
        var writer = new RecordWriter(new JoinedUnit(work));
        return Of(LogPart.Source, await writer.Record<SourceRow, SourceDetails>(work.Actor, SourceDetails.Catalogue, new(null, 0, made, level), _ => [], cancel));
    }

    public async Task<Outcome<long>> Record<TRow, TDetails>(LogPart part, FieldCatalogue<TDetails> catalogue, TDetails details, Func<TDetails, IEnumerable<Problem>> rules, bool cited = true)
        where TRow : class, TDetails, IRecordRow, new() where TDetails : class, new() =>
        Of(part, await _writer.Record<TRow, TDetails>(work.Actor, catalogue, New(catalogue, details, cited), rules, cancel));

    public async Task<Outcome<long>> Fact<TRow, TDetails>(LogPart part, FieldCatalogue<TDetails> catalogue, TDetails details, Func<TDetails, IEnumerable<Problem>> rules)
        where TRow : class, TDetails, IFactRow, new() where TDetails : class, new() =>
        Of(part, await _writer.Fact<TRow, TDetails>(work.Actor, catalogue, New(catalogue, details, true), typed => announced ? rules(typed) : rules(typed).Concat(Announcement.In(catalogue, typed)), cancel));

    /// <summary>A new event, or another source for one on record: what that leaves empty is filled, and what it says otherwise is cited beside it.</summary>
    /// <param name="answer">Whether it is one on record; null asks, where one can be of the same day.</param>
    /// <returns>The record that was written last.</returns>
    public async Task<Outcome<long>> Event(LogPart part, CustodyEventDetails typed, SameEvent? answer)
    {
        if (answer is { Event: null }) return await Fact<CustodyEventRow, CustodyEventDetails>(part, CustodyEventDetails.Catalogue, typed, CustodyEventRules.Check);
        var standing = await FindSameEvents.Among(work.Db, typed.PersonId, typed.Kind, typed.On, work.Actor.Clearance, cancel);
        if (answer is null)
            return standing.Count == 0 ? await Event(part, typed, new SameEvent(null)) : Outcome<long>.Failed(part.Says(Asks(typed.Kind, standing)));
        if (standing.Find(row => row.FactId == answer.Event) is not { } same) return Outcome<long>.Failed(part.Says(new Problem("Errors.NotFound", FieldWords.Choice(typed.Kind))));

        var filled = CustodyEventDetails.Catalogue.Copy(same);
        List<NewCitation> citations = [];
        // The day of publication and the order among the events of a day are of the source and the team, not of the event.
        foreach (var field in Filled(CustodyEventDetails.Catalogue, typed).Where(field => field is { Sourced: true, Owner: false, Kind: not FieldKind.Day } && field.Sensitivity <= work.Actor.Clearance))
        {
            if (IsBlank(field, field.Get(same))) field.Set(filled, field.Get(typed));
            citations.Add(Cited(field, field.Get(typed)));
        }
        if (CustodyEventDetails.Catalogue.Differences(same, filled).Any())
            return Of(part, await _writer.Fact<CustodyEventRow, CustodyEventDetails>(work.Actor, CustodyEventDetails.Catalogue,
                new(same.FactId, same.Version, filled, same.Confidentiality, Texts.Say("Logging.SecondSource")) { Citations = citations }, CustodyEventRules.Check, cancel));
        var last = Outcome<long>.Of(same.FactId);
        foreach (var citation in citations)
        {
            last = await Record<CitationRow, CitationDetails>(part, CitationDetails.Catalogue, new()
            {
                SourceId = source, RecordId = same.FactId, Field = citation.Field, Locator = locator, Reported = citation.Reported, Value = citation.Value,
            }, CitationRules.Check, cited: false);
            if (!last.Succeeded) return last;
        }
        return last;
    }

    /// <summary>The question whether an event is one of those on record.</summary>
    public static Problem Asks(CustodyEventKind kind, IReadOnlyList<CustodyEventRow> standing) =>
        new("Logging.SameEvent", FieldWords.Choice(kind), string.Join("; ", standing.Select(row => row.On?.InWords() ?? Texts.Say("PersonPages.NoDate"))));

    /// <summary>The new person, or the one on record: their empty fields are filled from what was typed, a name in another
    /// spelling is kept as another name, and where the record has another value the source is cited beside it.</summary>
    public async Task<Outcome<long>> Person(PersonDetails typed, long? known)
    {
        if (known is not { } id) return await Record<PersonRow, PersonDetails>(LogPart.Person, PersonDetails.Catalogue, typed, PersonNaming.Check);
        var stored = await RecordSight.Sees(work.Db, id, work.Actor.Clearance, cancel, RecordKind.Person) ? await work.Db.People.AsNoTracking().SingleAsync(row => row.Id == id, cancel) : null;
        if (stored is null) return Outcome<long>.Failed(LogPart.Person.Says(new Problem("Errors.NotFound", Texts.Say("Choices.RecordKind_Person"))));

        var filled = PersonDetails.Catalogue.Copy(stored);
        List<NewCitation> citations = [];
        foreach (var field in Filled(PersonDetails.Catalogue, typed).Where(field => field.Sourced && SensitivityRules.Of(field, stored) <= work.Actor.Clearance))
        {
            var (value, before) = (field.Get(typed), field.Get(stored));
            if (IsBlank(field, before)) field.Set(filled, value);
            else if (field.Key is "name" or "nameKhmer" && !Equals(before, value))
            {
                if (await AnotherName(stored, (string)value!) is { Succeeded: false } refused) return refused;
                continue;
            }
            citations.Add(Cited(field, value));
        }
        return Of(LogPart.Person, await _writer.Record<PersonRow, PersonDetails>(work.Actor, PersonDetails.Catalogue,
            new(id, stored.Version, filled, stored.Confidentiality) { Citations = citations }, PersonNaming.Check, cancel));
    }

    /// <summary>The case that was chosen or the new one, with the person's part in it; null where none is named.</summary>
    public async Task<Outcome<long?>> Case(LogCaseLink? named, long? person, ImpreciseDate? on)
    {
        if (named is null or { Id: null, New: null }) return Outcome<long?>.Of(null);
        var id = named.Id;
        if (id is null)
        {
            var made = await Record<CaseRow, CaseDetails>(LogPart.Case, CaseDetails.Catalogue, named.New!, _ => []);
            if (!made.Succeeded) return Outcome<long?>.Failed(made.Problems);
            id = made.Value;
        }
        if (person is null || await work.Db.Participants.AnyAsync(row => row.CaseId == id && row.PersonId == person && row.DeletedAt == null && row.Role == named.Role, cancel)) return Outcome<long?>.Of(id);
        var part = await Record<ParticipantRow, ParticipantDetails>(LogPart.Case, ParticipantDetails.Catalogue, new() { CaseId = id.Value, PersonId = person, Role = named.Role, On = on }, who => PersonOrOrganisation.Check(who.PersonId, who.OrganisationId));
        return part.Succeeded ? Outcome<long?>.Of(id) : Outcome<long?>.Failed(part.Problems);
    }

    /// <summary>The day by which what the source reports had happened.</summary>
    public async Task<DateOnly?> PublishedOn() => ShowSource.Day((await work.Db.Sources.AsNoTracking().SingleAsync(row => row.Id == source, cancel)).Published);

    private async Task<Outcome<long>> AnotherName(PersonRow person, string name)
    {
        var names = await work.Db.PersonNames.AsNoTracking().Where(row => row.PersonId == person.Id && row.DeletedAt == null && RecordSight.Levels(work.Actor.Clearance).Contains(row.Confidentiality)).Select(row => new { row.Id, row.Text }).ToListAsync(cancel);
        if (names.Find(one => one.Text == name) is { } standing)
            return await Record<CitationRow, CitationDetails>(LogPart.Person, CitationDetails.Catalogue, new() { SourceId = source, RecordId = standing.Id, Field = "text", Locator = locator, Reported = name }, CitationRules.Check, cited: false);
        return await Record<PersonNameRow, PersonNameDetails>(LogPart.Person, PersonNameDetails.Catalogue, new()
        {
            PersonId = person.Id, Text = name, Kind = NameKind.AsPrinted, OfAChild = person.NameIsOfAChild, Script = KhmerSpelling.IsKhmer(name) ? NameScript.Khmer : NameScript.Latin,
        }, _ => []);
    }

    private Save<T> New<T>(FieldCatalogue<T> catalogue, T details, bool cited) where T : class, new() => new(null, 0, details, level)
    {
        Citations = cited ? [.. Filled(catalogue, details).Where(field => field is { Sourced: true, Owner: false }).Select(field => Cited(field, field.Get(details)))] : [],
    };

    /// <summary>What was filled: what differs from an empty record, and the choices that every record makes. Links between the
    /// team's own records are no source's word.</summary>
    private static IEnumerable<Field<T>> Filled<T>(FieldCatalogue<T> catalogue, T details) where T : class, new() => catalogue.Fields.Where(field =>
        (field is { Kind: FieldKind.Choice, Required: true } || !IsBlank(field, field.Get(details)))
        && field.LinkTo is not (RecordKind.Person or RecordKind.Prosecution or RecordKind.Charge or RecordKind.Stay or RecordKind.Case));

    private static bool IsBlank<T>(Field<T> field, object? value) where T : class, new() => value is null or "" || Equals(value, field.Get(new T()));

    /// <summary>The value as it was typed is what the source reports. What is chosen has no words of a source.</summary>
    private NewCitation Cited<T>(Field<T> field, object? value) where T : class => new(source, field.Key, locator,
        field.Kind is FieldKind.Choice or FieldKind.YesNo or FieldKind.Link or FieldKind.LongText ? null : FieldWords.Of(value), Value: CitedValue.Of(value));

    private static Outcome<long> Of(LogPart part, Outcome<long> outcome) => outcome.Succeeded ? outcome : Outcome<long>.Failed([.. outcome.Problems.Select(problem => part.Says(problem))]);
}
