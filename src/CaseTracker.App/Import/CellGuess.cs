using CaseTracker.App.Import.Reading;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>Guesses from its cells what a column is whose heading says nothing: words of one vocabulary, names in Khmer letters, addresses
/// of the web, days. A guess is shown as one, and whoever imports decides.</summary>
internal static class CellGuess
{
    /// <param name="free">What no other column is.</param>
    /// <param name="cells">Those that hold something.</param>
    /// <returns>Null where nothing, or several things, would do.</returns>
    public static ColumnUse? Of(IEnumerable<ColumnUse> free, IReadOnlyList<FileCell> cells)
    {
        if (cells.Count == 0) return null;
        var uses = free.Where(use => use.Field is not null).ToList();
        if (Only(use => use.Field!.Kind == FieldKind.Choice && cells.All(cell => Reads(use, cell))) is { } choice) return choice;
        if (cells.All(cell => Uri.TryCreate(cell.Text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            return Only(use => use.Field!.Key == "address");
        if (cells.All(cell => KhmerSpelling.IsKhmer(cell.Text) && cell.Text.Length < 60))
            return Only(use => use.Field!.Key is "nameKhmer" or "titleKhmer");
        return cells.All(cell => cell.Kind == CellKind.Day || LooksLikeDay(cell.Text))
            ? Only(use => use.Field!.Kind is FieldKind.Date or FieldKind.Day && use.Field.First && Reads(use, cells[0])) : null;

        ColumnUse? Only(Func<ColumnUse, bool> does) => uses.Where(does).Take(2).ToList() is [var one] ? one : null;
    }

    private static bool Reads(ColumnUse use, FileCell cell) => CellReader.Read(use.Field!, cell) is { Problem: null, Value: not null };

    private static bool LooksLikeDay(string text) => text.Length is > 6 and < 30 && TextFold.Of(text).Any(char.IsAsciiDigit)
        && ImpreciseDate.Parse(text).Value is { Earliest: not null };
}
