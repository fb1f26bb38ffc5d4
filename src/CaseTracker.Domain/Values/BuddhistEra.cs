using System.Globalization;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>Years that Cambodian documents count from the Buddha. The year changes in April or May, so a date alone does not tell whether
/// it runs 543 or 544 years ahead of the Common Era.</summary>
internal static class BuddhistEra
{
    /// <summary>Whether a year can only be one of this era: the next centuries hold nothing that is on record, and the last ones lie
    /// here.</summary>
    public static bool Counts(int year) => year is >= 2400 and < 2700;

    /// <summary>The refusal, which names the year that is meant.</summary>
    public static Problem Problem(string text, int year) =>
        new("Values.Date.BuddhistEra", text, Digits(year), Digits(year - 544), Digits(year - 543));

    private static string Digits(int year) => year.ToString(CultureInfo.InvariantCulture);
}
