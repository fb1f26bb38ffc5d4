using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Catalogue;

/// <summary>What the definition of a kind asks of a record: required fields, texts that fit and show what they hold, ends that do not lie
/// before their beginnings, and the kind's own rule.</summary>
public static class FieldRules
{
    public static IEnumerable<Problem> Check<T>(FieldCatalogue<T> catalogue, T details) where T : class, new()
    {
        foreach (var field in catalogue.Fields)
        {
            var value = field.Get(details);
            if (field.Required && (value is null or long and 0 || value is string given && string.IsNullOrWhiteSpace(given)))
                yield return new Invalid(field.Key, "Errors.FieldMissing", field.Label);
            if (value is string text && text.Length > field.MaxLength && !(field.Identity && SealedText.Is(text)))
                yield return new Invalid(field.Key, "Errors.TextTooLong", field.Label, text.Length, field.MaxLength);
            if (value is string shown && shown.Any(IsDisguise))
                yield return new Invalid(field.Key, "Errors.TextDisguised", field.Label);
            if (value is BoundedNumber { IsShare: true } share && field.MayBeShare?.Invoke(details) is not true)
                yield return new Invalid(field.Key, "Errors.ShareOfWhat", field.Label, share.Text);
            if (field.Ends is { } begins && catalogue.Find(begins) is { } start && EndsFirst(start.Get(details), value))
                yield return new Invalid(field.Key, "Errors.EndsBeforeItBegins", field.Label, value, start.Label, start.Get(details));
        }
        foreach (var problem in catalogue.Rule(details)) yield return problem;
    }

    /// <summary>Only where the end certainly lies before the beginning: dates that are not exact may overlap.</summary>
    private static bool EndsFirst(object? start, object? end) =>
        start switch { ImpreciseDate date => date.Earliest, DateOnly day => day, _ => null } is { } first
        && end switch { ImpreciseDate date => date.Latest, DateOnly day => day, _ => null } is { } last && last < first;

    /// <summary>Characters that nobody sees and that make a text show as another: they turn the direction of writing
    /// (Unicode's TR 36 on visual spoofing; U+202A–U+202E and U+2066–U+2069), or are control codes other than tabs and ends of
    /// lines. What Khmer needs between words (U+200B) and within them (U+200C, U+200D) stays.</summary>
    private static bool IsDisguise(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'
        || char.IsControl(c) && c is not ('\t' or '\n' or '\r');
}
