using CaseTracker.App.Exchange.Sheets;

namespace CaseTracker.App.Exchange.Forward;

internal static class NumberedSheets
{
    /// <summary>The sheet with the numbers of sources in their place, row after row as it is read.</summary>
    public static Sheet Numbered(this Sheet sheet, Func<long, int> number, CancellationToken cancel)
    {
        return sheet with { Rows = sheet.Rows.Select(Row) };

        Row Row(Row row)
        {
            cancel.ThrowIfCancellationRequested();
            object?[]? cells = null;
            for (var i = 0; i < row.Cells.Count; i++)
                if (row.Cells[i] is CitedText cited) (cells ??= [.. row.Cells])[i] = cited.Written(number);
            return cells is null ? row : row with { Cells = cells };
        }
    }
}
