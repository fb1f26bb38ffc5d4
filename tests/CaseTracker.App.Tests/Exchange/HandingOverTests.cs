using System.Data.Common;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>What an export leaves on the disk and in the log, whether it comes to its end or not.</summary>
public sealed class HandingOverTests : IDisposable
{
    private static readonly PrisonerQuestion Question = new(Exported.Day) { Statuses = Enum.GetValues<CustodyStatus>() };
    private static readonly ExportSubject Prisoners = ExportSubject.Of(Question);
    private static readonly ExportSubject People = ExportSubject.Of(new RecordQuestion(RecordLists.Find("people")!));
    private readonly string _folder = Directory.CreateTempSubdirectory("casetracker-export-").FullName;

    public static TheoryData<ExportFormat> Formats => new(ExportFormats.OfLists);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Formats))]
    public async Task What_is_handed_over_is_in_the_log_first_and_lies_under_no_name(ExportFormat format)
    {
        await using var database = await Filled(services => services.AddSingleton(new SpoolFolder(_folder)));
        await using (var prepared = (await database.Get<ExportRecords>().Prepare(Advocate, Prisoners, format, Cancel)).Value)
        {
            Assert.Equal(1, await Logged(database));
            if (!OperatingSystem.IsWindows()) Assert.Empty(Directory.GetFileSystemEntries(_folder));
            Assert.Equal((0, true), ((int)prepared.Content.Position, prepared.Content.Length > 0));
        }
        await using (var prepared = (await database.Get<ExportRecords>().Prepare(Advocate, People, format, Cancel)).Value)
            Assert.Equal(2, await Logged(database));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_file_a_pipe_and_a_page_get_the_same_and_the_least_cleared_nothing_that_is_closed(ExportFormat format)
    {
        await using var database = await Filled();
        var planted = await database.Person("Test Planted Child", details => details.AgeGroup = AgeGroup.Child);
        await database.Event(planted, CustodyEventKind.Arrest, "2024-11-01");
        await database.Cite(await database.Source("Test planted source", Confidentiality.Confidential), planted, "name", "Planted");
        await database.Event(await database.Person("Test Planted Secret", level: Confidentiality.Confidential), CustodyEventKind.Arrest,
            "2024-11-01");
        foreach (var user in new[] { Advocate, Administrator })
        {
            var path = Path.Combine(_folder, $"{user.Role}");
            Assert.True((await database.Get<ExportRecords>().ToFile(user, Prisoners, format, path, Cancel)).Succeeded);
            Assert.True((await database.Get<ExportRecords>().ToFile(user, People, format, $"{path}-people", Cancel)).Succeeded);
            var (list, people) = (await database.Export(format, user, Question), (await database.Export(user, People, format)).Content);
            Assert.Equal(list, await File.ReadAllBytesAsync(path, Cancel));
            Assert.Equal(people.ToArray(), await File.ReadAllBytesAsync($"{path}-people", Cancel));
            foreach (var content in new[] { new MemoryStream(list), people })
                Assert.Equal(user == Administrator, (format == ExportFormat.Xlsx ? Exported.Text(content, format)
                    : Encoding.UTF8.GetString(content.ToArray())).Contains("lanted", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task Where_nothing_can_be_written_nothing_is_logged(ExportFormat format)
    {
        await using var database = await Filled(services =>
            services.AddSingleton(new SpoolFolder(Path.Combine(_folder, "missing"))));
        Assert.Equal(["Export.CannotMake"],
            (await database.Get<ExportRecords>().Prepare(Advocate, Prisoners, format, Cancel)).Keys());
        Assert.Equal(["Export.CannotMake"], (await database.Get<ExportRecords>().Prepare(Advocate, People, format, Cancel)).Keys());
        var path = Path.Combine(_folder, "list");
        await File.WriteAllTextAsync(path, "old", Cancel);
        Assert.Equal(["Export.CannotWrite"], (await database.Get<ExportRecords>().ToFile(Advocate, Prisoners, format, path,
            Cancel)).Keys());
        Assert.Equal(("old", 1, 0), (await File.ReadAllTextAsync(path, Cancel), Directory.GetFileSystemEntries(_folder).Length,
            await Logged(database)));
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task On_a_full_disk_an_export_is_refused_in_words_and_leaves_no_file_and_no_line_in_the_log(ExportFormat format)
    {
        using var disk = SmallDisk.Mount(_folder);
        await using var database = await Filled(services => services.AddSingleton(new SpoolFolder(disk.Path)));
        Assert.Equal(["Export.CannotMake"],
            (await database.Get<ExportRecords>().Prepare(Advocate, Prisoners, format, Cancel)).Keys());
        Assert.Equal(["Export.CannotWrite"], (await database.Get<ExportRecords>().ToFile(Advocate, Prisoners, format,
            Path.Combine(disk.Path, "list"), Cancel)).Keys());
        disk.MakeRoom();
        Assert.Equal((0, 0), (Directory.GetFileSystemEntries(disk.Path).Length, await Logged(database)));
        Assert.True((await database.Get<ExportRecords>().ToFile(Advocate, Prisoners, format, Path.Combine(disk.Path, "list"), Cancel))
            .Succeeded);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task An_export_that_is_cancelled_while_it_is_read_leaves_no_file_and_no_line_in_the_log(ExportFormat format)
    {
        var reading = new WhileReading();
        await using var database = await Filled(services =>
        {
            services.AddSingleton(new SpoolFolder(_folder));
            services.ConfigureDbContext<CaseTrackerDb>(context => context.AddInterceptors(reading));
        });
        var path = Path.Combine(_folder, "list");
        await File.WriteAllTextAsync(path, "old", Cancel);
        foreach (var export in new Func<CancellationToken, Task>[]
        {
            cancel => database.Get<ExportRecords>().ToFile(Advocate, Prisoners, format, path, cancel),
            cancel => database.Get<ExportRecords>().Prepare(Advocate, Prisoners, format, cancel),
            cancel => database.Get<ExportRecords>().ToFile(Advocate, People, format, path, cancel),
            cancel => database.Get<ExportRecords>().Prepare(Advocate, People, format, cancel),
        })
        {
            using var cancel = new CancellationTokenSource();
            reading.Do = cancel.CancelAsync;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => export(cancel.Token));
            Assert.Null(reading.Do);
            Assert.Equal(("old", 1, 0), (await File.ReadAllTextAsync(path, Cancel), Directory.GetFileSystemEntries(_folder).Length,
                await Logged(database)));
        }
    }

    [Fact]
    public async Task What_is_written_while_an_export_is_read_is_in_none_of_its_numbers()
    {
        var reading = new WhileReading();
        await using var database = await Filled(services =>
            services.ConfigureDbContext<CaseTrackerDb>(context => context.AddInterceptors(reading)));
        var before = await database.Export(ExportFormat.Json, Advocate, Question);
        reading.Do = async () =>
        {
            var person = await database.Person("Test Later");
            await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
            await database.Cite(await database.Source("Test later source"), person, "name", "Test Later");
        };
        Assert.Equal(Told(before), Told(await database.Export(ExportFormat.Json, Advocate, Question)));
        Assert.Null(reading.Do);
        Assert.NotEqual(Told(before), Told(await database.Export(ExportFormat.Json, Advocate, Question)));

        static string Told(byte[] json)
        {
            using var document = JsonDocument.Parse(json);
            return string.Join('\n', new[] { "totals", "rows", "sources" }
                .Select(part => document.RootElement.GetProperty(part).GetRawText()));
        }
    }

    private static async Task<TestDatabase> Filled(Action<IServiceCollection>? more = null)
    {
        var database = await TestDatabase.Create(more: more);
        for (var number = 1; number <= 3; number++)
        {
            var person = await database.Person($"Test Person {number}");
            var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
            await database.Cite(await database.Source($"Test source {number}"), arrest, "on", "2024-11-01");
        }
        return database;
    }

    private static async Task<int> Logged(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.Exported, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Does something once, in the middle of an export: when citations are read.</summary>
    private sealed class WhileReading : DbCommandInterceptor
    {
        public Func<Task>? Do { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command,
            CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Do is not { } act || !command.CommandText.Contains("FROM \"Citations\"", StringComparison.Ordinal)) return result;
            Do = null;
            await act();
            return result;
        }
    }
}
