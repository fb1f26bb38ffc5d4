using CaseTracker.App.WorkLists;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Tests.WorkLists;

public class CountInSightTests
{
    [Fact]
    public async Task What_is_counted_is_what_the_viewer_sees_and_a_write_counts_it_anew()
    {
        await using var database = await TestDatabase.Create();
        await database.Event(await database.Person("Test Person A"), CustodyEventKind.Arrest, "2024-03-01");
        await database.Event(await database.Person("Test Person B", level: Confidentiality.Restricted), CustodyEventKind.Arrest,
            "2024-03-01");
        Assert.Equal((1, 1), await Counts(Team.Advocate));
        Assert.Equal((2, 2), await Counts(Team.Researcher));
        await database.Person("Test Person C");
        Assert.Equal((2, 1), await Counts(Team.Advocate));

        async Task<(int People, int Prisoners)> Counts(CurrentUser user)
        {
            var lists = (await database.Get<CountInSight>().Handle(user)).Value.Lists;
            return (lists["people"], lists["prisoners"]);
        }
    }

    [Fact]
    public async Task Conflicts_are_counted_for_those_who_can_do_something_about_them()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", details => details.Occupation = "teacher");
        foreach (var said in new[] { "teacher", "farmer" })
            await database.Cite(await database.Source($"Test source of {said}"), person, "occupation", said);
        var counter = database.Get<CountInSight>();
        Assert.Equal(1, (await counter.Handle(Team.Researcher)).Value.Conflicts);
        Assert.Equal(0, (await counter.Handle(Team.Advocate)).Value.Conflicts);
    }
}
