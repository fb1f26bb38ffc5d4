using System.Text.Json;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CsvHelper;

namespace CaseTracker.App.Exchange;

/// <summary>Reads seed files into rows. A CSV file holds one kind of record, a JSON file the records of one case with
/// their citations. What cannot be read is named with its file and place, all of it at once.</summary>
internal sealed class SeedReader
{
    /// <summary>What the CSV files hold, in the order in which they are loaded: links point backwards. The JSON files follow.</summary>
    private static readonly (string File, RecordKind Kind)[] Tables =
    [
        ("sources.csv", RecordKind.Source), ("reference/sources.csv", RecordKind.Source), ("reference/places.csv", RecordKind.Place),
        ("reference/facilities.csv", RecordKind.Facility), ("reference/laws.csv", RecordKind.Law),
            ("reference/articles.csv", RecordKind.LegalArticle),
    ];

    private static readonly string[] CitationColumns = ["source", "locator", "claim"];

    private readonly List<SeedRow> _rows = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];

    public static (IReadOnlyList<SeedRow> Rows, IReadOnlyList<Problem> Problems) Read(IReadOnlyList<SeedFile> files)
    {
        var reader = new SeedReader();
        foreach (var (name, kind) in Tables)
            if (files.FirstOrDefault(file => file.Name == name) is { } file) reader.ReadTable(file, kind);
        foreach (var file in files.Where(file => file.Name.EndsWith(".json", StringComparison.Ordinal))) reader.ReadCase(file);
        return (reader._rows, reader._problems);
    }

    private void ReadTable(SeedFile file, RecordKind kind)
    {
        using var csv = CsvReader.FromText(file.Text, new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw
        });
        try
        {
            ReadRows(file, kind, csv);
        }
        catch (CsvFormatException)
        {
            _problems.Add(new Problem("Seed.NotCsv", file.Name, csv.LineNumber));
        }
    }

    private void ReadRows(SeedFile file, RecordKind kind, CsvReader csv)
    {
        var columns = csv.Headers;
        if (columns.Count == 0) { _problems.Add(new Problem("Seed.Empty", file.Name)); return; }
        while (csv.Read())
        {
            var place = (int)csv.LineNumber;
            if (csv.FieldCount != columns.Count)
            { _problems.Add(new Problem("Seed.Cells", file.Name, place, csv.FieldCount, columns.Count)); continue; }
            var cells = Enumerable.Range(0, columns.Count).Where(at => !csv.IsEmpty(at))
                .ToDictionary(at => columns[at], at => csv.GetString(at), StringComparer.Ordinal);
            // A source is its own evidence; every other row of a table names where it was read.
            var cites = kind == RecordKind.Source ? [] : cells.Where(cell => CitationColumns.Contains(cell.Key))
                .ToDictionary(StringComparer.Ordinal);
            if (Add(file, place, kind, cells.Where(cell => !cites.ContainsKey(cell.Key)).ToDictionary(StringComparer.Ordinal)) is { } row
                && cites.Count > 0)
                AddCitation(row, cites);
        }
    }

    private void ReadCase(SeedFile file)
    {
        try
        {
            using var json = JsonDocument.Parse(file.Text);
            var place = 0;
            foreach (var record in json.RootElement.EnumerateArray())
            {
                place++;
                var cells = Cells(record);
                if (!cells.Remove("record", out var name) || name is null || !RecordTypes.All.ContainsKey(new(name)))
                {
                    _problems.Add(new Problem("Seed.NoSuchRecord", file.Name, place, name,
                        string.Join(", ", RecordTypes.All.Keys.Order())));
                    continue;
                }
                if (Add(file, place, new(name), cells) is not { } row || !record.TryGetProperty("citations", out var citations)) continue;
                foreach (var citation in citations.EnumerateArray()) AddCitation(row, Cells(citation));
            }
        }
        catch (JsonException broken)
        {
            _problems.Add(new Problem("Seed.NotJson", file.Name, (broken.LineNumber ?? 0) + 1));
        }
        catch (InvalidOperationException)
        {
            // A number where a list should be, and the like: JSON, but not of this shape.
            _problems.Add(new Problem("Seed.NotRecords", file.Name));
        }
    }

    /// <summary>The fields of a JSON object; a date may be an object of text, basis, note and extent.</summary>
    private static Dictionary<string, string> Cells(JsonElement record)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in record.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Array))
        {
            if (property.Value.ValueKind != JsonValueKind.Object) { cells[property.Name] = property.Value.ToString(); continue; }
            foreach (var part in property.Value.EnumerateObject())
                cells[part.Name == "text" ? property.Name : $"{property.Name}.{part.Name}"] = part.Value.ToString();
        }
        return cells;
    }

    private SeedRow? Add(SeedFile file, int place, RecordKind kind, Dictionary<string, string> cells)
    {
        if (!cells.Remove("key", out var key) || key.Length == 0)
        { _problems.Add(new Problem("Seed.NoKey", file.Name, place)); return null; }
        var row = new SeedRow(file.Name, place, key, kind, cells);
        return Add(row) ? row : null;
    }

    private void AddCitation(SeedRow cited, Dictionary<string, string> cells)
    {
        cells.Remove("claim", out var claim);
        cells.TryGetValue("field", out var field);
        cells.TryGetValue("source", out var source);
        cells["record"] = cited.Key;
        if (claim is not null) cells["note"] = cells.TryGetValue("note", out var note) ? $"Claim {claim}. {note}" : $"Claim {claim}";
        Add(new SeedRow(cited.File, cited.Place, $"{cited.Key}#{field}@{claim ?? source}", RecordKind.Citation, cells, cited.Kind));
    }

    private bool Add(SeedRow row)
    {
        if (!_keys.Add(row.Key)) { _problems.Add(row.Says(new Problem("Seed.KeyTwice"))); return false; }
        _rows.Add(row);
        return true;
    }
}
