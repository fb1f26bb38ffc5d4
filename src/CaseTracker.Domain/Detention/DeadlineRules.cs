namespace CaseTracker.Domain.Detention;

/// <summary>What falls due. Limits of pre-trial detention and times for appeals are not among them: nobody of the team has read them in the
/// law's own text yet, and a wrong day there costs somebody an appeal.</summary>
public enum DeadlineKind
{
    /// <summary>The sentences in force end.</summary>
    SentenceEnds,
    /// <summary>Nobody has confirmed for as long as a confirmation lasts that somebody is still held.</summary>
    ConfirmationLapses,
    /// <summary>A demand or another response is to be followed up.</summary>
    FollowUp,
    /// <summary>Somebody is to be asked again whether their consent still holds.</summary>
    ConsentReview,
}

/// <summary>The days on which something falls due.</summary>
/// <param name="First">The first day on which it may be.</param>
/// <param name="Last">The last one; null where no day is known to be.</param>
public readonly record struct DueDays(DateOnly First, DateOnly? Last)
{
    /// <summary>Whether it may fall due between two days, both among them.</summary>
    public bool MayFallWithin(DateOnly from, DateOnly to) => First <= to && !(Last < from);
}

/// <summary>On which days something falls due.</summary>
public static class DeadlineRules
{
    /// <summary>When somebody who is held stops being confirmed as held: after <see cref="CustodyRules.ConfirmationDays"/> days without
    /// a source that says so. Null for whoever was never confirmed: there is nothing to lapse.</summary>
    public static DueDays? ConfirmationLapses(DateOnly? earliest, DateOnly? latest) =>
        latest is { } last ? new(After(earliest ?? last), After(last)) : null;

    /// <summary>When the sentences in force end, by the custody rule: its two days hold both readings of how pre-trial detention
    /// counts (<see cref="TermCount"/>). Null where no sentence is in force or it has no end.</summary>
    public static DueDays? SentenceEnds(DateOnly? earliest, DateOnly? latest) => earliest is { } first ? new(first, latest) : null;

    private static DateOnly After(DateOnly confirmed) => confirmed.AddDays(CustodyRules.ConfirmationDays + 1);
}
