using CaseTracker.App.Detention.Filters;

namespace CaseTracker.App.Detention;

/// <summary>The sides of a cross-tab: two different filters.</summary>
public sealed record CrossTabAxes(PrisonerFilterDefinition Rows, PrisonerFilterDefinition Columns);

/// <summary>A count of individuals, certain and possible apart.</summary>
public sealed record CrossTabCell(int Certain, int Possible)
{
    public int Count => Certain + Possible;
}

/// <summary>The people of a list, counted by two filters. Somebody with several values of a side is counted in each of their
/// cells, and once in every total.</summary>
/// <param name="Rows">The values of the rows, each with its total.</param>
/// <param name="Columns">The values of the columns, each with its total.</param>
/// <param name="Cells">By the values of row and column; a missing one is 0.</param>
/// <param name="List">The list's totals, and its groups, who are in no cell.</param>
public sealed record CrossTab(CrossTabAxes Axes, IReadOnlyList<FacetValue> Rows, IReadOnlyList<FacetValue> Columns,
    IReadOnlyDictionary<(string Row, string Column), CrossTabCell> Cells, PrisonerList List)
{
    public CrossTabCell Total => new(List.Totals.Certain, List.Totals.Possible);

    /// <summary>Whether somebody is counted in several rows.</summary>
    public bool RowsOverlap => Rows.Sum(row => row.Count) > Total.Count;

    /// <summary>Whether somebody is counted in several columns.</summary>
    public bool ColumnsOverlap => Columns.Sum(column => column.Count) > Total.Count;

    public CrossTabCell Cell(string row, string column) => Cells.GetValueOrDefault((row, column)) ?? new CrossTabCell(0, 0);
}
