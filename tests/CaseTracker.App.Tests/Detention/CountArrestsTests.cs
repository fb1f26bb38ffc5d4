using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public sealed class CountArrestsTests
{
    private static readonly DateOnly Day = new(2024, 3, 10);

    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_month_counts_each_individual_once_and_only_dates_that_lie_within_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (first, second) = (await database.Person("Test Person First"), await database.Person("Test Person Second"));
        var group = await database.Person("Test Group", person => person.Kind = PersonKind.Group);
        await database.Event(first, CustodyEventKind.Arrest, "2024-01-05");
        await database.Event(first, CustodyEventKind.Release, "2024-01-06");
        await database.Event(first, CustodyEventKind.Arrest, "late January 2024");
        await database.Event(first, CustodyEventKind.Bail, "2024-02");
        await database.Event(second, CustodyEventKind.Arrest, "2024-01");
        await database.Event(second, CustodyEventKind.ConfirmedHeld, "2024-02-01");
        await database.Event(group, CustodyEventKind.Arrest, "2024-01-07");
        var counted = await Count(database, Advocate);
        Assert.Equal(12, counted.Periods.Count);
        Assert.Equal((new DateOnly(2023, 4, 1), new DateOnly(2024, 3, 31)),
            (counted.Periods[0].Period.First, counted.Periods[^1].Period.Last));
        Assert.Equal([(1, 2, 1), (2, 0, 1)], counted.Periods.Where(month => month.Arrested + month.Released > 0)
            .Select(month => (month.Period.First.Month, month.Arrested, month.Released)));
        Assert.Equal((0, 0), (counted.ArrestedSometime, counted.ReleasedSometime));
    }

    [Fact]
    public async Task By_quarter_and_by_year_a_date_counts_that_leaves_the_month_open()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person");
        await database.Event(person, CustodyEventKind.Arrest, "January or February 2024");
        await database.Event(person, CustodyEventKind.Arrest, "2024-03-05");
        await database.Event(person, CustodyEventKind.Release, "2023");
        var quarters = await Count(database, Advocate, PeriodLength.Quarter);
        Assert.Equal((8, "2022-Q2", "2024-Q1"),
            (quarters.Periods.Count, quarters.Periods[0].Period.Text, quarters.Periods[^1].Period.Text));
        Assert.Equal([("2024-Q1", 1, 0)], Some(quarters));
        Assert.Equal((0, 1), (quarters.ArrestedSometime, quarters.ReleasedSometime));
        var years = await Count(database, Advocate, PeriodLength.Year);
        Assert.Equal([("2023", 0, 1), ("2024", 1, 0)], Some(years));
        Assert.Equal((10, 0), (years.Periods.Count, years.ReleasedSometime));

        static IEnumerable<(string, int, int)> Some(ArrestsByPeriod counted) => counted.Periods
            .Where(one => one.Arrested + one.Released > 0).Select(one => (one.Period.Text, one.Arrested, one.Released));
    }

    [Theory]
    [InlineData("2024", 1)] // the year, of which nine months are not asked about
    [InlineData("2023-03/2023-04", 1)]
    [InlineData("January or February 2024", 1)]
    [InlineData("2023-03-31", 0)]
    [InlineData("2024-04", 0)]
    [InlineData("2022", 0)]
    public async Task A_date_that_leaves_the_month_open_is_told_apart_where_it_may_lie_within_the_months(string on, int sometime)
    {
        await using var database = await TestDatabase.Create();
        await database.Event(await database.Person("Test Person"), CustodyEventKind.Arrest, on);
        var counted = await Count(database, Advocate);
        Assert.Equal(sometime, counted.ArrestedSometime);
        Assert.All(counted.Periods, month => Assert.Equal(0, month.Arrested));
    }

    [Fact]
    public async Task What_the_viewer_may_not_see_counts_nowhere_and_what_was_removed_neither()
    {
        await using var database = await TestDatabase.Create();
        var (open, closed) = (await database.Person("Test Person Open"),
            await database.Person("Test Person Closed", level: Confidentiality.Confidential));
        await database.Event(closed, CustodyEventKind.Arrest, "2024-01-05");
        await database.Event(open, CustodyEventKind.Arrest, "2024-01-05", level: Confidentiality.Restricted);
        await database.Event(open, CustodyEventKind.Arrest, "2024", level: Confidentiality.Restricted);
        var (advocate, administrator) = (await Count(database, Advocate), await Count(database, Administrator));
        Assert.Equal((0, 0), (advocate.Periods.Sum(month => month.Arrested), advocate.ArrestedSometime));
        Assert.Equal((2, 1), (administrator.Periods.Sum(month => month.Arrested), administrator.ArrestedSometime));
    }

    private static async Task<ArrestsByPeriod> Count(TestDatabase database, CurrentUser user, PeriodLength length = PeriodLength.Month) =>
        (await database.Get<CountArrests>().Handle(user, Day, length, TestContext.Current.CancellationToken)).Value;
}
