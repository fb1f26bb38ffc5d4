using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Exchange.Exported;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

public class ExportPrisonersTests
{
    public static TheoryData<ExportFormat> Formats => new(ExportFormats.OfLists);

    [Theory, MemberData(nameof(Formats))]
    public async Task An_advocates_export_holds_no_restricted_name_birth_date_or_confidential_person(ExportFormat format)
    {
        await using var database = await TestDatabase.Create();
        var child = await database.Person("Test Planted Child",
            details => { details.AgeGroup = AgeGroup.Child; details.NameKhmer = "កូនសម្ងាត់"; details.Birth = Date("2011-02-13"); });
        await database.Event(child, CustodyEventKind.Arrest, "2024-11-01");
        await database.Cite(await database.Source("Test source"), child, "name", "Planted Childe");
        await database.Cite(await database.Source("Test source 2"), child, "name", "Planted Child");
        await database.Cite(await database.Source("Test planted source", Confidentiality.Confidential), child, "name",
            "Test Planted Child");
        var secret = await database.Person("Test Planted Secret", level: Confidentiality.Confidential);
        await database.Event(secret, CustodyEventKind.Arrest, "2024-11-01");

        var all = Text(await database.Export(format, Administrator), format);
        Assert.Contains("Planted Child", all, StringComparison.Ordinal);
        Assert.Contains("Planted Secret", all, StringComparison.Ordinal);

        var advocate = Text(await database.Export(format, Advocate), format);
        foreach (var planted in (string[])["Planted", "planted", "កូនសម្ងាត់", "2011-02-13", "40587"])
            Assert.DoesNotContain(planted, advocate, StringComparison.Ordinal);
        Assert.Contains("restricted", advocate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_holds_the_question_and_the_counts()
    {
        await using var database = await TestDatabase.Create();
        await WorkbookTests.Thread(database);
        await database.Export(ExportFormat.Json, Advocate, new PrisonerQuestion(Day) { Name = "test" });
        await using var db = database.Open();
        var entry = await db.AuditEntries.SingleAsync(entry => entry.Action == AuditAction.Exported);
        using var told = JsonDocument.Parse(entry.Changes);
        Assert.Equal("2024-12-10", told.RootElement.GetProperty("question").GetProperty("asOf").GetString());
        Assert.Equal("test", told.RootElement.GetProperty("question").GetProperty("name").GetString());
        Assert.Equal(1, told.RootElement.GetProperty("counts").GetProperty("possible").GetInt32());
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task The_json_has_the_question_totals_groups_and_rows()
    {
        await using var database = await TestDatabase.Create();
        var person = await WorkbookTests.Thread(database);
        var bytes = await database.Export(ExportFormat.Json);
        Assert.Equal((byte)'{', bytes[0]);
        using var json = JsonDocument.Parse(bytes);
        var root = json.RootElement;
        Assert.Equal("2024-12-10", root.GetProperty("question").GetProperty("asOf").GetString());
        Assert.Equal((0, 1), (root.GetProperty("totals").GetProperty("certain").GetInt32(), root.GetProperty("totals")
            .GetProperty("possible").GetInt32()));

        var row = Assert.Single(root.GetProperty("rows").EnumerateArray());
        Assert.Equal(person, row.GetProperty("id").GetInt64());
        Assert.Equal(("ServingSentence", "possible"), (row.GetProperty("status").GetString(), row.GetProperty("certainty").GetString()));
        Assert.Equal(("2017-09-03?", "2017-09-03"), (row.GetProperty("lastConfirmed").GetString(), row.GetProperty("lastConfirmedEarliest")
            .GetString()));
        Assert.Equal("27 years", row.GetProperty("sentence").GetString());
        Assert.Equal("1953-06-27", row.GetProperty("birth").GetString());
        Assert.False(string.IsNullOrWhiteSpace(row.GetProperty("reason").GetString()));
        var charge = row.GetProperty("charges")[0];
        Assert.True(charge.GetProperty("conflict").GetBoolean());
        Assert.Equal(["espionage", "treason"], charge.GetProperty("reportedBy").EnumerateArray()
            .Select(by => by.GetProperty("reported").GetString()!));
        Assert.Equal([1, 2], row.GetProperty("sources").EnumerateArray().Select(number => number.GetInt32()));

        var group = Assert.Single(root.GetProperty("groups").EnumerateArray());
        Assert.Equal(94, group.GetProperty("arrested").GetProperty("atLeast").GetInt32());
        Assert.Equal(JsonValueKind.Null, group.GetProperty("arrested").GetProperty("atMost").ValueKind);
        Assert.Equal(JsonValueKind.Null, group.GetProperty("held").GetProperty("atLeast").ValueKind);
        Assert.Equal("possible", group.GetProperty("heldCertainty").GetString());
    }

    [Fact]
    public async Task Csv_has_a_byte_order_mark_crlf_and_formulas_behind_an_apostrophe()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("=cmd|' /C calc'!A0", details => details.NameKhmer = "សាកល្បង");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-05");
        await database.Charge(person, await database.Prosecution(person), "+a, \"b\"\nc");
        var bytes = await database.Export(ExportFormat.Csv);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith("Record,Name,Name in Khmer,", text, StringComparison.Ordinal);
        Assert.Contains($"\r\n{person},'=cmd|' /C calc'!A0,សាកល្បង,", text, StringComparison.Ordinal);
        Assert.Contains("\"'+a, \"\"b\"\"\nc\"", text, StringComparison.Ordinal);
        Assert.Contains(",2024-11-05,2024-11-05,2024-11-05,", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task Two_exports_of_the_same_data_at_the_same_moment_are_the_same(ExportFormat format)
    {
        await using var database = await TestDatabase.Create();
        await WorkbookTests.Thread(database);
        Assert.Equal(await database.Export(format), await database.Export(format));
    }

    [Theory]
    [InlineData("", "Export.IsAFolder")]
    [InlineData("missing/prisoners.xlsx", "Export.FolderMissing")]
    [InlineData("new/", "Export.IsAFolder")]
    [InlineData("a\0b.xlsx", "Export.CannotWrite")]
    public async Task A_place_where_nothing_can_be_written_is_said(string path, string problem)
    {
        await using var database = await TestDatabase.Create();
        using var folder = new Folder();
        var outcome = await database.Get<ExportRecords>().ToFile(Administrator, ExportSubject.Of(new PrisonerQuestion(Day)),
            ExportFormat.Xlsx, Path.Combine(folder.Path, path));
        Assert.Equal([problem], outcome.Keys());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task An_export_that_fails_leaves_the_old_file_and_no_other()
    {
        await using var database = await TestDatabase.Create();
        using var folder = new Folder();
        var path = Path.Combine(folder.Path, "prisoners.xlsx");
        await File.WriteAllTextAsync(path, "old");
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            database.Get<ExportRecords>().ToFile(Administrator, ExportSubject.Of(new PrisonerQuestion(Day)), ExportFormat.Xlsx, path,
                cancel.Token));
        var refused = await database.Get<ExportRecords>().ToFile(new CurrentUser(7, 7, "nobody", Role.Advocate),
            ExportSubject.Of(new PrisonerQuestion(Day)), ExportFormat.Xlsx, path);
        Assert.Equal(["Errors.SessionEnded"], refused.Keys());
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));

        var outcome = await database.Get<ExportRecords>().ToFile(Administrator, ExportSubject.Of(new PrisonerQuestion(Day)),
            ExportFormat.Json, path);
        Assert.True(outcome.Succeeded);
        Assert.StartsWith("{", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>Everything that the bytes hold: for a workbook, every part of it.</summary>
    private static string Text(byte[] bytes, ExportFormat format)
    {
        if (format != ExportFormat.Xlsx) return Encoding.UTF8.GetString(bytes);
        using var package = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(package.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("casetracker-export-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
