using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>The length of a sentence as tables write it: "27 years", "2 years 6 months", "18 months", "6–8 years", "life", "៥ឆ្នាំ".
/// What is more than a length, such as a suspension, is not read: nobody would see that it was left out.</summary>
internal static partial class SentenceWords
{
    /// <summary>The sentence with that length; null for what cannot be read whole.</summary>
    public static SentenceDetails? Read(string text)
    {
        var folded = TextFold.Of(text);
        if (Life().IsMatch(folded)) return new SentenceDetails { Life = true };
        if (Length().Match(folded) is not { Success: true } match) return null;
        var (years, most, months, days) = (Number("years"), Number("most"), Number("months"), Number("days"));
        if (years is null && months is null && days is null) return null;
        // As a record keeps it: 18 months are a year and six months.
        if (months > 11 && most is null) (years, months) = ((years ?? 0) + months / 12, months % 12 is > 0 and var rest ? rest : null);
        return new SentenceDetails { Years = years, YearsAtMost = most, Months = months, Days = days };

        int? Number(string group) => match.Groups[group] is { Success: true, Value: var digits }
            ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"^(?:life(?: in prison| imprisonment| sentence)?|ដាក់ពន្ធនាគារអស់មួយជីវិត|អស់មួយជីវិត|មួយជីវិត)$")]
    private static partial Regex Life();

    [GeneratedRegex("""
        ^(?:(?<years>\d{1,3})(?:\s*(?:-|to)\s*(?<most>\d{1,3}))?\s*-?(?:years?|yrs?\.?|y|ឆ្នាំ)\s*(?:in\s+(?:prison|jail))?)?
        (?:\s*(?:,|and|&|និង)?\s*(?<months>\d{1,3})\s*-?(?:months?|mos?\.?|m|ខែ))?
        (?:\s*(?:,|and|&|និង)?\s*(?<days>\d{1,3})\s*-?(?:days?|d|ថ្ងៃ))?\s*(?:in\s+(?:prison|jail)|of\s+imprisonment)?$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Length();
}
