using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Teams;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Teams;

public sealed class LimitRecordTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Who_is_taken_out_of_a_team_or_of_a_limit_sees_the_case_no_more(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (one, other) = (await database.Joined("One", Role.Researcher), await database.Joined("Other", Role.Researcher));
        var id = await Case(database);
        Assert.Equal((true, true), (await Sees(one), await Sees(other)));

        var team = await Team([one]);
        await Limit(Administrator, [], [team]);
        Assert.Equal((true, false), (await Sees(one), await Sees(other)));
        // A role alone is in no team, and an administrator in every one.
        Assert.False(await Sees(Researcher));
        Assert.True(await Sees(Administrator));
        // What is recorded of it later is as limited.
        var part = await Saved(database.Get<SaveRecord>().Handle<ParticipantDetails>(one,
            new(null, 0, new() { CaseId = id, PersonId = await database.Person("Test Person A"), Role = ParticipantRole.Victim })));
        Assert.True((await database.Get<ShowRecord>().Handle<ParticipantDetails>(one, part, Cancel)).Succeeded);
        Assert.IsType<NotFound>((await database.Get<ShowRecord>().Handle<ParticipantDetails>(other, part, Cancel)).Problems[0]);

        // Open pages of whoever is taken out close, and nobody else's.
        team = await Team([other], team);
        Assert.Equal("Errors.SessionEnded", await database.Refused(one));
        Assert.Null(await database.Refused(other));
        one = await database.SignedIn("One");
        Assert.Equal((false, true), (await Sees(one), await Sees(other)));
        await Limit(Administrator, [one], [team]);
        Assert.Equal((true, true), (await Sees(one), await Sees(other)));
        await Limit(other, [other], []);
        one = await database.SignedIn("One");
        Assert.Equal((false, true), (await Sees(one), await Sees(other)));
        await Limit(other, [], []);
        Assert.Equal((true, true), (await Sees(one), await Sees(other)));

        var history = (await database.Get<ShowHistory>().Handle(one, id, Cancel)).Value.Entries
            .Where(entry => entry.Action == AuditAction.Limited).ToList();
        Assert.Equal([("Test Person Other", "Everybody of its level"), ("Test team, Test Person One", "Test Person Other"),
            ("Test team", "Test team, Test Person One"), ("Everybody of its level", "Test team")],
            history.Select(entry => (entry.Changes.Single().Before, entry.Changes.Single().After)));

        async Task<bool> Sees(CurrentUser user) => (await database.Get<ShowCase>().Handle(user, id, cancel: Cancel)).Succeeded;

        async Task<long> Team(CurrentUser[] members, long? known = null) => (await database.Get<ChangeTeam>().Handle(Administrator,
            known, "Test team", [.. members.Select(member => member.AccountId!.Value)], Cancel)).Value;

        async Task Limit(CurrentUser by, CurrentUser[] accounts, long[] teams) => Assert.Empty((await database.Get<LimitRecord>()
            .Handle(by, id, [.. accounts.Select(account => account.AccountId!.Value)], teams, Cancel)).Problems);
    }

    [Fact]
    public async Task Nobody_limits_what_they_do_not_see_or_shuts_themselves_out()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Joined("One", Role.Researcher), await database.Joined("Other", Role.Researcher));
        var advocate = await database.Joined("Advocate", Role.Advocate);
        var id = await Case(database);
        Assert.Equal("Teams.OwnNameNeeded", await Refused(one, id, [other]));
        Assert.True((await database.Get<ShowCase>().Handle(one, id, cancel: Cancel)).Succeeded);
        Assert.IsType<Denied>((await database.Get<LimitRecord>().Handle(advocate, id, [advocate.AccountId!.Value], [], Cancel))
            .Problems[0]);
        Assert.Null(await Refused(one, id, [one]));
        Assert.Equal(new NotFound().Key, await Refused(other, id, [other]));
        Assert.Equal("Teams.KindNotLimited", await Refused(one, await database.Source("Test source"), [one]));
        Assert.Equal("Account.Unknown", (await database.Get<LimitRecord>().Handle(one, id, [one.AccountId!.Value, 999], [], Cancel))
            .Problems[0].Key);
        // Whoever is named still needs the level.
        var above = await Case(database, Confidentiality.Confidential);
        Assert.Null(await Refused(Administrator, above, [one]));
        Assert.IsType<NotFound>((await database.Get<ShowCase>().Handle(one, above, cancel: Cancel)).Problems[0]);

        async Task<string?> Refused(CurrentUser by, long record, CurrentUser[] accounts) => (await database.Get<LimitRecord>()
            .Handle(by, record, [.. accounts.Select(account => account.AccountId!.Value)], [], Cancel)).Problems is [var problem, ..]
            ? problem.Key : null;
    }

    [Fact]
    public async Task A_limited_case_that_was_removed_is_found_by_who_was_named_alone()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Joined("One", Role.Researcher), await database.Joined("Other", Role.Researcher));
        var id = await Case(database);
        Assert.True((await database.Get<LimitRecord>().Handle(one, id, [one.AccountId!.Value], [], Cancel)).Succeeded);
        Assert.True((await database.Get<RemoveRecord>().Handle(one, id, 1, "Test reason", Cancel)).Succeeded);
        Assert.Equal((1, 0), (await Removed(one), await Removed(other)));
        Assert.True((await database.Get<ShowHistory>().Handle(one, id, Cancel)).Succeeded);
        Assert.IsType<NotFound>((await database.Get<ShowHistory>().Handle(other, id, Cancel)).Problems[0]);

        async Task<int> Removed(CurrentUser user) => (await database.Get<FindRemoved>().Handle(user, cancel: Cancel)).Value.Count;
    }

    private static Task<long> Case(TestDatabase database, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = "Test case" }, level)));
}
