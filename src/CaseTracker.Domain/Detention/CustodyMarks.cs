using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>Turns events and stays into marks. A mark's bounds are those of its date, with these readings:
/// an open-ended lasting confirmation ("since 28 November") says held up to its source's publication, or else on its first day only;
/// what a source reports as having happened had happened when it was published, and what was to come then is announced (<see
/// cref="Told"/>); a beginning that is open to the left may lie at most the days of confirmation before its latest day, or everybody would
/// be a possible prisoner of any year;
/// a stay begins before it ends, and says held on the days between where both ends are known.</summary>
internal static class CustodyMarks
{
    public static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
    public static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
    public static bool IsUndated(ImpreciseDate? date) => date is null or { Earliest: null, Latest: null };

    public static IReadOnlyList<CustodyMark> Of(CustodyHistory history, ProsecutionEnds ends)
    {
        var marks = new List<CustodyMark>();
        foreach (var known in history.Events)
            if (SideOf(known, ends) is { } side) marks.Add(OfEvent(known, side));
        foreach (var known in history.Stays)
            marks.AddRange(OfStay(known));
        return UndatedMarks.Placed(MarkOrder.Placed(marks)).Select(Begun).ToList();
    }

    private static CustodyMark Begun(CustodyMark mark) =>
        mark.Side == MarkSide.In && mark.Earliest == DateOnly.MinValue && mark.Latest < DateOnly.MaxValue && mark.Part != 2
            ? mark with
            {
                Begins = Beginning.No,
                MayFrom = mark.Begun.DayNumber < CustodyRules.ConfirmationDays
                ? DateOnly.MinValue : mark.Begun.AddDays(-CustodyRules.ConfirmationDays)
            }
            : mark;

    private static MarkSide? SideOf(Known<CustodyEventDetails> known, ProsecutionEnds ends) => known.Details.Kind switch
    {
        CustodyEventKind.Arrest or CustodyEventKind.DetentionOrdered or CustodyEventKind.Transfer
            or CustodyEventKind.HouseArrestOrdered or CustodyEventKind.DetainedByAnotherState
            or CustodyEventKind.ConfirmedHeld => MarkSide.In,
        CustodyEventKind.WarrantIssued => MarkSide.Warrant,
        CustodyEventKind.PardonRevoked => null,
        var kind when ProsecutionEnds.IsEnd(kind) => ends.EndsCustody(known) ? MarkSide.Out : null,
        _ => MarkSide.Out,
    };

    private static CustodyMark OfEvent(Known<CustodyEventDetails> known, MarkSide side)
    {
        var e = known.Details;
        var undated = IsUndated(e.On);
        var told = Told.Of(e.On, e.PublishedOn);
        var (from, to) = (told.Earliest, told.Latest);
        var confirms = e.Kind == CustodyEventKind.ConfirmedHeld;
        var lasting = confirms && !undated && e.On!.Extent == DateExtent.Lasting;
        // "Since 28 November", with no publication day, says nothing about the day after.
        if (lasting && e.On!.Latest is null && e.PublishedOn is null) to = from;
        var through = lasting ? to : from;
        return new CustodyMark(side, known.FactId, e.Order, Part: 0)
        {
            Kind = e.Kind,
            Date = e.On,
            Undated = undated,
            PublishedOn = e.PublishedOn,
            Announced = told.Announced,
            Prosecution = e.ProsecutionId,
            Earliest = from,
            Latest = to,
            MayFrom = from,
            Begun = to,
            SureFrom = lasting && e.On!.Earliest is not null ? from : to,
            Through = through,
            FirmThrough = side == MarkSide.In && !undated && !e.On!.Qualified && !told.Announced ? through : null,
            Confirms = confirms,
            Mode = ModeOf(e.Kind),
            Stage = e.Kind == CustodyEventKind.DetentionOrdered ? StayStage.PreTrial : StayStage.NotStated,
            Begins = BeginningOf(e.Kind),
            Becomes = StatusAfter(e.Kind),
            How = ProsecutionEnds.HowOf(e),
        };
    }

    private static IEnumerable<CustodyMark> OfStay(Known<StayDetails> known)
    {
        var s = known.Details;
        var began = Told.Of(s.From, s.PublishedOn);
        var (from, fromLatest) = (began.Earliest, began.Latest);
        var fromFirm = !IsUndated(s.From) && !s.From!.Qualified;
        var start = new CustodyMark(MarkSide.In, known.FactId, s.Order, Part: 1)
        {
            Date = s.From,
            Undated = IsUndated(s.From) && s.To is null,
            PublishedOn = s.PublishedOn,
            Announced = began.Announced,
            Earliest = from,
            Latest = fromLatest,
            MayFrom = from,
            SureFrom = fromLatest,
            Begun = fromLatest,
            Through = from,
            FirmThrough = fromFirm && !began.Announced ? from : null,
            Mode = ModeOf(s.Regime),
            Stage = s.Stage,
            Begins = Beginning.Perhaps,
        };
        if (s.To is null) { yield return start; yield break; }

        var ended = Told.Of(s.To, s.PublishedOn);
        var (to, toLatest) = (ended.Earliest, ended.Latest);
        to = Later(to, from);
        toLatest = Later(to, toLatest);
        var lastDay = to > from ? to.AddDays(-1) : from;
        // An end that was to come says held up to the day on which it was published, and no further.
        if (ended.Announced) lastDay = Later(from, Earlier(lastDay, s.PublishedOn!.Value));
        var toFirm = !IsUndated(s.To) && !s.To.Qualified;
        yield return start with
        {
            Latest = lastDay,
            SureFrom = Earlier(fromLatest, toLatest),
            Begun = Earlier(fromLatest, toLatest),
            Through = lastDay,
            FirmThrough = fromFirm && !began.Announced ? toFirm ? lastDay : from : null,
            Confirms = fromFirm && toFirm && !began.Announced,
        };
        var goesOn = s.End is StayEnd.Transferred or StayEnd.NotStated;
        yield return new CustodyMark(goesOn ? MarkSide.In : MarkSide.Out, known.FactId, s.Order, Part: 2)
        {
            Date = s.To,
            Earliest = to,
            Latest = toLatest,
            MayFrom = to,
            SureFrom = toLatest,
            Begun = toLatest,
            Through = to,
            PublishedOn = s.PublishedOn,
            Announced = began.Announced || ended.Announced,
            FirmThrough = s.End == StayEnd.Transferred && toFirm && !ended.Announced ? to : null,
            LeavesOpen = s.End == StayEnd.NotStated,
            Becomes = StatusAfter(s.End),
        };
    }

    private static HeldMode ModeOf(CustodyEventKind kind) => kind switch
    {
        CustodyEventKind.Arrest or CustodyEventKind.DetentionOrdered or CustodyEventKind.Transfer => HeldMode.Prison,
        CustodyEventKind.HouseArrestOrdered => HeldMode.House,
        CustodyEventKind.DetainedByAnotherState => HeldMode.AnotherState,
        _ => HeldMode.NotStated,
    };

    private static HeldMode ModeOf(StayRegime regime) => regime switch
    {
        StayRegime.HouseArrest => HeldMode.House,
        StayRegime.AnotherState => HeldMode.AnotherState,
        _ => HeldMode.Prison,
    };

    private static Beginning BeginningOf(CustodyEventKind kind) => kind switch
    {
        CustodyEventKind.Arrest or CustodyEventKind.DetainedByAnotherState => Beginning.Arrest,
        CustodyEventKind.DetentionOrdered or CustodyEventKind.HouseArrestOrdered => Beginning.Perhaps,
        _ => Beginning.No,
    };

    private static CustodyStatus StatusAfter(CustodyEventKind kind) => kind switch
    {
        CustodyEventKind.Bail => CustodyStatus.OnBail,
        CustodyEventKind.Escape => CustodyStatus.Escaped,
        CustodyEventKind.DeathInCustody => CustodyStatus.DiedInCustody,
        _ => CustodyStatus.Released,
    };

    private static CustodyStatus StatusAfter(StayEnd end) => end switch
    {
        StayEnd.Bailed => CustodyStatus.OnBail,
        StayEnd.Escaped => CustodyStatus.Escaped,
        StayEnd.Died => CustodyStatus.DiedInCustody,
        _ => CustodyStatus.Released,
    };
}
