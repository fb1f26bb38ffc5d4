using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public sealed class CountArrestsByMonthTests
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
        Assert.Equal(CountArrestsByMonth.Months, counted.Months.Count);
        Assert.Equal((new DateOnly(2023, 4, 1), new DateOnly(2024, 3, 31)), (counted.Months[0].First, counted.Months[^1].Last));
        Assert.Equal([(1, 2, 1), (2, 0, 1)], counted.Months.Where(month => month.Arrested + month.Released > 0)
            .Select(month => (month.First.Month, month.Arrested, month.Released)));
        Assert.Equal((0, 0), (counted.ArrestedSometime, counted.ReleasedSometime));
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
        Assert.All(counted.Months, month => Assert.Equal(0, month.Arrested));
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
        Assert.Equal((0, 0), (advocate.Months.Sum(month => month.Arrested), advocate.ArrestedSometime));
        Assert.Equal((2, 1), (administrator.Months.Sum(month => month.Arrested), administrator.ArrestedSometime));
    }

    private static async Task<ArrestsByMonth> Count(TestDatabase database, CurrentUser user) =>
        (await database.Get<CountArrestsByMonth>().Handle(user, Day, TestContext.Current.CancellationToken)).Value;
}
