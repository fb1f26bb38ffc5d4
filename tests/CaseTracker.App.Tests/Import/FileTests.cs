using System.IO.Compression;
using System.Text;
using CaseTracker.App.Import.Reading;
using static CaseTracker.App.Tests.Import.Imports;

namespace CaseTracker.App.Tests.Import;

/// <summary>Files as people really keep them, and files that are none.</summary>
public class FileTests
{
    public static TheoryData<string, byte[]> Texts => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes("Name,Khmer\r\nTest é,ក\r\n") },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Name,Khmer\nTest é,ក\n")] },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Name\tKhmer\nTest é\tក\n")] },
        { "UTF-16, the other way", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Name;Khmer\nTest é;ក\n")] },
        { "a separator in a line of its own", Encoding.UTF8.GetBytes("sep=;\nName;Khmer\nTest é;ក\n") },
        { "spaces that no line breaks at", Encoding.UTF8.GetBytes("Name,Khmer\n\u00A0Test é\u00A0 ,\u200Bក\n") },
        { "a comma in quotation marks", Encoding.UTF8.GetBytes("\"Name\";Khmer\n\"Test é\";ក\n") },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_table_of_text_is_read_however_it_was_saved(string how, byte[] file)
    {
        var table = Read(file).Single();
        Assert.True(table.Rows.Count == 2, how);
        Assert.Equal(["Test é", "ក"], table.Rows[1].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Windows_1252_is_read_where_it_is_no_utf8() =>
        Assert.Equal("Test é", Read([.. "Name\nTest "u8, 0xE9, (byte)'\n']).Single().Rows[1][0].Text);

    [Fact]
    public void A_workbook_gives_days_numbers_kept_values_errors_and_merged_cells()
    {
        var table = Read(Workbook($"""
            <row r="1">{Text("A1", "Name")}{Text("B1", "On")}{Text("C1", "Code")}{Text("D1", "Worked out")}{Text("E1", "Broken")}</row>
            <row r="2">{Text("A2", " Test é ")}<c r="B2" s="1"><v>45505</v></c><c r="C2" s="2"><v>7</v></c><c r="D2"><f>1+1</f><v>2</v></c>
                <c r="E2" t="e"><v>#REF!</v></c></row>
            <row r="4" hidden="1"><c r="B4"><v>3.5</v></c><c r="C4" t="b"><v>1</v></c></row>
            """, """<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>""")).Single();
        Assert.Equal([1, 2, 4], table.Rows.Select(row => row.Number));
        Assert.Equal([(CellKind.Text, "Test é"), (CellKind.Day, "2024-08-01"), (CellKind.Number, "007"), (CellKind.Number, "2"),
            (CellKind.Error, "#REF!")], table.Rows[1].Cells.Select(cell => (cell.Kind, cell.Text)));
        Assert.Equal(["Test é", "3.5", "TRUE"], table.Rows[2].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Days_of_the_system_of_1904_are_those_that_the_workbook_shows() => Assert.Equal("2024-08-01", Read(Workbook(
        """<row r="1"><c r="A1" s="1"><v>44043</v></c></row>""", workbookPr: "<workbookPr date1904=\"1\"/>")).Single().Rows[0][0].Text);

    public static TheoryData<string, byte[]> NoTables => new()
    {
        { "Form_Empty", [] },
        { "Form_OldWorkbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "Form_EncryptedWorkbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { "Form_MacroWorkbook", Workbook("", more: [("xl/vbaProject.bin", "x")]) },
        { "Form_OpenDocument", Archive(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")) },
        { "Form_OtherArchive", Archive(("letter.txt", "Test")) },
        { "Form_Html", Encoding.UTF8.GetBytes("<html><table><tr><td>Test</td></tr></table></html>") },
        { "Form_Pdf", "%PDF-1.7"u8.ToArray() },
        { "Form_DamagedArchive", [0x50, 0x4B, 3, 4, 1, 2, 3] },
        { "Form_DamagedArchive", Workbook("<row r=\"1\"><c r=\"A1\"") },
        { "Form_Other", [1, 0, 2, 0, 0, 0, 9, 9, 9] },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public void What_is_no_table_is_known_by_its_content(string said, byte[] file)
    {
        var outcome = FileTables.Read(file, ImportLimits.Usual, TestContext.Current.CancellationToken);
        Assert.False(outcome.Succeeded);
        Assert.Equal($"Import.{said}", outcome.Problems[0].Key);
    }

    [Fact]
    public void A_workbook_that_grows_too_far_is_refused_before_it_is_read() => Assert.Equal("Import.ExpandsTooFar",
        FileTables.Read(Workbook(new string(' ', 2 << 20)), new(ExpandedBytes: 1 << 20), TestContext.Current.CancellationToken)
            .Problems[0].Key);

    private static IReadOnlyList<FileTable> Read(byte[] file)
    {
        var outcome = FileTables.Read(file, ImportLimits.Usual, TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Problems));
        return outcome.Value;
    }

    private static byte[] Archive(params (string Name, string Content)[] parts)
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        return output.ToArray();
    }
}
