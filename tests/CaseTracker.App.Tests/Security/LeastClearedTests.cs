using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.History;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>What an advocate, the least cleared, must not gather from lists, counts, order and sources.</summary>
public sealed class LeastClearedTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Fact]
    public async Task What_a_source_says_of_a_participant_whose_person_is_closed_is_closed()
    {
        await using var database = await TestDatabase.Create();
        var (source, one) = (await database.Source("Test source"), await Case(database));
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Restricted);
        var participant = await Participant(database, new() { CaseId = one, PersonId = hidden, Role = ParticipantRole.Witness });
        await database.Cite(source, participant, "role", "Test Hidden, a witness");
        await database.Cite(source, participant, "role", "Test Hidden, a relative");

        Assert.Empty((await database.Get<ShowSource>().Handle(Advocate, source)).Value.Uses);
        Assert.Equal(0, Assert.Single(await database.List(Advocate, "sources")).Count);
        Assert.Empty((await database.Get<FindConflicts>().Handle(Advocate)).Value);
        Assert.DoesNotContain((await database.Get<RecentChanges>().Handle(Advocate)).Value,
            change => change.Kinds.Any(kind => kind.Kind == Domain.Catalogue.RecordKind.Participant));
        Assert.False((await database.Get<ShowFact>().KindOf(Advocate, participant)).Succeeded);
        Assert.Equal(2, (await database.Get<ShowSource>().Handle(Researcher, source)).Value.Uses.Count);
        Assert.Equal(2, Assert.Single(await database.List(Researcher, "sources")).Count);
    }

    [Fact]
    public async Task What_a_source_says_of_a_link_to_a_closed_person_is_closed()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test source");
        var (shown, hidden) = (await database.Person("Test Shown"),
            await database.Person("Test Hidden", level: Confidentiality.Restricted));
        var link = await Saved(database.Get<SaveRecord>()
            .Handle<IdentityLinkDetails>(Administrator,
                new(null, 0, new() { PersonId = shown, OtherPersonId = hidden, Kind = IdentityLinkKind.SamePerson })));
        await database.Cite(source, link, "note", "Test Shown is Test Hidden");
        Assert.Empty((await database.Get<ShowSource>().Handle(Advocate, source)).Value.Uses);
        Assert.DoesNotContain((await database.Get<RecentChanges>().Handle(Advocate)).Value,
            change => change.Kinds.Any(kind => kind.Kind == Domain.Catalogue.RecordKind.IdentityLink));
        Assert.False((await database.Get<ShowFact>().KindOf(Advocate, link)).Succeeded);
        Assert.Single((await database.Get<ShowSource>().Handle(Researcher, source)).Value.Uses);
    }

    [Fact]
    public async Task A_list_of_sources_counts_what_the_page_of_the_source_shows()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test source");
        var shown = await database.Person("Test Shown", person => person.Birth = Date("1980"));
        await database.Cite(source, shown, "name", "Test Shown");
        await database.Cite(source, shown, "birth", "1980");
        await database.Cite(source, await database.Person("Test Hidden", level: Confidentiality.Restricted), "name", "Test Hidden");
        Assert.Equal(1, Assert.Single(await database.List(Advocate, "sources")).Count);
        Assert.Equal(3, Assert.Single(await database.List(Researcher, "sources")).Count);
    }

    [Fact]
    public async Task A_list_of_cases_does_not_count_an_organisation_that_is_closed()
    {
        await using var database = await TestDatabase.Create();
        var one = await Case(database);
        var hidden = await Saved(database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = "Test body" }, Confidentiality.Restricted)));
        await Participant(database, new() { CaseId = one, OrganisationId = hidden, Role = ParticipantRole.Reporter });
        Assert.Equal(0, Assert.Single(await database.List(Advocate, "cases")).Count);
        Assert.Equal(1, Assert.Single(await database.List(Researcher, "cases")).Count);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task The_place_in_a_list_does_not_tell_a_hidden_name(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var b = await database.Person("Test B");
        var a = await database.Person("Test A");
        var lateChild = await database.Person("Test Z", person => person.AgeGroup = AgeGroup.Child);
        var child = await database.Person("Test AA", person => person.AgeGroup = AgeGroup.Child);
        Assert.Equal([lateChild, child, a, b], (await database.List(Advocate, "people")).Select(person => person.Id));
        Assert.Equal([a, child, b, lateChild], (await database.List(Researcher, "people")).Select(person => person.Id));
    }

    [Fact]
    public async Task Another_name_of_a_child_is_as_closed_as_the_name_though_nobody_marked_it()
    {
        await using var database = await TestDatabase.Create();
        var (source, child) = (await database.Source("Test source"),
            await database.Person("Test Child", person => person.AgeGroup = AgeGroup.Child));
        var alias = await Saved(database.Get<SaveRecord>()
            .Handle<PersonNameDetails>(Administrator, new(null, 0, new() { PersonId = child, Text = "Test Alias" })));
        await database.Cite(source, alias, "text", "Test Alias");
        var name = Assert.Single((await database.Get<ShowPerson>().Handle(Advocate, child)).Value.Names);
        Assert.True(name.IsHidden("text"));
        Assert.Equal("", name.Details.Text);
        Assert.Empty((await database.Get<ShowSource>().Handle(Advocate, source)).Value.Uses);
        Assert.Equal("Test Alias", Assert.Single((await database.Get<ShowPerson>().Handle(Researcher, child)).Value.Names).Details.Text);
    }

    private static Task<long> Case(TestDatabase database) =>
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = "Test case" })));

    private static Task<long> Participant(TestDatabase database, ParticipantDetails details) =>
        Saved(database.Get<SaveRecord>().Handle<ParticipantDetails>(Administrator, new(null, 0, details)));
}
