using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Figures;
using CaseTracker.App.Organisations;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.People;

/// <summary>What stands beside custody and court: relations, memberships, reports from custody, assessments, figures.</summary>
public sealed class RelatedFactsTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_relation_stands_on_both_persons_pages_and_a_membership_on_the_organisations_too(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (child, parent, body) = (await database.Person("Test Child of two"), await database.Person("Test Parent"),
            await Organisation(database, "Test Party"));
        var relation = await Relation(database, child, parent);
        var membership = await Membership(database, parent, body);
        foreach (var person in new[] { child, parent })
            Assert.Equal(relation, Assert.Single((await Page(database, Researcher, person)).Relations).Id);
        Assert.Equal(membership, Assert.Single((await Page(database, Researcher, parent)).Memberships).Id);
        var page = (await database.Get<ShowOrganisation>().Handle(Researcher, body)).Value;
        Assert.Equal((membership, "Test Parent"), (Assert.Single(page.Memberships).Id, page.LinkNames[parent]));
    }

    [Fact]
    public async Task A_closed_person_or_organisation_is_not_told_by_what_links_to_it()
    {
        await using var database = await TestDatabase.Create();
        var (shown, hidden) = (await database.Person("Test Shown"),
            await database.Person("Test Hidden", level: Confidentiality.Restricted));
        var body = await Organisation(database, "Test Hidden body", Confidentiality.Restricted);
        var (relation, membership) = (await Relation(database, shown, hidden), await Membership(database, shown, body));
        var page = await Page(database, Advocate, shown);
        Assert.Empty(page.Relations);
        Assert.Empty(page.Memberships);
        Assert.Equal(0, page.HeldBack);
        Assert.DoesNotContain(page.LinkNames.Values, name => name.Contains("Hidden", StringComparison.Ordinal));
        foreach (var fact in new[] { relation, membership })
            Assert.False((await database.Get<ShowFact>().KindOf(Advocate, fact)).Succeeded);
        Assert.False((await database.Get<ShowOrganisation>().Handle(Advocate, body)).Succeeded);
        Assert.DoesNotContain(await database.List(Advocate, "organisations"), line => line.Id == body);
        var cleared = await Page(database, Researcher, shown);
        Assert.Equal((1, 1, 0), (cleared.Relations.Count, cleared.Memberships.Count, cleared.HeldBack));
    }

    [Fact]
    public async Task The_members_of_an_organisation_that_are_closed_are_neither_named_nor_counted()
    {
        await using var database = await TestDatabase.Create();
        var body = await Organisation(database, "Test body");
        await Membership(database, await database.Person("Test Hidden", level: Confidentiality.Restricted), body);
        var page = (await database.Get<ShowOrganisation>().Handle(Advocate, body)).Value;
        Assert.Empty(page.Memberships);
        Assert.Equal(0, page.HeldBack);
        Assert.DoesNotContain("Test Hidden", page.LinkNames.Values);
    }

    [Fact]
    public async Task Somebodys_health_is_told_to_cleared_viewers_and_that_a_report_exists_to_all()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person");
        await Saved(database.Get<SaveRecord>().Handle<WelfareReportDetails>(Researcher,
            new(null, 0, new() { PersonId = person, Kind = WelfareKind.IllTreatment, Account = "test account" })));
        var seen = Assert.Single((await Page(database, Advocate, person)).Reports);
        Assert.True(seen.IsHidden("account"));
        Assert.Null(seen.Details.Account);
        Assert.Equal("test account", Assert.Single((await Page(database, Researcher, person)).Reports).Details.Account);
    }

    [Fact]
    public async Task Assessments_stand_side_by_side_and_may_disagree()
    {
        await using var database = await TestDatabase.Create();
        var (person, body) = (await database.Person("Test Person"), await Organisation(database, "Test assessor"));
        await Assess(database, new()
        {
            PersonId = person,
            Definition = AssessmentDefinition.Aapp,
            Conclusion = AssessmentConclusion.Meets,
            AssessorId = body
        });
        await Assess(database, new()
        {
            PersonId = person,
            Definition = AssessmentDefinition.Pace1900,
            Conclusion = AssessmentConclusion.DoesNotMeet,
            AssessorName = "Test Jurist"
        });
        Assert.Equal([AssessmentConclusion.Meets, AssessmentConclusion.DoesNotMeet],
            (await Page(database, Researcher, person)).Assessments.Select(one => one.Details.Conclusion));
    }

    [Fact]
    public async Task What_says_nothing_or_contradicts_itself_is_refused_with_the_reason()
    {
        await using var database = await TestDatabase.Create();
        var (person, body) = (await database.Person("Test Person"), await Organisation(database, "Test body"));
        Assert.Equal(["Errors.AssessmentWithoutAssessor"], (await database.Get<SaveRecord>()
            .Handle<AssessmentDetails>(Researcher,
                new(null, 0, new() { PersonId = person, Conclusion = AssessmentConclusion.Meets }))).Keys());
        Assert.Equal(["Errors.WelfareReportEmpty"], (await database.Get<SaveRecord>()
            .Handle<WelfareReportDetails>(Researcher, new(null, 0, new() { PersonId = person }))).Keys());
        Assert.Equal(["Errors.LinkToItself"], (await database.Get<SaveRecord>()
            .Handle<RelationDetails>(Researcher, new(null, 0, new() { PersonId = person, OtherPersonId = person }))).Keys());
        Assert.Equal(["Errors.EndsBeforeItBegins"], (await database.Get<SaveRecord>().Handle<MembershipDetails>(Researcher,
            new(null, 0, new() { PersonId = person, OrganisationId = body, From = Date("2020"), To = Date("2019") }))).Keys());
        Assert.Empty((await database.Get<SaveRecord>().Handle<MembershipDetails>(Researcher,
            new(null, 0, new() { PersonId = person, OrganisationId = body, From = Date("2020-05"), To = Date("2020") }))).Keys());
    }

    [Fact]
    public async Task A_figure_is_as_closed_as_what_it_counts()
    {
        await using var database = await TestDatabase.Create();
        var open = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = "Test open case" })));
        var group = await database.Person("Test hidden group", person => person.Kind = PersonKind.Group, Confidentiality.Restricted);
        await Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
            new(null, 0, new()
            {
                Subject = "Test arrests",
                Count = BoundedNumber.Parse("at least 94").Value,
                CaseId = open,
                PersonId = group
            })));
        Assert.Empty((await database.Get<ShowCase>().Handle(Advocate, open)).Value.Figures);
        Assert.Equal("at least 94",
            Assert.Single((await database.Get<ShowCase>().Handle(Researcher, open)).Value.Figures).Details.Count!.Text);
    }

    [Fact]
    public async Task A_charge_of_a_prosecution_that_is_closed_stays_on_the_page_as_in_the_list()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person");
        var prosecution = await Saved(database.Get<SaveRecord>()
            .Handle<ProsecutionDetails>(Administrator, new(null, 0, new() { PersonId = person, CaseNumber = "test number" },
            Confidentiality.Restricted)));
        var charge = await database.Charge(person, prosecution, "test label");
        var part = Assert.Single((await Page(database, Advocate, person)).Prosecutions);
        Assert.Null(part.Prosecution);
        Assert.Equal(charge, Assert.Single(part.Charges).Charge.Id);
        Assert.Equal("test number", Assert.Single((await Page(database, Researcher, person)).Prosecutions).Prosecution!.Details.CaseNumber);
    }

    [Fact]
    public async Task People_are_offered_as_links_by_any_of_their_names_and_a_hidden_child_by_none()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Somebody");
        await database.Person("Test Youngster", person => person.AgeGroup = AgeGroup.Child);
        var choices = database.Get<ListChoices>();
        Assert.Equal("Test Somebody", Assert.Single((await choices.Handle(Advocate, RecordKind.Person, "some test")).Value).Name);
        Assert.Empty((await choices.Handle(Advocate, RecordKind.Person, "Youngster")).Value);
        Assert.DoesNotContain((await choices.Handle(Advocate, RecordKind.Person, "")).Value,
            choice => choice.Name.Contains("Youngster", StringComparison.Ordinal));
        Assert.Single((await choices.Handle(Researcher, RecordKind.Person, "Youngster")).Value);
    }

    private static async Task<PersonPage> Page(TestDatabase database, CurrentUser user, long person) =>
        (await database.Get<ShowPerson>().Handle(user, person)).Value;

    private static Task<long> Organisation(TestDatabase database, string name, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = name }, level)));

    private static Task<long> Relation(TestDatabase database, long person, long other) =>
        Saved(database.Get<SaveRecord>().Handle<RelationDetails>(Administrator,
            new(null, 0, new() { PersonId = person, OtherPersonId = other, Kind = RelationKind.Parent })));

    private static Task<long> Membership(TestDatabase database, long person, long organisation) =>
        Saved(database.Get<SaveRecord>().Handle<MembershipDetails>(Administrator,
            new(null, 0, new() { PersonId = person, OrganisationId = organisation, Post = "test post" })));

    private static Task<long> Assess(TestDatabase database, AssessmentDetails details) =>
        Saved(database.Get<SaveRecord>().Handle<AssessmentDetails>(Researcher, new(null, 0, details)));
}
