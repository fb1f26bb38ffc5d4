using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public class HeldOverTimeTests
{
    private static readonly DateOnly Day = new(2024, 12, 10);

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Each_day_of_the_band_counts_what_the_list_of_that_day_counts(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var released = await database.Person("Test A");
        await database.Event(released, CustodyEventKind.Arrest, "2023-02-10");
        await database.Event(released, CustodyEventKind.Release, "2023-11-20");
        var old = await database.Person("Test B");
        await database.Event(old, CustodyEventKind.Arrest, "2021-06");
        var house = await database.Person("Test C");
        await database.Event(house, CustodyEventKind.HouseArrestOrdered, "2024-09-02");
        await database.Person("Test D never");

        foreach (var question in new[] { new PrisonerQuestion(Day),
            new PrisonerQuestion(Day) { Statuses = [CustodyStatus.HouseArrest, CustodyStatus.Unknown] },
            new PrisonerQuestion(Day) { Name = "b" } })
        {
            var points = await Points(database, question, Administrator);
            Assert.NotEmpty(points);
            foreach (var point in points)
            {
                var list = (await database.Get<ListRecords>().Handle(Administrator, question with { AsOf = point.Day })).Value;
                Assert.Equal((point.Day, list.Totals.Certain, list.Totals.Possible), (point.Day, point.Certain, point.Possible));
            }
        }
    }

    [Theory]
    [InlineData("2024-12-10")]
    [InlineData("2024-11-20")]
    [InlineData("2019-01")]
    [InlineData("1975")]
    [InlineData("1500")]
    public async Task The_band_reaches_from_before_the_first_fact_to_today(string first)
    {
        await using var database = await TestDatabase.Create();
        await database.Event(await database.Person("Test A"), CustodyEventKind.Arrest, first);
        var points = await Points(database, new PrisonerQuestion(Day), Advocate);
        Assert.True(points[0].Day < Date(first).Earliest);
        Assert.Equal((0, 0), (points[0].Certain, points[0].Possible));
        Assert.Equal(Day, points[^1].Day);
        Assert.True(points[^1].Day.DayNumber - points[0].Day.DayNumber >= 30);
        Assert.Equal(points.Select(point => point.Day).Distinct().Order(), points.Select(point => point.Day));
    }

    [Fact]
    public async Task An_arrest_of_many_that_lasted_one_day_has_its_day_among_thirty_years()
    {
        await using var database = await TestDatabase.Create();
        await database.Event(await database.Person("Test Long Ago"), CustodyEventKind.Arrest, "1994-03-01");
        foreach (var number in Enumerable.Range(1, 4))
        {
            var person = await database.Person($"Test Person {number}");
            await database.Event(person, CustodyEventKind.Arrest, "2024-12-02");
            await database.Event(person, CustodyEventKind.Release, "2024-12-03");
        }
        var points = await Points(database, new PrisonerQuestion(Day), Advocate);
        Assert.Equal(4, points.Single(point => point.Day == new DateOnly(2024, 12, 2)).Certain);
        Assert.Equal(0, points.Single(point => point.Day == new DateOnly(2024, 12, 3)).Certain);
    }

    [Fact]
    public async Task Between_two_points_no_list_has_another_number_whether_known_now_or_before()
    {
        await using var database = await TestDatabase.Create();
        await RandomRegister.Fill(database, seed: 31, people: 12);
        foreach (var (user, known) in new[] { (Advocate, (DateTime?)null), (Administrator, null),
            (Advocate, database.Clock.Now.UtcDateTime.AddMinutes(-30)) })
        {
            var question = new PrisonerQuestion(Day, known) { PageSize = 1 };
            var points = await Points(database, question, user);
            Assert.True(points.Count > 4);
            foreach (var (point, next) in points.Zip(points.Skip(1)))
                foreach (var day in new[] { point.Day, next.Day.AddDays(-1) }.Distinct())
                {
                    var totals = (await database.Get<ListRecords>().Handle(user, question with { AsOf = day })).Value.Totals;
                    Assert.Equal((day, totals.Certain, totals.Possible), (day, point.Certain, point.Possible));
                }
        }
    }

    [Fact]
    public async Task A_day_asked_for_outside_what_is_on_record_is_within_the_band()
    {
        await using var database = await TestDatabase.Create();
        await database.Event(await database.Person("Test A"), CustodyEventKind.Arrest, "2024-11-01");
        Assert.True((await Points(database, new PrisonerQuestion(new DateOnly(2010, 5, 5)), Advocate))[0].Day <= new DateOnly(2010, 5, 5));
        Assert.Equal(new DateOnly(2031, 5, 5), (await Points(database, new PrisonerQuestion(new DateOnly(2031, 5, 5)), Advocate))[^1].Day);
    }

    [Fact]
    public async Task An_advocate_finds_nobody_above_the_clearance_in_any_number()
    {
        await using var database = await TestDatabase.Create();
        await database.Event(await database.Person("Test Hidden", level: Confidentiality.Confidential), CustodyEventKind.Arrest,
            "2020-01-01");
        var group = await database.Person("Test group", details => details.Kind = PersonKind.Group);
        await database.Event(group, CustodyEventKind.Arrest, "2020-01-01");
        Assert.Empty(await Points(database, new PrisonerQuestion(Day), Advocate));

        var person = await database.Person("Test Free");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        await database.Event(person, CustodyEventKind.Release, "2024-11-15", level: Confidentiality.Restricted);
        Assert.Equal(1, (await Points(database, new PrisonerQuestion(Day), Advocate))[^1].Certain);
        Assert.Equal(0, (await Points(database, new PrisonerQuestion(Day), Researcher))[^1].Certain);
    }

    private static async Task<IReadOnlyList<HeldPoint>> Points(TestDatabase database, PrisonerQuestion question, CurrentUser user) =>
        (await database.Get<HeldOverTime>().Handle(user, question)).Value;
}
