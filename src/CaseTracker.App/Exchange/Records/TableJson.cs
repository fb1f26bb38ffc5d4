using System.Text.Json;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Records;

/// <summary>A table for other programs, as <see cref="JsonValues"/> writes values. A field that was taken out says so, in the word of the
/// workbook.</summary>
internal static class TableJson
{
    /// <param name="count">How many rows the table has.</param>
    public static void Write(Stream output, ExportedTable table, int count, bool synthetic)
    {
        using var json = new Utf8JsonWriter(output, JsonValues.Options);
        json.WriteStartObject();
        if (synthetic) json.WriteBoolean("synthetic", true);
        json.WriteString("list", table.Name);
        json.WriteString("madeAt", JsonValues.Moment(table.MadeAt));
        if (table.KnownAt is { } known)
        {
            json.WriteString("knownAt", JsonValues.Moment(known));
            if (table.NothingYet) json.WriteBoolean("nothingRecordedYet", true);
            json.WriteNumber("rulesVersion", CustodyRules.Version);
        }
        json.WriteStartObject("question");
        foreach (var (name, values) in table.Asked) Texts(json, name, values);
        json.WriteEndObject();
        json.WriteNumber("total", table.Count ?? count);
        json.Number("heldBack", table.HeldBack);
        if (table.Assumptions.Count > 0) Texts(json, "assumptions", table.Assumptions);
        if (table.Body is { } body) body(json);
        else json.WriteSpool("rows");
        foreach (var part in table.Parts) json.WriteSpool(part.Name);
        if (table.Sources is not null) json.WriteSpool("sources");
        json.WriteEndObject();
    }

    public static void Row(Utf8JsonWriter json, ExportedTable table, object?[] row)
    {
        json.WriteStartObject();
        for (var i = 0; i < table.Columns.Count; i++) Cell(json, table.Columns[i], row[i]);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Cell(Utf8JsonWriter json, TableColumn column, object? value)
    {
        if (ReferenceEquals(value, ExportedTable.Restricted))
        {
            foreach (var name in column.Kind switch
            {
                TableKind.Date => (string[])[column.Key, $"{column.Key}Earliest",
                $"{column.Key}Latest"],
                TableKind.Link => [column.Key, $"{column.Key}Record"],
                _ => [column.Key]
            })
                json.WriteString(name, ExportedPart.Restricted);
            return;
        }
        switch (column.Kind)
        {
            case TableKind.Date: json.Dates(column.Key, (ImpreciseDate?)value); break;
            case TableKind.Number: json.Bounds(column.Key, (BoundedNumber?)value); break;
            case TableKind.Link:
                json.WriteString(column.Key, (value as RelatedRecord)?.Name);
                json.Number($"{column.Key}Record", (value as RelatedRecord)?.Id);
                break;
            case TableKind.Texts: Texts(json, column.Key, (IReadOnlyList<string>?)value ?? []); break;
            case TableKind.Numbers:
                json.WriteStartArray(column.Key);
                if (value is IEnumerable<long> sources) foreach (var source in sources) json.WriteSourceNumber(source);
                else foreach (var number in (IReadOnlyList<int>?)value ?? []) json.WriteNumberValue(number);
                json.WriteEndArray();
                break;
            default:
                switch (value)
                {
                    case int or long or decimal:
                        json.Number(column.Key,
                        Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)); break;
                    case DateOnly day: json.WriteString(column.Key, DateCells.Iso(day)); break;
                    default: json.WriteString(column.Key, (string?)value); break;
                }
                break;
        }
    }
}
