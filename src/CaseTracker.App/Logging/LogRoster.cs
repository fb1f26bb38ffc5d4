using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
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

/// <summary>One line of a roster: who, and whether it is somebody on record.</summary>
/// <param name="New">The answer that it is somebody else than whoever has the same name, on record or in another line.</param>
/// <param name="ArrestIs">Whether the arrest is one on record; asked for somebody on record who can have been arrested on the same
/// day.</param>
/// <param name="ChargeIs">The same of the charge.</param>
public sealed record RosterPerson(int Number, PersonDetails Person, BoundedNumber? Age, long? SamePerson, bool New = false,
    SameRecord? ArrestIs = null, SameRecord? ChargeIs = null);

/// <summary>A list of people who were arrested together, by one source.</summary>
public sealed record Roster
{
    public required LogSource Source { get; init; }
    public required IReadOnlyList<RosterPerson> People { get; init; }

    /// <summary>What all of them share: date, place, facility, force. Each person gets an arrest of their own.</summary>
    public required CustodyEventDetails Arrest { get; init; }

    /// <summary>The charge that all of them share, as printed; null where none is named.</summary>
    public ChargeDetails? Charge { get; init; }
    public LogCaseLink? Case { get; init; }

    /// <inheritdoc cref="CaseLog.Announced"/>
    public bool Announced { get; init; }

    /// <summary>The group that they are members of: those named are among its number.</summary>
    public long? Group { get; init; }

    /// <summary>The stage of the group's count that they are among.</summary>
    public CountStage Stage { get; init; }
    public Confidentiality Level { get; init; } = Confidentiality.Internal;

    /// <inheritdoc cref="Save{T}.Draft"/>
    public string? Draft { get; init; }
}

/// <summary>What a roster added.</summary>
/// <param name="New">How many people were not on record before.</param>
/// <param name="Last">The record that was made last: undoing that takes back the whole roster (<see cref="History.UndoChange"/>).</param>
/// <param name="People">The people in the order of the lines.</param>
public sealed record LoggedRoster(int New, int Known, long SourceId, long? CaseId, long Last, IReadOnlyList<long> People);

/// <summary>Logs a mass arrest from a list of names: a person, an arrest and, where named, a charge for each line, with
/// citations, and each person's place in the group and the case. All lines are saved, or none.</summary>
public sealed class LogRoster
{
    private readonly UnitOfWork _unit;

    internal LogRoster(UnitOfWork unit) => _unit = unit;

    /// <summary>What was saved, or what is wrong with which line.</summary>
    /// <param name="progress">Is told how many lines are done.</param>
    public Task<Outcome<LoggedRoster>> Handle(CurrentUser user, Roster roster, IProgress<int>? progress = null,
        CancellationToken cancel = default) =>
        _unit.Run(user, Permission.EditRecords, work => Write(work, roster, progress, cancel), cancel);

    private static async Task<Outcome<LoggedRoster>> Write(WriteContext work, Roster roster, IProgress<int>? progress,
        CancellationToken cancel)
    {
        work.Draft = roster.Draft;
        if (Check(roster) is { Count: > 0 } problems) return Outcome<LoggedRoster>.Failed(problems);
        // Nothing is rolled back to a point within: the roster stands or falls.
        work.Db.Database.AutoSavepointsEnabled = false;
        var source = await LogWriting.Source(work, roster.Source, roster.Level, cancel);
        if (!source.Succeeded) return Outcome<LoggedRoster>.Failed(source.Problems);
        var writing = new LogWriting(work, source.Value, roster.Source.Locator, roster.Level, roster.Announced, cancel);
        var inCase = await writing.Case(roster.Case, null, null);
        if (!inCase.Succeeded) return Outcome<LoggedRoster>.Failed(inCase.Problems);
        if (roster.Group is { } group && !await IsGroup(work, group, cancel))
            return Outcome<LoggedRoster>.Failed(LogPart.Case.Says(new Problem("Logging.GroupMissing")));
        if (await Asked(work, roster, cancel) is { Count: > 0 } asked) return Outcome<LoggedRoster>.Failed(asked);
        var published = await writing.PublishedOn();
        var people = new List<long>();
        var known = roster.People.Count(person => person.SamePerson is not null);
        foreach (var (person, at) in roster.People.Select((person, at) => (person, at)))
        {
            var saved = await One(work, writing, roster, person, inCase.Value, published, cancel);
            if (!saved.Succeeded) return Outcome<LoggedRoster>.Failed(
                [.. saved.Problems.Select(problem => InLine(person.Number, problem))]);
            people.Add(saved.Value);
            // Saved rows are done with; a context that keeps them looks through all of them at every save.
            work.Db.ChangeTracker.Clear();
            progress?.Report(at + 1);
        }
        return Outcome<LoggedRoster>.Of(new(roster.People.Count - known, known, source.Value, inCase.Value, work.Last
            ?? source.Value, people));
    }

    private static async Task<Outcome<long>> One(WriteContext work, LogWriting writing, Roster roster, RosterPerson line, long? inCase,
        DateOnly? published, CancellationToken cancel)
    {
        var person = await writing.Person(line.Person, line.SamePerson);
        if (!person.Succeeded) return person;
        var facts = await Facts(work, writing, roster, line, person.Value, inCase, published, cancel);
        return facts.Succeeded ? person : facts;
    }

    private static async Task<Outcome<long>> Facts(WriteContext work, LogWriting writing, Roster roster, RosterPerson line, long id,
        long? inCase, DateOnly? published, CancellationToken cancel)
    {
        if (inCase is { } ofCase && await writing.Case(roster.Case! with { Id = ofCase }, id, null) is { Succeeded: false } refused)
            return Outcome<long>.Failed(refused.Problems);
        long? prosecution = null;
        if (roster.Charge is { } charge)
        {
            var charged = await writing.Charge(charge with { PersonId = id, PublishedOn = charge.PublishedOn ?? published }, inCase,
                line.SamePerson is null ? SameRecord.Another : line.ChargeIs);
            if (!charged.Succeeded) return Outcome<long>.Failed(charged.Problems);
            prosecution = charged.Value.Prosecution;
        }
        var arrested = await writing.Save(LogPart.Arrest,
            Arrest(roster, line, id) with { ProsecutionId = prosecution, PublishedOn = roster.Arrest.PublishedOn ?? published },
            line.SamePerson is null ? SameRecord.Another : line.ArrestIs);
        if (!arrested.Succeeded || roster.Group is not { } group) return arrested;
        var standing = await work.Db.IdentityLinks.AnyAsync(row => row.PersonId == id && row.OtherPersonId == group
            && row.Kind == IdentityLinkKind.MemberOfGroup && row.KnownTo == null, cancel);
        return standing ? arrested : await writing.Save(LogPart.Case,
            new IdentityLinkDetails { PersonId = id, OtherPersonId = group, Kind = IdentityLinkKind.MemberOfGroup, Stage = roster.Stage },
            SameRecord.Another);
    }

    private static CustodyEventDetails Arrest(Roster roster, RosterPerson line, long person) =>
        roster.Arrest with { PersonId = person, Kind = CustodyEventKind.Arrest, Age = line.Age };

    /// <summary>What has to be answered line by line before anything is saved: a name that is on record, an arrest and a charge that may
    /// be.</summary>
    private static async Task<List<Problem>> Asked(WriteContext work, Roster roster, CancellationToken cancel)
    {
        List<Problem> asked = [];
        foreach (var line in roster.People.Where(line => line is { SamePerson: null, New: false }))
            if (await FindLikelyPeople.SameName(work.Db, line.Person.Name, line.Person.NameKhmer, work.CurrentUser.Clearance, cancel))
                asked.Add(InLine(line.Number, new Problem("Logging.LineKnown", line.Person.Name ?? line.Person.NameKhmer)));
        foreach (var line in roster.People.Where(line => line.SamePerson is not null))
        {
            if (line.ArrestIs is null)
                Ask(line, await SecondSources.Asked(work.Db, CustodyEventDetails.Catalogue, Arrest(roster, line, line.SamePerson!.Value),
                    work.CurrentUser.Clearance, cancel));
            if (line.ChargeIs is null && roster.Charge is { } charge)
                Ask(line, await SecondSources.Asked(work.Db, ChargeDetails.Catalogue, charge with { PersonId = line.SamePerson!.Value },
                    work.CurrentUser.Clearance, cancel));
        }
        return asked;

        void Ask(RosterPerson line, Problem? question)
        {
            if (question is not null) asked.Add(InLine(line.Number, question));
        }
    }

    /// <summary>A later line with the name of an earlier one, and nobody has said that it is another person.</summary>
    private static IEnumerable<Problem> Doubled(Roster roster)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in roster.People)
            foreach (var name in new[] { line.Person.Name, line.Person.NameKhmer }.Where(name => !string.IsNullOrWhiteSpace(name))
                .Select(name => CitationRules.Plain(KhmerSpelling.Normal(name!))))
                if (!first.TryAdd(name, line.Number) && line is { SamePerson: null, New: false } && first[name] != line.Number)
                {
                    yield return InLine(line.Number, new Problem("Logging.LineDoubled", first[name]));
                    break;
                }
    }

    private static async Task<bool> IsGroup(WriteContext work, long id, CancellationToken cancel) =>
        await RecordSight.Sees(work, id, cancel, RecordKind.Person)
            && await work.Db.People.AnyAsync(row => row.Id == id && row.Kind == PersonKind.Group, cancel);

    private static List<Problem> Check(Roster roster)
    {
        List<Problem> problems = [];
        if (roster.Source is { Id: null, New: null }) problems.Add(LogPart.Source.Says(new Invalid("title", "Logging.SourceMissing")));
        if (roster.People.Count == 0) problems.Add(LogPart.Lines.Says(new Problem("Logging.NoLines")));
        if (roster.Arrest.On?.Extent == DateExtent.Each)
            problems.Add(LogPart.Arrest.Says(new Invalid("on", "Errors.EventOnSeveralDates", roster.Arrest.On.Text)));
        foreach (var line in roster.People.Where(line => line.SamePerson is null))
            problems.AddRange(FieldRules.Check(PersonDetails.Catalogue, line.Person).Select(problem => InLine(line.Number, problem)));
        foreach (var same in roster.People.Where(line => line.SamePerson is not null).GroupBy(line => line.SamePerson)
            .Where(same => same.Count() > 1))
            problems.Add(InLine(same.Last().Number, new Problem("Logging.LineSameTwice", same.First().Number)));
        problems.AddRange(Doubled(roster));
        return problems;
    }

    /// <summary>What a person's line gets wrong is said at the line; what all share is said where it stands.</summary>
    private static Problem InLine(int number, Problem problem) => LogParts.Of(problem) switch
    {
        { Part: LogPart.Person } part => LogPart.Lines.Says(new Problem("Logging.Line", number, part.Problem)),
        null => LogPart.Lines.Says(new Problem("Logging.Line", number, problem)),
        _ => problem,
    };
}
