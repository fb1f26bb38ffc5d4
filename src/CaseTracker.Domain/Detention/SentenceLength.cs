using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>A term in calendar months and days (a month is as long as the calendar has it; fewer than 100 days).</summary>
internal readonly record struct Term(long Months, long Days) : IComparable<Term>
{
    public bool IsNothing => Months == 0 && Days == 0;
    public int CompareTo(Term other) => (Months, Days).CompareTo((other.Months, other.Days));

    /// <summary>The day on which the term ends, at most 9999-12-31. The day of the month is cut to the month's last.</summary>
    public DateOnly After(DateOnly start)
    {
        if (start.Year * 12L + start.Month + Months >= 9999 * 12L + 12) return DateOnly.MaxValue;
        var end = start.AddMonths((int)Months).DayNumber + Days;
        return end >= DateOnly.MaxValue.DayNumber ? DateOnly.MaxValue : DateOnly.FromDayNumber((int)end);
    }
}

/// <summary>The part of a sentence to be served, least and most. The suspended part is deducted from both.</summary>
internal readonly record struct SentenceLength(Term Least, Term Most, bool Endless, bool IsSome)
{
    public static SentenceLength Of(SentenceDetails s)
    {
        if (s.WhollySuspended) return default;
        if (s.Life) return new(default, default, Endless: true, IsSome: true);
        // A sentence whose length no source gives is in force, with no end that could be told.
        if (s is { Years: null, Months: null, Days: null, YearsAtMost: null }) return new(default, default, Endless: true, IsSome: true);
        var least = Unsuspended(12L * Positive(s.Years) + Positive(s.Months), s);
        var most = s.YearsAtMost is null ? least : Unsuspended(12L * Positive(s.YearsAtMost), s with { Days = null });
        if (least.CompareTo(most) > 0) most = least;
        return new(least, most, Endless: false, IsSome: !most.IsNothing);
    }

    private static Term Unsuspended(long months, SentenceDetails s)
    {
        months -= Positive(s.SuspendedMonths);
        return months < 0 ? default : new Term(months, Math.Min(Positive(s.Days), 99));
    }

    private static int Positive(int? number) => Math.Max(number ?? 0, 0);
}
