using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>Where somebody stands on a day. Derived from dated facts, never typed.</summary>
public enum CustodyStatus
{
    Unknown, NotYetArrested, PreTrialDetention, ServingSentence, HeldStageUnknown, HouseArrest, HeldByAnotherState,
    PastSentenceEnd, OnBail, Released, InAbsentiaOrWanted, Escaped, DiedInCustody,
}

/// <summary>Whether the sources leave another reading open.</summary>
public enum Certainty { Possible, Certain }

/// <summary>The answer of the custody rule for one person and one day.</summary>
/// <param name="How">How the person was released, for <see cref="CustodyStatus.Released"/>.</param>
/// <param name="LastConfirmed">The latest date on which a source says that the person was held, in the present spell.</param>
/// <param name="HeldSince">When the present spell began.</param>
/// <param name="DecidingFact">The fact id of the event, stay or sentence that decides, or null.</param>
/// <param name="SentenceEnd">The earliest and latest day on which the sentences in force end: the true day lies between them. Null for no
/// sentence, life, or no day to count from; no latest day where nobody says how long the term is at most.</param>
/// <param name="Reason">Why, as a text by key.</param>
public sealed record CustodyStatusOnDay(
    CustodyStatus Status, Certainty Certainty, ReleaseKind? How, ImpreciseDate? LastConfirmed, ImpreciseDate? HeldSince,
    long? DecidingFact, (DateOnly Earliest, DateOnly? Latest)? SentenceEnd, Problem Reason)
{
    /// <summary>A source says held after every charge and sentence on record had been dropped, acquitted, suspended or ended.</summary>
    public bool HeldThoughCleared { get; init; }

    public bool DeprivedOfLiberty => Status.IsDeprivedOfLiberty();
}

public static class CustodyStatusRules
{
    /// <summary>Held in any form: the prisoner list's default question. House arrest is deprivation of liberty too.</summary>
    public static bool IsDeprivedOfLiberty(this CustodyStatus status) => status
        is CustodyStatus.PreTrialDetention or CustodyStatus.ServingSentence or CustodyStatus.HeldStageUnknown
        or CustodyStatus.HouseArrest or CustodyStatus.HeldByAnotherState or CustodyStatus.PastSentenceEnd;
}
