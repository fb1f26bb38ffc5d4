using System.Globalization;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Catalogue;

/// <summary>A field's value in words, in the interface language.</summary>
public static class FieldFormatter
{
    /// <summary>The words, or null for an empty value. A link gives its id: who shows it looks the name up with the
    /// viewer's rights.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => Texts.Localize(yes ? "Choices.Yes" : "Choices.No"),
        Enum choice => Choice(choice),
        ImpreciseDate date => date.Text,
        BoundedNumber number => number.Text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The name of a choice; of several that hold together, all of them.</summary>
    public static string Choice(Enum choice) =>
        choice.ToString() is var names && names.Contains(',', StringComparison.Ordinal)
            ? string.Join(", ", names.Split(", ").Select(name => One(choice, name))) : One(choice, names);

    /// <summary>The name of a choice; null where nobody states any.</summary>
    public static string? Stated(Enum choice) => choice.ToString() == "NotStated" ? null : Choice(choice);

    private static string One(Enum choice, string name) => Texts.Localize($"Choices.{choice.GetType().Name}_{name}");
}
