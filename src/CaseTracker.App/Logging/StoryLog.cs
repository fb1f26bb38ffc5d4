using CaseTracker.App.Records;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;

namespace CaseTracker.App.Logging;

/// <summary>A person or a group in a story: one on record, whose empty fields are filled, or a new one.</summary>
/// <param name="Role">Their part in the case.</param>
public sealed record StoryPerson(PersonDetails Person, long? Same, ParticipantRole Role);

/// <summary>An organisation in a story: one on record, or a new one.</summary>
public sealed record StoryOrganisation(long? Id, OrganisationDetails? New = null);

/// <summary>Who did it or took part: an organisation, or a person on record, with their part in the case, and what the source says of
/// their part in what happened. Exactly one of organisation and person is set.</summary>
public sealed record StoryActor(StoryOrganisation? Organisation, long? Person, ParticipantDetails InCase, InvolvementDetails Part);

/// <summary>One thing that happened, with its day and place.</summary>
/// <param name="Is">Whether it is one on record; asked where the case has one that may be it.</param>
/// <param name="By">Which of the story's actors had a part in it, by their place in the list, from 0.</param>
public sealed record StoryEvent(EventDetails Details, SameRecord? Is, IReadOnlyList<int> By);

/// <summary>The charge at home that belongs to an act abroad.</summary>
/// <param name="Prosecution">What is said of the prosecution: court, number, whether in absentia.</param>
/// <param name="OfRelative">The relative at home is charged, not the person abroad.</param>
/// <param name="Is">Whether it is one on record.</param>
public sealed record StoryCharge(ChargeDetails Details, ProsecutionDetails Prosecution, bool OfRelative, SameRecord? Is);

/// <summary>A story as one source tells it: a dispute over land with its evictions, an act abroad with whom it was to reach, or the
/// closure of an organisation. The owners of its parts (case, event, person) are set when they are saved.</summary>
public sealed record StoryLog
{
    public required LogSource Source { get; init; }

    /// <summary>The case of all of it: one on record, or a new one.</summary>
    public LogCaseLink? Case { get; init; }

    /// <summary>To whom it was done: the families as a group, or the person abroad.</summary>
    public StoryPerson? Person { get; init; }

    /// <summary>To which organisation or medium it was done.</summary>
    public StoryOrganisation? Organisation { get; init; }
    public IReadOnlyList<StoryActor> Actors { get; init; } = [];

    /// <summary>The dispute over land; null where the source tells only of what happened.</summary>
    public LandDisputeDetails? Dispute { get; init; }
    public IReadOnlyList<StoryEvent> Events { get; init; } = [];
    public TransnationalActDetails? Act { get; init; }

    /// <inheritdoc cref="StoryEvent.Is"/>
    public SameRecord? ActIs { get; init; }

    /// <summary>The relative at home through whom the person abroad was pressed.</summary>
    public StoryPerson? Relative { get; init; }

    /// <summary>What the relative is to the person.</summary>
    public RelationKind Relation { get; init; }
    public StoryCharge? Charge { get; init; }

    /// <inheritdoc cref="CaseLog.Announced"/>
    public bool Announced { get; init; }

    /// <inheritdoc cref="CaseLog.Level"/>
    public Confidentiality Level { get; init; } = Confidentiality.Internal;

    /// <inheritdoc cref="Save{T}.Draft"/>
    public string? Draft { get; init; }
}

/// <summary>What was saved.</summary>
/// <param name="Last">The record that was made or changed last: undoing that takes back the whole story
/// (<see cref="History.UndoChange"/>).</param>
public sealed record LoggedStory(long CaseId, long SourceId, long Last);
