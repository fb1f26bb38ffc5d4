using System.Text;
using CaseTracker.App.Import;
using CaseTracker.App.Records;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Import.Imports;

namespace CaseTracker.App.Tests.Import;

/// <summary>Tables as people really keep them, in both languages: what comes in, and what is told.</summary>
public class MessyTableTests
{
    /// <summary>A table, what it is of, how many of its rows come in new and how many are told about, or why the file is refused.</summary>
    public sealed record Messy(string About, string Kind, byte[] File, int New, int Rejected = 0, string? Refused = null,
        IReadOnlyDictionary<string, string>? Columns = null)
    {
        public override string ToString() => About;
    }

    public static IEnumerable<TheoryDataRow<Messy>> All => new Messy[]
    {
        new("a title, a date and an empty row stand above the headings", "people", Text(
            "Test organisation\n\nRegister as of July 2024,,\n\nFull name,Sex,Job\nTest Person Alder,Female,teacher\n"), 1),
        new("headings in two rows, groups merged over them", "prisoners", Book(sheet =>
        {
            Put(sheet, 1, "", "Person", "", "Arrest", "");
            sheet.Range(1, 2, 1, 3).Merge();
            sheet.Range(1, 4, 1, 5).Merge();
            Put(sheet, 2, "No.", "Name", "Sex", "date", "age");
            Put(sheet, 3, "1", "Test Person Alder", "Female", "2024-07-25", "34");
        }), 1),
        new("headings, words, days and digits in Khmer, with a total", "prisoners", Text(
            "ល.រ,ឈ្មោះឡាតាំង,ឈ្មោះខ្មែរ,ភេទ,អាយុ,ថ្ងៃចាប់ខ្លួន,បទចោទ,ទោស\n"
            + "១,Test Person Alder,តេស្ត ក,ស្រី,៣៤,២០២៤-០៧-២៥,ញុះញង់,២ឆ្នាំ ៦ខែ\n"
            + "២,Test Person Birch,តេស្ត ខ,ប្រុស,,២០២៤-០៨,,\nសរុប,២,,,,,,\n"), 2),
        new("Windows-1252 with semicolons", "people", [.. "Name;Job\nTest Person Ald"u8, 0xE9, .. "r;teacher\n"u8], 1),
        new("UTF-16 with tabs", "people", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Name\tSex\nTest Person Alder\tស្រី\n")], 1),
        new("spaces that no line breaks at, in headings and cells", "people", Text(
            "Full\u00A0name,\u00A0Gender\u00A0\n\u00A0Test\u00A0Person Alder\u202F,\u200BFemale\n"), 1),
        new("days as the numbers of a spreadsheet, written as text", "prisoners", Text("Name,Arrested\nTest Person Alder,45505\n"), 1),
        new("days of 1904", "prisoners", Workbook($"""
            <row r="1">{Imports.Text("A1", "Name")}{Imports.Text("B1", "Arrested")}</row>
            <row r="2">{Imports.Text("A2", "Test Person Alder")}<c r="B2" s="1"><v>44043</v></c></row>
            """, workbookPr: "<workbookPr date1904=\"1\"/>"), 1),
        new("hidden rows and columns are on record all the same", "people", Book(sheet =>
        {
            Put(sheet, 1, "Name", "Sex", "Job");
            Put(sheet, 2, "Test Person Alder", "Female", "teacher");
            Put(sheet, 3, "Test Person Birch", "Male", "farmer");
            sheet.Row(3).Hide();
            sheet.Column(3).Hide();
        }), 2),
        new("an old register on a hidden sheet", "people", Book(sheet =>
        {
            Put(sheet, 1, "Name", "Sex");
            Put(sheet, 2, "Test Person Alder", "Female");
            var old = sheet.Workbook.AddWorksheet("old");
            Put(old, 1, "Name", "Sex");
            Put(old, 2, "Test Person Old", "Male");
            old.Visibility = XLWorksheetVisibility.Hidden;
        }), 1),
        new("one cell over several rows", "people", Book(sheet =>
        {
            Put(sheet, 1, "Name", "Source");
            Put(sheet, 2, "Test Person Alder", "Test newspaper");
            Put(sheet, 3, "Test Person Birch", "");
            sheet.Range(2, 2, 3, 2).Merge();
        }), 2),
        new("formulas give what their program kept", "people", Workbook($"""
            <row r="1">{Imports.Text("A1", "Name")}{Imports.Text("B1", "Job")}</row>
            <row r="2"><c r="A2" t="str"><f>CONCATENATE("Test Person ","Alder")</f><v>Test Person Alder</v></c>
                {Imports.Text("B2", "teacher")}</row>
            """), 1),
        new("an error in a cell is told, not read as nothing", "people", Workbook($"""
            <row r="1">{Imports.Text("A1", "Name")}{Imports.Text("B1", "Job")}</row>
            <row r="2">{Imports.Text("A2", "Test Person Alder")}<c r="B2" t="e"><v>#REF!</v></c></row>
            <row r="3">{Imports.Text("A3", "Test Person Birch")}</row>
            """), 1, 1),
        new("two columns of one heading", "people", Text("Name,Remarks,Remarks\nTest Person Alder,one,two\n"), 0,
            Refused: "Import.ColumnTwice"),
        new("two columns of one heading, of which one is left out by its letter", "people", Text(
            "Name,Remarks,Remarks\nTest Person Alder,one,two\n"), 1, Columns: new Dictionary<string, string> { ["C:"] = "-" }),
        new("years as headings", "people", Text("Name,2023,2024\nTest Person Alder,x,\n"), 0, Refused: "Import.ColumnUnknown"),
        new("a column without a heading", "people", Text("Name,,Sex\nTest Person Alder,seen,Female\n"), 0,
            Refused: "Import.ColumnWithoutHeading"),
        new("a number that begins with noughts", "prisoners", Workbook($"""
            <row r="1">{Imports.Text("A1", "Name")}{Imports.Text("B1", "Case number")}</row>
            <row r="2">{Imports.Text("A2", "Test Person Alder")}<c r="B2" s="2"><v>7</v></c></row>
            """), 1),
        new("a day before 1900", "people", Text("Name,Born\nTest Person Alder,1898-05-01\n"), 1),
        new("several charges in the lines of one cell", "prisoners", Text("Name,Charges\nTest Person Alder,\"plotting\ninsult\"\n"), 1),
        new("one name twice", "people", Text("Name,Sex\nTest Person Alder,Female\nTest Person Alder,Male\n"), 1, 1),
        new("letters for the sex, in both languages", "people", Text(
            "Name,M/F\nTest Person Alder,F\nTest Person Birch,m\nTest Person Cedar,ស\n"), 3),
        new("rows that are only numbered, and the headings once more", "people", Text(
            "No,Name,Sex\n1,Test Person Alder,Female\nNo,Name,Sex\n2,Test Person Birch,Male\n3,,\n4,,\n"), 2),
        new("a byte order mark, a separator in a line of its own, and empty columns at the end", "people", [0xEF, 0xBB, 0xBF,
            .. Text("sep=;\nName;Sex;;;\nTest Person Alder;Female;;;\n;;;;\n")], 1),
    }.Select(one => new TheoryDataRow<Messy>(one) { TestDisplayName = one.About });

    [Theory]
    [MemberData(nameof(All))]
    public async Task Comes_in_or_is_told(Messy table)
    {
        await using var database = await TestDatabase.Create();
        var mapping = new ImportMapping(Columns: table.Columns);
        if (table.Refused is { } why)
        {
            Assert.Equal(why, (await database.Get<ImportRecords>().Handle(Team.Researcher, new(table.File, "test", table.Kind, mapping)))
                .Problems[0].Key);
            return;
        }
        var receipt = await database.Import(table.Kind, table.File, mapping: mapping);
        Assert.True((receipt.New, receipt.Rejected) == (table.New, table.Rejected),
            $"{receipt.Counts()} {string.Join("\n", receipt.Problems)}");
    }

    [Fact]
    public async Task What_came_in_is_what_the_tables_show()
    {
        await using var database = await TestDatabase.Create();
        foreach (var table in All.Select(row => row.Data).Where(one => one.About is "a number that begins with noughts"
            or "a day before 1900" or "headings, words, days and digits in Khmer, with a total" or "days of 1904"))
        {
            await using (var planned = (await database.Plan(table.Kind, table.File)).Value)
            {
                foreach (var row in planned.Rows) planned.Answers.Same[(row.Number, Domain.Catalogue.RecordKind.Person)] =
                    SameRecord.Another;
                await database.Get<PlanImport>().Again(Team.Researcher, planned, null);
                Assert.Equal(0, (await database.Store(planned)).Rejected);
            }
        }
        await using var db = database.Open();
        Assert.Contains("007", await db.Prosecutions.Select(row => row.CaseNumber).ToListAsync());
        Assert.Contains("1898-05-01", (await db.People.ToListAsync()).Select(row => $"{row.Birth?.Earliest:yyyy-MM-dd}"));
        var arrests = (await db.CustodyEvents.ToListAsync()).Select(row => ($"{row.On!.Earliest:yyyy-MM-dd}", row.Age?.Text)).ToList();
        Assert.Contains(("2024-07-25", "៣៤"), arrests);
        Assert.Contains(("2024-08-01", null), arrests);
        Assert.Contains((2, 6), (await db.Sentences.ToListAsync()).Select(row => (row.Years ?? 0, row.Months ?? 0)));
    }

    private static byte[] Text(string csv) => Encoding.UTF8.GetBytes(csv);

    private static byte[] Book(Action<IXLWorksheet> fill)
    {
        using var workbook = new XLWorkbook();
        fill(workbook.AddWorksheet("Test sheet"));
        using var saved = new MemoryStream();
        workbook.SaveAs(saved);
        return saved.ToArray();
    }

    private static void Put(IXLWorksheet sheet, int row, params string[] cells)
    {
        for (var at = 0; at < cells.Length; at++) if (cells[at].Length > 0) sheet.Cell(row, at + 1).SetValue(cells[at]);
    }
}
