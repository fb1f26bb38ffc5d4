using System.Text.Json;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Exchange.Records;

/// <summary>A list counted two ways as a table: a row and a column for each value, and totals that count each record once.</summary>
internal static class ExportedMatrix
{
    /// <param name="list">The list that was counted: its question in words, what is held back and, with <paramref name="withList"/>, its
    /// rows.</param>
    public static ExportedTable Of(Matrix matrix, ExportedTable list, bool withList)
    {
        var (rows, columns) = (matrix.Sides.Rows, matrix.Sides.Columns);
        return new ExportedTable(list.Name, Texts.Localize("Lists.MatrixCaption", list.Title, rows.Label, columns.Label), list.About,
            [.. list.Question, (Texts.Localize("Lists.Rows"), rows.Label), (Texts.Localize("Lists.Columns"), columns.Label)],
            new Dictionary<string, IReadOnlyList<string>>(list.Asked) { ["rows"] = [rows.Key], ["columns"] = [columns.Key] },
            [new("row", rows.Label, TableKind.Text, 30), .. matrix.Columns.Select(column => new TableColumn(column.Value, column.Name,
                TableKind.Whole, 14)), new("total", Texts.Localize("Lists.Total"), TableKind.Whole, 10)],
            matrix.Lines(Texts.Localize("Lists.Total"))
                .Select(line => (object?[])[line.Name, .. line.Cells.Select(cell => (object)cell.Count)]).ToAsyncEnumerable(),
            list.HeldBack, withList ? list.Sources : null, list.MadeAt, list.Sight)
        {
            Tab = Texts.Localize("Lists.Sheet_matrix"),
            File = $"{list.Name}-matrix",
            CountKey = "Lists.RecordsCounted",
            Count = matrix.Total.Count,
            EndsInTotal = true,
            KnownAt = list.KnownAt,
            NothingYet = list.NothingYet,
            Assumptions = [Texts.Localize("Lists.CellsOverlap")],
            Parts = withList ? [list] : [],
            Body = json => Body(json, matrix),
        };
    }

    private static void Body(Utf8JsonWriter json, Matrix matrix)
    {
        json.WriteStartArray("columns");
        foreach (var column in matrix.Columns)
        {
            Side(json, column);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in matrix.Rows)
        {
            Side(json, row);
            json.WriteStartObject("cells");
            foreach (var column in matrix.Columns) json.WriteNumber(column.Value, matrix.Cell(row.Value, column.Value).Count);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Side(Utf8JsonWriter json, CountedValue value)
    {
        json.WriteStartObject();
        json.WriteString("key", value.Value);
        json.WriteString("name", value.Name);
        json.WriteNumber("total", value.Count);
    }
}
