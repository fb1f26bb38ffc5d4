namespace CaseTracker.Domain.Detention;

/// <summary>The events that end one prosecution, or all where none is named, and the revoked pardons that revive it.
/// Of two, the later by latest day and stated order counts; a revocation presupposes the pardon of its day. What is only announced ends
/// nothing. A charge or a sentence that is certainly newer than the end
/// opens the prosecution again (a conviction on appeal after an acquittal).</summary>
internal sealed class ProsecutionEnds
{
    private readonly record struct Turn(DateOnly From, DateOnly Day, int Order, long FactId, long? Prosecution, bool Ends)
    {
        public (DateOnly, int, bool) Key => (Day, Order, !Ends);
    }

    private readonly List<Turn> turns;
    private readonly List<(long Prosecution, DateOnly Since)> openings;

    /// <summary>A charge that was dropped or acquitted holds nobody under its prosecution from that day on.</summary>
    private readonly Dictionary<long, DateOnly> freed;

    /// <summary>For an end: the prosecutions that held nobody any more before the custody that it found (acquitted, overturned, or their
    /// terms over with an earlier release), and when that custody began.</summary>
    private readonly Dictionary<(long End, long Prosecution), DateOnly> over = [];

    public ProsecutionEnds(CustodyHistory history, IReadOnlyList<ChargeRead> charges)
    {
        var sentenced = history.Sentences.Select(s => s.Details.ProsecutionId).ToHashSet();
        freed = charges.GroupBy(c => c.Details.ProsecutionId)
            .Where(g => !sentenced.Contains(g.Key) && g.All(c => c.Freed && !c.Decided.Announced))
            .ToDictionary(g => g.Key, g => g.Max(c => c.Decided.Latest));
        turns = history.Events
            .Where(e => EndsProsecution(e.Details) || e.Details.Kind == CustodyEventKind.PardonRevoked)
            .Where(e => !Told.IsAnnounced(e.Details.On, e.Details.PublishedOn))
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
        var told = Told.Of(e.On, e.PublishedOn);
        return new(told.Earliest, told.Latest, e.Order, known.FactId, e.ProsecutionId, EndsProsecution(e));
    }

    /// <summary>The events that end one prosecution beside which another was opened, with their last days.</summary>
    public IEnumerable<(long FactId, DateOnly Day)> BesideOthers => turns
        .Where(t => t.Ends && t.Prosecution is { } own && openings.Exists(o => o.Prosecution != own && o.Since <= t.Day))
            .Select(t => (t.FactId, t.Day));

    /// <summary>What is over is over: a prosecution that was done with before this custody began holds nobody at this end.</summary>
    public void IsOverAt(long end, long prosecution, DateOnly since) => over[(end, prosecution)] = since;

    /// <summary>True where the end of this prosecution ends custody: no other prosecution of the person is open then.</summary>
    public bool EndsCustody(Known<CustodyEventDetails> end)
    {
        if (end.Details.ProsecutionId is not { } own) return true;
        var at = TurnOf(end);
        return !openings.Any(o => o.Prosecution != own && o.Since <= at.Day
            && !(over.TryGetValue((end.FactId, o.Prosecution), out var since) && o.Since < since)
            && !(freed.TryGetValue(o.Prosecution, out var day) && o.Since <= day && day <= at.Day)
            && !Closed(o.Since, turns.Where(t => Concerns(t, o.Prosecution) && t.Key.CompareTo(at.Key) <= 0)));
    }

    /// <summary>The day on which the prosecution ended, by the day asked for, for a charge or sentence that is not newer; null where it did
    /// not.</summary>
    public DateOnly? EndOf(long prosecution, DateOnly since, DateOnly day)
    {
        var found = turns.Where(t => Concerns(t, prosecution) && t.Day <= day).ToList();
        return Closed(since, found) ? found.Max(t => t.Day) : null;
    }

    /// <summary>The day and the fact that revived the prosecution, where that is its last turn by the day and not before
    /// <paramref name="after"/>.</summary>
    public (DateOnly Day, long Fact)? RevivedAfter(long prosecution, DateOnly day, DateOnly after)
    {
        var found = turns.Where(t => Concerns(t, prosecution) && t.Day <= day).ToList();
        if (found.Count == 0) return null;
        var last = found.MaxBy(t => (t.Key, t.FactId));
        return !last.Ends && last.Day >= after ? (last.Day, last.FactId) : null;
    }

    private static bool Concerns(Turn turn, long prosecution) => turn.Prosecution is null || turn.Prosecution == prosecution;

    private static bool Closed(DateOnly since, IEnumerable<Turn> turns)
    {
        var found = turns.ToList();
        if (found.Count == 0) return false;
        var last = found.MaxBy(t => t.Key);
        return last.Ends && since <= last.Day;
    }
}
