using System.Data.Common;
using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Benchmarks;

/// <summary>How many statements the context sends for what is done most: each takes longer to be made than to be answered. Whoever asks
/// once more, record by record, is found here.</summary>
public sealed class StatementTests(TwoRegisters registers) : IClassFixture<TwoRegisters>
{
    private static readonly CurrentUser Researcher = CurrentUser.Operator(Role.Researcher);

    [Fact]
    public async Task A_person_with_an_arrest_and_a_charge_is_logged_with_less_than_forty_statements()
    {
        var (copy, sent) = ($"{registers.File(TwoRegisters.Few)}.copy", new Sent());
        File.Copy(registers.File(TwoRegisters.Few), copy, overwrite: true);
        await using var services = Services(copy, sent);
        var source = await Saved(services.GetRequiredService<SaveRecord>()
            .Handle<SourceDetails>(Researcher, new(null, 0, new() { Title = "Test Source" }), Cancel));
        sent.Count = 0;

        var logged = await services.GetRequiredService<LogCase>().Handle(Researcher, new CaseLog
        {
            Source = new(source),
            Person = new() { Name = "Test Person A" },
            Arrest = new() { Kind = CustodyEventKind.Arrest, On = ImpreciseDate.Parse("2024-03-05").Value },
            Charge = new() { Label = "Test charge", On = ImpreciseDate.Parse("2024-03-07").Value },
        }, Cancel);

        Assert.True(logged.Succeeded);
        Assert.InRange(sent.Count, 15, 39);
    }

    [Fact]
    public async Task A_case_is_opened_with_less_than_thirty_five_statements_however_many_take_part()
    {
        var sent = new Sent();
        await using var services = Services(registers.File(TwoRegisters.Many), sent);
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseTrackerDb>>().CreateDbContextAsync(Cancel);
        var great = await db.Participants.GroupBy(row => row.CaseId).OrderByDescending(of => of.Count()).Select(of => of.Key)
            .FirstAsync(Cancel);
        sent.Count = 0;

        var page = await services.GetRequiredService<ShowCase>().Handle(Researcher, great, new DateOnly(2024, 6, 30), cancel: Cancel);

        Assert.True(page.Value.Events.Count > 100);
        Assert.InRange(sent.Count, 10, 34);

        // As known then: what was removed is asked of the log once, and not once a kind.
        sent.Count = 0;
        Assert.True((await services.GetRequiredService<ShowCase>().Handle(Researcher, great, new DateOnly(2024, 6, 30),
            new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc), Cancel)).Succeeded);
        Assert.InRange(sent.Count, 10, 72);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ServiceProvider Services(string file, Sent sent) => new ServiceCollection().AddLogging()
        .AddCaseTracker(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False"))
        .ConfigureDbContext<CaseTrackerDb>(options => options.AddInterceptors(sent)).BuildServiceProvider();

    private sealed class Sent : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
