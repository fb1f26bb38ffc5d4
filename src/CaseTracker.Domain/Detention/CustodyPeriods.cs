namespace CaseTracker.Domain.Detention;

/// <summary>Cuts all days into spans on which the custody rule gives one answer. Every comparison of the rule with the day
/// asked for is one with a day that stands in the facts, with that day or evidence plus one, or with evidence plus the
/// days of confirmation: those are the only days on which the answer can change, save that the last days of the sentences,
/// of all together and of each, follow from the answers themselves. A test compares the spans with the rule on every day.</summary>
internal static class CustodyPeriods
{
    public static IReadOnlyList<CustodyPeriod> Of(HistoryRead read, int confirmationDays, Func<DateOnly, CustodyStatusOnDay> standingOn)
    {
        var first = Turns(read, confirmationDays).OfType<DateOnly>().Append(DateOnly.MinValue).Distinct().Order().ToList();
        var spans = new List<CustodyPeriod>();
        for (var index = 0; index < first.Count; index++)
        {
            var to = index + 1 < first.Count ? first[index + 1].AddDays(-1) : DateOnly.MaxValue;
            for (var from = first[index]; from <= to;)
            {
                var span = Cut(from, to);
                if (span.SentenceEndLatest is { } end && end >= from && end < to) span = Cut(from, end);
                if (LastAs(span) is var last && last < span.To) span = Cut(from, last);
                Add(span);
                if (span.To == DateOnly.MaxValue) break;
                from = span.To.AddDays(1);
            }
        }
        return spans;

        // Of several terms that a release cut short each has a last day of its own, after which it counts no more: between the turns.
        DateOnly LastAs(CustodyPeriod span)
        {
            if (span.Status is not (CustodyStatus.ServingSentence or CustodyStatus.PastSentenceEnd) || Same(span.To)) return span.To;
            var (same, other) = (span.From, span.To);
            while (other.DayNumber - same.DayNumber > 1)
            {
                var day = DateOnly.FromDayNumber(same.DayNumber + ((other.DayNumber - same.DayNumber) / 2));
                if (Same(day)) same = day;
                else other = day;
            }
            return same;

            bool Same(DateOnly day)
            {
                var answer = standingOn(day);
                return (answer.Status, answer.Certainty, answer.SentenceEnd?.Earliest, answer.SentenceEnd?.Latest)
                    == (span.Status, span.Certainty, span.SentenceEndEarliest, span.SentenceEndLatest);
            }
        }

        CustodyPeriod Cut(DateOnly from, DateOnly to)
        {
            var span = CustodyPeriod.Of(from, standingOn(from));
            if (to == from) return span;
            // Confirmed on its first day for that day: either this was the last confirmation, or each day confirms itself.
            var daily = span.LastConfirmedEarliest == from && span.LastConfirmedLatest == from
                && standingOn(from.AddDays(1)).LastConfirmed?.Earliest == from.AddDays(1);
            return daily ? span with { To = to, ConfirmedDaily = true, LastConfirmedEarliest = null, LastConfirmedLatest = null }
                : span with { To = to };
        }

        void Add(CustodyPeriod span)
        {
            if (spans.Count > 0 && spans[^1].With(span) is { } joined) spans[^1] = joined;
            else spans.Add(span);
        }
    }

    /// <summary>The days on which a comparison of the rule can turn; null where such a day lies beyond the calendar.</summary>
    private static IEnumerable<DateOnly?> Turns(HistoryRead read, int confirmationDays)
    {
        foreach (var mark in read.Marks)
        {
            yield return mark.MayFrom;
            yield return mark.SureFrom;
            if (mark.LeavesOpen) yield return After(mark.Latest, 1);
            if (mark.Side != MarkSide.In) continue;
            yield return After(mark.Earliest, 1);
            yield return After(mark.Through, 1);
            if (mark.FirmThrough is not { } firm) continue;
            yield return After(mark.Earliest, confirmationDays + 1);
            yield return After(firm, 1);
            yield return After(firm, confirmationDays + 1);
        }
        foreach (var day in read.Proceedings.Days)
        {
            yield return day;
            yield return After(day, 1);
        }
    }

    private static DateOnly? After(DateOnly day, int days) => day.DayNumber > DateOnly.MaxValue.DayNumber - days ? null : day.AddDays(days);
}
