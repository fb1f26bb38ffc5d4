using CaseTracker.Domain.Detention;

namespace CaseTracker.App.Database;

/// <summary>A period of days on which one person's custody status is the same for some clearances, and from when to when it was known
/// so. Never a truth of its own: <see cref="Detention.CustodyProjection"/> makes it from the facts in the transaction that changes
/// them.</summary>
internal sealed record CustodyPeriodRow : IKnownRow
{
    public long PersonId { get; set; }
    /// <summary>The clearances that get this answer, a bit each (<see cref="Security.ClearanceBits"/>).</summary>
    public int Clearances { get; set; }
    /// <summary>Since when the facts have said this, UTC.</summary>
    public DateTime KnownFrom { get; set; }
    /// <summary>Until when they said it, UTC, itself not included; null where they say it now.</summary>
    public DateTime? KnownTo { get; set; }
    /// <summary>The first day.</summary>
    public DateOnly FromDay { get; set; }
    /// <summary>The last day.</summary>
    public DateOnly ToDay { get; set; }
    public CustodyStatus Status { get; set; }
    /// <summary>1 for certain, 0 for possible.</summary>
    public int Certain { get; set; }
    public ReleaseKind? How { get; set; }
    /// <summary>Each of these days is confirmed by itself; the two bounds that follow are then null.</summary>
    public bool ConfirmedDaily { get; set; }
    public DateOnly? LastConfirmedEarliest { get; set; }
    public DateOnly? LastConfirmedLatest { get; set; }
    public DateOnly? HeldSinceEarliest { get; set; }
    public long? DecidingFact { get; set; }
    public DateOnly? SentenceEndEarliest { get; set; }
    public DateOnly? SentenceEndLatest { get; set; }
    /// <summary>What made the status another one on the first day, where a list of prisoners tells the two apart; else null, and with it
    /// the three that follow.</summary>
    public MovementKind? Movement { get; set; }
    /// <summary>The fact that made it.</summary>
    public long? MovedBy { get; set; }
    /// <summary>The status on the day before.</summary>
    public CustodyStatus? BeforeStatus { get; set; }
    /// <summary>1 where that was certain, 0 where it was possible.</summary>
    public int? BeforeCertain { get; set; }

    public static CustodyPeriodRow Of(long person, int clearances, CustodyPeriod span, DateTime knownFrom, DateTime? knownTo) => new()
    {
        PersonId = person,
        Clearances = clearances,
        KnownFrom = knownFrom,
        KnownTo = knownTo,
        FromDay = span.From,
        ToDay = span.To,
        Status = span.Status,
        Certain = (int)span.Certainty,
        How = span.How,
        ConfirmedDaily = span.ConfirmedDaily,
        LastConfirmedEarliest = span.LastConfirmedEarliest,
        LastConfirmedLatest = span.LastConfirmedLatest,
        HeldSinceEarliest = span.HeldSinceEarliest,
        DecidingFact = span.DecidingFact,
        SentenceEndEarliest = span.SentenceEndEarliest,
        SentenceEndLatest = span.SentenceEndLatest,
        Movement = span.Move?.Kind,
        MovedBy = span.Move?.Fact,
        BeforeStatus = span.Move?.Before.Status,
        BeforeCertain = (int?)span.Move?.Before.Certainty,
    };
}
