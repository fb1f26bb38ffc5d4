using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace CaseTracker.App.Exchange.Made;

/// <summary>A sheet of a workbook as somebody would read it.</summary>
/// <param name="More">Rows after these.</param>
public sealed record FileSheet(string Name, IReadOnlyList<IReadOnlyList<string>> Rows, int More);

/// <summary>The sheets of a workbook, read by another reader than the one that wrote them: what is not in it is not shown.</summary>
internal static class FileSheets
{
    public static IReadOnlyList<FileSheet> Of(Stream workbook, int most)
    {
        var sheets = new List<FileSheet>();
        // The reader asks for it, whatever it reads.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(workbook, new ExcelReaderConfiguration { LeaveOpen = true });
        do
        {
            var (rows, more) = (new List<IReadOnlyList<string>>(), 0);
            while (reader.Read())
                if (rows.Count < most) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => Text(reader.GetValue(at)))]);
                else more++;
            sheets.Add(new(reader.Name, rows, more));
        }
        while (reader.NextResult());
        return sheets;
    }

    private static string Text(object? value) => value is DateTime day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
