using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Tests.Detention;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

/// <summary>A question as known at a moment of the past is answered by the custody rule over the facts that were known then.</summary>
public class KnownThenTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task A_list_as_known_at_any_moment_holds_whom_the_rule_holds_over_the_facts_of_that_moment(int seed)
    {
        await using var database = await TestDatabase.Create();
        var began = database.Clock.Now.UtcDateTime;
        await RandomRegister.Fill(database, seed, people: 20);
        var ended = database.Clock.Now.UtcDateTime;
        await using var db = database.Open();
        var register = await Register.Read(db);
        var listed = 0;
        foreach (var moment in Enumerable.Range(1, 6).Select(part => began + ((ended - began) * part / 6)))
            foreach (var user in new[] { Advocate, Researcher, Administrator })
                foreach (var day in RandomHistories.Days.Where((_, index) => index % 11 == 3))
                {
                    var question = new PrisonerQuestion(day, moment) { Statuses = Enum.GetValues<CustodyStatus>(), PageSize = 0 };
                    var list = (await database.Get<ListRecords>().Handle(user, question)).Value;
                    var expected = register.Standings(moment, user.Clearance, day);
                    Assert.Equal(
                        [.. expected.Select(one =>
                            $"{one.Key} {one.Value.Status} {one.Value.Certainty} {one.Value.SentenceEnd} {one.Value.DecidingFact}")
                            .Order()],
                        list.Rows.Select(row => $"{row.Id} {row.Custody.Status} {row.Custody.Certainty} {row.Custody.SentenceEnd} "
                            + $"{row.Custody.DecidingFact}").Order());
                    Assert.Equal(
                        [.. expected.GroupBy(one => (one.Value.Status, one.Value.Certainty)).Select(group => $"{group.Key} {group.Count()}")
                            .Order()],
                        list.Totals.ByStatus.Select(count => $"{(count.Status, count.Certainty)} {count.Count}").Order());
                    listed += list.Rows.Count;
                }
        Assert.True(listed > 100, $"only {listed} rows were compared");
    }

    [Fact]
    public async Task Counts_and_matrix_as_known_before_are_those_of_their_lists()
    {
        await using var database = await TestDatabase.Create();
        var began = database.Clock.Now.UtcDateTime;
        await RandomRegister.Fill(database, seed: 23, people: 20);
        var moment = began + ((database.Clock.Now.UtcDateTime - began) / 2);
        foreach (var user in new[] { Advocate, Administrator })
        {
            var question = new PrisonerQuestion(RandomHistories.Days[20], moment)
            {
                Statuses = Enum.GetValues<CustodyStatus>(),
                PageSize = 0
            };
            var list = (await database.Get<ListRecords>().Handle(user, question)).Value;
            Assert.True(list.Totals.Shown > 3);
            var facets = (await database.Get<CountFacets>().Handle(user, question)).Value;
            Assert.Equal(list.Totals.Shown, facets.Facets.Single(facet => facet.Filter.Key == PrisonerFilters.Status).Values.Sum(value =>
                value.Count));
            var tab = (await database.Get<CountTwoWays>().Handle(user, question,
                new MatrixSides(PrisonerFilters.Find(PrisonerFilters.Status)!, PrisonerFilters.Find("sex")!))).Value;
            Assert.Equal(list.Totals.Shown, tab.Rows.Sum(row => row.Count));
            foreach (var value in facets.Facets.Single(facet => facet.Filter.Key == "label").Values)
                Assert.Equal(value.Count, (await database.Get<ListRecords>()
                    .Handle(user, question.Choose("label", [value.Value]))).Value.Totals.Shown);
        }
    }

    [Fact]
    public async Task What_was_made_confidential_since_is_not_told_by_asking_what_was_known_before()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var then = database.Clock.Now.UtcDateTime;
        var question = new PrisonerQuestion(new DateOnly(2024, 12, 1), then);
        Assert.Single((await database.Get<ListRecords>().Handle(Advocate, question)).Value.Rows);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator, new(arrest, 1,
            new CustodyEventDetails { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-11-01") },
                Confidentiality.Restricted, "Test")));
        Assert.Empty((await database.Get<ListRecords>().Handle(Advocate, question)).Value.Rows);
        Assert.DoesNotContain((await database.Get<CountFacets>().Handle(Advocate, question)).Value.Facets.SelectMany(facet => facet.Values),
            value => value.Count > 0);
        Assert.Single((await database.Get<ListRecords>().Handle(Administrator, question)).Value.Rows);
    }

    /// <summary>Every version of every fact, read without the program's own questions.</summary>
    private sealed record Register(
        List<(PersonRow Row, DateTime CreatedAt)> People, List<CustodyEventRow> Events, List<StayRow> Stays, List<ChargeRow> Charges,
            List<SentenceRow> Sentences)
    {
        public static async Task<Register> Read(CaseTrackerDb db) => new(
            [.. (await db.People.AsNoTracking().Select(row => new { row, row.Header.CreatedAt }).ToListAsync())
                .Select(one => (one.row, one.CreatedAt))],
            await db.CustodyEvents.AsNoTracking().ToListAsync(), await db.Stays.AsNoTracking().ToListAsync(),
            await db.Charges.AsNoTracking().ToListAsync(), await db.Sentences.AsNoTracking().ToListAsync());

        public Dictionary<long, CustodyStatusOnDay> Standings(DateTime moment, Confidentiality clearance, DateOnly day)
        {
            var standings = new Dictionary<long, CustodyStatusOnDay>();
            foreach (var (person, created) in People)
            {
                if (person.Kind == PersonKind.Group || person.DeletedAt is not null || person.Confidentiality > clearance
                    || created > moment) continue;
                var history = new CustodyHistory(
                    Of<CustodyEventRow, CustodyEventDetails>(Events, person.Id, moment, clearance), Of<StayRow,
                        StayDetails>(Stays, person.Id, moment, clearance),
                    Of<ChargeRow, ChargeDetails>(Charges, person.Id, moment, clearance), Of<SentenceRow,
                        SentenceDetails>(Sentences, person.Id, moment, clearance));
                if (history.Events.Count + history.Stays.Count + history.Charges.Count + history.Sentences.Count > 0)
                    standings[person.Id] = CustodyRules.StatusOn(history, day);
            }
            return standings;
        }

        private static List<Known<T>> Of<TRow, T>(List<TRow> rows, long person, DateTime moment, Confidentiality clearance) where TRow
            : T, IFactRow =>
        [
            .. rows.Where(row => row.PersonId == person && row.KnownFrom <= moment && (row.KnownTo is null || row.KnownTo > moment)
                && row.Confidentiality <= clearance
                    && (row.KnownTo is null || rows.Where(other => other.FactId == row.FactId)
                        .MaxBy(other => other.Version)!.Confidentiality <= clearance))
                .Select(row => new Known<T>(row.FactId, row)),
        ];
    }
}
