using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>A fact that the team has made more confidential stays so when a reader asks what was known earlier.</summary>
public sealed class RaisedLevelTests
{
    private static readonly DateOnly Day = new(2024, 12, 10);

    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task What_was_known_before_a_fact_was_made_confidential_is_closed_too(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var before = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(1));
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator, new(arrest, 1,
            new CustodyEventDetails { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-11-01") },
                Confidentiality.Restricted, "Test reason")));

        var page = (await database.Get<ShowPerson>().Handle(Advocate, person, Day, before)).Value;
        Assert.Empty(page.Events);
        Assert.Equal(1, page.HeldBack);
        var list = (await database.Get<ListRecords>().Handle(Advocate, new PrisonerQuestion(Day, before))).Value;
        Assert.Empty(list.Rows);
        Assert.Equal(0, list.Totals.ByStatus.Sum(count => count.Count));
        Assert.Empty((await database.Get<HeldOverTime>().Handle(Advocate, new PrisonerQuestion(Day, before))).Value);
        Assert.Equal(person, Assert.Single((await database.Get<ListRecords>()
            .Handle(Researcher, new PrisonerQuestion(Day, before))).Value.Rows).Id);
    }

    [Fact]
    public async Task A_charge_that_was_made_confidential_does_not_list_its_person_as_charged_before()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var prosecution = await database.Prosecution(person);
        var charge = await database.Charge(person, prosecution, "Test charge");
        var before = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(1));
        await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator, new(charge, 1,
            new() { PersonId = person, ProsecutionId = prosecution, Label = "Test charge" }, Confidentiality.Restricted, "Test reason")));
        var asked = new PrisonerQuestion(Day, before) { Statuses = Enum.GetValues<CustodyStatus>() };
        Assert.Equal(0, (await database.Get<ListRecords>().Handle(Advocate, asked)).Value.Totals.ByStatus.Sum(count => count.Count));
        Assert.Equal(1, (await database.Get<ListRecords>().Handle(Researcher, asked)).Value.Totals.ByStatus.Sum(count => count.Count));
    }

    [Fact]
    public async Task A_membership_that_was_made_confidential_is_not_counted_in_the_group_as_known_before()
    {
        await using var database = await TestDatabase.Create();
        var (member, group) = (await database.Person("Test Person A"),
            await database.Person("Test group", person => person.Kind = PersonKind.Group));
        var details = new IdentityLinkDetails { PersonId = member, OtherPersonId = group, Kind = IdentityLinkKind.MemberOfGroup };
        var link = await Saved(database.Get<SaveRecord>().Handle<IdentityLinkDetails>(Administrator, new(null, 0, details)));
        var before = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(1));
        await Saved(database.Get<SaveRecord>().Handle<IdentityLinkDetails>(Administrator,
            new(link, 1, details, Confidentiality.Restricted, "Test reason")));
        Assert.Empty((await database.Get<ShowPerson>().Handle(Advocate, member, Day, before)).Value.Links);
        Assert.Single((await database.Get<ShowPerson>().Handle(Researcher, member, Day, before)).Value.Links);
        Assert.Equal(0, (await database.Get<ShowPerson>().Handle(Advocate, group, Day, before)).Value.Group!.NamedMembers);
        Assert.Equal(1, (await database.Get<ShowPerson>().Handle(Researcher, group, Day, before)).Value.Group!.NamedMembers);
    }
}
