using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.App.Tests.Related;
using CaseTracker.App.Tests.Security;
using CaseTracker.App.WorkLists;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.WorkLists;

public sealed class ShowWorkTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task What_lacks_a_source_is_told_to_whoever_created_it_or_changed_it_last(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (one, two) = (await database.Joined("One", Role.Researcher), await database.Joined("Two", Role.Researcher));
        var person = await Person(database, one, "Test Person A");
        Assert.Equal([person], (await Own(database, one)).Uncited.First.Select(record => record.Of.Id));
        Assert.Equal(0, (await Own(database, two)).Uncited.Total);

        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(two, new(person, 1, new() { Name = "Test Person B" })));
        Assert.Equal(1, (await Own(database, two)).Uncited.Total);
        Assert.Equal(1, (await Own(database, one)).Uncited.Total);
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator, new(person, 2, new() { Name = "Test Person C" })));
        Assert.Equal((1, 0), ((await Own(database, one)).Uncited.Total, (await Own(database, two)).Uncited.Total));

        await database.Cite(await database.Source("Test source"), person, "name", "Test Person C");
        Assert.Equal(0, (await Own(database, one)).Uncited.Total);
    }

    [Fact]
    public async Task Who_is_reported_held_after_every_charge_was_dropped_stands_in_the_list_of_whoever_may_see_it()
    {
        await using var database = await TestDatabase.Create();
        var today = CambodianTime.Today(database.Clock);
        var (held, free) = (await Dropped("Test Held", ChargeOutcome.Acquitted), await Dropped("Test Free", ChargeOutcome.Acquitted));
        var tried = await Dropped("Test Tried", ChargeOutcome.Convicted);
        var hidden = await Dropped("Test Hidden Confirmation", ChargeOutcome.Dropped);
        foreach (var person in new[] { held, tried }) await Confirmed(person, Confidentiality.Internal);
        await Confirmed(hidden, Confidentiality.Restricted);
        Assert.Equal([held], await Cleared(Advocate));
        Assert.Equal([held, hidden], await Cleared(Administrator));
        Assert.Contains("Held although", (await database.Get<ShowWork>()
            .Cleared(Advocate)).Value.Rows[0].Custody.Reason.Localize(new("en")), StringComparison.Ordinal);
        await database.Event(held, CustodyEventKind.Release, Iso(today.AddDays(-1)));
        Assert.Empty(await Cleared(Advocate));
        Assert.NotEqual(0, free);

        Task<long> Confirmed(long person, Confidentiality level) =>
            database.Event(person, CustodyEventKind.ConfirmedHeld, Iso(today.AddDays(-3)), level: level);

        async Task<IEnumerable<long>> Cleared(CurrentUser user) =>
            (await database.Get<ShowWork>().Cleared(user)).Value.Rows.Select(row => row.Id).Order();

        async Task<long> Dropped(string name, ChargeOutcome outcome)
        {
            var person = await database.Person(name);
            await database.Event(person, CustodyEventKind.Arrest, Iso(today.AddDays(-90)));
            await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator, new(null, 0, new()
            {
                PersonId = person,
                ProsecutionId = await database.Prosecution(person),
                Label = "Test",
                On = Date(Iso(today.AddDays(-90))),
                Outcome = outcome,
                OutcomeOn = Date(Iso(today.AddDays(-30))),
            })));
            return person;
        }

        static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_response_is_followed_up_from_its_day_on_until_it_is_met_by_whoever_may_see_it()
    {
        await using var database = await TestDatabase.Create();
        var today = CambodianTime.Today(database.Clock);
        var due = await Demand("Test due", today, ResponseStatus.Made);
        var late = await Demand("Test late", today.AddDays(-9), ResponseStatus.NotStated);
        await Demand("Test later", today.AddDays(1), ResponseStatus.Made);
        await Demand("Test met", today.AddDays(-1), ResponseStatus.Met);
        await Demand("Test without a day", null, ResponseStatus.Made);
        var hidden = await Demand("Test hidden", today.AddDays(-3), ResponseStatus.Made, Confidentiality.Restricted);
        Assert.Equal([late, due], await Due(Advocate));
        Assert.Equal([late, hidden, due], await Due(Researcher));
        Assert.Equal((2, 3), (await Count(Advocate), await Count(Researcher)));

        async Task<IEnumerable<long>> Due(CurrentUser user) =>
            (await database.Get<ShowWork>().FollowUps(user)).Value.Lines.Select(line => line.Id);
        async Task<int> Count(CurrentUser user) => (await database.Get<ShowWork>().CountFollowUps(user)).Value.Total;
        Task<long> Demand(string subject, DateOnly? on, ResponseStatus status, Confidentiality level = Confidentiality.Internal) =>
            database.Answered(new() { Kind = ResponseKind.Demand, Subject = subject, FollowUpOn = on, Status = status }, level);
    }

    [Fact]
    public async Task An_account_is_new_until_it_has_saved_something_and_only_where_it_could()
    {
        await using var database = await TestDatabase.Create();
        var writer = await database.Joined("Writer", Role.Researcher);
        var work = database.Get<ShowWork>();
        Assert.True((await work.IsNew(writer)).Value);
        await Person(database, writer, "Test Person A");
        Assert.False((await work.IsNew(writer)).Value);
        Assert.False((await work.IsNew(Advocate)).Succeeded);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_conflict_is_told_to_the_makers_of_the_record_and_of_the_citations(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (maker, citer, other) = (await database.Joined("Maker", Role.Researcher), await database.Joined("Citer", Role.Researcher),
            await database.Joined("Other", Role.Researcher));
        var (first, second) = (await database.Source("Test One"), await database.Source("Test Two"));
        var person = await Person(database, maker, "Test Person A");
        await database.Cite(first, person, "occupation", "farmer");
        Assert.Empty((await Own(database, maker)).Conflicts.First);
        await Saved(database.Get<SaveRecord>().Handle<CitationDetails>(citer,
            new(null, 0, new() { SourceId = second, RecordId = person, Field = "occupation", Reported = "monk" })));
        Assert.Equal(person, Assert.Single((await Own(database, maker)).Conflicts.First).RecordId);
        Assert.Equal(person, Assert.Single((await Own(database, citer)).Conflicts.First).RecordId);
        Assert.Empty((await Own(database, other)).Conflicts.First);
    }

    [Fact]
    public async Task Somebody_whose_clearance_was_lowered_reads_nothing_above_it_in_their_own_work()
    {
        await using var database = await TestDatabase.Create();
        var (administrator, user) = (await database.Joined("Admin", Role.Administrator), await database.Joined("Person", Role.Researcher));
        var (first, second) = (await database.Source("Test One"), await database.Source("Test Two"));
        var hidden = await Person(database, user, "Test Hidden", Confidentiality.Restricted);
        await database.Cite(first, hidden, "occupation", "farmer");
        await database.Cite(second, hidden, "occupation", "monk");
        await database.Cite(second, hidden, "name", "Test Hidden");
        await Person(database, user, "Test Uncited", Confidentiality.Restricted);
        Assert.Equal((1, 1), ((await Own(database, user)).Conflicts.Total, (await Own(database, user)).Uncited.Total));

        await database.Get<CaseTracker.App.Security.ChangeAccount>().GiveRole(administrator, user.AccountId!.Value, Role.Advocate);
        var again = await database.SignedIn("Person");
        Assert.Equal((0, 0), ((await Own(database, again)).Conflicts.Total, (await Own(database, again)).Uncited.Total));
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<ShowWork>().Own(user)).Keys());
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<ShowWork>().Stale(user)).Keys());
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Whoever_is_held_and_was_not_confirmed_for_half_a_year_is_told_those_who_wait_longest_first(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var long_ = await Held(database, "Test Long", "2020-01-05");
        var half = await Held(database, "Test Half", "2024-06-12");
        await Held(database, "Test Just", "2024-06-13");
        var confirmed = await Held(database, "Test Confirmed", "2020-01-05");
        await database.Event(confirmed, CustodyEventKind.ConfirmedHeld, "2024-12-01");
        var released = await Held(database, "Test Released", "2020-01-05");
        await database.Event(released, CustodyEventKind.Release, "2021-01-05");

        var stale = (await database.Get<ShowWork>().Stale(Advocate, most: 1)).Value;
        Assert.Equal(2, stale.Total);
        Assert.Equal([long_, half], (await database.Get<ShowWork>().Stale(Advocate)).Value.First.Select(row => row.Id));
        Assert.Equal(long_, Assert.Single(stale.First).Id);
        Assert.Equal(Certainty.Possible, stale.First[0].Custody.Certainty);
        Assert.Equal(new DateOnly(2020, 1, 5), stale.First[0].Custody.LastConfirmed!.Latest);
    }

    [Fact]
    public async Task The_least_cleared_are_told_of_nobody_above_their_clearance_and_by_no_fact_above_it()
    {
        await using var database = await TestDatabase.Create();
        var closed = await database.Person("Test Closed", level: Confidentiality.Restricted);
        await database.Event(closed, CustodyEventKind.Arrest, "2020-01-05");
        var heldInSecret = await database.Person("Test Secret");
        await database.Event(heldInSecret, CustodyEventKind.Arrest, "2020-01-05", level: Confidentiality.Restricted);
        var child = await database.Person("Test Child", person => person.AgeGroup = AgeGroup.Child);
        await database.Event(child, CustodyEventKind.Arrest, "2020-01-05");

        var stale = (await database.Get<ShowWork>().Stale(Advocate)).Value;
        Assert.Equal(1, stale.Total);
        Assert.DoesNotContain("Test Child", Assert.Single(stale.First).Name, StringComparison.Ordinal);
        Assert.Equal(3, (await database.Get<ShowWork>().Stale(Researcher)).Value.Total);
    }

    private static async Task<OwnWork> Own(TestDatabase database, CurrentUser user) => (await database.Get<ShowWork>().Own(user)).Value;

    private static Task<long> Person(TestDatabase database, CurrentUser user, string name,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<PersonDetails>(user, new(null, 0, new() { Name = name }, level)));

    private static async Task<long> Held(TestDatabase database, string name, string arrested)
    {
        var person = await database.Person(name);
        await database.Event(person, CustodyEventKind.Arrest, arrested);
        return person;
    }
}
