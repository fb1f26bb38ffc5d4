using System.Globalization;
using CaseTracker.App.Import.Reading;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>Reads a cell as the value of a field. What cannot be read is told with what would be accepted; nothing is guessed.</summary>
internal static class CellReader
{
    // Days of a spreadsheet that stand as plain numbers: 1954 to 2064.
    private const int FirstSerial = 20_000, LastSerial = 60_000;
    private const int Nearest = 3;

    public static FieldValue Read(FieldDescriptor field, FileCell cell)
    {
        if (cell.Kind == CellKind.Error) return FieldValue.Bad("Import.CellError", cell.Text);
        var text = cell.Text;
        switch (field.Kind)
        {
            case FieldKind.Choice:
                var chosen = FieldReader.Read(field.Kind, field.Choices, new(text));
                return chosen.Problem is null ? chosen : Shortened(field.Choices!, text) is { } choice ? FieldValue.Of(choice)
                    : FieldValue.Bad("Import.NoSuchChoice", text, Near(field.Choices!, text));
            case FieldKind.Whole:
                return FieldReader.Read(field.Kind, null, new(TextFold.Of(text)));
            case FieldKind.Day:
                return FieldReader.Read(field.Kind, null, new(Serial(text) ?? text));
            case FieldKind.Date:
                return FieldReader.Read(field.Kind, null, new(Serial(text) ?? text));
            default:
                return FieldReader.Read(field.Kind, field.Choices, new(text));
        }
    }

    /// <summary>A value as somebody reads it, a date with its bounds.</summary>
    public static string? Shown(object? value) => value is ImpreciseDate date && date.Bounds() is { } bounds ? $"{date.Text} ({bounds})"
        : FieldFormatter.Of(value);

    /// <summary>The number of a record; null for what is none.</summary>
    public static long? Number(string text) =>
        long.TryParse(TextFold.Of(text), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The day that a number of a spreadsheet stands for; null for what is no such number.</summary>
    private static string? Serial(string text) =>
        int.TryParse(TextFold.Of(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= FirstSerial and <= LastSerial
            ? DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The choice that teams write in short, such as "F" (Import.Word_TYPE_CHOICE).</summary>
    private static Enum? Shortened(Type choices, string text) => Enum.GetValues(choices).Cast<Enum>().FirstOrDefault(choice =>
        Texts.InEach($"Import.Word_{choices.Name}_{choice}").SelectMany(words => words.Split('|'))
            .Any(word => TextFold.Of(word) == TextFold.Of(text).TrimEnd('.')));

    /// <summary>The words of the vocabulary, those first that are written most alike.</summary>
    public static Offered Near(Type choices, string text) => new(Enum.GetValues(choices).Cast<Enum>()
        .Select(FieldFormatter.Choice).OrderBy(word => Distance(TextFold.Of(word), TextFold.Of(text))).Take(Nearest)
        .Select(word => new Offer(word, word)), ", ");

    /// <summary>How many letters have to be put in, taken out or changed (Levenshtein).</summary>
    public static int Distance(string one, string other)
    {
        var line = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (corner, left) = (line[0], line[0] = i);
            for (var j = 1; j <= other.Length; j++)
                (corner, left) = (line[j], line[j] = Math.Min(Math.Min(line[j], left) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return line[^1];
    }
}
