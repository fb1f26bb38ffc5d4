using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

/// <summary>What one write asks the database for is found by an index: a register that grows makes no write slower.</summary>
public sealed class WritePlanTests
{
    [Fact]
    public async Task A_write_about_one_person_looks_through_no_whole_table()
    {
        var plans = new Plans();
        await using var database = await TestDatabase.Create(more: services =>
            services.ConfigureDbContext<CaseTrackerDb>(options => options.AddInterceptors(plans)));
        var (person, other) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var (first, second) = (await database.Source("Test source A"), await database.Source("Test source B"));
        var charge = await Saved(Charged(first, null));
        await database.Cite(second, charge, "label", "Test espionage");
        var arrest = await Saved(Arrested(first, null));

        plans.Clear();
        await Saved(Arrested(second, new(arrest)));
        await Saved(Charged(second, new(charge)));
        await Saved(database.Get<SaveRecord>().Handle<SentenceDetails>(Researcher,
            new(null, 0, new()
            {
                PersonId = person,
                ProsecutionId = (await database.Get<App.Pages.ShowPerson>()
            .Handle(Researcher, person)).Value.Prosecutions[0].Prosecution!.Id,
                ChargeId = charge,
                Years = 2
            })));
        await Saved(database.Get<SaveRecord>()
            .Handle<IdentityLinkDetails>(Researcher,
                new(null, 0, new() { PersonId = person, OtherPersonId = other, Kind = IdentityLinkKind.SamePerson })));
        var inCase = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Researcher, new(null, 0, new() { Title = "Test case" })));
        await Saved(database.Get<SaveRecord>().Handle<EventDetails>(Researcher,
            new(null, 0, new() { CaseId = inCase, PersonId = person, Kind = EventKind.Killing, On = Date("2019") })));
        await database.Cite(second, arrest, "age", "17");
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher, new(other, 1, new() { Name = "Test Person C" })));
        Assert.True(plans.Asked > 100);
        var scans = string.Join("\n\n", plans.Scans.Distinct().Order(StringComparer.Ordinal));
        Assert.True(scans.Length == 0, scans);

        // All that inherits from the person is looked for. Those whose ages disagree are few, and are all looked at.
        plans.Clear();
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(person, 1, new() { Name = "Test Person A" }, Confidentiality.Confidential)));
        Assert.DoesNotContain(plans.Scans, scan => !scan.StartsWith("KeptConflicts", StringComparison.Ordinal));

        Task<Outcome<long>> Arrested(long source, SameRecord? answer) => database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(null, 0, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2020-05-01") })
            {
                Same = answer,
                Citations = [new(source, "on", Reported: "1 May 2020")]
            });

        Task<Outcome<long>> Charged(long source, SameRecord? answer) => database.Get<SaveRecord>().Handle<ChargeDetails>(Researcher,
            new(null, 0, new() { PersonId = person, Label = "Test incitement", On = Date("2020-05") })
            {
                Same = answer,
                Citations = [new(source, "label", Reported: "Test incitement")]
            });
    }

    /// <summary>The accounts of a team, and the end of the log, which is read from its end.</summary>
    private static readonly string[] Small = ["Accounts", "AuditEntries"];

    /// <summary>The table behind an alias; null where it is no table but a part of the statement.</summary>
    private static string? Table(string statement, string alias) =>
        Regex.Match(statement, $"""(?:FROM|JOIN) "?(\w+)"? (?:AS )?"?{Regex.Escape(alias)}"?(?!\w)""") is { Success: true } found
            && found.Groups[1].Value is not "json_each" ? found.Groups[1].Value : null;

    /// <summary>Asks of each statement how it is answered, before it is.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<string> _scans = [];
        private int _asked;

        public IReadOnlyCollection<string> Scans => _scans;
        public int Asked => _asked;

        public void Clear()
        {
            _scans.Clear();
            _asked = 0;
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command,
            CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await Explain(command, cancellationToken);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await Explain(command, cancellationToken);
            return result;
        }

        private async Task Explain(DbCommand command, CancellationToken cancel)
        {
            if (command.CommandText.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase)) return;
            await using var explaining = command.Connection!.CreateCommand();
            explaining.Transaction = command.Transaction;
            explaining.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
            foreach (DbParameter given in command.Parameters)
            {
                var parameter = explaining.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (given.ParameterName, given.Value);
                explaining.Parameters.Add(parameter);
            }
            Interlocked.Increment(ref _asked);
            await using var steps = await explaining.ExecuteReaderAsync(cancel);
            while (await steps.ReadAsync(cancel))
                if (steps.GetString(3).Split(' ') is ["SCAN", var alias, ..] && Table(command.CommandText, alias) is { } table
                    && !Small.Contains(table)) _scans.Enqueue($"{table}: {command.CommandText}");
        }
    }
}
