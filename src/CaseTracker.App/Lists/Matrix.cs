using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Lists;

/// <summary>The sides of a matrix: two different filters of one list.</summary>
public sealed record MatrixSides(FilterDefinition Rows, FilterDefinition Columns);

/// <summary>A list counted by two of its filters. What has several values of a side is counted in each of their cells, and once in every
/// total.</summary>
/// <param name="Rows">The values of the rows, each with its total.</param>
/// <param name="Columns">The values of the columns, each with its total.</param>
/// <param name="MoreRows">Values that fewer have, which are not shown.</param>
public sealed record Matrix(MatrixSides Sides, IReadOnlyList<CountedValue> Rows, IReadOnlyList<CountedValue> Columns, Tally Total,
    int MoreRows, int MoreColumns)
{
    private readonly IReadOnlyDictionary<(string, string), Tally> _cells = new Dictionary<(string, string), Tally>();

    internal IReadOnlyDictionary<(string, string), Tally> Cells { init => _cells = value; }

    /// <summary>The rows as a table has them, each with its cells and its total, and the totals of the columns at the end.</summary>
    internal IEnumerable<(string Name, IEnumerable<Tally> Cells)> Lines(string total) =>
    [
        .. Rows.Select(row => (row.Name, Columns.Select(column => Cell(row.Value, column.Value)).Append(row.Tally))),
        (total, Columns.Select(column => column.Tally).Append(Total)),
    ];

    public Tally Cell(string row, string column) => _cells.GetValueOrDefault((row, column));

    /// <summary>Whether something is counted in several rows.</summary>
    public bool RowsOverlap => Rows.Sum(row => row.Count) > Total.Count;

    /// <summary>Whether something is counted in several columns.</summary>
    public bool ColumnsOverlap => Columns.Sum(column => column.Count) > Total.Count;
}
