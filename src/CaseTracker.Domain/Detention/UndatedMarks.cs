namespace CaseTracker.Domain.Detention;

/// <summary>Places undated marks between the dated ones. A release without a first day lies after the last confirmation and not
/// after its last day or the day it was published. An undated arrest lies before the first dated release where no dated arrest does:
/// a release presupposes custody.</summary>
internal static class UndatedMarks
{
    public static IReadOnlyList<CustodyMark> Placed(IReadOnlyList<CustodyMark> marks)
    {
        if (!marks.Any(m => m.Undated || LeftOpen(m))) return marks;
        var firstOut = First(marks, MarkSide.Out);
        var firstIn = First(marks, MarkSide.In);
        var arrestsComeFirst = firstOut > DateOnly.MinValue && firstOut < DateOnly.MaxValue && !(firstIn <= firstOut);
        return marks.Select(mark => mark switch
        {
            { Side: MarkSide.Out } when LeftOpen(mark) => Between(marks, mark, mark.Latest),
            { Undated: true, Side: MarkSide.In, Kind: not CustodyEventKind.ConfirmedHeld } when arrestsComeFirst
                => By(mark, firstOut!.Value.AddDays(-1)),
            _ => mark,
        }).ToList();
    }

    private static bool LeftOpen(CustodyMark mark) => mark.Earliest == DateOnly.MinValue && mark.Latest < DateOnly.MaxValue
        && mark.Part == 0;

    private static DateOnly? First(IReadOnlyList<CustodyMark> marks, MarkSide side) =>
        marks.Where(m => m.Side == side && !m.Undated).Select(m => (DateOnly?)m.Earliest).Min();

    /// <summary>It counts as later than every confirmation up to the publication, but may have happened as early as the
    /// last of them did.</summary>
    private static CustodyMark Between(IReadOnlyList<CustodyMark> marks, CustodyMark mark, DateOnly published)
    {
        var before = marks.Where(m => m.Side == MarkSide.In && m.Latest <= published).ToList();
        if (before.Count == 0) return mark;
        var last = before.Max(m => m.Latest);
        return mark with
        {
            Earliest = last < published ? last.AddDays(1) : published,
            MayFrom = CustodyMarks.Earlier(published, before.Max(HeldBefore)),
        };
    }

    /// <summary>The first day on which a release after this mark is thinkable: the day itself was a day held.</summary>
    private static DateOnly HeldBefore(CustodyMark mark) =>
        mark.Earliest == mark.Latest || mark.Confirms ? mark.Through.AddDays(1) : mark.Earliest;

    private static CustodyMark By(CustodyMark mark, DateOnly day) =>
        mark with
        {
            Latest = CustodyMarks.Earlier(mark.Latest, day),
            SureFrom = CustodyMarks.Earlier(mark.SureFrom, day),
            Begun = CustodyMarks.Earlier(mark.Begun, day),
        };
}
