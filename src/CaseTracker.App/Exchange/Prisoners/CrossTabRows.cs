using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>A cross-tab as rows of the summary: certain and possible beside each other under each column's name.</summary>
internal static class CrossTabRows
{
    public static IEnumerable<Row> Of(Matrix tab)
    {
        yield return new(RowStyle.Heading, Texts.Localize("Export.CrossTabTitle", tab.Sides.Rows.Label, tab.Sides.Columns.Label));
        yield return new(RowStyle.Header, [tab.Sides.Rows.Label, .. tab.Columns.SelectMany(column => Pair(column.Name)),
            .. Pair(Texts.Localize("Export.Total"))]);
        foreach (var row in tab.Rows)
            yield return new([row.Name, .. tab.Columns.SelectMany(column => Pair(tab.Cell(row.Value, column.Value))), row.Certain,
                row.Possible]);
        yield return new(RowStyle.Heading, [Texts.Localize("Export.Total"),
            .. tab.Columns.SelectMany(column => new object?[] { column.Certain, column.Possible }), tab.Total.Certain, tab.Total.Possible]);
        if (tab.RowsOverlap || tab.ColumnsOverlap) yield return new(Texts.Localize("Export.CrossTabOverlaps"));
    }

    private static IEnumerable<object?> Pair(string name) =>
        [Texts.Localize("Export.CrossTabCertain", name), Texts.Localize("Export.CrossTabPossible", name)];

    private static IEnumerable<object?> Pair(Tally cell) => [cell.Certain, cell.Possible];
}
