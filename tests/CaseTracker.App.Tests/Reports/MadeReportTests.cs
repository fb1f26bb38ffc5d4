using System.IO.Compression;
using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Reports;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Benchmarks;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Reports;

/// <summary>A report that was printed stays true: it is made again with its numbers, kept, and told as corrected.</summary>
public sealed class MadeReportTests
{
    private static readonly ReportQuestion Quarter = new(ReportKind.Prisoners, new(2024, 10, 1), new(2024, 12, 31));

    [Theory, InlineData(ExportFormat.Xlsx), InlineData(ExportFormat.Docx)]
    public async Task Made_again_a_report_is_the_same_file_whatever_was_written_since(ExportFormat format)
    {
        await using var database = await Register();
        await database.ReportFile(Administrator, Quarter, format);
        var file = (await database.Get<SendExport>().List(Administrator)).Value[0];
        Assert.Equal((ExportedReport.Name, "en", format.Word(), $"prisoners-2024-10-01-2024-12-31.{format.Word()}", 2),
            (file.List, file.Language, file.Format, file.FileName, file.Rows));
        database.Clock.Advance(TimeSpan.FromDays(40));
        await database.Event(await database.Person("Test Person Learnt Later"), CustodyEventKind.Arrest, "2024-11-10");
        var again = (await database.Get<KeepNumbers>().Again(Administrator, file.Id, Read)).Value;
        Assert.Equal((true, 2), (again.Same, again.Rows));
        Assert.Equal(3, (await database.Report(Administrator, Quarter)).List!.Rows.Count);
    }

    [Fact]
    public async Task The_same_report_of_each_kind_is_the_same_file_in_each_of_its_formats()
    {
        await using var database = await Register();
        var person = await database.Person("Test Person Dossier");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        foreach (var kind in ReportKinds.All)
        {
            var question = Quarter with { Kind = kind, PersonId = kind.IsOfOne() ? person : null };
            foreach (var format in ExportedReport.Of(question).Formats)
                Assert.Equal((await database.ReportFile(Administrator, question, format)).ToArray(),
                    (await database.ReportFile(Administrator, question, format)).ToArray());
        }
    }

    [Fact]
    public async Task Made_again_a_report_of_any_subject_is_the_same_file_whatever_was_written_since()
    {
        await using var database = await Register();
        var subjects = await Subjects.Write(database);
        var files = new Dictionary<ReportKind, long>();
        foreach (var kind in Subjects.Kinds)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await database.ReportFile(Administrator, Quarter with { Kind = kind });
            files[kind] = (await database.Get<SendExport>().List(Administrator)).Value[0].Id;
        }
        database.Clock.Advance(TimeSpan.FromDays(1));
        await subjects.Change();
        foreach (var (kind, file) in files)
        {
            var again = (await database.Get<KeepNumbers>().Again(Administrator, file,
                _ => Outcome<ExportSubject>.Of(ExportedReport.Of(Quarter with { Kind = kind })))).Value;
            Assert.True(again.Same, $"{kind}");
        }
    }

    [Theory, InlineData(ExportFormat.Xlsx), InlineData(ExportFormat.Docx)]
    public async Task A_frozen_report_keeps_its_numbers_and_an_erratum_says_what_was_corrected_since(ExportFormat format)
    {
        await using var database = await Register();
        await database.ReportFile(Administrator, Quarter, format);
        var (file, keep) = ((await database.Get<SendExport>().List(Administrator)).Value[0], database.Get<KeepNumbers>());
        Assert.True((await keep.Freeze(Administrator, file.Id, Read)).Value.Frozen);
        database.Clock.Advance(TimeSpan.FromDays(1));
        var same = (await keep.Errata(Administrator, file.Id, Read)).Value;
        Assert.Empty(same.Gone.Concat(same.New));

        var shown = (await database.Get<ShowRecord>().Handle<PersonDetails>(Administrator, await Id(database, "Test Person Kept")))
            .Value.Record;
        Assert.True((await database.Get<SaveRecord>().Handle<PersonDetails>(Administrator, new(shown.Id, shown.Version,
            shown.Details with { Name = "Test Person Corrected" }, shown.Confidentiality, "Test: misread"))).Succeeded);
        var erratum = (await keep.Errata(Administrator, file.Id, Read)).Value;
        Assert.Contains(erratum.Gone, line => line.Contains("Test Person Kept", StringComparison.Ordinal));
        Assert.Contains(erratum.New, line => line.Contains("Test Person Corrected", StringComparison.Ordinal));
        Assert.Contains(erratum.Corrections, correction => correction.Reason == "Test: misread");
    }

    [Fact]
    public async Task A_list_that_is_too_long_for_a_report_is_handed_over_with_it()
    {
        var folder = Directory.CreateTempSubdirectory("casetracker-report-").FullName;
        try
        {
            var path = Path.Combine(folder, "register.db");
            using (var said = new StringWriter())
                Assert.Equal(0, await BenchmarkCommands.Run(["generate", "--people", "5200", "--output", path], said, said));
            await using var services = new ServiceCollection().AddLogging()
                .AddCaseTracker(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={path}")).BuildServiceProvider();
            var question = new ReportQuestion(ReportKind.Figures, new(1990, 1, 1), new(2030, 12, 31));
            var list = ExportSubject.Of(new RecordQuestion(RecordLists.Find("figures")!));
            var write = services.GetRequiredService<WriteReport>();
            var report = ExportedReport.Of(question);
            var (receipt, content) = await (await write.Prepare(Administrator, report, () => Outcome<ExportSubject>.Of(list),
                ExportFormat.Xlsx)).Read();
            Assert.Equal("figures-1990-01-01-2030-12-31.zip", receipt.FileName);
            using (var zip = new ZipArchive(content))
            {
                Assert.Equal(["figures-1990-01-01-2030-12-31.xlsx", "figures-1990-01-01-2030-12-31-list.xlsx"],
                    zip.Entries.Select(entry => entry.FullName));
                Assert.DoesNotContain("Synthetic count 005100", Text(zip.Entries[0]), StringComparison.Ordinal);
                Assert.Contains("Synthetic count 005100", Text(zip.Entries[1]), StringComparison.Ordinal);
            }
            // Each is on record by itself.
            Assert.Equal(["figures", ExportedReport.Name],
                (await services.GetRequiredService<SendExport>().List(Administrator)).Value.Select(file => file.List));
            var beside = (await write.ToFile(Administrator, report, () => Outcome<ExportSubject>.Of(list), ExportFormat.Xlsx,
                Path.Combine(folder, "report.xlsx"))).Value.ListPath;
            Assert.Equal(Path.Combine(folder, "report-list.xlsx"), beside);
            Assert.True(File.Exists(beside));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }

        static string Text(ZipArchiveEntry entry)
        {
            using var copy = new MemoryStream();
            using (var read = entry.Open()) read.CopyTo(copy);
            return Exported.Text(copy, ExportFormat.Xlsx);
        }
    }

    private static Outcome<ExportSubject> Read(MadeFile _) => Outcome<ExportSubject>.Of(ExportedReport.Of(Quarter));

    private static async Task<long> Id(TestDatabase database, string name)
    {
        await using var db = database.Open();
        return db.People.Single(person => person.Name == name).Id;
    }

    private static async Task<TestDatabase> Register()
    {
        var database = await TestDatabase.Create();
        database.Clock.Now = new(2025, 1, 15, 9, 0, 0, TimeSpan.Zero);
        foreach (var name in (string[])["Kept", "Other"])
            await database.Event(await database.Person($"Test Person {name}"), CustodyEventKind.Arrest, "2024-11-05");
        return database;
    }
}
