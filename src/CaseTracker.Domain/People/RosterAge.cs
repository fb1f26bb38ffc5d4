using System.Text.RegularExpressions;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>Ages as lists give them: 17, aged 17, about 15, 15-16, under 18, អាយុ ១៧ ឆ្នាំ.</summary>
internal static partial class RosterAge
{
    /// <summary>Nobody is older, so a larger number is no age.</summary>
    public const int Oldest = 120;

    /// <summary>How far a stated number may lie from the true age where the list calls it approximate.</summary>
    private const int Near = 3;

    /// <summary>Null where the text is no age.</summary>
    public static BoundedNumber? Read(string text)
    {
        if (Whole().Match(KhmerSpelling.Normal(text)) is not { Success: true } match) return null;
        var years = match.Groups["years"].Value.Trim();
        // "17?" is an age of which the list itself is not sure.
        if (match.Groups["doubt"].Success) years = $"about {years}";
        return BoundedNumber.Parse(years) is { Ok: true, Value: { } age } && (age.Low ?? age.High) is not null ? age : null;
    }

    /// <summary>A name with an age behind it and nothing between that parts them; null where there is none. A bare number is an age only
    /// behind a name of several words: "Room 12" is none.</summary>
    public static (string Name, string Age)? Behind(string part)
    {
        foreach (Match match in Starts().Matches(part))
        {
            var (name, age) = (part[..match.Index].Trim(), part[match.Index..].Trim());
            if (name.Length == 0 || name.Any(char.IsDigit) || Read(age) is null) continue;
            if (!char.IsDigit(age[0]) || age.Any(char.IsLetter) || name.Split(' ').Length > 1) return (name, age);
        }
        return null;
    }

    /// <summary>Below the age of majority the name is restricted from the first save on; what may be either is not called an
    /// adult.</summary>
    public static AgeGroup Group(BoundedNumber age)
    {
        if (age.Approximate) return age.High < PersonRules.AdultFrom ? AgeGroup.Child : age.Low >= PersonRules.AdultFrom + Near
            ? AgeGroup.Adult : AgeGroup.Unknown;
        if (age.Limits is { AtMost: { } most } limits && (most < PersonRules.AdultFrom
            || (most == PersonRules.AdultFrom && limits.AtMostExclusive))) return AgeGroup.Child;
        return age.Low >= PersonRules.AdultFrom ? AgeGroup.Adult : AgeGroup.Unknown;
    }

    [GeneratedRegex("""
        ^(?:(?:aged?|អាយុ)\s*:?\s*)?
        (?<years>(?:(?:about|around|approximately|approx\.?|roughly|circa|ca?\.?|nearly|almost|over|above|under|below
            |more\sthan|less\sthan|at\sleast|at\smost|between|from|some
            |ប្រហែលជា|ប្រហែល|ប្រមាណជា|ប្រមាណ|ជាង|លើសពី|លើស|តិចជាង|ក្រោម|ជិត|ចន្លោះពី|ចន្លោះ|ពី|យ៉ាងតិច|[~<>≈])\s*)*
            [0-9]{1,3}(?:\s*(?:[-–—]|to|or|and|ទៅ|ដល់|និង|ឬ)\s*[0-9]{1,3})?\+?)
        (?<doubt>\s*\?)?
        \s*[-]?\s*(?:years?(?:[\s-]*old)?|yrs?\.?(?:\s*old)?|y\.?/?o\.?|y|ឆ្នាំ)?(?<doubt>\s*\?)?\.?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<=\s)(?=aged?\b|about\b|around\b|approx|circa\b|over\b|under\b|[~<>≈0-9\u17E0-\u17E9])|(?=អាយុ|ប្រហែល|ប្រមាណ)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Starts();
}
