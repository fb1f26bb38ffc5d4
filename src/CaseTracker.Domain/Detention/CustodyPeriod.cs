namespace CaseTracker.Domain.Detention;

/// <summary>Days from the first to the last, both included, on which the custody rule gives one answer.</summary>
/// <param name="ConfirmedDaily">Custody is confirmed on every one of these days (a stay whose ends are both known): the last
/// confirmation is the day asked for, and the two bounds below are null.</param>
/// <param name="LastConfirmedEarliest">Of <see cref="CustodyStatusOnDay.LastConfirmed"/>.</param>
/// <param name="LastConfirmedLatest">Of <see cref="CustodyStatusOnDay.LastConfirmed"/>.</param>
/// <param name="HeldSinceEarliest">Of <see cref="CustodyStatusOnDay.HeldSince"/>.</param>
public sealed record CustodyPeriod(
    DateOnly From, DateOnly To, CustodyStatus Status, Certainty Certainty, ReleaseKind? How,
    bool ConfirmedDaily, DateOnly? LastConfirmedEarliest, DateOnly? LastConfirmedLatest, DateOnly? HeldSinceEarliest,
    long? DecidingFact, DateOnly? SentenceEndEarliest, DateOnly? SentenceEndLatest)
{
    /// <summary>What the span begins with, where a list of prisoners tells its standing from the one before; else null.</summary>
    public CustodyMove? Move { get; init; }

    /// <summary>The span of one day, with that day's answer.</summary>
    public static CustodyPeriod Of(DateOnly day, CustodyStatusOnDay standing) =>
        new(day, day, standing.Status, standing.Certainty, standing.How,
        false, standing.LastConfirmed?.Earliest, standing.LastConfirmed?.Latest, standing.HeldSince?.Earliest,
        standing.DecidingFact, standing.SentenceEnd?.Earliest, standing.SentenceEnd?.Latest);

    /// <summary>This span and the next one as one, or null where the answers differ.</summary>
    internal CustodyPeriod? With(CustodyPeriod next)
    {
        if (this with
        {
            From = next.From,
            To = next.To,
            ConfirmedDaily = next.ConfirmedDaily,
            LastConfirmedEarliest = next.LastConfirmedEarliest,
            LastConfirmedLatest = next.LastConfirmedLatest
        } != next) return null;
        var same = (ConfirmedDaily, LastConfirmedEarliest, LastConfirmedLatest) == (next.ConfirmedDaily, next.LastConfirmedEarliest,
            next.LastConfirmedLatest);
        if (same) return this with { To = next.To };
        return Daily && next.Daily && (ConfirmedDaily || next.ConfirmedDaily)
            ? this with { To = next.To, ConfirmedDaily = true, LastConfirmedEarliest = null, LastConfirmedLatest = null }
            : null;
    }

    /// <summary>One day on which that very day is confirmed reads as either kind of span.</summary>
    private bool Daily => ConfirmedDaily || (From == To && LastConfirmedEarliest == From && LastConfirmedLatest == From);
}
