using System.Data.Common;
using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Sources;
using CaseTracker.Benchmarks;
using CaseTracker.Domain.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Tests.Benchmarks;

/// <summary>What pages read does not grow with the register: counts are made in the database, and lists are cut to a page there. Some
/// hundred people stand for many: whoever reads a row a record reads ten times the rows.</summary>
public sealed class PageReadsTests : IDisposable
{
    private const int Few = 30, Many = 300;
    private static readonly CurrentUser Researcher = CurrentUser.Operator(Role.Researcher);
    private readonly string _folder = Directory.CreateTempSubdirectory("casetracker-reads-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_lacks_a_source_is_read_by_as_many_statements_and_rows_in_a_large_register_as_in_a_small_one()
    {
        var (few, fewTotal) = await Reads(Few);
        var (many, manyTotal) = await Reads(Many);

        Assert.True(manyTotal > 5 * fewTotal, $"{fewTotal} and {manyTotal} lack a source.");
        Assert.Equal(few.Statements, many.Statements);
        Assert.InRange(many.Rows, 1, few.Rows + 16);
    }

    private async Task<(Reading Read, int Total)> Reads(int people)
    {
        var file = Path.Combine(_folder, $"{people}.db");
        string[] generate = ["generate", "--people", people.ToString(CultureInfo.InvariantCulture), "--output", file];
        Assert.Equal(0, await BenchmarkCommands.Run(generate, TextWriter.Null, TextWriter.Null));
        var reading = new Reading();
        await using var services = new ServiceCollection().AddLogging()
            .AddCaseTracker(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False"))
            .ConfigureDbContext<CaseTrackerDb>(options => options.AddInterceptors(reading)).BuildServiceProvider();
        var answer = (await services.GetRequiredService<UncitedFacts>()
            .Handle(Researcher, cancel: TestContext.Current.CancellationToken)).Value;
        return (reading, answer.Total);
    }

    private sealed class Reading : DbCommandInterceptor
    {
        public int Statements { get; private set; }
        public int Rows { get; private set; }

        public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData,
            InterceptionResult result)
        {
            (Statements, Rows) = (Statements + 1, Rows + eventData.ReadCount);
            return base.DataReaderClosingAsync(command, eventData, result);
        }

        public override InterceptionResult DataReaderClosing(DbCommand command, DataReaderClosingEventData eventData,
            InterceptionResult result)
        {
            (Statements, Rows) = (Statements + 1, Rows + eventData.ReadCount);
            return base.DataReaderClosing(command, eventData, result);
        }
    }
}
