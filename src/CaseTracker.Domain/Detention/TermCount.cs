namespace CaseTracker.Domain.Detention;

/// <summary>Counts a term through the spells in custody. A term runs in custody only. That time in custody before the judgment is deducted
/// from the term could not be verified in the text of the Criminal Code and the Code of Criminal Procedure, so both readings are kept: the
/// earliest end deducts all custody that may be under the same prosecution, from the first day that its dates allow; the latest deducts
/// only custody that was under it for sure, after the judgment. House arrest before the judgment, custody by another state, custody at the
/// same time under another prosecution and the time of a conditional release (Code of Criminal Procedure, articles 512 to 522: its term
/// runs on) count for the earliest end only. Custody under another prosecution that was over counts for neither.</summary>
internal sealed class TermCount
{
    private readonly Dictionary<long, List<DateOnly>> activity = [];

    public TermCount(Proceedings all, IReadOnlyList<CustodyMark> marks)
    {
        foreach (var charge in all.Charges) Add(charge.Details.ProsecutionId, charge.Earliest);
        foreach (var judgment in all.Chains.SelectMany(c => c.All)) Add(judgment.Details.ProsecutionId, judgment.Earliest);
        foreach (var mark in marks) if (mark.Prosecution is { } prosecution) Add(prosecution, mark.Earliest);

        void Add(long prosecution, DateOnly day)
        {
            if (!activity.TryGetValue(prosecution, out var days)) activity[prosecution] = days = [];
            days.Add(day);
        }
    }

    /// <summary>When a prosecution first shows on record; a dated fact goes before an undated one.</summary>
    private DateOnly FirstOf(long prosecution)
    {
        var days = activity.GetValueOrDefault(prosecution) ?? [];
        var dated = days.FindAll(d => d > DateOnly.MinValue);
        return dated.Count > 0 ? dated.Min() : days.Count > 0 ? DateOnly.MinValue : DateOnly.MaxValue;
    }

    /// <summary>The spell may have been under this prosecution: it names it; or it names none, and only this one or none was on record by
    /// its end; or this one was on record at the same time as the one that it names.</summary>
    public bool MayBeUnder(CustodySpell spell, long prosecution)
    {
        if (spell.Named.Contains(prosecution)) return true;
        var byItsEnd = activity.Keys.Where(p => FirstOf(p) <= spell.EndLatest).ToList();
        return byItsEnd.Contains(prosecution) || (spell.Named.Count == 0 && byItsEnd.Count == 0);
    }

    public bool IsUnder(CustodySpell spell, long prosecution) => spell.Named.Count == 0
        ? activity.Count == 1 && activity.ContainsKey(prosecution)
        : spell.Named.Count == 1 && spell.Named.Contains(prosecution);

    /// <summary>The earliest day on which the term can end that is served in the last of these spells.</summary>
    public DateOnly? Earliest(Term least, DateOnly judged, IReadOnlyCollection<long> prosecutions, IReadOnlyList<CustodySpell> before,
        CustodySpell last)
    {
        var mine = before.Where(s => prosecutions.Any(p => MayBeUnder(s, p))).ToList();
        // How much was served before nobody can tell, so the term may be over since it was given.
        if (last.BeginningUnknown || mine.Exists(s => s.BeginningUnknown)) return judged > DateOnly.MinValue ? judged : null;
        var start = last.StartEarliest;
        if (start == DateOnly.MinValue) return null;
        var spent = Merged(mine.Select(s => (s.StartEarliest, Ran(s, before, last))), start);
        var credit = spent.Sum(s => s.To.DayNumber - s.From.DayNumber);
        var end = Less(least.After(start), credit);
        if (spent.Count == 0) return end;
        var first = spent[0].From;
        var gaps = start.DayNumber - first.DayNumber - credit;
        var passed = least.After(first);
        if (end <= start) return CustodyMarks.Earlier(end, passed);
        return CustodyMarks.Earlier(end, More(passed, gaps));
    }

    /// <summary>The latest such day; null where nothing on record bounds it.</summary>
    public DateOnly? Latest(Term most, DateOnly judged, IReadOnlyCollection<long> prosecutions, IReadOnlyList<CustodySpell> before,
        CustodySpell last)
    {
        if (last.OwnStateLatest is not { } own) return null;
        var start = CustodyMarks.Later(judged, own);
        if (start == DateOnly.MaxValue) return null;
        var mine = before.Where(s => prosecutions.All(p => IsUnder(s, p)) && !s.AnotherState)
            .Select(s => (CustodyMarks.Later(judged, s.StartLatest), s.EndEarliest));
        var spent = Merged(mine, start);
        var credit = spent.Sum(s => s.To.DayNumber - s.From.DayNumber);
        var end = Less(most.After(start), credit);
        return spent.Count == 0 ? end
            : CustodyMarks.Later(end, More(most.After(spent[0].From), start.DayNumber - spent[0].From.DayNumber - credit));
    }

    /// <summary>A spell's last day for the earliest end: after a conditional release the term runs on.</summary>
    private static DateOnly Ran(CustodySpell spell, IReadOnlyList<CustodySpell> before, CustodySpell last)
    {
        if (spell.Leaving is not { How: ReleaseKind.Conditional }) return spell.EndLatest;
        var next = before.SkipWhile(s => s != spell).Skip(1).Append(last).First();
        return CustodyMarks.Later(spell.EndLatest, next.StartLatest);
    }

    private static List<(DateOnly From, DateOnly To)> Merged(IEnumerable<(DateOnly From, DateOnly To)> spells, DateOnly upTo)
    {
        var merged = new List<(DateOnly From, DateOnly To)>();
        foreach (var (from, end) in spells.Select(s => (s.From, To: CustodyMarks.Earlier(s.To, upTo))).Where(s => s.From < s.To)
            .OrderBy(s => s.From))
        {
            if (merged.Count > 0 && from <= merged[^1].To) merged[^1] = (merged[^1].From, CustodyMarks.Later(merged[^1].To, end));
            else merged.Add((from, end));
        }
        return merged;
    }

    private static DateOnly Less(DateOnly day, int days) => day == DateOnly.MaxValue
        ? day : DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - days));
    private static DateOnly More(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, day.DayNumber + days));
}
