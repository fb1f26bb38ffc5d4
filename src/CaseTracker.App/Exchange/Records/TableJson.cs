using System.Text.Json;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Records;

/// <summary>A table for other programs, as <see cref="JsonValues"/> writes values. A field that was taken out says so, in the word of the workbook.</summary>
internal static class TableJson
{
    public static void Write(Stream output, ExportedTable table)
    {
        using var json = new Utf8JsonWriter(output, JsonValues.Options);
        json.WriteStartObject();
        json.WriteString("list", table.Name);
        json.WriteString("madeAt", JsonValues.Moment(table.MadeAt));
        json.WriteStartObject("question");
        foreach (var (name, values) in table.Asked)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteNumber("total", table.Rows.Count);
        json.Number("heldBack", table.HeldBack);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++) Cell(json, table.Columns[i], row[i]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (table.Citations is { } citations) json.Sources(citations);
        json.WriteEndObject();
    }

    private static void Cell(Utf8JsonWriter json, TableColumn column, object? value)
    {
        if (ReferenceEquals(value, ExportedTable.Restricted))
        {
            foreach (var name in column.Kind switch { TableKind.Date => (string[])[column.Key, $"{column.Key}Earliest", $"{column.Key}Latest"], TableKind.Link => [column.Key, $"{column.Key}Record"], _ => [column.Key] })
                json.WriteString(name, ExportedPrisoners.Restricted);
            return;
        }
        switch (column.Kind)
        {
            case TableKind.Date: json.Dates(column.Key, (ImpreciseDate?)value); break;
            case TableKind.Number: json.Bounds(column.Key, (BoundedNumber?)value); break;
            case TableKind.Link:
                json.WriteString(column.Key, (value as LinkedRecord)?.Name);
                json.Number($"{column.Key}Record", (value as LinkedRecord)?.Id);
                break;
            case TableKind.Numbers:
                json.WriteStartArray(column.Key);
                foreach (var number in (IReadOnlyList<int>?)value ?? []) json.WriteNumberValue(number);
                json.WriteEndArray();
                break;
            default:
                switch (value)
                {
                    case int or long: json.Number(column.Key, Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)); break;
                    case DateOnly day: json.WriteString(column.Key, DateCells.Iso(day)); break;
                    default: json.WriteString(column.Key, (string?)value); break;
                }
                break;
        }
    }
}
