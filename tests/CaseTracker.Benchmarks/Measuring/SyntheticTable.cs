using System.Globalization;
using System.IO.Compression;
using CaseTracker.App.Exchange.Sheets;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>The wide table of prisoners of people who never were, as a workbook: nine columns, a source for each hundred rows. Their names
/// are sounds in a row, so that none is like another's or like one of the register's.</summary>
internal static class SyntheticTable
{
    private static readonly string[] Headings =
        ["Full name", "Sex", "Job", "Arrested on", "Age", "Charge", "Charged on", "Prison", "Source"];

    public static byte[] Workbook(int rows, string prison)
    {
        var output = new MemoryStream();
        var sheet = new Sheet("Test sheet", true, [.. Headings.Select(heading => new Column(heading, 20))],
            Enumerable.Range(0, rows).Select(number => new Row([.. Cells(number, prison)])));
        new WorkbookWriter(output, "", "Synthetic", new DateTime(2024, 1, 1)).Write([sheet]);
        return output.ToArray();
    }

    private static IEnumerable<object?> Cells(int number, string prison)
    {
        var day = new DateOnly(2021, 1, 1).AddDays(number % 1200);
        return [Name(number), number % 4 == 0 ? "Female" : "Male", number % 3 == 0 ? "Synthetic farmer" : null, day, 20 + (number % 50),
            string.Create(CultureInfo.InvariantCulture, $"Synthetic charge {number % 40}"), day.AddDays(2), prison,
            string.Create(CultureInfo.InvariantCulture, $"Synthetic list {number / 100:0000}")];
    }

    private static string Name(int number)
    {
        var random = new Random(number);
        return $"{Word()} {Word()}";

        string Word() => string.Concat(Enumerable.Range(0, 3).Select(at =>
        {
            var letter = "bdgjklmrtvz"[random.Next(11)];
            return $"{(at == 0 ? char.ToUpperInvariant(letter) : letter)}{"aeiou"[random.Next(5)]}{(at == 2 ? "knt"[random.Next(3)] : "")}";
        }));
    }
}
