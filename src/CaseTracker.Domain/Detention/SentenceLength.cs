using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>A term in calendar months and days (a month is as long as the calendar has it; fewer than 100 days).</summary>
internal readonly record struct Term(long Months, long Days) : IComparable<Term>
{
    public bool IsNothing => Months == 0 && Days == 0;
    public int CompareTo(Term other) => (Months, Days).CompareTo((other.Months, other.Days));
    public static Term operator +(Term a, Term b) => new(a.Months + b.Months, a.Days + b.Days);

    /// <summary>The day on which the term ends, at most 9999-12-31. The day of the month is cut to the month's last.</summary>
    public DateOnly After(DateOnly start)
    {
        if (start.Year * 12L + start.Month + Months >= 9999 * 12L + 12) return DateOnly.MaxValue;
        var end = start.AddMonths((int)Months).DayNumber + Days;
        return end >= DateOnly.MaxValue.DayNumber ? DateOnly.MaxValue : DateOnly.FromDayNumber((int)end);
    }
}

/// <summary>The part of a sentence to be served, least and most. The suspended part is deducted from both. No most: nobody says how long
/// it is at most; no least and no most: life, or a length that no source gives.</summary>
internal readonly record struct SentenceLength(Term? Least, Term? Most, bool IsSome)
{
    /// <summary>In force, with no end that could be told.</summary>
    public static SentenceLength Endless { get; } = new(null, null, IsSome: true);

    public bool IsEndless => Least is null && Most is null;

    public static bool IsStated(SentenceDetails s) =>
        s is not { Years: null, Months: null, Days: null, YearsAtMost: null, Life: false, WhollySuspended: false };

    public static SentenceLength Of(SentenceDetails s)
    {
        if (s.WhollySuspended) return default;
        if (s.Life || !IsStated(s)) return Endless;
        var least = Unsuspended(12L * Positive(s.Years) + Positive(s.Months), s);
        var most = s.YearsAtMost is null ? least : Unsuspended(12L * Positive(s.YearsAtMost), s with { Days = null });
        if (least.CompareTo(most) > 0) most = least;
        return new(least, most, IsSome: !most.IsNothing);
    }

    /// <summary>After a reduction or commutation of which nobody says to what: at most the old length.</summary>
    public SentenceLength Reduced() => IsSome ? new(default(Term), Most, true) : this;

    /// <summary>After an increase of which nobody says to what: at least the old length.</summary>
    public SentenceLength Increased() => new(Least ?? default(Term), null, true);

    /// <summary>Either of two, where nothing says which.</summary>
    public SentenceLength Or(SentenceLength other)
    {
        if (!IsSome || !other.IsSome) return IsSome ? Reduced() : other.Reduced();
        if (IsEndless || other.IsEndless) return Endless;
        var least = Least!.Value.CompareTo(other.Least!.Value) <= 0 ? Least : other.Least;
        var most = Most is { } a && other.Most is { } b ? (a.CompareTo(b) >= 0 ? a : b) : (Term?)null;
        return new(least, most, true);
    }

    private static Term Unsuspended(long months, SentenceDetails s)
    {
        months -= Positive(s.SuspendedMonths);
        return months < 0 ? default : new Term(months, Math.Min(Positive(s.Days), 99));
    }

    private static int Positive(int? number) => Math.Max(number ?? 0, 0);
}
