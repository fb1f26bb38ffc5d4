using CaseTracker.App.Database;
using CaseTracker.App.Detention;
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

        foreach (var question in new[] { new PrisonerQuestion(Day), new PrisonerQuestion(Day) { Statuses = [CustodyStatus.HouseArrest, CustodyStatus.Unknown] }, new PrisonerQuestion(Day) { Name = "b" } })
        {
            var points = await Points(database, question, Administrator);
            Assert.NotEmpty(points);
            foreach (var point in points)
            {
                var list = (await database.Get<FindPrisoners>().Handle(Administrator, question with { AsOf = point.Day })).Value;
                Assert.Equal((point.Day, list.Totals.Certain, list.Totals.Possible), (point.Day, point.Certain, point.Possible));
            }
        }
    }

    [Theory]
    [InlineData("2024-11-20")]
    [InlineData("2019-01")]
    [InlineData("1975")]
    [InlineData("1500")]
    public async Task The_band_reaches_from_the_first_fact_to_today_in_no_more_than_sixty_days(string first)
    {
        await using var database = await TestDatabase.Create();
        await database.Event(await database.Person("Test A"), CustodyEventKind.Arrest, first);
        var points = await Points(database, new PrisonerQuestion(Day), Advocate);
        Assert.InRange(points.Count, 2, 60);
        Assert.True(points[0].Day <= Date(first).Earliest);
        Assert.Equal(Day, points[^1].Day);
        Assert.Equal(points.Select(point => point.Day).Distinct().Order(), points.Select(point => point.Day));
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
        await database.Event(await database.Person("Test Hidden", level: Confidentiality.Confidential), CustodyEventKind.Arrest, "2020-01-01");
        var group = await database.Person("Test group", details => details.Kind = PersonKind.Group);
        await database.Event(group, CustodyEventKind.Arrest, "2020-01-01");
        Assert.Empty(await Points(database, new PrisonerQuestion(Day), Advocate));

        var person = await database.Person("Test Free");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        await database.Event(person, CustodyEventKind.Release, "2024-11-15", level: Confidentiality.Restricted);
        Assert.Equal(1, (await Points(database, new PrisonerQuestion(Day), Advocate))[^1].Certain);
        Assert.Equal(0, (await Points(database, new PrisonerQuestion(Day), Researcher))[^1].Certain);
    }

    private static async Task<IReadOnlyList<HeldPoint>> Points(TestDatabase database, PrisonerQuestion question, Actor actor) =>
        (await database.Get<HeldOverTime>().Handle(actor, question)).Value;
}
