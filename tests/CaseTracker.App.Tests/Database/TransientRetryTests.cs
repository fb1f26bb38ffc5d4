using System.Text.Json;
using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Drafts;
using CaseTracker.App.Exchange;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Logging;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Tests.Drafts;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.Tests.Import;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Database;

/// <summary>What the database refuses for a moment is done again, and once. On SQLite, through the strategy that SQL Server has; rows that
/// are inserted past EF fail at the statements around them.</summary>
public sealed class TransientRetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Func<TestDatabase, long, Task>> Writes = new()
    {
        ["save"] = (database, _) => database.Person("Test Person B"),
        ["correction"] = async (database, person) => Saves(await database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(person, 1, new() { Name = "Test Person C" }) { Reason = "Test reason" })),
        ["removal"] = async (database, person) => Saves(await database.Get<RemoveRecord>().Handle(Administrator, person, 1, "Test reason")),
        ["log"] = async (database, _) => Saves(await database.Get<LogCase>().Handle(Researcher, new CaseLog
        {
            Source = new(null, new SourceDetails { Title = "Test Article", Published = Date("2017-09-08") }, "para. 6"),
            Person = new() { Name = "Test Person D" },
            Arrest = new() { On = Date("2017-09-03?"), StatedReason = "a speech" },
            Charge = new() { Label = "espionage" },
            Case = new(null, new CaseDetails { Title = "Test Case A" }),
        }, Cancel)),
        ["roster"] = async (database, _) => Saves(await database.Get<LogRoster>().Handle(Researcher, new Roster
        {
            Source = new(null, new SourceDetails { Title = "Test List" }),
            Arrest = new() { On = Date("2024-05-01") },
            People = [new(1, new() { Name = "Test Person E" }, null, null), new(2, new() { Name = "Test Person F" }, null, null)],
        }, cancel: Cancel)),
        ["import"] = async (database, _) =>
        {
            var receipt = await database.Import("people", "Name,Source\nTest Sokha,Test Table\nTest Bopha,Test Table\n");
            Assert.True(receipt.Counts() == (2, 0, 0, 0), string.Join("\n", receipt.Problems));
        },
    };

    public static TheoryData<string> Names => [.. Writes.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_unit_of_work_that_breaks_at_any_statement_or_at_its_commit_is_written_once_and_as_if_nothing_had_been(string write)
    {
        var (whole, _) = await Written(write, 0);
        foreach (var commit in new[] { TransientFailures.BeforeCommit, TransientFailures.AfterCommit })
            Assert.Equal((whole, true), await Written(write, commit));
        var at = 0;
        for (var failed = true; failed;)
        {
            (var content, failed) = await Written(write, ++at);
            Assert.Equal(whole, content);
        }
        Assert.True(at > 4, $"{at} statements");
    }

    [Fact]
    public async Task A_sign_in_that_breaks_anywhere_opens_one_session()
    {
        var failures = new TransientFailures();
        await using var database = await Database(failures);
        await database.Joined("A", Role.Researcher);
        var at = 0;
        for (var statements = 1; at <= statements + 1; at++)
        {
            var before = await Count(database);
            failures.Begin(at == statements + 1 ? TransientFailures.AfterCommit : at);
            Saves(await database.Get<OpenSession>().Run(SignedInTeam.Email("A"), SignedInTeam.Password, null));
            if (at == 0) statements = failures.Statements;
            Assert.Equal(at > 0, failures.Failed);
            failures.Begin(0);
            Assert.Equal(before + 1, await Count(database));
        }
        Assert.True(at > 5);

        static async Task<int> Count(TestDatabase database)
        {
            await using var db = database.Open();
            return await db.Sessions.CountAsync(Cancel);
        }
    }

    /// <summary>No entry of the log tells of a draft: where the answer to its commit is lost, that is said, and nothing is done
    /// twice.</summary>
    [Fact]
    public async Task What_the_log_does_not_tell_of_is_not_done_again_after_a_commit_of_which_nobody_knows()
    {
        var failures = new TransientFailures();
        await using var database = await Database(failures);
        var mine = await DraftTests.Account(database, "a");
        failures.Begin(TransientFailures.AfterCommit);
        var kept = await database.Get<KeepDraft>().Handle(mine, DraftTests.Draft("/people/new", RecordKind.Person, null, "Test text"));
        Assert.Equal(["Database.OnPage_Unusable"], kept.Keys());
        Assert.True(failures.Failed);
    }

    private static readonly Dictionary<string, Func<TestDatabase, long, Task<object>>> Reads = new()
    {
        ["person"] = async (database, person) => (await database.Get<ShowPerson>().Handle(Advocate, person, cancel: Cancel)).Value,
        ["record"] = async (database, person) => (await database.Get<ShowAnyRecord>().Handle(Advocate, person, Cancel)).Value,
        ["list"] = async (database, _) => (await database.Get<ListRecords>().Handle(Advocate,
            new RecordQuestion(RecordLists.Find("people")!), Cancel)).Value,
        ["export"] = async (database, _) => Exported.Text((await database.Export(Researcher,
            ExportSubject.Of(new RecordQuestion(RecordLists.Find("people")!)), ExportFormat.Csv)).Content, ExportFormat.Csv),
    };

    public static TheoryData<string> Asked => [.. Reads.Keys];

    [Theory, MemberData(nameof(Asked))]
    public async Task What_is_read_is_whole_though_any_of_its_statements_breaks(string read)
    {
        var failures = new TransientFailures();
        await using var database = await Database(failures);
        var person = await Filled(database);
        // What is kept for the next question is not asked again.
        await Reads[read](database, person);
        failures.Begin(0);
        var whole = JsonSerializer.Serialize(await Reads[read](database, person));
        var statements = failures.Statements;
        Assert.True(statements > 1 && whole.Length > 100, $"{statements} statements, {whole}");
        for (var at = 1; at <= statements; at++)
        {
            failures.Begin(at);
            Assert.Equal(whole, JsonSerializer.Serialize(await Reads[read](database, person)));
            Assert.True(failures.Failed);
        }
    }

    private static async Task<(string Content, bool Failed)> Written(string write, int at)
    {
        var failures = new TransientFailures();
        await using var database = await Database(failures);
        var person = await Filled(database);
        failures.Begin(at);
        await Writes[write](database, person);
        var failed = failures.Failed;
        failures.Begin(0);
        return (await Content(database), failed);
    }

    private static Task<TestDatabase> Database(TransientFailures failures) => TestDatabase.Create(more: services =>
        services.ConfigureDbContext<CaseTrackerDb>(options => options.AddInterceptors(failures.Interceptors)));

    private static async Task<long> Filled(TestDatabase database)
    {
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        return person;
    }

    /// <summary>Every row of every table.</summary>
    private static async Task<string> Content(TestDatabase database)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Cancel);
        var lines = new List<string>();
        foreach (var table in await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'")
            .OrderBy(name => name).ToListAsync(Cancel))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
                lines.Add($"{table}: {string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue))}");
        }
        return string.Join('\n', lines);
    }

    private static void Saves<T>(Outcome<T> outcome) => Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
}
