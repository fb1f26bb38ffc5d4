using CaseTracker.App.Cases;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

public sealed class CambodianDayTests
{
    [Fact]
    public async Task A_page_without_a_day_is_asked_of_today_in_cambodia()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var of = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = "Test case" })));
        database.Clock.Now = new(2024, 12, 10, 18, 30, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2024, 12, 11), (await database.Get<ShowPerson>().Handle(Administrator, person)).Value.AsOf);
        Assert.Equal(new DateOnly(2024, 12, 11), (await database.Get<ShowCase>().Handle(Administrator, of)).Value.AsOf);
    }
}
