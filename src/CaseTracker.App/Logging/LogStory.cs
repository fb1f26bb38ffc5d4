using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Logging;

/// <summary>Logs a story from one source: its case, whom it was done to, who did it, and what happened, with a citation for each field
/// that was filled. All of it is saved, or nothing.</summary>
public sealed class LogStory
{
    private readonly UnitOfWork _unit;

    internal LogStory(UnitOfWork unit) => _unit = unit;

    /// <summary>What was saved, or what is wrong with which part (<see cref="LogParts.Of"/>).</summary>
    public Task<Outcome<LoggedStory>> Handle(CurrentUser user, StoryLog log, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.EditRecords, work => Write(work, log, cancel), cancel);

    private static async Task<Outcome<LoggedStory>> Write(WriteContext work, StoryLog log, CancellationToken cancel)
    {
        work.Draft = log.Draft;
        // All parts at once, so that nobody mends them one by one.
        if (StoryRules.Check(log) is { Count: > 0 } problems) return Outcome<LoggedStory>.Failed(problems);
        if (log.Case!.Id is { } known && !await RecordSight.Sees(work, known, cancel, RecordKind.Case))
            return Outcome<LoggedStory>.Failed(LogPart.Case.Says(new NotFound(RecordKind.Case)));
        var source = await LogWriting.Source(work, log.Source, log.Level, cancel);
        if (!source.Succeeded) return Outcome<LoggedStory>.Failed(source.Problems);
        var story = new StoryWriting(work, new LogWriting(work, source.Value, log.Source.Locator, log.Level, log.Announced, cancel), log,
            cancel);
        var written = await story.Write();
        return written.Succeeded ? Outcome<LoggedStory>.Of(new(written.Value, source.Value, work.Last ?? written.Value))
            : Outcome<LoggedStory>.Failed(written.Problems);
    }
}

/// <summary>Writes the parts of one story. What a later part stands on comes first; a part that is refused stops what stands on
/// it.</summary>
internal sealed class StoryWriting(WriteContext work, LogWriting writing, StoryLog log, CancellationToken cancel)
{
    private readonly List<Problem> _problems = [];

    /// <summary>The case, or what was refused.</summary>
    public async Task<Outcome<long>> Write()
    {
        var inCase = await writing.Case(log.Case, null, null);
        if (!inCase.Succeeded) return Outcome<long>.Failed(inCase.Problems);
        var of = inCase.Value!.Value;
        var person = await Person(LogPart.Person, log.Person, of);
        var relative = await Person(LogPart.Relative, log.Relative, of);
        var struck = await Organisation(LogPart.Organisation, log.Organisation, 0);
        if (struck is not null) Take(await writing.TakesPart(LogPart.Organisation,
            new() { CaseId = of, OrganisationId = struck, Role = ParticipantRole.Victim }));
        var actors = new List<(long? Person, long? Organisation)>();
        foreach (var (actor, at) in log.Actors.Select((actor, at) => (actor, at + 1)))
        {
            var body = await Organisation(LogPart.Actor, actor.Organisation, at);
            actors.Add((actor.Person, body));
            if (actor.Organisation is null || body is not null)
                Take(await writing.TakesPart(LogPart.Actor,
                    actor.InCase with { CaseId = of, PersonId = actor.Person, OrganisationId = body }, at));
        }
        // What follows names these.
        if (_problems.Count > 0) return Outcome<long>.Failed(_problems);
        if (person is { } abroad && relative is { } home) await Related(abroad, home);
        var prosecution = await Charged(of, person, relative);
        await Disputed(of);
        foreach (var (one, at) in log.Events.Select((one, at) => (one, at + 1))) await Happened(one, at, of, person, struck, actors);
        if (log.Act is { } act)
            Take(await writing.Save(LogPart.Act,
                act with { CaseId = of, TargetId = person, RelativeId = relative, ProsecutionId = prosecution },
                Known(log.ActIs)));
        return _problems.Count > 0 ? Outcome<long>.Failed(_problems) : Outcome<long>.Of(of);
    }

    private async Task<long?> Person(LogPart part, StoryPerson? told, long inCase)
    {
        if (told is null) return null;
        var saved = await writing.Person(told.Person, told.Same, part);
        if (!Take(saved)) return null;
        Take(await writing.TakesPart(part, new() { CaseId = inCase, PersonId = saved.Value, Role = told.Role }));
        return saved.Value;
    }

    private async Task<long?> Organisation(LogPart part, StoryOrganisation? told, int at)
    {
        if (told is null or { Id: not null }) return told?.Id;
        var saved = await writing.Save(part, told.New!, SameRecord.Another, at: at);
        return Take(saved) ? saved.Value : null;
    }

    /// <summary>A relation that stands is told by another source.</summary>
    private async Task Related(long person, long relative)
    {
        var told = new RelationDetails { PersonId = person, OtherPersonId = relative, Kind = log.Relation };
        var standing = await Seen(work.Db.Relations.Where(row => row.PersonId == person && row.OtherPersonId == relative
            && row.Kind == log.Relation && row.KnownTo == null).Select(row => row.FactId));
        if (standing is { } stands) Take(await writing.Cite(LogPart.Relative, stands, told));
        else Take(await writing.Save(LogPart.Relative, told, SameRecord.Another));
    }

    private async Task<long?> Charged(long inCase, long? person, long? relative)
    {
        if (log.Charge is not { } told) return null;
        var (charged, isNew) = told.OfRelative ? (relative!.Value, log.Relative!.Same is null) : (person!.Value, log.Person!.Same is null);
        var saved = await writing.Charge(
            told.Details with { PersonId = charged, PublishedOn = told.Details.PublishedOn ?? await writing.PublishedOn() }, inCase,
            isNew ? SameRecord.Another : told.Is, told.Prosecution);
        _problems.AddRange(saved.Problems);
        return saved.Succeeded ? saved.Value.Prosecution : null;
    }

    private async Task Disputed(long inCase)
    {
        if (log.Dispute is not { } told) return;
        if (log.Case!.Id is not null && await Seen(work.Db.LandDisputes.Where(row => row.CaseId == inCase && row.DeletedAt == null)
            .Select(row => row.Id)) is not null)
            _problems.Add(LogPart.Land.Says(new Problem("Logging.DisputeStands")));
        else Take(await writing.Save(LogPart.Land, told with { CaseId = inCase }, SameRecord.Another));
    }

    private async Task Happened(StoryEvent told, int at, long inCase, long? person, long? struck,
        List<(long? Person, long? Organisation)> actors)
    {
        var details = told.Details with
        {
            CaseId = inCase,
            PersonId = told.Details.PersonId ?? person,
            OrganisationId = told.Details.OrganisationId ?? struck,
        };
        var saved = await writing.Save(LogPart.Event, details, Known(told.Is), at: at);
        if (!Take(saved)) return;
        foreach (var by in told.By.Where(by => by >= 0 && by < actors.Count)) await Involved(saved.Value, by, actors[by]);
    }

    /// <summary>A part in an event on record that stands already is told by another source.</summary>
    private async Task Involved(long happened, int by, (long? Person, long? Organisation) who)
    {
        var told = log.Actors[by].Part with { EventId = happened, PersonId = who.Person, OrganisationId = who.Organisation };
        var standing = await Seen(work.Db.Involvements.Where(row => row.EventId == happened && row.PersonId == who.Person
            && row.OrganisationId == who.Organisation && row.DeletedAt == null).Select(row => row.Id));
        if (standing is { } stands) Take(await writing.Cite(LogPart.Actor, stands, told, by + 1));
        else Take(await writing.Save(LogPart.Actor, told, SameRecord.Another, at: by + 1));
    }

    /// <summary>The first that the user may see: what is hidden is neither told of nor cited.</summary>
    private async Task<long?> Seen(IQueryable<long> ids)
    {
        foreach (var id in await ids.ToListAsync(cancel))
            if (await RecordSight.Sees(work, id, cancel)) return id;
        return null;
    }

    // In a new case nothing is on record.
    private SameRecord? Known(SameRecord? answer) => log.Case!.Id is null ? SameRecord.Another : answer;

    private bool Take(Outcome<long> saved)
    {
        _problems.AddRange(saved.Problems);
        return saved.Succeeded;
    }
}
