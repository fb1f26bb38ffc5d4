using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>The events that end one prosecution, or all where none is named, and the revoked pardons that revive it.
/// Of two, the later by (latest day, order, fact id) counts. A charge or a sentence that is certainly newer than the end
/// opens the prosecution again (a conviction on appeal after an acquittal).</summary>
internal sealed class ProsecutionEnds
{
    private readonly record struct Turn(DateOnly Day, int Order, long FactId, long? Prosecution, bool Ends) : IComparable<Turn>
    {
        public int CompareTo(Turn other) => (Day, Order, FactId).CompareTo((other.Day, other.Order, other.FactId));
    }

    private readonly List<Turn> turns;
    private readonly List<(long Prosecution, DateOnly Since)> openings;

    public ProsecutionEnds(CustodyHistory history)
    {
        turns = history.Events
            .Where(e => EndsProsecution(e.Details) || e.Details.Kind == CustodyEventKind.PardonRevoked)
            .Select(TurnOf).ToList();
        // An arrest or a detention order under a prosecution opens it as a charge does: custody under it would be lost otherwise.
        openings = [
            .. history.Charges.Select(c => (c.Details.ProsecutionId, c.Details.On?.Earliest ?? DateOnly.MinValue)),
            .. history.Sentences.Select(s => (s.Details.ProsecutionId, s.Details.On?.Earliest ?? DateOnly.MinValue)),
            .. history.Events.Where(e => e.Details.Kind <= CustodyEventKind.ConfirmedHeld && e.Details.ProsecutionId is not null)
                .Select(e => (e.Details.ProsecutionId!.Value, e.Details.On?.Earliest ?? DateOnly.MinValue)),
        ];
    }

    /// <summary>The days on which what is ended or revived can change.</summary>
    public IEnumerable<DateOnly> Days => turns.Select(turn => turn.Day);

    public static bool IsEnd(CustodyEventKind kind) => kind is CustodyEventKind.Pardon or CustodyEventKind.Acquittal
        or CustodyEventKind.ChargesDropped or CustodyEventKind.SentenceSuspended or CustodyEventKind.TimeServed;

    public static ReleaseKind HowOf(CustodyEventDetails e) => e.Kind switch
    {
        CustodyEventKind.Pardon => ReleaseKind.Pardoned,
        CustodyEventKind.Acquittal => ReleaseKind.Acquitted,
        CustodyEventKind.ChargesDropped => ReleaseKind.ChargesDropped,
        CustodyEventKind.SentenceSuspended => ReleaseKind.SentenceSuspended,
        CustodyEventKind.TimeServed => ReleaseKind.TimeServed,
        _ => e.How,
    };

    /// <summary>A release "on a pardon" ends the prosecution as the pardon does.</summary>
    private static bool EndsProsecution(CustodyEventDetails e) => IsEnd(e.Kind)
        || (e.Kind == CustodyEventKind.Release && e.How is ReleaseKind.ChargesDropped or ReleaseKind.Acquitted
            or ReleaseKind.SentenceSuspended or ReleaseKind.TimeServed or ReleaseKind.Pardoned);

    private static Turn TurnOf(Known<CustodyEventDetails> known)
    {
        var e = known.Details;
        var from = e.On?.Earliest ?? DateOnly.MinValue;
        var to = e.On?.Latest ?? e.PublishedOn ?? DateOnly.MaxValue;
        return new(CustodyMarks.Later(from, to), e.Order, known.FactId, e.ProsecutionId, EndsProsecution(e));
    }

    /// <summary>True where the end of this prosecution ends custody: no other prosecution of the person is open then.</summary>
    public bool EndsCustody(Known<CustodyEventDetails> end)
    {
        if (end.Details.ProsecutionId is not { } own) return true;
        var at = TurnOf(end);
        return !openings.Any(o => o.Prosecution != own && o.Since <= at.Day
            && !Closed(o.Since, turns.Where(t => Concerns(t, o.Prosecution) && t.CompareTo(at) <= 0)));
    }

    /// <summary>True where the prosecution had ended by the day, for a charge or sentence that is not newer.</summary>
    public bool Ended(long prosecution, DateOnly since, DateOnly day) =>
        Closed(since, turns.Where(t => Concerns(t, prosecution) && t.Day <= day));

    /// <summary>The day and the fact that revived the prosecution, where that is its last turn by the day and not before <paramref name="after"/>.</summary>
    public (DateOnly Day, long Fact)? RevivedAfter(long prosecution, DateOnly day, DateOnly after)
    {
        var found = turns.Where(t => Concerns(t, prosecution) && t.Day <= day).ToList();
        if (found.Count == 0) return null;
        var last = found.Max();
        return !last.Ends && last.Day >= after ? (last.Day, last.FactId) : null;
    }

    private static bool Concerns(Turn turn, long prosecution) => turn.Prosecution is null || turn.Prosecution == prosecution;

    private static bool Closed(DateOnly since, IEnumerable<Turn> turns)
    {
        var found = turns.ToList();
        if (found.Count == 0) return false;
        var last = found.Max();
        return last.Ends && since <= last.Day;
    }
}
