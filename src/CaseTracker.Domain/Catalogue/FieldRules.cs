using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Catalogue;

/// <summary>What the catalogue itself asks of a record: required fields, and texts that fit and show what they hold.</summary>
public static class FieldRules
{
    public static IEnumerable<Problem> Check<T>(FieldCatalogue<T> catalogue, T details) where T : class, new()
    {
        foreach (var field in catalogue.Fields)
        {
            var value = field.Get(details);
            if (field.Required && (value is null or long and 0 || value is string given && string.IsNullOrWhiteSpace(given)))
                yield return new Problem("Errors.FieldMissing", field.Label);
            if (value is string text && text.Length > field.MaxLength)
                yield return new Problem("Errors.TextTooLong", field.Label, text.Length, field.MaxLength);
            if (value is string shown && shown.Any(IsDisguise))
                yield return new Problem("Errors.TextDisguised", field.Label);
        }
    }

    /// <summary>Characters that nobody sees and that make a text show as another: they turn the direction of writing
    /// (Unicode's TR 36 on visual spoofing; U+202A–U+202E and U+2066–U+2069), or are control codes other than tabs and ends of
    /// lines. What Khmer needs between words (U+200B) and within them (U+200C, U+200D) stays.</summary>
    private static bool IsDisguise(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' || char.IsControl(c) && c is not ('\t' or '\n' or '\r');
}
