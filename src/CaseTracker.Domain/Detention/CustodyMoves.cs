namespace CaseTracker.Domain.Detention;

/// <summary>Names what made each change between two spans, by what turned on the first day of the later one.
///
/// A leaving or an arrest whose date is vague is one cause, though it takes two steps: possible from its first day on, certain with its
/// last. Who is listed as possible because of a release in March was not "lapsed": the release made it so.</summary>
internal static class CustodyMoves
{
    /// <summary>The spans, each with the move that it begins with.</summary>
    public static IReadOnlyList<CustodyPeriod> Named(HistoryRead read, IReadOnlyList<CustodyPeriod> spans, int confirmationDays)
    {
        var named = new List<CustodyPeriod> { spans[0] };
        foreach (var (earlier, later) in spans.Zip(spans.Skip(1)))
            named.Add(Standing(later).TellsFrom(Standing(earlier)) ? later with { Move = Between(read, earlier, later, confirmationDays) }
                : later);
        return named;
    }

    private static Standing Standing(CustodyPeriod span) => new(span.Status, span.Certainty);

    private static CustodyMove Between(HistoryRead read, CustodyPeriod earlier, CustodyPeriod later, int confirmationDays)
    {
        var turn = new Turn(Standing(earlier), Standing(later), new(read.Marks, earlier.To), new(read.Marks, later.From), confirmationDays);
        var (kind, fact) = turn.Cause(later.DecidingFact);
        return new(later.From, kind, fact ?? later.DecidingFact, turn.Before, turn.After);
    }

    /// <param name="Was">What the marks said on the day before.</param>
    /// <param name="Now">What they say on the day.</param>
    private sealed record Turn(Standing Before, Standing After, CustodyBasis Was, CustodyBasis Now, int ConfirmationDays)
    {
        private static readonly (MovementKind Kind, long? Fact) Otherwise = (MovementKind.Reclassified, null);

        public (MovementKind Kind, long? Fact) Cause(long? deciding) => (Before.Listed, After.Listed) switch
        {
            (_, false) when After.Status == CustodyStatus.DiedInCustody => (MovementKind.Died, deciding),
            (_, false) => Left(),
            (false, _) => Came(),
            _ when After.Status == CustodyStatus.HeldByAnotherState && Before.Status != After.Status =>
                (MovementKind.TransferredAbroad, deciding),
            _ when Before.Certainty == After.Certainty => Otherwise,
            _ => After.Certainty == Certainty.Certain ? Surer() : Doubted(),
        };

        /// <summary>Off the list: by a leaving, or because what reopened custody (a sentence after a release) no longer stands.</summary>
        private (MovementKind, long?) Left() =>
            Now.Kind == BasisKind.Out && (Was.Held || !Was.Deciding.Contains(Now.LastMark!)) ? By(Now.LastMark!) : Otherwise;

        /// <summary>On the list. A sentence after a release puts nobody into custody that a source tells of.</summary>
        private (MovementKind, long?) Came() => Now.Held ? Begun(Now.Spell) : Otherwise;

        private static (MovementKind, long?) Begun(IReadOnlyList<CustodyMark> marks) =>
            marks.Where(mark => mark.Begins != Beginning.No).MinBy(mark => mark.From) is { } begins
                ? (MovementKind.Arrested, begins.FactId) : (MovementKind.Confirmed, null);

        /// <summary>From possible to certain: custody that may have begun has, or a source says held.</summary>
        private (MovementKind, long?) Surer()
        {
            var held = Now.CertainlyHeld(ConfirmationDays) && !Was.CertainlyHeld(ConfirmationDays);
            if (held && Was.Kind != BasisKind.In) return Begun([.. Now.Spell.Where(mark => !mark.SureOn(Was.Day))]);
            return held || Now.ConfirmedToday || Now.FirmlyConfirmed > Was.FirmlyConfirmed ? (MovementKind.Confirmed, null) : Otherwise;
        }

        /// <summary>From certain to possible: by a leaving that may have come or that another source denies, by time, or by what courts
        /// decided.</summary>
        private (MovementKind, long?) Doubted()
        {
            if (!Was.CertainlyHeld(ConfirmationDays) || Now.CertainlyHeld(ConfirmationDays)) return Otherwise;
            var leaving = (Now.Kind == BasisKind.Mixed && Was.Kind != BasisKind.Mixed ? Now.Deciding : Now.MayOut)
                .Where(mark => mark.Side == MarkSide.Out && !Was.MayOut.Contains(mark)).MaxBy(mark => mark.To);
            return leaving is not null ? By(leaving) : (MovementKind.Lapsed, Now.MayOut.FirstOrDefault(mark => mark.LeavesOpen)?.FactId);
        }

        private static (MovementKind, long?) By(CustodyMark leaving) => (leaving.Becomes switch
        {
            CustodyStatus.OnBail => MovementKind.Bailed,
            CustodyStatus.Escaped => MovementKind.Escaped,
            CustodyStatus.DiedInCustody => MovementKind.Died,
            _ => MovementKind.Released,
        }, leaving.FactId);
    }
}
