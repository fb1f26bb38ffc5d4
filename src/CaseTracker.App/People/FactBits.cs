using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;

namespace CaseTracker.App.People;

/// <summary>What <see cref="FactsOnRecordRow.Facts"/> holds beside the facts of a submission, a bit each.</summary>
internal static class FactBits
{
    private static readonly int Next = 1 << SubmissionForm.OnRecord.Count;

    /// <summary>Somebody has said whether the person is a political prisoner.</summary>
    public static readonly int Assessed = Next;

    /// <summary>The person was arrested, held or sentenced at some time.</summary>
    public static readonly int EverTaken = Next << 1;

    /// <summary>Some fact frees the person of what they were charged with or sentenced for.</summary>
    public static readonly int Freed = Next << 2;

    public static int Of(SubmissionFact fact) => 1 << (int)fact;

    /// <summary>On <c>r</c>, an event: it puts somebody into custody, finds them there, or takes them out of it.</summary>
    public static string Takes { get; } = Kinds(
        CustodyEventKind.Arrest, CustodyEventKind.DetentionOrdered, CustodyEventKind.Transfer, CustodyEventKind.HouseArrestOrdered,
        CustodyEventKind.DetainedByAnotherState, CustodyEventKind.ConfirmedHeld, CustodyEventKind.Bail, CustodyEventKind.Release,
        CustodyEventKind.Escape, CustodyEventKind.DeathInCustody);

    /// <summary>On <c>r</c>, an event: the day on which somebody came into custody is its day.</summary>
    public static string Begins { get; } = Kinds([.. Enum.GetValues<CustodyEventKind>().Where(BeginsCustody)]);

    /// <inheritdoc cref="Begins"/>
    public static bool BeginsCustody(CustodyEventKind kind) => kind is CustodyEventKind.Arrest or CustodyEventKind.DetentionOrdered
        or CustodyEventKind.HouseArrestOrdered or CustodyEventKind.DetainedByAnotherState;

    /// <summary>On <c>r</c>, an event, a charge or a sentence: it frees.</summary>
    public static string EventFrees { get; } = Kinds(CustodyEventKind.Pardon, CustodyEventKind.Acquittal, CustodyEventKind.ChargesDropped,
        CustodyEventKind.SentenceSuspended, CustodyEventKind.TimeServed)
        + $" OR r.Kind = '{CustodyEventKind.Release}' AND r.How <> '{ReleaseKind.NotStated}'";

    /// <inheritdoc cref="EventFrees"/>
    public static string ChargeFrees { get; } = $"r.Outcome IN ('{ChargeOutcome.Acquitted}', '{ChargeOutcome.Dropped}')";

    /// <inheritdoc cref="EventFrees"/>
    public static string SentenceFrees { get; } =
        $"r.WhollySuspended = 1 OR r.SuspendedMonths > 0 OR r.Appeal = '{AppealOutcome.Overturned}'";

    private static string Kinds(params CustodyEventKind[] kinds) =>
        $"r.Kind IN ({string.Join(", ", kinds.Select(kind => $"'{kind}'"))})";
}
