using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Tests.Detention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public class CustodyProjectionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Whatever_was_written_in_whatever_order_the_kept_spans_are_those_that_the_facts_give(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await RandomRegister.Fill(database, seed: 7, people: 30);
        await using var db = database.Open();
        var kept = await Kept(db);
        Assert.True(kept.Select(row => row.PersonId).Distinct().Count() > 10);
        Assert.True(kept.Select(row => row.Clearances).Distinct().Count() > 2);
        Assert.Equal(Sorted(CustodyProjection.Rows(
            await CustodyEver.Of(db, await db.People.Select(row => row.Id).ToArrayAsync(), default))), kept);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Whatever_moment_is_asked_the_kept_periods_are_the_rules_answers_over_what_was_known_then(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await RandomRegister.Fill(database, seed: 5, people: 25);
        await using var db = database.Open();
        var people = await db.People.Where(row => row.DeletedAt == null && row.Kind != PersonKind.Group)
            .ToDictionaryAsync(row => row.Id, row => row.Confidentiality);
        var kept = await Kept(db);
        var moments = kept.SelectMany(row => new[] { row.KnownFrom, row.KnownTo ?? row.KnownFrom }).Distinct().Order().ToList();
        Assert.True(kept.Count(row => row.KnownTo is not null) > 20);
        foreach (var moment in moments.Where((_, index) => index % 7 == 0).SelectMany(one => new[] { one.AddTicks(-1), one }))
            foreach (var clearance in Enum.GetValues<Confidentiality>())
            {
                var facts = await CustodyFacts.Then(db, [.. people.Keys], moment, clearance, default);
                var ought = people.Where(person => person.Value <= clearance).SelectMany(person => Periods(facts, person.Key, clearance));
                Assert.Equal(ought.ToHashSet(), [.. kept
                    .Where(row => (row.Clearances & ClearanceBits.Of(clearance)) != 0 && row.KnownFrom <= moment
                        && (row.KnownTo is null || row.KnownTo > moment))
                    .Select(row => row with { Clearances = 0, KnownFrom = default, KnownTo = null })]);
            }

        static IEnumerable<CustodyPeriodRow> Periods(CustodyFacts facts, long person, Confidentiality clearance)
        {
            var history = facts.Seen(person, clearance);
            return history.Events.Count + history.Stays.Count + history.Charges.Count + history.Sentences.Count == 0 ? []
                : CustodyRules.SpansOf(history).Select(period => CustodyPeriodRow.Of(person, 0, period, default, null));
        }
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_kept_spans_list_and_count_whom_the_facts_known_at_this_moment_do(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await RandomRegister.Fill(database, seed: 11, people: 25);
        var now = database.Clock.Now.UtcDateTime;
        foreach (var (index, day) in RandomHistories.Days.Index().Where(pair => pair.Index % 6 == 0))
            foreach (var user in new[] { Advocate, Researcher, Administrator })
            {
                var question = new PrisonerQuestion(day)
                {
                    Sort = (PrisonerSort)(index % 4),
                    Descending = index % 2 == 0,
                    PageSize = index % 5 == 0 ? 3 : 0,
                    Statuses = index % 2 == 0 ? [] : [CustodyStatus.Unknown, CustodyStatus.Released, CustodyStatus.HouseArrest],
                };
                var kept = (await database.Get<ListRecords>().Handle(user, question)).Value;
                var derived = (await database.Get<ListRecords>().Handle(user, question with { KnownAsOf = now })).Value;
                Assert.Equal(derived.Totals.ByStatus, kept.Totals.ByStatus);
                Assert.Equal((day, user.Role, derived.Totals.Shown), (day, user.Role, kept.Totals.Shown));
                Assert.Equal(derived.Rows.Select(row => row.Id), kept.Rows.Select(row => row.Id));
            }
    }

    [Fact]
    public async Task An_advocate_gets_no_span_of_a_person_or_a_fact_above_the_clearance()
    {
        await using var database = await TestDatabase.Create();
        await database.Event(await database.Person("Test Hidden", level: Confidentiality.Restricted), CustodyEventKind.Arrest,
            "2024-11-01");
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01", level: Confidentiality.Restricted);
        await using var db = database.Open();
        var advocates = ClearanceBits.Of(Advocate.Clearance);
        Assert.NotEmpty(await Kept(db));
        Assert.DoesNotContain(await Kept(db), row => (row.Clearances & advocates) != 0);
    }

    [Fact]
    public async Task A_write_that_is_refused_changes_no_span()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        await using var db = database.Open();
        var before = await Kept(db);
        var refused = await database.Get<SaveRecord>().Handle<StayDetails>(Administrator,
            new(null, 0, new() { PersonId = person, From = Date("2024-11-05"), To = Date("2024-11-01") }));
        Assert.False(refused.Succeeded);
        Assert.Equal(before, await Kept(db));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_start_makes_spans_that_are_missing_or_of_another_version_of_the_rule_and_leaves_others_alone(
        DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await RandomRegister.Fill(database, seed: 3, people: 5);
        await using var db = database.Open();
        var right = await Kept(db);
        var prepare = database.Get<PrepareProjections>();

        Assert.True((await prepare.Handle()).Value >= 5);
        Assert.Equal(right, await Kept(db));
        Assert.Equal(0, (await prepare.Handle()).Value);

        await db.CustodyPeriods.ExecuteDeleteAsync();
        Assert.Equal(5, (await prepare.Handle()).Value);
        Assert.Equal(right, await Kept(db));

        await db.CustodyPeriods.ExecuteUpdateAsync(set => set.SetProperty(row => row.Certain, 0));
        await db.Projections.Where(row => row.Name == CustodyProjection.Projection.Name)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, CustodyProjection.Projection.Version - 1));
        Assert.Equal(5, (await prepare.Handle()).Value);
        Assert.Equal(right, await Kept(db));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_server_answers_by_the_rule_of_before_until_all_is_worked_out_anew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await RandomRegister.Fill(database, seed: 21, people: 12);
        await using var db = database.Open();
        var (right, prepare) = (await Kept(db), database.Get<PrepareProjections>());
        Assert.True((await prepare.Handle()).Succeeded);
        // Answers of another rule, as far as anybody can see.
        await db.CustodyPeriods.ExecuteUpdateAsync(set => set.SetProperty(row => row.Certain, 0).SetProperty(row => row.DecidingFact, 1L));
        await db.Projections.Where(row => row.Name == CustodyProjection.Projection.Name)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, CustodyProjection.Projection.Version - 1));
        var before = await Kept(db);

        Assert.Equal(0, (await prepare.Handle(serving: true)).Value);
        Assert.Equal(before, await Kept(db));

        Assert.True((await prepare.Rest()).Value >= 12);
        Assert.Equal(right, await Kept(db));
        Assert.Equal(0, (await prepare.Rest()).Value);
        Assert.Equal(0, (await prepare.Handle()).Value);

        // Without answers a server has none to give meanwhile.
        await db.CustodyPeriods.ExecuteDeleteAsync();
        Assert.True((await prepare.Handle(serving: true)).Value >= 12);
        Assert.Equal(right, await Kept(db));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task What_is_written_while_all_is_worked_out_anew_is_in_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await RandomRegister.Fill(database, seed: 22, people: 8);
        var held = await database.Person("Test Person A");
        await database.Event(held, CustodyEventKind.Arrest, "2024-03-01");
        await using var making = database.Open();
        await making.Database.OpenConnectionAsync(Cancel);
        var put = await CustodyProjection.Projection.Beside!(making, NullLogger.Instance, Cancel);

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var added = await database.Person("Test Person C");
        await database.Event(added, CustodyEventKind.Arrest, "2024-04-01");
        await database.Event(held, CustodyEventKind.Release, "2024-05-01");
        await using var db = database.Open();
        var kept = await Kept(db);
        await using (var transaction = await making.Database.BeginTransactionAsync(Cancel))
        {
            await put();
            await transaction.CommitAsync(Cancel);
        }
        Assert.Equal(kept, await Kept(db));
        foreach (var person in new[] { held, added }) Assert.Contains(kept, period => period.PersonId == person);
    }

    private static async Task<List<CustodyPeriodRow>> Kept(CaseTrackerDb db) =>
        Sorted(await db.CustodyPeriods.AsNoTracking().ToListAsync());

    private static List<CustodyPeriodRow> Sorted(IEnumerable<CustodyPeriodRow> rows) =>
        [.. rows.OrderBy(row => row.PersonId).ThenBy(row => row.Clearances).ThenBy(row => row.FromDay).ThenBy(row => row.KnownFrom)];
}
