using System.Globalization;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Sources;

/// <summary>The value that a source reports, as it is kept beside the source's own words: the name of a choice, EDTF, a number with its
/// bounds, the id of a record, yes or no. It is of no language, so that two sources can be compared.</summary>
public static class CitedValue
{
    private const string Yes = "yes", No = "no", NotStated = "NotStated";

    /// <summary>The kept form of a field's value; null where the value says nothing, or where its words are all there is of it.</summary>
    public static string? Of(object? value) => value switch
    {
        bool yes => yes ? Yes : No,
        Enum choice => choice.ToString() is var name && name == NotStated ? null : name,
        ImpreciseDate date => Dated(date.Edtf),
        BoundedNumber number => Counted(number),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int or (long and not 0) => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The value in words, in the interface language; null where a name has to be looked up, or where it is none of the field's
    /// values.</summary>
    public static string? Localize(FieldKind kind, Type? choices, string value) => kind switch
    {
        FieldKind.Choice => Enum.TryParse(choices!, value, out var choice) ? FieldFormatter.Of(choice) : null,
        FieldKind.YesNo => FieldFormatter.Of(value == Yes),
        FieldKind.Link => null,
        FieldKind.Date => DateFormatter.Of(value, CultureInfo.CurrentUICulture),
        FieldKind.Number => BoundedNumber.Parse(value).Value?.Localize(),
        _ => value,
    };

    /// <summary>The number at the start of a source's words, as it bounds it: "94 arrests", "27 years". Null where they hold none, or more
    /// numbers than one, such as "3 women and 2 men".</summary>
    public static BoundedNumber? NumberIn(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var taken = parts.Length; taken > 0; taken--)
            if (Read(string.Join(' ', parts[..taken])) is { } read)
                return parts[taken..].Any(word => Read(word) is not null || word.Any(char.IsDigit)) ? null : read;
        return null;

        static BoundedNumber? Read(string text) => BoundedNumber.Parse(text) is { Ok: true, Value: { } number }
            && (number.Low is not null || number.High is not null) ? number : null;
    }

    /// <summary>What two citations of a field are compared by: the value, and where there is none the words, without case and spaces. Null
    /// where a citation gives neither.</summary>
    public static string? Compared(string? value, string? words) =>
        !string.IsNullOrWhiteSpace(value) ? $"={value}" : !string.IsNullOrWhiteSpace(words) ? CitationRules.Plain(words) : null;

    /// <summary>A span says the same whether it lasted or holds one unknown day: the field says which of the two it is.</summary>
    private static string Dated(string edtf) =>
        edtf is ['[', .. var inner, ']'] && !inner.Contains(',', StringComparison.Ordinal)
            && inner.IndexOf("..", StringComparison.Ordinal) is >= 0 and var at
            ? (inner[..at], inner[(at + 2)..]) switch
            {
                ("", var to) => $"../{to}",
                (var from, "") => $"{from}/..",
                var (from, to) => $"{from}/{to}",
            }
            : edtf;

    private static string? Counted(BoundedNumber number)
    {
        var about = number.Approximate ? "~" : "";
        return number.Bound switch
        {
            NumberBound.WordsOnly => null,
            NumberBound.AtLeast => $"{about}>={Digits(number.Low)}",
            NumberBound.MoreThan => $"{about}>{Digits(number.Low)}",
            NumberBound.AtMost => $"{about}<={Digits(number.High)}",
            NumberBound.LessThan => $"{about}<{Digits(number.High)}",
            NumberBound.Range => $"{about}{Digits(number.Low)}-{Digits(number.High)}",
            _ => about + Digits(number.Low),
        };
    }

    private static string Digits(decimal? number) => (number ?? 0).ToString("0.############################", CultureInfo.InvariantCulture);
}
