using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

public static class PersonRules
{
    /// <summary>Below this many years of age somebody is a child (Convention on the Rights of the Child, article 1).</summary>
    public const int AdultFrom = 18;

    /// <summary>The age in whole years on a day, least and most; null for no known birth, or a birth after the day.
    /// An open bound leaves that side null. Somebody born on 29 February is a year older on 1 March of a common year,
    /// which keeps a child a child for as long as the law may.</summary>
    public static (int? Least, int? Most)? AgeOn(ImpreciseDate? birth, DateOnly day)
    {
        if (birth is null or { Earliest: null, Latest: null } || birth.Earliest > day) return null;
        int? least = birth.Latest is { } latest ? Math.Max(Years(latest, day), 0) : null;
        int? most = birth.Earliest is { } earliest ? Years(earliest, day) : null;
        return (least, most);
    }

    /// <summary>Child or adult on a day. The birth date decides where it can; one that straddles 18 leaves it unknown,
    /// unless a source says which. What a source says "at the events" is about those days; it is taken for any day.</summary>
    public static AgeGroup AgeGroupOn(PersonDetails person, DateOnly day)
    {
        if (AgeOn(person.Birth, day) is not { } age) return person.AgeGroup;
        if (age.Least >= AdultFrom) return AgeGroup.Adult;
        if (age.Most < AdultFrom) return AgeGroup.Child;
        return person.AgeGroup;
    }

    private static int Years(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return (day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }
}
