using CaseTracker.App.Review;
using CaseTracker.App.Tests.Security;
using CaseTracker.App.WorkLists;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Review;

public class NotificationTests
{
    [Fact]
    public async Task Who_submitted_is_told_of_what_became_of_it_and_nobody_of_their_own_doing()
    {
        await using var database = await TestDatabase.Create();
        var (author, reviewer) = (await database.Joined("Author", Role.Researcher), await database.Joined("Reviewer", Role.Researcher));
        var person = await database.Person("Test Person A");
        await Team.Saved(database.Get<AssignReview>().Handle(author, person, reviewer.AccountId));
        await database.Step(author, person, ReviewMove.Submit);
        await database.Step(reviewer, person, ReviewMove.Return, "A source is missing.");
        await database.Step(author, person, ReviewMove.Submit);
        await database.Step(reviewer, person, ReviewMove.Verify);

        Assert.Equal([NotificationKind.Verified, NotificationKind.Returned], await Told(database, author));
        Assert.Equal([NotificationKind.Assigned], await Told(database, reviewer));
        Assert.Equal(2, (await database.Get<ShowNotifications>().Read(author, person)).Value);
        Assert.Equal(0, (await database.Get<ShowNotifications>().CountUnread(author)).Value);
        Assert.Equal(1, (await database.Get<ShowNotifications>().CountUnread(reviewer)).Value);
    }

    [Fact]
    public async Task A_mention_and_an_answer_are_told_to_who_may_read_them_and_to_nobody_else()
    {
        await using var database = await TestDatabase.Create();
        var (researcher, advocate) = (await database.Joined("Ann", Role.Researcher), await database.Joined("Bee", Role.Advocate));
        var (open, child) = (await database.Person("Test Person A"),
            await database.Person("Test Child", details => details.AgeGroup = AgeGroup.Child));
        var closed = await database.Person("Test Person C", level: Confidentiality.Confidential);
        const string both = "@Test Person Ann and @Test Person Bee, please look.";
        await Say(open, both);
        await Say(open, both, Confidentiality.Internal);
        await Say(child, both, Confidentiality.Internal, "name");
        await Say(closed, both, Confidentiality.Confidential);
        Assert.Equal([child, open, open], await Of(researcher));
        Assert.Equal([open], await Of(advocate));
        Assert.Equal((3, 1), (await Count(researcher), await Count(advocate)));

        // What is closed later is no longer told of, nor counted.
        await database.Change(Administrator, open, details => details.AgeGroup = AgeGroup.Adult, Confidentiality.Restricted);
        Assert.Empty(await Of(advocate));
        Assert.Equal(0, await Count(advocate));
        // Who began a thread is told of its answer.
        var first = (await database.Get<AddRemark>().Handle(researcher, child, new("Is the year right?"))).Value;
        await Team.Saved(database.Get<AddRemark>().Handle(Administrator, child, new("It is.", Answers: first)));
        Assert.Equal(child, (await Of(researcher))[0]);

        Task Say(long id, string text, Confidentiality? level = null, string? field = null) =>
            Team.Saved(database.Get<AddRemark>().Handle(Administrator, id, new(text, level, field)));
        async Task<List<long>> Of(CurrentUser user) =>
            [.. (await database.Get<ShowNotifications>().Handle(user)).Value.Lines.Select(line => line.Of.Id)];
        async Task<int> Count(CurrentUser user) => (await database.Get<ShowNotifications>().CountUnread(user)).Value;
    }

    [Fact]
    public async Task A_child_is_told_of_without_the_name_and_what_nobody_wants_to_hear_is_not_put_down()
    {
        await using var database = await TestDatabase.Create();
        var advocate = await database.Joined("Bee", Role.Advocate);
        var child = await database.Person("Test Child", details => details.AgeGroup = AgeGroup.Child);
        await Team.Saved(database.Get<AddRemark>().Handle(Administrator, child, new("@Test Person Bee", Confidentiality.Internal)));
        var line = Assert.Single((await database.Get<ShowNotifications>().Handle(advocate)).Value.Lines);
        Assert.DoesNotContain("Child", line.Of.Name, StringComparison.Ordinal);

        var choose = database.Get<ChooseNotifications>();
        Assert.Equal(Enum.GetValues<NotificationKind>(), (await choose.Chosen(advocate)).Value);
        await choose.Choose(advocate, [NotificationKind.Assigned]);
        Assert.Equal([NotificationKind.Assigned], (await choose.Chosen(advocate)).Value);
        await Team.Saved(database.Get<AddRemark>().Handle(Administrator, child, new("@Test Person Bee", Confidentiality.Internal)));
        Assert.Single((await database.Get<ShowNotifications>().Handle(advocate)).Value.Lines);
        Assert.False((await choose.Choose(Advocate, [])).Succeeded);
    }

    [Fact]
    public async Task What_is_near_is_counted_as_the_list_of_deadlines_has_it()
    {
        await using var database = await TestDatabase.Create();
        var (person, hidden) = (await database.Person("Test Person A"),
            await database.Person("Test Person B", level: Confidentiality.Confidential));
        foreach (var id in new[] { person, hidden })
        {
            await database.Event(id, CustodyEventKind.Arrest, "2024-06-20");
            await database.Consent(id, said =>
                (said.Keep, said.ReviewOn) = (ConsentAnswer.Given, new DateOnly(2024, 12, 24)));
        }
        var today = new DateOnly(2024, 12, 10);
        foreach (var user in new[] { Advocate, Administrator })
        {
            var list = (await database.Get<ShowDeadlines>().Handle(user, today.AddDays(-ShowDeadlines.Back),
                today.AddDays(ShowDeadlines.Soon))).Value;
            Assert.Equal(list.All.Count, (await database.Get<ShowDeadlines>().CountSoon(user)).Value.Count);
        }
        Assert.NotEqual((await database.Get<ShowDeadlines>().CountSoon(Advocate)).Value.Count,
            (await database.Get<ShowDeadlines>().CountSoon(Administrator)).Value.Count);
    }

    private static async Task<List<NotificationKind>> Told(TestDatabase database, CurrentUser user) =>
        [.. (await database.Get<ShowNotifications>().Handle(user)).Value.Lines.Select(line => line.Kind)];
}
