using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>An event or another dated fact on record of a person, as far as it tells how old the person was.</summary>
/// <param name="On">When it happened; null is undated.</param>
/// <param name="By">The day by which it had happened: its source was published, or it was recorded.</param>
/// <param name="Age">The person's age in years at it, as a source gives it.</param>
public sealed record AgedFact(ImpreciseDate? On, DateOnly By, BoundedNumber? Age = null)
{
    /// <summary>How far back a beginning that nobody dates is looked for, in days. Further back, every grown person may once have been a
    /// child.</summary>
    public const int Reach = 180;

    /// <summary>The first and the last day on which it may have happened; the last is null where it is open.</summary>
    internal (DateOnly First, DateOnly? Last) Days
    {
        get
        {
            if (On is null or { Earliest: null, Latest: null }) return (Before(By), By);
            var first = On.Earliest ?? Before(On.Latest!.Value);
            return On.Qualified ? (ChildRules.YearsFrom(first, -ChildRules.DateMargin), On.Latest is { } last
                ? ChildRules.YearsFrom(last, ChildRules.DateMargin) : null) : (first, On.Latest);
        }
    }

    private static DateOnly Before(DateOnly day) => day.DayNumber > Reach ? day.AddDays(-Reach) : DateOnly.MinValue;
}
