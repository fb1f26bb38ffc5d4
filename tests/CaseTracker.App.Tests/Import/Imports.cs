using System.IO.Compression;
using System.Text;
using CaseTracker.App.Exchange;
using CaseTracker.App.Import;
using CaseTracker.App.Lists;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Tests.Import;

/// <summary>Short ways to import a table in a test.</summary>
internal static class Imports
{
    public static Task<ImportReceipt> Import(this TestDatabase database, string kind, string csv, CurrentUser? user = null,
        bool dryRun = false) => database.Import(kind, Encoding.UTF8.GetBytes(csv), user, dryRun);

    public static async Task<ImportReceipt> Import(this TestDatabase database, string kind, byte[] file, CurrentUser? user = null,
        bool dryRun = false, ImportMapping? mapping = null)
    {
        var outcome = await database.Get<ImportRecords>().Handle(user ?? Team.Researcher,
            new(file, "test-table.csv", kind, mapping ?? ImportMapping.None, dryRun), null, TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    /// <summary>A table as it is understood; nothing is stored.</summary>
    public static async Task<PlannedImport> Plan(this TestDatabase database, string kind, string csv, CurrentUser? user = null)
    {
        var planned = await database.Plan(kind, Encoding.UTF8.GetBytes(csv), user);
        Assert.True(planned.Succeeded, string.Join("\n", planned.Problems));
        return planned.Value;
    }

    public static async Task<Outcome<PlannedImport>> Plan(this TestDatabase database, string kind, byte[] file, CurrentUser? user = null)
    {
        var (plan, cancel) = (database.Get<PlanImport>(), TestContext.Current.CancellationToken);
        var read = await plan.Read(user ?? Team.Researcher, file, "test-table", cancel);
        return read.Succeeded ? await plan.Handle(user ?? Team.Researcher, read.Value, kind, ImportMapping.None, null, cancel)
            : Outcome<PlannedImport>.Failed(read.Problems);
    }

    public static async Task<ImportReceipt> Store(this TestDatabase database, PlannedImport planned, CurrentUser? user = null)
    {
        var stored = await database.Get<ImportRecords>().Store(user ?? Team.Researcher, planned,
            cancel: TestContext.Current.CancellationToken);
        Assert.True(stored.Succeeded, string.Join("\n", stored.Problems));
        return stored.Value;
    }

    /// <summary>The list of people as a researcher exports it, with all of its columns.</summary>
    public static async Task<string> PeopleAsCsv(this TestDatabase database) => Exported.Text((await database.Export(Team.Researcher,
        ExportSubject.Of(new RecordQuestion(RecordLists.Find("people")!)), ExportFormat.Csv)).Content, ExportFormat.Csv);

    public static async Task<string> Refused(this TestDatabase database, string kind, byte[] file, ImportMapping? mapping = null)
    {
        var outcome = await database.Get<ImportRecords>().Handle(Team.Researcher,
            new(file, "test-table", kind, mapping ?? ImportMapping.None), null, TestContext.Current.CancellationToken);
        Assert.False(outcome.Succeeded);
        return string.Join(" ", outcome.Problems);
    }

    public static (int New, int Changed, int Unchanged, int Rejected) Counts(this ImportReceipt receipt) =>
        (receipt.New, receipt.Changed, receipt.Unchanged, receipt.Rejected);

    /// <summary>A workbook of one sheet whose cells are given as SpreadsheetML.</summary>
    /// <param name="after">What stands behind the cells, such as merged ranges.</param>
    public static byte[] Workbook(string rows, string after = "", string workbookPr = "", (string Name, string Content)[]? more = null)
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
            const string types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            const string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Default Extension=\"xml\" ContentType=\"{types}sheet.main+xml\"/>"
                + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{types}worksheet+xml\"/>"
                + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{types}styles+xml\"/></Types>");
            Add("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" "
                + $"Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml", $"<workbook {main} xmlns:r=\"{relation}\">{workbookPr}<sheets><sheet name=\"Test sheet\" sheetId=\"1\" "
                + "r:id=\"r1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"r2\" Type=\"{relation}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add("xl/styles.xml", $"<styleSheet {main}><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"000\"/></numFmts>"
                + "<fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" "
                + "applyNumberFormat=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            Add("xl/worksheets/sheet1.xml", $"<worksheet {main}><sheetData>{rows}</sheetData>{after}</worksheet>");
            foreach (var (name, content) in more ?? []) Add(name, content);

            void Add(string name, string content)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        return output.ToArray();
    }

    public static string Text(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";
}
