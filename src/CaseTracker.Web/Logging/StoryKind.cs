using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.People;

namespace CaseTracker.Web.Logging;

/// <summary>The stories that have a page of their own: its address is /log/ and the name in small letters.</summary>
public enum StoryKind { Land, Abroad, Closure, Event }

/// <summary>What a story usually begins with.</summary>
public static class StoryKinds
{
    public static CaseKind Case(this StoryKind kind) => kind switch
    {
        StoryKind.Land => CaseKind.LandDispute,
        StoryKind.Abroad => CaseKind.TransnationalRepression,
        StoryKind.Closure => CaseKind.CivicSpace,
        _ => CaseKind.Other,
    };

    public static EventKind Event(this StoryKind kind) => kind switch
    {
        StoryKind.Land => EventKind.Eviction,
        StoryKind.Closure => EventKind.MediaClosed,
        _ => EventKind.Other,
    };

    public static PersonKind Person(this StoryKind kind) => kind is StoryKind.Land ? PersonKind.Group : PersonKind.Individual;

    /// <summary>The part in the case of whom it was done to.</summary>
    public static ParticipantRole Role(this StoryKind kind) => kind is StoryKind.Land ? ParticipantRole.Community : ParticipantRole.Victim;
}
