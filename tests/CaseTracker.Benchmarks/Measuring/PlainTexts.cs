using System.Text;
using System.Text.Json;
using CsvHelper;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>What a file of text holds, and the least that writes it again, forward.</summary>
internal static class PlainTexts
{
    public static Action<Stream> Csv(Stream made)
    {
        using var csv = CsvReader.FromText(new StreamReader(made).ReadToEnd(), new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(column => csv.GetString(column))]);
        return output =>
        {
            using var writer = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true);
            foreach (var row in rows)
            {
                for (var column = 0; column < row.Length; column++)
                {
                    if (column > 0) writer.Write(',');
                    if (row[column].AsSpan().IndexOfAny("\",\r\n") < 0) writer.Write(row[column]);
                    else
                    {
                        writer.Write('"');
                        writer.Write(row[column].Replace("\"", "\"\"", StringComparison.Ordinal));
                        writer.Write('"');
                    }
                }
                writer.Write("\r\n");
            }
        };
    }

    public static Action<Stream> Json(Stream made)
    {
        var whole = JsonDocument.Parse(made);
        return output =>
        {
            using var writer = new Utf8JsonWriter(output);
            whole.WriteTo(writer);
        };
    }
}
