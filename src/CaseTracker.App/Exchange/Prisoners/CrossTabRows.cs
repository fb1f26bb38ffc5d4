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
        var lines = tab.Lines(Texts.Localize("Export.Total")).ToList();
        foreach (var (at, (name, cells)) in lines.Index())
            yield return new(at == lines.Count - 1 ? RowStyle.Heading : RowStyle.Plain,
                [name, .. cells.SelectMany(cell => new object?[] { cell.Certain, cell.Possible })]);
        if (tab.RowsOverlap || tab.ColumnsOverlap) yield return new(Texts.Localize("Export.CrossTabOverlaps"));
    }

    private static IEnumerable<object?> Pair(string name) =>
        [Texts.Localize("Export.CrossTabCertain", name), Texts.Localize("Export.CrossTabPossible", name)];
}
