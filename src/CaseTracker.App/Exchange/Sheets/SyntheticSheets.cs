using CaseTracker.Domain.Language;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>Says in a file that its people are made up: a table in a column of its own before the others, so that each row says it
/// wherever it is copied and the file can still be read in by the names of its columns; any other sheet in its first line.</summary>
internal static class SyntheticSheets
{
    public static Sheet Marked(this Sheet sheet, bool synthetic)
    {
        if (!synthetic) return sheet;
        var mark = Texts.Localize("Demo.Mark");
        return sheet.IsTable
            ? sheet with
            {
                Columns = [new(Texts.Localize("Demo.Column"), 16), .. sheet.Columns],
                Rows = sheet.Rows.Select(row => row with { Cells = [mark, .. row.Cells] }),
                PrintedColumns = sheet.PrintedColumns + 1,
            }
            : sheet with { Rows = sheet.Rows.Prepend(new Row(RowStyle.Title, Texts.Localize("Demo.Banner"))) };
    }

    /// <summary>A title or the foot of each printed page.</summary>
    public static string Marked(string text, bool synthetic) => synthetic ? $"{Texts.Localize("Demo.Mark")} · {text}" : text;
}
