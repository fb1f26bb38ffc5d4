using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CaseTracker.App.Import;
using CaseTracker.App.Import.Reading;
using static CaseTracker.App.Tests.Import.Imports;

namespace CaseTracker.App.Tests.Import;

/// <summary>Files that were damaged, by chance or on purpose: each is read or refused in words, soon, and nothing else happens.</summary>
public class DamagedFileTests
{
    // What takes some seconds alone; a file that keeps its reader takes for ever, and a busy machine no minutes.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(4);

    private static readonly byte[] Whole = Workbook($"""
        <row r="1">{Text("A1", "Name")}{Text("B1", "Sex")}</row>
        <row r="2">{Text("A2", "Test Person Alder")}{Text("B2", "Female")}</row>
        <row r="3">{Text("A3", "Test Person Birch")}<c r="B3" t="e"><v>#N/A</v></c></row>
        """, """<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>""");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Bytes_that_were_changed_cut_or_doubled_crash_and_hold_nothing(int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 60; n++)
        {
            var file = n % 3 == 2 ? Encoding.UTF8.GetBytes(
                "Name;Sex\n\"Test Person; Alder\";Female\nTest,Person\t|Birch;\"x\"\n") : Whole[..];
            for (var changes = random.Next(1, 12); changes > 0; changes--) file[random.Next(file.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) file = file[..random.Next(file.Length)];
            if (random.Next(6) == 0) file = [.. file, .. file];
            Told(file, $"seed {seed}, file {n}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Parts_that_were_changed_within_a_whole_archive_crash_and_hold_nothing(int seed)
    {
        var random = new Random(seed);
        string[] bits = ["<", ">", "\"", "&", "&x;", "<c r=\"ZZZ9\"/>", "<row r=\"-1\">", "r=\"A0\"", "t=\"s\"", "s=\"99999\"",
            "<v>9e999</v>", "<v>-1</v>", "xml:space", "\0", "<!DOCTYPE a [<!ENTITY x \"y\">]>", "]]>", "<mergeCell ref=\"B9:A1\"/>",
            "<mergeCell ref=\"A1:XFD1048576\"/>"];
        for (var n = 0; n < 40; n++)
            Told(Edited((name, part) =>
            {
                if (random.Next(3) > 0) return part;
                var at = random.Next(part.Length + 1);
                return random.Next(3) switch
                {
                    0 => part.Insert(at, random.GetItems(bits, 1)[0]),
                    1 => part.Remove(at, Math.Min(random.Next(1, 30), part.Length - at)),
                    _ => random.Next(4) == 0 ? "" : part.Replace("\"1\"", $"\"{random.Next(-3, 100000)}\"", StringComparison.Ordinal),
                };
            }), $"seed {seed}, file {n}");
    }

    public static TheoryData<string, string, string, string> ByHand => new()
    {
        { "a row at the end of the sheet", "xl/worksheets/sheet1.xml", "<row r=\"3\"", "<row r=\"1048576\"" },
        { "a cell in a column that no sheet has", "xl/worksheets/sheet1.xml", "r=\"B2\"", "r=\"ZZZZZZ2\"" },
        { "a row that no sheet has", "xl/worksheets/sheet1.xml", "<row r=\"3\"", "<row r=\"2147483000\"" },
        { "a text that no table of texts has", "xl/worksheets/sheet1.xml", "t=\"e\"><v>#N/A</v>", "t=\"s\"><v>4711</v>" },
        { "a style that does not exist", "xl/worksheets/sheet1.xml", "t=\"e\"", "s=\"4711\"" },
        { "a day beyond all days", "xl/worksheets/sheet1.xml", "t=\"e\"><v>#N/A</v>", "s=\"1\"><v>99999999999</v>" },
        { "a day below all days", "xl/worksheets/sheet1.xml", "t=\"e\"><v>#N/A</v>", "s=\"1\"><v>-4711</v>" },
        { "a merged range over the whole sheet", "xl/worksheets/sheet1.xml", "B2:B3", "A1:XFD1048576" },
        { "a sheet that is not in the archive", "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/sheet9.xml" },
        { "a sheet outside of the archive", "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../etc/passwd" },
        { "a sheet on the web", "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "http://example.org/sheet1.xml" },
        { "two relations of one id", "xl/_rels/workbook.xml.rels", "Id=\"r2\"", "Id=\"r1\"" },
        { "no relations", "xl/_rels/workbook.xml.rels", "Relationships", "Nothing" },
        { "entities that grow", "xl/worksheets/sheet1.xml", "<worksheet",
            "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet" },
        { "a file of the machine as an entity", "xl/worksheets/sheet1.xml", "<worksheet",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet" },
        { "no sheets", "xl/workbook.xml", "<sheet ", "<nothing " },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void A_package_that_was_damaged_by_hand_is_read_or_refused(string about, string part, string was, string becomes)
    {
        var changed = false;
        Told(Edited((name, content) =>
        {
            if (name != part) return content;
            changed = content.Contains(was, StringComparison.Ordinal);
            return content.Replace(was, becomes, StringComparison.Ordinal);
        }), about);
        Assert.True(changed, about);
    }

    [Fact]
    public async Task Cells_of_any_text_are_understood_or_told()
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(3);
        string[] bits = ["Test Person", "ស្រី", "2024", "-", "/", "..", "~", "?", "12", "៣", "\u200B", "\uD83D\uDE00", "'", "=1+1", "%",
            "#", "e9", "99999999999999999999", "about", "to", "before",
            "1900-01-01", "0", "-1", "\u202E", "NULL", "'; DROP TABLE People; --"];
        var kinds = new[] { "people", "prisoners", "cases", "figures", "sources", "land" };
        foreach (var kind in kinds)
        {
            var file = (await database.Get<MakeTemplate>().Handle(Team.Researcher, kind, CultureInfo.InvariantCulture)).Value;
            var headings = FileTables.Read(file, ImportLimits.Usual, CancellationToken.None).Value[0].Rows[0].Cells
                .Select(cell => cell.Text).ToList();
            var csv = new StringBuilder().AppendLine(string.Join('\t', headings));
            for (var row = 0; row < 30; row++)
                csv.AppendLine(string.Join('\t', headings.Select(_ => string.Concat(random.GetItems(bits, random.Next(3))))));
            await using var planned = await database.Plan(kind, csv.ToString());
            Assert.Equal(30, planned.Rows.Count + planned.Notices.Count(notice => notice.Key is "Import.NothingRead"));
        }
    }

    /// <summary>Reads it, and gives up where that takes long.</summary>
    private static void Told(byte[] file, string about)
    {
        var watch = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(Soon);
        var outcome = FileTables.Read(file, ImportLimits.Usual, stop.Token);
        Assert.True(outcome.Succeeded || outcome.Problems.Count > 0, about);
        Assert.True(watch.Elapsed < Soon, about);
    }

    private static byte[] Edited(Func<string, string, string> edit)
    {
        using var output = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(Whole)))
        using (var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                using var writer = new StreamWriter(to.CreateEntry(entry.FullName).Open());
                writer.Write(edit(entry.FullName, reader.ReadToEnd()));
            }
        return output.ToArray();
    }
}
