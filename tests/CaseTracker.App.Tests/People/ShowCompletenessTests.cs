using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Organisations;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.People;

public class ShowCompletenessTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Somebody_with_every_fact_is_ready_and_a_bare_arrest_is_not(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var whole = await Whole(database);
        var bare = await database.Person("Test Bare");
        await database.Event(bare, CustodyEventKind.Arrest, "2024-11-01?");
        await database.Person("Test Minister");

        var answer = await Ask(database, Administrator);
        Assert.Equal((2, 1, 1), (answer.People, answer.Ready, answer.Assessed));
        Assert.Equal([whole, bare], answer.Rows.OrderByDescending(row => row.Known).Select(row => row.Id));
        Assert.Equal(Enum.GetValues<SubmissionFact>(), answer.Rows.Single(row => row.Id == whole).With(FactState.OnRecord));
        Assert.Equal([SubmissionFact.ArrestDate], answer.Rows.Single(row => row.Id == bare).With(FactState.Uncertain));
        Assert.Equal([("Test Prison", 1)], answer.Facilities.Select(named => (named.Name, named.People)));
        Assert.Equal([("Test Court", 1)], answer.Courts.Select(named => (named.Name, named.People)));
        Assert.Contains("Test Law", Assert.Single(answer.Articles).Name, StringComparison.Ordinal);
        // The counts and the rows are two readings of one thing.
        foreach (var line in answer.Facts)
            Assert.Equal(answer.Rows.Count(row => row.Facts[line.Fact] is FactState.OnRecord or FactState.Uncertain), line.People);
    }

    [Fact]
    public async Task An_advocate_is_told_withheld_for_what_may_be_on_record_and_never_missing()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", details => details.Birth = Date("1980"));
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        await database.Event(person, CustodyEventKind.ConfirmedHeld, "2024-11-02", level: Confidentiality.Confidential);
        var child = await database.Person("Test Child One", details => details.AgeGroup = AgeGroup.Child);
        await database.Event(child, CustodyEventKind.Arrest, "2024-11-01");
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Confidential);
        await database.Event(hidden, CustodyEventKind.Arrest, "2024-11-01");

        var answer = await Ask(database, Advocate);
        Assert.Equal(2, answer.People);
        var row = answer.Rows.Single(row => row.Id == person);
        Assert.Equal([SubmissionFact.Sex, SubmissionFact.Nationality], row.With(FactState.Missing));
        Assert.Equal([SubmissionFact.Name, SubmissionFact.ArrestDate], row.With(FactState.OnRecord));
        Assert.Null(answer.Facts.Single(line => line.Fact == SubmissionFact.Birth).People);
        Assert.Contains(SubmissionFact.Name, answer.Rows.Single(row => row.Id == child).With(FactState.Withheld));
        Assert.DoesNotContain("Child", answer.Rows.Single(row => row.Id == child).Name, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Rows, row => row.Id == hidden);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_the_last()
    {
        await using var database = await TestDatabase.Create();
        var answer = (await database.Get<ShowCompleteness>().Handle(Advocate, 7)).Value;
        Assert.Equal((0, 0, 1, 1), (answer.People, answer.Rows.Count, answer.Page, answer.Pages));
    }

    private static async Task<long> Whole(TestDatabase database)
    {
        var person = await database.Person("Test Whole", details =>
            (details.Sex, details.Birth, details.Nationality) = (Sex.Female, Date("1980"), "Test"));
        var force = await Saved(database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = "Test Force" })));
        var court = await Saved(database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = "Test Court", Kind = OrganisationKind.Court })));
        var place = await Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator,
            new(null, 0, new() { Name = "Test Town", Kind = PlaceKind.Settlement })));
        var prison = await Saved(database.Get<SaveRecord>()
            .Handle<FacilityDetails>(Administrator, new(null, 0, new() { Name = "Test Prison" })));
        var law = await Saved(database.Get<SaveRecord>().Handle<LawDetails>(Administrator, new(null, 0, new() { Title = "Test Law" })));
        var article = await Saved(database.Get<SaveRecord>()
            .Handle<LegalArticleDetails>(Administrator, new(null, 0, new() { LawId = law, Number = "1", Heading = "Test offence" })));
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01", details =>
            (details.PlaceId, details.ForceId, details.Warrant, details.StatedReason) = (place, force, WarrantShown.NotShown,
                "A test reason."));
        await Saved(database.Get<SaveRecord>().Handle<StayDetails>(Administrator,
            new(null, 0, new() { PersonId = person, FacilityId = prison, From = Date("2024-11-02") })));
        var prosecution = await Saved(database.Get<SaveRecord>()
            .Handle<ProsecutionDetails>(Administrator, new(null, 0, new()
            {
                PersonId = person,
                CourtId = court,
                Stage = ProsecutionStage.Appeal
            })));
        await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(null, 0, new() { PersonId = person, ProsecutionId = prosecution, ArticleId = article })));
        await Saved(database.Get<SaveRecord>().Handle<AssessmentDetails>(Administrator,
            new(null, 0, new() { PersonId = person, AssessorName = "Test Assessor" })));
        return person;
    }

    private static async Task<Completeness> Ask(TestDatabase database, CurrentUser user) =>
        (await database.Get<ShowCompleteness>().Handle(user)).Value;
}
