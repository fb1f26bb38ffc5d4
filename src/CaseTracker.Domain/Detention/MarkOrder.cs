namespace CaseTracker.Domain.Detention;

/// <summary>Which of two marks came later. Only days, an order that somebody stated and what the facts presuppose decide it; the number of
/// a record never does. A stated order decides for one day, and for vaguer dates that overlap where both are stated (counted from
/// 1).</summary>
internal static class MarkOrder
{
    public static bool CertainlyAfter(this CustodyMark later, CustodyMark earlier)
    {
        if (later.FactId == earlier.FactId) return later.Part > earlier.Part;
        if (later.Earliest > earlier.Latest) return true;
        if (later.Latest < earlier.Earliest) return false;
        if (later.Order > earlier.Order && (later.Earliest == earlier.Latest || (earlier.Order > 0 && later.Latest > earlier.Earliest)))
            return true;
        if (later.Order != earlier.Order || later.Side != MarkSide.Out || earlier.Side != MarkSide.In || !OneDay(earlier)) return false;
        return later.Earliest == earlier.Latest && (later.EndsItsDay || (earlier.LeavesOpen && OneDay(later)));
    }

    private static bool OneDay(CustodyMark mark) => mark.Earliest == mark.Latest;

    /// <summary>The marks in an order that their content gives, for choosing among equals; the number of the record tells only equals
    /// apart. A leaving presupposes the custody that it ends: it came no earlier than the first custody on record, and after the one that
    /// began on its first day, where no other is on record. Where one is, somebody may have been arrested again at the gate.</summary>
    public static List<CustodyMark> Placed(List<CustodyMark> marks)
    {
        var ordered = marks.OrderBy(m => m.Order).ThenBy(m => m.Part).ThenBy(Usual).ThenBy(m => m.How).ThenBy(m => m.Mode)
            .ThenBy(m => m.Stage)
            .ThenBy(m => m.Date?.Edtf, StringComparer.Ordinal).ThenBy(m => m.Date?.Text, StringComparer.Ordinal).ThenBy(m => m.PublishedOn)
            .ThenBy(m => m.Prosecution).ThenBy(m => m.FactId)
            .Select((mark, place) => mark with { Place = place + 1 }).ToList();
        var first = ordered.Where(m => m.Side == MarkSide.In).Select(m => m.Earliest).DefaultIfEmpty(DateOnly.MinValue).Min();
        return ordered.ConvertAll(mark => mark.Side == MarkSide.Out ? Presupposing(ordered, After(mark, first)) : mark);
    }

    private static CustodyMark Presupposing(List<CustodyMark> marks, CustodyMark leaving) =>
        leaving with { EndsItsDay = !OtherCustody(marks, leaving) };

    private static CustodyMark After(CustodyMark leaving, DateOnly first) =>
        leaving.Earliest > DateOnly.MinValue && leaving.Earliest < first && first <= leaving.Latest && !leaving.Announced
            ? leaving with { Earliest = first, MayFrom = CustodyMarks.Later(first, leaving.MayFrom) } : leaving;

    private static bool OtherCustody(List<CustodyMark> marks, CustodyMark leaving)
    {
        var day = leaving.Earliest;
        var earlier = marks.Where(m => m.Side == MarkSide.In && m.Earliest < day);
        if (earlier.Any(m => !marks.Any(o => o.Side == MarkSide.Out && o.Latest < day && o.Earliest > m.Latest))) return true;
        return marks.Count(m => m.Begins == Beginning.Arrest && m.Earliest == day && m.Latest == day) > 1;
    }

    /// <summary>The order in which such things usually follow each other on a day.</summary>
    private static int Usual(CustodyMark mark) => mark.Kind switch
    {
        CustodyEventKind.DetainedByAnotherState => 0,
        CustodyEventKind.Arrest => 1,
        CustodyEventKind.DetentionOrdered => 2,
        CustodyEventKind.Transfer => 4,
        CustodyEventKind.HouseArrestOrdered => 5,
        CustodyEventKind.ConfirmedHeld => 6,
        CustodyEventKind.Release => 7,
        CustodyEventKind.Pardon or CustodyEventKind.Acquittal or CustodyEventKind.ChargesDropped or CustodyEventKind.SentenceSuspended
            or CustodyEventKind.TimeServed => 8,
        CustodyEventKind.Bail => 9,
        CustodyEventKind.Escape => 10,
        CustodyEventKind.DeathInCustody => 11,
        _ => mark.Becomes switch
        {
            CustodyStatus.OnBail => 9,
            CustodyStatus.Escaped => 10,
            CustodyStatus.DiedInCustody => 11,
            _ => mark.Side == MarkSide.In ? 3 : 7
        },
    };
}
