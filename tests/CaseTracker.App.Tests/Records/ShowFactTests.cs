using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Tests.Records;

public sealed class ShowFactTests
{
    private static readonly CurrentUser Advocate = CurrentUser.Operator(Role.Advocate), Researcher = CurrentUser.Operator(Role.Researcher);

    [Fact]
    public async Task What_was_known_before_a_correction_stays_readable_and_its_reason_is_for_those_who_edit()
    {
        await using var database = await TestDatabase.Create();
        var stay = await Stay(database);
        await Correct(database, stay, "2019-02-06");
        var page = await Shown(database, stay, Researcher);
        Assert.Equal(("2019-02-06", "Test reason", "seed"), (page.Current.Fact.Details.From!.Text, page.Current.Reason, page.Current.By));
        var before = Assert.Single(page.Earlier);
        Assert.Equal(("2019-01-05", page.Current.KnownFrom), (before.Fact.Details.From!.Text, before.KnownTo));
        var seen = await Shown(database, stay, Advocate);
        Assert.Equal((null, null), (seen.Current.Reason, seen.Current.By));
        Assert.Equal("2019-01-05", Assert.Single(seen.Earlier).Fact.Details.From!.Text);
    }

    [Fact]
    public async Task An_earlier_version_above_the_clearance_is_counted_and_not_shown()
    {
        await using var database = await TestDatabase.Create();
        var stay = await Stay(database, Confidentiality.Restricted);
        await Correct(database, stay, "2019-02-06");
        var seen = await Shown(database, stay, Advocate);
        Assert.Empty(seen.Earlier);
        Assert.Equal(1, seen.HeldBack);
    }

    [Fact]
    public async Task A_fact_above_the_clearance_is_told_as_one_that_does_not_exist()
    {
        await using var database = await TestDatabase.Create();
        var stay = await Stay(database, Confidentiality.Restricted);
        Assert.False((await database.Get<ShowFact>().Handle<StayDetails>(Advocate, stay, TestContext.Current.CancellationToken)).Succeeded);
        Assert.False((await database.Get<ShowFact>().KindOf(Advocate, stay, TestContext.Current.CancellationToken)).Succeeded);
        Assert.Equal(RecordKind.Stay, (await database.Get<ShowFact>()
            .KindOf(Researcher, stay, TestContext.Current.CancellationToken)).Value);
    }

    private static async Task<FactPage<StayDetails>> Shown(TestDatabase database, long stay, CurrentUser user)
    {
        var outcome = await database.Get<ShowFact>().Handle<StayDetails>(user, stay, TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    private static async Task<long> Stay(TestDatabase database, Confidentiality level = Confidentiality.Internal)
    {
        var person = (await database.Get<SaveRecord>().Handle(CurrentUser.Seed,
            new Save<PersonDetails>(null, 0, new() { Name = "Test Person A" }), TestContext.Current.CancellationToken)).Value;
        return (await database.Get<SaveRecord>().Handle(CurrentUser.Seed,
            new Save<StayDetails>(null, 0, new() { PersonId = person, From = ImpreciseDate.Parse("2019-01-05").Value }, level),
            TestContext.Current.CancellationToken)).Value;
    }

    private static async Task Correct(TestDatabase database, long stay, string from)
    {
        var now = (await database.Get<ShowFact>()
            .Handle<StayDetails>(CurrentUser.Operator(), stay, TestContext.Current.CancellationToken)).Value.Current.Fact;
        var corrected = await database.Get<SaveRecord>().Handle(CurrentUser.Seed,
            new Save<StayDetails>(stay, now.Version, now.Details with { From = ImpreciseDate.Parse(from).Value }, Confidentiality.Internal,
                "Test reason"), TestContext.Current.CancellationToken);
        Assert.True(corrected.Succeeded, string.Join("\n", corrected.Problems));
    }
}
