using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Tests.Sources;

public sealed class ShowSourceTests
{
    private static readonly CurrentUser Advocate = CurrentUser.Operator(Role.Advocate), Researcher = CurrentUser.Operator(Role.Researcher);

    [Fact]
    public async Task What_rests_on_a_source_is_shown_by_the_person_it_speaks_of()
    {
        await using var database = await TestDatabase.Create();
        var source = await Source(database);
        var person = await Person(database, new PersonDetails { Name = "Test Person A" },
            new NewCitation(source, "name", "p. 1", "Test Person A"));
        var use = Assert.Single((await Shown(database, source, Advocate)).Uses);
        Assert.Equal((person, RecordKind.Person, "Test Person A", "Name", "p. 1"),
            (use.OwnerId, use.OwnerKind, use.OwnerName, use.Field, use.Locator));
    }

    [Fact]
    public async Task A_citation_of_a_field_above_the_clearance_is_not_shown()
    {
        await using var database = await TestDatabase.Create();
        var source = await Source(database);
        var person = await Person(database, new PersonDetails { Name = "Test Person A", Birth = ImpreciseDate.Parse("1980").Value },
            new NewCitation(source, "birth", null, "born 1980"));
        Assert.Empty((await Shown(database, source, Advocate)).Uses);
        Assert.Single((await Shown(database, source, Researcher)).Uses);
        var seen = await database.Get<ShowPerson>().Handle(Advocate, person, cancel: TestContext.Current.CancellationToken);
        Assert.Empty(seen.Value.Citations.Of(person));
        Assert.Empty(seen.Value.Citations.Sources);
    }

    [Fact]
    public async Task What_a_source_calls_a_child_is_as_restricted_as_the_name()
    {
        await using var database = await TestDatabase.Create();
        var source = await Source(database);
        await Person(database, new PersonDetails { Name = "Test Child A", AgeGroup = AgeGroup.Child },
            new NewCitation(source, "name", null, "Test Child A"), new NewCitation(source, "ageGroup", null, "child"));
        var use = Assert.Single((await Shown(database, source, Advocate)).Uses);
        Assert.Equal(("child", "Name restricted"), (use.Reported, use.OwnerName));
    }

    [Fact]
    public async Task A_person_above_the_clearance_is_not_named_by_a_source()
    {
        await using var database = await TestDatabase.Create();
        var source = await Source(database);
        await Person(database, new PersonDetails { Name = "Test Person A" }, Confidentiality.Restricted, new NewCitation(source, null));
        Assert.Empty((await Shown(database, source, Advocate)).Uses);
    }

    [Fact]
    public async Task A_source_above_the_clearance_is_told_as_one_that_does_not_exist()
    {
        await using var database = await TestDatabase.Create();
        var source = await Source(database, Confidentiality.Restricted);
        var hidden = await database.Get<ShowSource>().Handle(Advocate, source, TestContext.Current.CancellationToken);
        var absent = await database.Get<ShowSource>().Handle(Advocate, 999_999, TestContext.Current.CancellationToken);
        Assert.Equal(absent.Problems[0].ToString(), Assert.Single(hidden.Problems).ToString());
    }

    [Fact]
    public async Task Choices_hold_only_what_the_viewer_may_see_and_every_word_that_was_typed()
    {
        await using var database = await TestDatabase.Create();
        var open = await Source(database);
        await Source(database, Confidentiality.Restricted);
        var choices = await database.Get<ListChoices>().Handle(Advocate, RecordKind.Source, "source test",
            cancel: TestContext.Current.CancellationToken);
        Assert.Equal(open, Assert.Single(choices.Value).Id);
        Assert.Empty((await database.Get<ListChoices>().Handle(Advocate, RecordKind.Source, "source other",
            cancel: TestContext.Current.CancellationToken)).Value);
    }

    [Theory]
    [InlineData(nameof(RecordKind.Facility))]
    [InlineData(nameof(RecordKind.Place))]
    [InlineData(nameof(RecordKind.Organisation))]
    [InlineData(nameof(RecordKind.Case))]
    [InlineData(nameof(RecordKind.LegalArticle))]
    public async Task Every_kind_that_a_form_links_to_can_be_searched(string kind)
    {
        await using var database = await TestDatabase.Create();
        Assert.Empty((await database.Get<ListChoices>().Handle(Advocate, new(kind), "nothing 100%_",
            cancel: TestContext.Current.CancellationToken)).Value);
    }

    private static async Task<SourcePage> Shown(TestDatabase database, long source, CurrentUser user)
    {
        var outcome = await database.Get<ShowSource>().Handle(user, source, TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    private static async Task<long> Source(TestDatabase database, Confidentiality level = Confidentiality.Internal) =>
        (await database.Get<SaveRecord>().Handle(CurrentUser.Seed, new Save<SourceDetails>(null, 0, new() { Title = "Test source" }, level),
            TestContext.Current.CancellationToken)).Value;

    private static Task<long> Person(TestDatabase database, PersonDetails details, params NewCitation[] citations) =>
        Person(database, details, Confidentiality.Internal, citations);

    private static async Task<long> Person(TestDatabase database, PersonDetails details, Confidentiality level,
        params NewCitation[] citations) =>
        (await database.Get<SaveRecord>().Handle(CurrentUser.Seed,
            new Save<PersonDetails>(null, 0, details, level) { Citations = citations },
            TestContext.Current.CancellationToken)).Value;
}
