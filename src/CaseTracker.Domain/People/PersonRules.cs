namespace CaseTracker.Domain.People;

public static class PersonRules
{
    /// <summary>Below this many years of age somebody is a child (Convention on the Rights of the Child, article 1).</summary>
    public const int AdultFrom = 18;

    /// <summary>The age in whole years on a day, of somebody born on a day; negative before the birth. Somebody born on 29 February is
    /// a year older on 1 March of a common year, which keeps a child a child for as long as the law may.</summary>
    public static int Age(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return (day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }
}
