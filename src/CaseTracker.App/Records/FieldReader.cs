using System.Globalization;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Records;

/// <summary>One cell as it stands in a file. The last three belong to a date: where it comes from, how it was worked
/// out, and what its bounds mean.</summary>
internal sealed record FieldText(string Text, string? Basis = null, string? Note = null, string? Extent = null);

/// <summary>What came of reading a cell: a value of the field's type (null for an empty cell), or why it cannot be read.</summary>
internal readonly record struct FieldValue(object? Value, Problem? Problem)
{
    public static FieldValue Of(object? value) => new(value, null);
    public static FieldValue Bad(string key, params object?[] args) => new(null, new Problem(key, args));
    public static FieldValue From<T>(Parsed<T> parsed) where T : class => new(parsed.Value, parsed.Problem);
}

/// <summary>Reads text into the type that a field of the catalogue holds. A link stays text: what it points at is found
/// by whoever knows the file's keys.</summary>
internal static class FieldReader
{
    public static FieldValue Read(FieldKind kind, Type? choices, FieldText cell)
    {
        if (string.IsNullOrWhiteSpace(cell.Text)) return FieldValue.Of(null);
        return kind switch
        {
            FieldKind.Text or FieldKind.LongText or FieldKind.Link => FieldValue.Of(cell.Text.Trim()),
            FieldKind.Choice => Choice(choices!, cell.Text),
            FieldKind.Date => Date(cell),
            FieldKind.Number => FieldValue.From(BoundedNumber.Parse(cell.Text)),
            FieldKind.Whole => int.TryParse(cell.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? FieldValue.Of(whole) : FieldValue.Bad("Seed.NotWhole", cell.Text),
            FieldKind.YesNo => YesNo(cell.Text),
            FieldKind.Day => DateOnly.TryParseExact(cell.Text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var day)
                ? FieldValue.Of(day) : FieldValue.Bad("Seed.NotDay", cell.Text),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    /// <summary>A choice by its name in the program or by its words in either language. Never by its number: the order
    /// of an enumeration is nobody's vocabulary.</summary>
    private static FieldValue Choice(Type choices, string text)
    {
        var wanted = text.Trim();
        if (choices.IsDefined(typeof(FlagsAttribute), inherit: false) && wanted.Contains(',', StringComparison.Ordinal))
        {
            var parts = wanted.Split(',').Select(part => Choice(choices, part)).ToList();
            return parts.FindIndex(part => part.Problem is not null) is >= 0 and var wrong
                ? parts[wrong] : FieldValue.Of(Enum.Parse(choices, string.Join(',', parts.Select(part => part.Value))));
        }
        foreach (Enum choice in Enum.GetValues(choices))
        {
            if (Texts.InEach($"Choices.{choices.Name}_{choice}").Prepend(choice.ToString()).Any(word => Same(word, wanted)))
                return FieldValue.Of(choice);
        }
        return FieldValue.Bad("Seed.NoSuchChoice", wanted, string.Join(", ", Enum.GetNames(choices)));
    }

    private static FieldValue Date(FieldText cell)
    {
        var basis = Part(typeof(DateBasis), cell.Basis);
        var extent = Part(typeof(DateExtent), cell.Extent);
        if ((basis.Problem ?? extent.Problem) is { } problem) return new(null, problem);
        return FieldValue.From(ImpreciseDate.Parse(cell.Text, (DateBasis?)basis.Value, cell.Note, (DateExtent?)extent.Value));
    }

    private static FieldValue Part(Type choices, string? text) =>
        string.IsNullOrWhiteSpace(text) ? FieldValue.Of(null) : Choice(choices, text);

    private static FieldValue YesNo(string text)
    {
        var wanted = text.Trim();
        return Says(true, "Choices.Yes") ? FieldValue.Of(true) : Says(false, "Choices.No")
            ? FieldValue.Of(false) : FieldValue.Bad("Seed.NotYesNo", text);

        bool Says(bool yes, string key) => Texts.InEach(key).Prepend(yes.ToString()).Any(word => Same(word, wanted));
    }

    private static bool Same(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);
}
