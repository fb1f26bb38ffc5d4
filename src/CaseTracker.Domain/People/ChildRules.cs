using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>Whether a person is to be protected as a child.</summary>
/// <param name="OfAChild">The name is a child's: to be kept from viewers without clearance until somebody with the right lets it be shown.</param>
/// <param name="Disagree">The facts cannot all be true: a birth and an age that do not go together, or a box that says otherwise than they do.</param>
public sealed record ChildReading(bool OfAChild, bool Disagree);

/// <summary>A child is who was, or may have been, under 18 on the day of any event on record, or when recorded. An age or a birth that leaves it open
/// makes a child unless the record says adult; one that is certainly below 18 makes a child whatever the record says. Facts are not weighed
/// against each other: where they disagree the more protective one holds. The event stays on record as the child grows up, and
/// with it the answer; a correction of the fact that said so changes it, for then nothing on record says so.</summary>
public static class ChildRules
{
    /// <summary>By how many years "about 18" may be wrong: our own reading, no source's.</summary>
    public const int AgeMargin = 2;

    /// <summary>By how many years a date that is called uncertain or approximate may be wrong: our own reading.</summary>
    public const int DateMargin = 1;

    private enum Was { Adult, Either, Child }

    /// <summary>The days on which somebody may have been born; null where a side is open.</summary>
    private readonly record struct Born(DateOnly? First, DateOnly? Last)
    {
        public bool Fits(Born other) => !(Last < other.First) && !(other.Last < First);
    }

    /// <param name="recorded">The day on which the person was recorded: known then, whatever the events.</param>
    public static ChildReading Read(PersonDetails person, DateOnly recorded, IReadOnlyCollection<AgedFact> facts)
    {
        var births = new List<Born>();
        var answers = new List<Was>();
        if (OfRecord(person.Birth) is { } birth)
        {
            births.Add(birth);
            foreach (var (first, last) in facts.Select(fact => fact.Days).Append((recorded, recorded))) Take(birth, first, last);
        }
        foreach (var aged in facts.Where(fact => fact.Age is not null))
        {
            var (least, most) = Years(aged.Age!);
            answers.Add(most < PersonRules.AdultFrom ? Was.Child : least >= PersonRules.AdultFrom ? Was.Adult : Was.Either);
            var born = OfAge(least, most, aged.Days);
            births.Add(born);
            // Somebody who was 19 at the arrest may have been 17 at what happened before.
            foreach (var (first, last) in facts.Where(fact => fact.Age is null).Select(fact => fact.Days)) Take(born, first, last);
        }
        var child = answers.Contains(Was.Child);
        var protect = person.AgeGroup == AgeGroup.Child || child || person.AgeGroup != AgeGroup.Adult && answers.Contains(Was.Either);
        var disagree = person.AgeGroup == AgeGroup.Adult && child
            || person.AgeGroup == AgeGroup.Child && facts.Count > 0 && answers.Count > 0 && answers.TrueForAll(was => was == Was.Adult)
            || births.Exists(one => births.Exists(other => !one.Fits(other)));
        return new ChildReading(protect, disagree);

        void Take(Born born, DateOnly first, DateOnly? last)
        {
            int? least = born.Last is { } latest ? PersonRules.Age(latest, first) : null, most = born.First is { } earliest && last is { } end ? PersonRules.Age(earliest, end) : null;
            // What happened before the birth happened to somebody else, or is mistyped.
            if (most < 0) return;
            answers.Add(most < PersonRules.AdultFrom ? Was.Child : least >= PersonRules.AdultFrom ? Was.Adult : Was.Either);
        }
    }

    private static Born? OfRecord(ImpreciseDate? birth) => birth switch
    {
        null or { Earliest: null, Latest: null } => null,
        { Qualified: true } => new Born(birth.Earliest is { } first ? YearsFrom(first, -DateMargin) : null, birth.Latest is { } last ? YearsFrom(last, DateMargin) : null),
        _ => new Born(birth.Earliest, birth.Latest),
    };

    private static Born OfAge(int? least, int? most, (DateOnly First, DateOnly? Last) days) => new(
        most is { } oldest ? YearsFrom(days.First, -oldest - 1) is var edge && edge < DateOnly.MaxValue ? edge.AddDays(1) : edge : null,
        days.Last is { } last ? YearsFrom(last, -(least ?? 0)) : null);

    /// <summary>Whole years, least and most; a side that the words leave open is null.</summary>
    private static (int? Least, int? Most) Years(BoundedNumber age)
    {
        var margin = age.Approximate ? AgeMargin : 0;
        // "Under 18" is 17 at most.
        var under = age.Bound == NumberBound.LessThan && age.High == decimal.Floor(age.High ?? 0) ? 1 : 0;
        return (Whole(age.Low) - margin, Whole(age.High) - under + margin);

        static int? Whole(decimal? years) => years is { } number ? (int)Math.Clamp(decimal.Floor(number), 0, 1000) : null;
    }

    internal static DateOnly YearsFrom(DateOnly day, int years) =>
        day.Year + years < DateOnly.MinValue.Year ? DateOnly.MinValue : day.Year + years > DateOnly.MaxValue.Year ? DateOnly.MaxValue : day.AddYears(years);
}
