using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Demo;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.Lists;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Demo;

public sealed partial class LoadDemoTests
{
    private const int Few = 60;
    private static readonly DateOnly Day = new(2024, 12, 9);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task It_makes_people_whose_names_say_that_they_are_made_up(DatabaseProvider provider)
    {
        await using var database = await SeedRun.Loaded(provider);
        var made = await Load(database);
        Assert.InRange(made.Value.People, Few * 9 / 10, Few * 11 / 10);
        await using var db = database.Open();
        var seeded = await db.SeedEntries.Select(entry => entry.RecordId).ToListAsync(Cancel);
        var people = await db.People.Where(row => !seeded.Contains(row.Id)).ToListAsync(Cancel);
        Assert.All(people, person => Assert.Contains("Test ", person.Name ?? person.Role, StringComparison.Ordinal));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken(Cancel));
        Assert.True(await db.CustodyPeriods.AnyAsync(Cancel));
    }

    [Fact]
    public async Task The_same_day_makes_the_same_rows_each_time_and_another_day_others()
    {
        await using var first = await SeedRun.Loaded();
        await using var second = await SeedRun.Loaded();
        await using var third = await SeedRun.Loaded();
        Assert.Equal((await Load(first)).Value, (await Load(second)).Value);
        await Load(third, Day.AddDays(-30));
        Assert.Equal(await Rows(first), await Rows(second));
        Assert.NotEqual(await Rows(first), await Rows(third));
    }

    [Fact]
    public async Task It_is_refused_over_a_record_that_somebody_logged()
    {
        await using var database = await SeedRun.Loaded();
        await database.Person("Test Person A");
        await Refused(database, "Demo.HasRecords");
    }

    [Fact]
    public async Task It_is_refused_where_there_is_an_account_and_a_second_time()
    {
        await using var database = await SeedRun.Loaded();
        await using (var db = database.Open())
        {
            db.Users.Add(new Account { UserName = "test@team.example", DisplayName = "Test Account" });
            await db.SaveChangesAsync(Cancel);
        }
        await Refused(database, "Demo.HasAccounts");

        await using var filled = await SeedRun.Loaded();
        await Load(filled);
        await Refused(filled, "Demo.Already");
    }

    [Fact]
    public async Task What_is_stopped_on_the_way_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        var counted = new StopAfter(stop);
        await using var database = await TestDatabase.Create(more: services =>
            services.ConfigureDbContext<CaseTrackerDb>(context => context.AddInterceptors(counted)));
        await SeedRun.Load(database);
        var before = await Rows(database);
        counted.Saves = 300;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Get<LoadDemo>().Handle(Day, Few, stop.Token));
        Assert.Equal(before, await Rows(database));
        Assert.False(await Marked(database));
    }

    [Fact]
    public async Task The_mark_stands_with_the_people_and_is_found_by_the_next_start()
    {
        await using var database = await SeedRun.Loaded();
        Assert.False(await Marked(database));
        await Load(database);
        await using var next = TestDatabase.Beside(database);
        Assert.True(await Marked(next));
        Assert.Equal(0, await SeedRun.Load(next));
    }

    [Fact]
    public async Task Every_file_that_leaves_says_that_its_people_are_made_up()
    {
        await using var database = await SeedRun.Loaded();
        var prisoners = ExportSubject.Of(new PrisonerQuestion(Day));
        var people = ExportSubject.Of(new RecordQuestion(RecordLists.Find("people")!));
        Assert.DoesNotContain("Synthetic", Encoding.UTF8.GetString((await database.Export(Advocate, people, ExportFormat.Csv))
            .Content.ToArray()), StringComparison.Ordinal);
        await Load(database);
        foreach (var subject in new[] { prisoners, people, ExportSubject.Of(new LedgerQuestion()), ExportSubject.Corroboration() })
        {
            var csv = await database.Export(Advocate, subject, ExportFormat.Csv);
            Assert.StartsWith("synthetic-", csv.Receipt.FileName, StringComparison.Ordinal);
            var lines = Encoding.UTF8.GetString(csv.Content.ToArray()).TrimStart('\uFEFF').Split("\r\n");
            Assert.StartsWith("Synthetic,", lines[0], StringComparison.Ordinal);
            Assert.StartsWith("Synthetic data,", lines[1], StringComparison.Ordinal);

            var json = await database.Export(Advocate, subject, ExportFormat.Json);
            Assert.True(JsonDocument.Parse(json.Content).RootElement.GetProperty("synthetic").GetBoolean());

            var workbook = await database.Export(Advocate, subject, ExportFormat.Xlsx);
            Exported.Valid(workbook.Content);
            using var book = SpreadsheetDocument.Open(workbook.Content, false);
            foreach (var sheet in book.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>())
                Assert.StartsWith("Synthetic", book.Sheet(sheet.Name!)["A1"].InnerText, StringComparison.Ordinal);
        }
    }

    private static Task<Outcome<DemoMade>> Load(TestDatabase database, DateOnly? day = null) =>
        database.Get<LoadDemo>().Handle(day ?? Day, Few, Cancel);

    private static async Task Refused(TestDatabase database, string why)
    {
        var before = await Rows(database);
        var outcome = await Load(database);
        Assert.Equal(why, Assert.Single(outcome.Problems).Key);
        Assert.Equal(before, await Rows(database));
    }

    private static async Task<bool> Marked(TestDatabase database)
    {
        var mark = database.Get<SyntheticMark>();
        await mark.Look(Cancel);
        return mark.Stands;
    }

    /// <summary>Every row of every table of an embedded database, as one value.</summary>
    private static async Task<string> Rows(TestDatabase database)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Cancel);
        var connection = db.Database.GetDbConnection();
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in await connection.Strings(null, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", Cancel))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name of the database itself.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                // What is encrypted is another text each time, by a key of its own, and with it its words' hashes and those of the log.
                var told = values.Where((_, column) => !reader.GetName(column).EndsWith("Hash", StringComparison.Ordinal))
                    .Select(value => value is string text ? Sealed().Replace(text, SealedText.Mark) : value);
                all.AppendData(Encoding.UTF8.GetBytes($"{table}|{string.Join('|', told)}\n"));
            }
        }
        return Convert.ToHexString(all.GetHashAndReset());
    }

    /// <summary>Cancels once the context has saved so many times more.</summary>
    private sealed class StopAfter(CancellationTokenSource stop) : SaveChangesInterceptor
    {
        public int Saves { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            if (Saves > 0 && --Saves == 0) stop.Cancel();
            return base.SavingChangesAsync(eventData, result, cancellationToken);
        }
    }

    [GeneratedRegex(SealedText.Mark + @"[A-Za-z0-9+/=\\]+|\b[0-9a-f]{32}\b")]
    private static partial Regex Sealed();
}
