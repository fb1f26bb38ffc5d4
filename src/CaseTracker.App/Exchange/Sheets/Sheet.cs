using System.Globalization;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>How a row of a sheet looks. A sheet without a header row is made of titles, headings and plain rows.</summary>
internal enum RowStyle { Plain, Header, Title, Heading }

/// <summary>A column: its heading, and its width in characters of the workbook's font.</summary>
internal sealed record Column(string Heading, double Width);

/// <summary>A row. A cell is null, a text, a <see cref="DateOnly"/> or a number; anything else is a mistake.</summary>
internal sealed record Row(RowStyle Style, params IReadOnlyList<object?> Cells)
{
    public Row(params IReadOnlyList<object?> cells) : this(RowStyle.Plain, cells) { }
}

/// <summary>One sheet of a workbook. Rows are read once, as they are written.</summary>
/// <param name="IsTable">True: the columns' headings stand in a frozen first row with filters, repeated on each printed page.</param>
/// <param name="PrintedColumns">How many columns go to print; the others are for calculation.</param>
internal sealed record Sheet(string Name, bool IsTable, IReadOnlyList<Column> Columns, IEnumerable<Row> Rows, int PrintedColumns)
{
    public Sheet(string name, bool isTable, IReadOnlyList<Column> columns, IEnumerable<Row> rows)
        : this(name, isTable, columns, rows, columns.Count) { }
}

/// <summary>An imprecise date as three cells: the day itself, or how the date was understood; then the earliest and the
/// latest day. A day that a source doubts ("3 September 2017?") stays text: as a plain date it would look sure.</summary>
internal static class DateCells
{
    public static object?[] Of(ImpreciseDate? date) => [Main(date), date?.Earliest, date?.Latest];

    /// <summary>The three cells of a field that is taken out: said in each, so that none looks empty.</summary>
    public static object?[] Hidden(string restricted) => [restricted, restricted, restricted];

    public static bool IsDay(ImpreciseDate date) =>
        date is { Extent: DateExtent.Day, Qualified: false, Earliest: { } earliest, Latest: { } latest } && earliest == latest;

    private static object? Main(ImpreciseDate? date) => date switch
    {
        null => null,
        _ when IsDay(date) => date.Earliest,
        _ => date.Localize(),
    };

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
