using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Logging;

/// <summary>Logs a case from one source: the source, the person, what happened to them, and their part in a case, with a
/// citation for each field that was filled. All of it is saved, or nothing.</summary>
public sealed class LogCase
{
    // Owners that don't exist yet, where the rules ask for one.
    private const long NotYet = long.MaxValue;

    private readonly UnitOfWork _unit;

    internal LogCase(UnitOfWork unit) => _unit = unit;

    /// <summary>What was saved, or what is wrong with which part (<see cref="LogParts.Of"/>).</summary>
    public Task<Outcome<LoggedCase>> Handle(CurrentUser user, CaseLog log, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.EditRecords, work => Write(work, log, cancel), cancel);

    private static async Task<Outcome<LoggedCase>> Write(WriteContext work, CaseLog log, CancellationToken cancel)
    {
        work.Draft = log.Draft;
        // All parts at once, so that nobody mends them one by one.
        if (Check(log) is { Count: > 0 } problems) return Outcome<LoggedCase>.Failed(problems);
        var source = await LogWriting.Source(work, log.Source, log.Level, cancel);
        if (!source.Succeeded) return Outcome<LoggedCase>.Failed(source.Problems);
        var writing = new LogWriting(work, source.Value, log.Source.Locator, log.Level, log.Announced, cancel);
        var person = await writing.Person(log.Person, log.SamePerson);
        if (!person.Succeeded) return Outcome<LoggedCase>.Failed(person.Problems);
        var inCase = await writing.Case(log.Case, person.Value, null);
        if (!inCase.Succeeded) return Outcome<LoggedCase>.Failed(inCase.Problems);
        var facts = await Facts(writing, log, person.Value, inCase.Value);
        if (!facts.Succeeded) return Outcome<LoggedCase>.Failed(facts.Problems);
        return Outcome<LoggedCase>.Of(new(person.Value, source.Value, inCase.Value, work.Last ?? person.Value));
    }

    private static async Task<Outcome<long>> Facts(LogWriting writing, CaseLog log, long person, long? inCase)
    {
        var last = person;
        List<Problem> problems = [];
        long? prosecution = null;
        var published = await writing.PublishedOn();
        if (log.Charge is { } charge)
        {
            var charged = await writing.Charge(charge with { PersonId = person, PublishedOn = charge.PublishedOn ?? published }, inCase,
                Known(log.ChargeIs));
            problems.AddRange(charged.Problems);
            if (charged.Succeeded)
            {
                (last, prosecution) = charged.Value;
                if (log.Sentence is { } sentence)
                    Take(await writing.Save(LogPart.Sentence,
                        sentence with
                        {
                            PersonId = person,
                            ProsecutionId = prosecution.Value,
                            ChargeId = last,
                            PublishedOn = sentence.PublishedOn ?? published
                        }, Known(log.SentenceIs)));
            }
        }
        if (log.Arrest is { } arrest) await Event(LogPart.Arrest, arrest, log.ArrestIs);
        if (log.Stay is { } stay)
            Take(await writing.Save(LogPart.Stay,
                stay with { PersonId = person, PublishedOn = stay.PublishedOn ?? published }, Known(log.StayIs)));
        if (log.Sighting is { } sighting) await Event(LogPart.Sighting, sighting, log.SightingIs);
        return problems.Count > 0 ? Outcome<long>.Failed(problems) : Outcome<long>.Of(last);

        async Task Event(LogPart part, CustodyEventDetails custody, SameRecord? answer) =>
            Take(await writing.Save(part, custody with
            {
                PersonId = person,
                Kind = Kind(part),
                ProsecutionId = part == LogPart.Arrest
                ? prosecution : null,
                PublishedOn = custody.PublishedOn ?? published,
            }, Known(answer)));

        // Of a new person nothing is on record.
        SameRecord? Known(SameRecord? answer) => log.SamePerson is null ? SameRecord.Another : answer;

        // The questions of all parts come together.
        void Take(Outcome<long> saved)
        {
            if (saved.Succeeded) last = saved.Value;
            else problems.AddRange(saved.Problems);
        }
    }

    private static CustodyEventKind Kind(LogPart part) => part == LogPart.Arrest ? CustodyEventKind.Arrest : CustodyEventKind.ConfirmedHeld;

    /// <summary>The rules of every part, as far as they need no database.</summary>
    private static List<Problem> Check(CaseLog log)
    {
        List<Problem> problems = [];
        if (log.Source is { Id: null, New: null }) problems.Add(LogPart.Source.Says(new Invalid("title", "Logging.SourceMissing")));
        if (log.Source is { Id: null, New: { } source }) In(LogPart.Source, source);
        if (log.Case is { Id: null, New: { } inCase }) In(LogPart.Case, inCase);
        if (log.SamePerson is null) In(LogPart.Person, log.Person);
        if (log is { Arrest: null, Stay: null, Charge: null, Sentence: null, Sighting: null, Case: null })
            problems.Add(LogPart.Person.Says(new Problem("Logging.NothingHappened")));
        // An event without a date takes the day of the source's publication, which is known later.
        if (log.Arrest is { } arrest)
            In(LogPart.Arrest,
                arrest with { PersonId = NotYet, PublishedOn = arrest.PublishedOn ?? DateOnly.MinValue });
        if (log.Stay is { } stay) In(LogPart.Stay, stay with { PersonId = NotYet });
        if (log.Charge is { } charge)
            In(LogPart.Charge, charge with { PersonId = NotYet, ProsecutionId = NotYet });
        if (log is { Sentence: not null, Charge: null }) problems.Add(LogPart.Sentence.Says(new Problem("Logging.SentenceNeedsCharge")));
        if (log.Sentence is { } sentence)
            In(LogPart.Sentence, sentence with { PersonId = NotYet, ProsecutionId = NotYet, ChargeId = NotYet });
        if (log.Sighting is { } sighting)
            In(LogPart.Sighting,
                sighting with { PersonId = NotYet, PublishedOn = sighting.PublishedOn ?? DateOnly.MinValue });
        return problems;

        void In<T>(LogPart part, T details) where T : class, IDetails<T>, new() =>
            problems.AddRange(FieldRules.Check(T.Catalogue, details).Select(problem => part.Says(problem)));
    }
}
