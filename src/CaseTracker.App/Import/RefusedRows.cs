using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Import.Reading;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Import;

/// <summary>The rows of which nothing was stored, as a workbook to be mended and imported again: the columns of the file, and one that says
/// why.</summary>
internal sealed record RefusedRows(ImportTable Table, IReadOnlyList<PlannedRow> Rows)
{
    public void Write(Stream output, DateTime madeAt)
    {
        var columns = Table.Columns.Select(column => new Column(column.Heading, 18)).Append(new(Texts.Localize("Import.Why"), 60)).ToList();
        new WorkbookWriter(output, Texts.Localize("Import.Refused"), Texts.Localize("Import.Refused"), madeAt).Write([new Sheet(
            Texts.Localize("Import.Refused"), true, columns, Rows.Select(row => new Row(
                [.. Table.Columns.Select(column => Cell(row.Row[column.At])), Why(row)])))]);
    }

    private static string? Cell(FileCell cell) => cell.IsEmpty ? null : cell.Text;

    private static string Why(PlannedRow row) => row.Fate == RowFate.LeftOut ? Texts.Localize("Import.LeftOut")
        : string.Join(" ", row.Problems.Select(Said));

    private static string Said(RowProblem problem) => problem.Column is { } column
        ? Texts.Localize("Import.InColumn", column, problem.Problem) : problem.Problem.Localize();
}
