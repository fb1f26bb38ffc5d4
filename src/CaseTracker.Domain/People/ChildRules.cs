using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>Whether a person is to be protected as a child.</summary>
/// <param name="OfAChild">The name is a child's: to be kept from viewers without clearance until somebody with the right lets it be
/// shown.</param>
/// <param name="Disagree">The facts cannot all be true: a birth and an age that do not go together, or a box that says otherwise than they
/// do.</param>
public sealed record ChildReading(bool OfAChild, bool Disagree);

/// <summary>A child is who was, or may have been, under 18 on the day of any event on record, or when recorded. An age or a birth that
/// leaves it open makes a child unless the record says adult; one that is certainly below 18 makes a child whatever the record says. Facts
/// are not weighed against each other: where they disagree the more protective one holds. Records that are linked as one person's are read
/// as one. The event stays on record as the child grows up, and with it the answer; a correction of the fact that said so changes it, for
/// then nothing on record says so.</summary>
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
    public static ChildReading Read(PersonDetails person, DateOnly recorded, IReadOnlyCollection<AgedFact> facts) =>
        Read([new(person.Birth, person.AgeGroup, recorded, facts)]);

    /// <summary>Reads all records of one person together: a birth on one counts at the events of the others. The word "adult" speaks of the
    /// events of its own record and yields nothing elsewhere, so that a further record never takes protection away.</summary>
    public static ChildReading Read(IReadOnlyCollection<AgedRecord> records)
    {
        var births = new List<Born>();
        var answers = new List<(Was Was, AgedRecord At)>();
        foreach (var birth in records.Select(record => OfRecord(record.Birth)).OfType<Born>())
        {
            births.Add(birth);
            foreach (var at in records)
                foreach (var (first, last) in at.Facts.Select(fact => fact.Days).Append((at.Recorded, at.Recorded)))
                    Take(birth, first, last, at);
        }
        foreach (var of in records)
            foreach (var aged in of.Facts.Where(fact => fact.Age is not null))
            {
                var (least, most) = Years(aged.Age!);
                answers.Add((most < PersonRules.AdultFrom ? Was.Child : least >= PersonRules.AdultFrom ? Was.Adult : Was.Either, of));
                var born = OfAge(least, most, aged.Days);
                births.Add(born);
                // Somebody who was 19 at the arrest may have been 17 at what happened before.
                foreach (var at in records)
                    foreach (var (first, last) in at.Facts.Where(fact => fact.Age is null).Select(fact => fact.Days))
                        Take(born, first, last, at);
            }
        var protect = records.Any(record => record.AgeGroup == AgeGroup.Child)
            || answers.Exists(answer => answer.Was == Was.Child || (answer.Was == Was.Either && answer.At.AgeGroup != AgeGroup.Adult));
        var disagree = answers.Exists(answer => answer.Was == Was.Child && answer.At.AgeGroup == AgeGroup.Adult)
            || records.Any(record => record.AgeGroup == AgeGroup.Child && record.Facts.Count > 0 && AllAdult(record))
            || records.Any(record => record.AgeGroup == AgeGroup.Adult
                && records.Any(other => other.AgeGroup == AgeGroup.Child && !GrewUpBetween(other, record)))
            || births.Exists(one => births.Exists(other => !one.Fits(other)));
        return new ChildReading(protect, disagree);

        bool AllAdult(AgedRecord record) => answers.FindAll(answer => ReferenceEquals(answer.At, record)) is { Count: > 0 } at
            && at.TrueForAll(answer => answer.Was == Was.Adult);

        void Take(Born born, DateOnly first, DateOnly? last, AgedRecord at)
        {
            int? least = born.Last is { } latest ? PersonRules.Age(latest, first) : null, most = born.First is { } earliest
                && last is { } end ? PersonRules.Age(earliest, end) : null;
            // What happened before the birth happened to somebody else, or is mistyped.
            if (most < 0) return;
            answers.Add((most < PersonRules.AdultFrom ? Was.Child : least >= PersonRules.AdultFrom ? Was.Adult : Was.Either, at));
        }
    }

    /// <summary>Whether all events at which the person was a child may lie before those at which the person was grown up.</summary>
    private static bool GrewUpBetween(AgedRecord child, AgedRecord adult) =>
        child.Days.Max(days => days.First) < adult.Days.Min(days => days.Last ?? DateOnly.MaxValue);

    private static Born? OfRecord(ImpreciseDate? birth) => birth switch
    {
        null or { Earliest: null, Latest: null } => null,
        { Qualified: true } => new Born(birth.Earliest is { } first ? YearsFrom(first, -DateMargin) : null, birth.Latest is { } last
            ? YearsFrom(last, DateMargin) : null),
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
        day.Year + years < DateOnly.MinValue.Year ? DateOnly.MinValue : day.Year + years > DateOnly.MaxValue.Year
            ? DateOnly.MaxValue : day.AddYears(years);
}
