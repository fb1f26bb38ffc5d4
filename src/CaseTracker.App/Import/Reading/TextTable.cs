using System.Text;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CsvHelper;

namespace CaseTracker.App.Import.Reading;

/// <summary>Reads a table of text: with commas, semicolons, tabs or bars between its cells, in UTF-8, UTF-16 or Windows-1252.</summary>
internal static class TextTable
{
    private const int LinesLookedAt = 20;
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public static Outcome<FileTable> Read(byte[] file, ImportLimits limits, CancellationToken cancel)
    {
        var text = Decoded(file);
        var (separator, skipped) = (Separator(text), 0);
        // Excel writes the separator in a line of its own where it is asked to.
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.IndexOf('\n') is > 0 and var end)
            (separator, text, skipped) = (text[4], text[(end + 1)..], 1);
        var rows = new List<FileRow>();
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        try
        {
            while (csv.Read())
            {
                cancel.ThrowIfCancellationRequested();
                if (csv.FieldCount > limits.Columns)
                    return Outcome<FileTable>.Failed(new Problem("Import.TooManyColumns", "", limits.Columns));
                if (rows.Count >= limits.Rows) return Outcome<FileTable>.Failed(new Problem("Import.TooManyRows", limits.Rows));
                rows.Add(new FileRow((int)csv.LineNumber + skipped,
                    [.. Enumerable.Range(0, csv.FieldCount).Select(column => Cell(csv.GetString(column)))]));
            }
        }
        catch (CsvFormatException)
        {
            return Outcome<FileTable>.Failed(new Problem("Import.NotCsv", csv.LineNumber + skipped));
        }
        return Outcome<FileTable>.Of(new(null, false, [.. rows.Where(row => !row.IsBlank)]));
    }

    /// <summary>The apostrophe that keeps a text from being a formula is none of its letters (<see cref="CellText.ForCsv"/>).</summary>
    private static FileCell Cell(string text) =>
        FileCell.Of(CellText.FromCsv(text));

    private static string Decoded(byte[] file)
    {
        var start = file.AsSpan(0, Math.Min(file.Length, 4096));
        var encoding = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ when FileForms.Zeros(start, 1) => Encoding.Unicode,
            _ when FileForms.Zeros(start, 0) => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (encoding is not null) return encoding.GetString(file).TrimStart('\uFEFF');
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
    }

    /// <summary>What stands equally often in the first lines, outside of quotation marks.</summary>
    private static char Separator(string text)
    {
        var lines = text.Split('\n', LinesLookedAt + 1).Take(LinesLookedAt).Where(line => line.Trim().Length > 0).ToList();
        return Separators.MaxBy(one =>
        {
            var counts = lines.ConvertAll(line => Count(line, one)).FindAll(count => count > 0);
            return counts.Count == 0 ? 0 : counts.GroupBy(count => count).Max(same => same.Count()) * 1000 + counts.Max();
        });

        static int Count(string line, char separator)
        {
            var (count, quoted) = (0, false);
            foreach (var letter in line)
                if (letter == '"') quoted = !quoted;
                else if (letter == separator && !quoted) count++;
            return count;
        }
    }
}
