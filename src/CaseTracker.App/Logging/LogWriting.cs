using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Logging;

/// <summary>Writes the parts of what is logged from one source, inside one unit of work. The first part that is refused
/// stops the rest: its problems say which part it is.</summary>
/// <param name="announced">Somebody has confirmed that what lies after the source's publication is announced.</param>
internal sealed class LogWriting(WriteContext work, long source, string? locator, Confidentiality level, bool announced,
    CancellationToken cancel)
{
    private readonly RecordWriter _writer = new(new NestedUnitOfWork(work));

    /// <summary>The source that was chosen, or the new one.</summary>
    public static async Task<Outcome<long>> Source(WriteContext work, LogSource source, Confidentiality level, CancellationToken cancel)
    {
        if (source.Id is { } id)
            return await RecordSight.Sees(work, id, cancel, RecordKind.Source) ? Outcome<long>.Of(id)
                : Outcome<long>.Failed(LogPart.Source.Says(new NotFound(RecordKind.Source)));
        if (source.New is not { } made) return Outcome<long>.Failed(LogPart.Source.Says(new Invalid("title", "Logging.SourceMissing")));
        var writer = new RecordWriter(new NestedUnitOfWork(work));
        return Of(LogPart.Source, await writer.Record<SourceRow, SourceDetails>(work.CurrentUser, new(null, 0, made, level), cancel));
    }

    /// <summary>A record or a fact of any kind, cited from the source.</summary>
    /// <param name="answer">Whether it is one on record (<see cref="Save{T}.Same"/>).</param>
    /// <param name="at">Which of several parts of its kind it is, from 1; 0 for the only one.</param>
    public async Task<Outcome<long>> Save<T>(LogPart part, T details, SameRecord? answer, bool cited = true, int at = 0)
        where T : class, IDetails<T>, new() =>
        Of(part, await RecordTypes.Of<T>().Save(_writer, work.CurrentUser, New(details, cited) with
        {
            Same = answer,
            Objections = announced ? [] : [.. Announcement.In(T.Catalogue, details)],
        }, cancel), at);

    /// <summary>The source beside a record that stands, for each field that it tells of.</summary>
    public async Task<Outcome<long>> Cite<T>(LogPart part, long standing, T told, int at = 0) where T : class, IDetails<T>, new()
    {
        foreach (var field in Told(T.Catalogue, told))
        {
            var cited = Cited(field, field.Get(told));
            var saved = await Save(part, new CitationDetails
            {
                SourceId = source,
                RecordId = standing,
                Field = field.Key,
                Locator = locator,
                Reported = cited.Reported ?? field.Get(told) as string,
                Value = cited.Value,
            }, SameRecord.Another, cited: false, at);
            if (!saved.Succeeded) return saved;
        }
        return Outcome<long>.Of(standing);
    }

    /// <summary>A charge with the prosecution that it stands in: a new one, or that of the charge on record which it is.</summary>
    /// <param name="said">What is known of the prosecution besides; it fills what one on record leaves empty.</param>
    public async Task<Outcome<(long Charge, long Prosecution)>> Charge(ChargeDetails typed, long? inCase, SameRecord? answer,
        ProsecutionDetails? said = null)
    {
        var stands = answer?.Id is not null;
        var prosecution = stands ? Outcome<long>.Of(0)
            : await Save(LogPart.Charge, (said ?? new()) with { PersonId = typed.PersonId, CaseId = inCase }, SameRecord.Another,
                cited: false);
        if (!prosecution.Succeeded) return Outcome<(long, long)>.Failed(prosecution.Problems);
        var charge = await Save(LogPart.Charge, typed with { ProsecutionId = prosecution.Value }, answer);
        if (!charge.Succeeded) return Outcome<(long, long)>.Failed(charge.Problems);
        if (stands)
            prosecution = await Filled(await work.Db.Charges.Where(row => row.FactId == charge.Value && row.KnownTo == null)
                .Select(row => row.ProsecutionId).SingleAsync(cancel), said);
        return prosecution.Succeeded ? Outcome<(long, long)>.Of((charge.Value, prosecution.Value))
            : Outcome<(long, long)>.Failed(prosecution.Problems);
    }

    private async Task<Outcome<long>> Filled(long prosecution, ProsecutionDetails? said)
    {
        if (said is null) return Outcome<long>.Of(prosecution);
        var stored = await work.Db.Prosecutions.AsNoTracking().SingleAsync(row => row.Id == prosecution, cancel);
        var catalogue = ProsecutionDetails.Catalogue;
        var filled = catalogue.Copy(stored);
        foreach (var field in Filled(catalogue, said).Where(field => !field.Owner && level <= stored.Confidentiality
            && SameTelling.IsBlank(field, field.Get(stored)))) field.Set(filled, field.Get(said));
        return !catalogue.Differences(stored, filled).Any() ? Outcome<long>.Of(prosecution)
            : Of(LogPart.Charge, await _writer.Record<ProsecutionRow, ProsecutionDetails>(work.CurrentUser,
                new(prosecution, stored.Version, filled, stored.Confidentiality), cancel));
    }

    /// <summary>The new person, or the one on record: their empty fields are filled from what was typed, a name in another
    /// spelling is kept as another name, and where the record has another value the source is cited beside it. What is to be more closed
    /// than the record fills nothing in it.</summary>
    public async Task<Outcome<long>> Person(PersonDetails typed, long? known, LogPart part = LogPart.Person)
    {
        if (known is not { } id) return await Save(part, typed, SameRecord.Another);
        var stored = await RecordSight.Sees(work, id, cancel, RecordKind.Person)
            ? await work.Db.People.AsNoTracking().SingleAsync(row => row.Id == id, cancel) : null;
        if (stored is null) return Outcome<long>.Failed(part.Says(new NotFound(RecordKind.Person)));

        var filled = PersonDetails.Catalogue.Copy(stored);
        List<NewCitation> citations = [];
        foreach (var field in Filled(PersonDetails.Catalogue, typed)
            .Where(field => field.Sourced && SensitivityRules.Of(field, stored) <= work.CurrentUser.Clearance))
        {
            var (value, before) = (field.Get(typed), field.Get(stored));
            if (SameTelling.IsBlank(field, before) && level <= stored.Confidentiality) field.Set(filled, value);
            else if (field.Key is "name" or "nameKhmer" && !Equals(before, value))
            {
                if (await AnotherName(part, stored, (string)value!) is { Succeeded: false } refused) return refused;
                continue;
            }
            var cited = Cited(field, value);
            // Prose that the record does not take stands in its citation only.
            citations.Add((Equals(field.Get(filled), value) ? cited : cited with { Reported = cited.Reported ?? value as string })
                with
            { Level = level > stored.Confidentiality ? level : stored.Confidentiality });
        }
        return Of(part, await _writer.Record<PersonRow, PersonDetails>(work.CurrentUser,
            new(id, stored.Version, filled, stored.Confidentiality) { Citations = citations }, cancel));
    }

    /// <summary>The case that was chosen or the new one, with the person's part in it; null where none is named.</summary>
    public async Task<Outcome<long?>> Case(LogCaseLink? named, long? person, ImpreciseDate? on)
    {
        if (named is null or { Id: null, New: null }) return Outcome<long?>.Of(null);
        var id = named.Id;
        if (id is null)
        {
            var made = await Save(LogPart.Case, named.New!, SameRecord.Another);
            if (!made.Succeeded) return Outcome<long?>.Failed(made.Problems);
            id = made.Value;
        }
        if (person is null) return Outcome<long?>.Of(id);
        var part = await TakesPart(LogPart.Case, new() { CaseId = id.Value, PersonId = person, Role = named.Role, On = on });
        return part.Succeeded ? Outcome<long?>.Of(id) : Outcome<long?>.Failed(part.Problems);
    }

    /// <summary>A part in a case, where it does not stand there already.</summary>
    public async Task<Outcome<long>> TakesPart(LogPart part, ParticipantDetails told, int at = 0) =>
        await work.Db.Participants.AnyAsync(row => row.CaseId == told.CaseId && row.PersonId == told.PersonId
            && row.OrganisationId == told.OrganisationId && row.DeletedAt == null && row.Role == told.Role, cancel)
            ? Outcome<long>.Of(told.CaseId) : await Save(part, told, SameRecord.Another, at: at);

    /// <summary>The day by which what the source reports had happened.</summary>
    public async Task<DateOnly?> PublishedOn() =>
        ShowSource.Day((await work.Db.Rows<SourceRow>("Id", [source], "1 = 1", cancel)).Single().Published);

    private async Task<Outcome<long>> AnotherName(LogPart part, PersonRow person, string name)
    {
        var names = await work.Db.PersonNames.AsNoTracking().Where(row => row.PersonId == person.Id)
            .VisibleTo(work.CurrentUser.Clearance).Select(row => new { row.Id, row.Text }).ToListAsync(cancel);
        if (names.Find(one => one.Text == name) is { } standing)
            return await Save(part,
                new CitationDetails { SourceId = source, RecordId = standing.Id, Field = "text", Locator = locator, Reported = name },
                SameRecord.Another, cited: false);
        return await Save(part, new PersonNameDetails
        {
            PersonId = person.Id,
            Text = name,
            Kind = NameKind.AsPrinted,
            OfAChild = person.NameIsOfAChild,
            Script = KhmerSpelling.IsKhmer(name) ? NameScript.Khmer : NameScript.Latin,
        }, SameRecord.Another);
    }

    private Save<T> New<T>(T details, bool cited) where T : class, IDetails<T>, new() => new(null, 0, details, level)
    {
        Citations = cited ? [.. Told(T.Catalogue, details).Select(field => Cited(field, field.Get(details)))] : [],
    };

    private static IEnumerable<Field<T>> Told<T>(FieldCatalogue<T> catalogue, T details) where T : class, new() =>
        Filled(catalogue, details).Where(field => field is { Sourced: true, Owner: false });

    /// <summary>What was filled: what differs from an empty record, and the choices that every record makes. Links between the
    /// team's own records are no source's word.</summary>
    private static IEnumerable<Field<T>> Filled<T>(FieldCatalogue<T> catalogue, T details) where T : class, new() =>
        catalogue.Fields.Where(field =>
        (field is { Kind: FieldKind.Choice, Required: true } || !SameTelling.IsBlank(field, field.Get(details))) && !field.Ties);

    private NewCitation Cited<T>(Field<T> field, object? value) where T : class => NewCitation.Of(source, field, value, locator);

    private static Outcome<long> Of(LogPart part, Outcome<long> outcome, int at = 0) =>
        outcome.Succeeded ? outcome : Outcome<long>.Failed([.. outcome.Problems.Select(problem => part.Says(problem, at))]);
}
