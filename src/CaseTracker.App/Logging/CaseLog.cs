using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;

namespace CaseTracker.App.Logging;

/// <summary>The parts of a log: a problem names the part that it belongs to.</summary>
public enum LogPart
{
    Source, Person, Arrest, Stay, Charge, Sentence, Sighting, Case, Lines, Relative, Organisation, Actor, Land, Event, Act,
}

/// <summary>Puts a problem into its part, and takes it out again for who shows it there.</summary>
public static class LogParts
{
    /// <param name="at">Which of several parts of its kind it is, from 1; 0 for the only one.</param>
    public static Problem Says(this LogPart part, Problem problem, int at = 0) =>
        at == 0 ? new($"Logging.In_{part}", problem) : new($"Logging.In_{part}", problem, at);

    /// <summary>The part and the problem itself; null where the problem belongs to no part.</summary>
    public static (LogPart Part, Problem Problem)? Of(Problem problem) =>
        problem is { Args: [Problem inner, ..] } && problem.Key.Split('_') is ["Logging.In", var name]
            && Enum.TryParse<LogPart>(name, out var part) ? (part, inner) : null;

    /// <summary>Which of several parts of its kind the problem belongs to, from 1; 0 where there is only one.</summary>
    public static int At(Problem problem) => problem is { Args: [Problem, int at] } ? at : 0;
}

/// <summary>The source of a log: one on record, or a new one.</summary>
public sealed record LogSource(long? Id, SourceDetails? New = null, string? Locator = null);

/// <summary>The case that a log belongs to: one on record, or a new one, and the person's part in it.</summary>
public sealed record LogCaseLink(long? Id, CaseDetails? New = null, ParticipantRole Role = ParticipantRole.Defendant);

/// <summary>What one source says of one person, as somebody logs it. The owners (person, prosecution, charge, case) of
/// the parts are set when they are saved.</summary>
public sealed record CaseLog
{
    public required LogSource Source { get; init; }
    public required PersonDetails Person { get; init; }

    /// <summary>The person on record who it is; null makes a new one.</summary>
    public long? SamePerson { get; init; }

    public CustodyEventDetails? Arrest { get; init; }

    /// <summary>Whether the arrest is one on record; asked where an arrest of the person can have been on the same day.</summary>
    public SameRecord? ArrestIs { get; init; }
    public StayDetails? Stay { get; init; }
    /// <inheritdoc cref="ArrestIs"/>
    public SameRecord? StayIs { get; init; }
    public ChargeDetails? Charge { get; init; }
    /// <inheritdoc cref="ArrestIs"/>
    public SameRecord? ChargeIs { get; init; }
    public SentenceDetails? Sentence { get; init; }
    /// <summary>As <see cref="ArrestIs"/>; asked once the charge is known to be one on record.</summary>
    public SameRecord? SentenceIs { get; init; }

    /// <summary>That the person was still held on a day.</summary>
    public CustodyEventDetails? Sighting { get; init; }

    /// <inheritdoc cref="ArrestIs"/>
    public SameRecord? SightingIs { get; init; }

    public LogCaseLink? Case { get; init; }

    /// <summary>Somebody has confirmed that what lies after the source's publication is announced.</summary>
    public bool Announced { get; init; }

    /// <summary>The level of every record that the log makes.</summary>
    public Confidentiality Level { get; init; } = Confidentiality.Internal;

    /// <inheritdoc cref="Save{T}.Draft"/>
    public string? Draft { get; init; }
}

/// <summary>What was saved.</summary>
/// <param name="Last">The record that was made or changed last: undoing that takes back the whole log (<see cref="History.UndoChange"/>). A
/// person on record, of whom something is logged, is not changed by it.</param>
public sealed record LoggedCase(long PersonId, long SourceId, long? CaseId, long Last);
