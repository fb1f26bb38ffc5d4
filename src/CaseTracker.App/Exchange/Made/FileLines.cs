using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace CaseTracker.App.Exchange.Made;

/// <summary>What a file says, line by line, whatever its format: so two files are compared, and somebody reads what is to leave.</summary>
internal static class FileLines
{
    private const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static IReadOnlyList<string> Of(byte[] file, string format) => format switch
    {
        "xlsx" => Workbook(file),
        "docx" => Document(file),
        "json" => Json(file),
        _ => [.. Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r'))
            .Where(line => line.Length > 0)],
    };

    private static List<string> Workbook(byte[] file)
    {
        using var content = new MemoryStream(file);
        return [.. FileSheets.Of(content, int.MaxValue).SelectMany(sheet => sheet.Rows
            .Select(row => string.Join(" | ", row.Where(cell => cell.Length > 0))).Where(line => line.Length > 0)
            .Select(line => $"{sheet.Name}: {line}"))];
    }

    /// <summary>The text, the footnotes and what stands at the foot of each page.</summary>
    private static List<string> Document(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Where(part => part.FullName.StartsWith("word/", StringComparison.Ordinal)
            && part.FullName.EndsWith(".xml", StringComparison.Ordinal)).SelectMany(Paragraphs)];
    }

    private static IEnumerable<string> Paragraphs(ZipArchiveEntry part)
    {
        using var content = part.Open();
        return [.. XDocument.Load(content).Descendants(XName.Get("p", Words))
            .Select(paragraph => string.Concat(paragraph.Descendants(XName.Get("t", Words)).Select(text => text.Value)))
            .Where(text => text.Length > 0)];
    }

    private static List<string> Json(byte[] file)
    {
        using var json = JsonDocument.Parse(file);
        var lines = new List<string>();
        foreach (var part in json.RootElement.EnumerateObject())
            if (part.Value.ValueKind == JsonValueKind.Array)
                lines.AddRange(part.Value.EnumerateArray().Select(element => $"{part.Name}: {Flat(element)}"));
            else lines.Add($"{part.Name}: {Flat(part.Value)}");
        return lines;
    }

    private static string Flat(JsonElement element) => JsonSerializer.Serialize(element);
}
