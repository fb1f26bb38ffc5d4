using System.Data.Common;
using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.Benchmarks;
using CaseTracker.Benchmarks.Measuring;
using CaseTracker.Domain.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Tests.Benchmarks;

/// <summary>A small register and one three times as large, made once for all pages.</summary>
public sealed class TwoRegisters : IAsyncLifetime
{
    // More than any page shows of anything, and more than one batch of the audit log.
    public const int Few = 600, Many = 1800;
    private readonly string _folder = Directory.CreateTempSubdirectory("casetracker-reads-").FullName;

    public string File(int people) => Path.Combine(_folder, $"{people}.db");

    public async ValueTask InitializeAsync()
    {
        foreach (var people in new[] { Few, Many })
            Assert.Equal(0, await BenchmarkCommands.Run(["generate", "--people", people.ToString(CultureInfo.InvariantCulture),
                "--output", File(people)], TextWriter.Null, TextWriter.Null));
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>What pages read does not grow with the register: counts are made in the database, and lists are cut to a page there. Some
/// hundred people stand for many: whoever reads a row a record reads three times the rows.</summary>
public sealed class PageReadsTests(TwoRegisters registers) : IClassFixture<TwoRegisters>
{
    private static readonly CurrentUser Researcher = CurrentUser.Operator(Role.Researcher);

    public static TheoryData<string> Pages => [.. PageReads.Pages.Keys];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_read_by_as_many_statements_and_rows_in_a_large_register_as_in_a_small_one(string page)
    {
        var few = await Reads(TwoRegisters.Few, page);
        var many = await Reads(TwoRegisters.Many, page);

        Assert.True(few.Statements > 0, "Nothing was read.");
        // What is shown may be of a kind or two more.
        Assert.InRange(many.Statements, 1, few.Statements + 2);
        Assert.InRange(many.Rows, few.Rows / 2, few.Rows + (few.Rows / 5) + 40);
    }

    private async Task<Reading> Reads(int people, string page)
    {
        var reading = new Reading();
        await using var services = new ServiceCollection().AddLogging()
            .AddCaseTracker(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={registers.File(people)};Pooling=False"))
            .ConfigureDbContext<CaseTrackerDb>(options => options.AddInterceptors(reading)).BuildServiceProvider();
        var opened = await PageReads.Opened(services, Researcher, TestContext.Current.CancellationToken);
        reading.Begin();
        await PageReads.Pages[page](services, Researcher, opened, TestContext.Current.CancellationToken);
        return reading;
    }

    private sealed class Reading : DbCommandInterceptor
    {
        // Some pages ask two things beside each other.
        private readonly Lock _lock = new();

        public int Statements { get; private set; }
        public int Rows { get; private set; }

        public void Begin() => (Statements, Rows) = (0, 0);

        public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData,
            InterceptionResult result)
        {
            Add(eventData.ReadCount);
            return base.DataReaderClosingAsync(command, eventData, result);
        }

        public override InterceptionResult DataReaderClosing(DbCommand command, DataReaderClosingEventData eventData,
            InterceptionResult result)
        {
            Add(eventData.ReadCount);
            return base.DataReaderClosing(command, eventData, result);
        }

        private void Add(int rows)
        {
            lock (_lock) (Statements, Rows) = (Statements + 1, Rows + rows);
        }
    }
}
