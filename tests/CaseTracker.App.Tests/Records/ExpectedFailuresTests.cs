using CaseTracker.App.Detention;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

/// <summary>Why something was not done is a type, by which pages decide what they show.</summary>
public class ExpectedFailuresTests
{
    [Fact]
    public async Task What_does_not_exist_was_removed_or_may_not_be_seen_is_not_found()
    {
        await using var database = await TestDatabase.Create();
        var hidden = await database.Person("Test Person A", level: Confidentiality.Confidential);
        foreach (var id in new[] { hidden, 999_999 })
        {
            Assert.Equal(RecordKind.Person,
                Only<NotFound>((await database.Get<ShowPerson>().Handle(Researcher, id)).Problems).Kind);
            Assert.Equal(RecordKind.Person,
                Only<NotFound>((await database.Get<SaveRecord>()
                    .Handle<PersonDetails>(Researcher, new(id, 1, new() { Name = "Test Person B" }))).Problems).Kind);
            Assert.Null(Only<NotFound>((await database.Get<ShowAnyRecord>().Handle(Researcher, id)).Problems).Kind);
        }
    }

    [Fact]
    public async Task What_somebody_else_has_changed_is_a_conflict_that_names_the_fields_that_differ()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher, new(person, 1, new() { Name = "Test Person B" })));

        var stale = await database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 1, new() { Name = "Test Person C", Sex = Sex.Male }));

        Assert.IsType<Conflict>(stale.Problems[0]);
        Assert.Equal(["name", "sex"], stale.Problems.Skip(1).Select(problem => Assert.IsType<Invalid>(problem).Field));
    }

    [Fact]
    public async Task What_a_role_does_not_allow_is_denied()
    {
        await using var database = await TestDatabase.Create();
        Only<Denied>((await database.Get<SaveRecord>().Handle<PersonDetails>(Advocate,
            new(null, 0, new() { Name = "Test Person A" }))).Problems);
        Only<Denied>((await database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(null, 0, new() { Name = "Test Person A" }, Confidentiality.Confidential))).Problems);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task What_cannot_be_kept_names_its_field_in_whatever_language(string language)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-07-03");

        Assert.Equal("name",
            Only<Invalid>((await database.Get<SaveRecord>().Handle<PersonDetails>(Researcher, new(null, 0, new()))).Problems).Field);
        Assert.Equal("facility", Only<Invalid>((await database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher, new(null, 0, new()
        {
            PersonId = person,
            Kind = CustodyEventKind.Release,
            On = Date("2024-08"),
            FacilityId = 999_999,
        }))).Problems).Field);
        Assert.Equal(Invalid.Reason,
            Only<Invalid>((await database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher, new(arrest, 1, new()
            {
                PersonId = person,
                Kind = CustodyEventKind.Arrest,
                On = Date("2024-08"),
            }))).Problems).Field);
    }

    [Fact]
    public async Task What_is_wrong_with_a_citation_belongs_to_the_field_that_it_cites()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test source");
        Task<Outcome<long>> Save(NewCitation citation) => database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(null, 0, new() { Name = "Test Person A", Sex = Sex.Male }) { Citations = [citation] });

        Assert.Equal("sex", Only<Invalid>((await Save(new(source, "sex", Credibility: 7))).Problems).Field);
        Assert.Equal("sex", Only<Invalid>((await Save(new(source, "sex", Value: "neither"))).Problems).Field);
        Assert.Equal("Errors.OutOfRange", Only<Problem>((await Save(new(source, null, Credibility: 7))).Problems).Key);
        Assert.Equal("credibility", Only<Invalid>((await database.Get<SaveRecord>().Handle<CitationDetails>(Researcher, new(null, 0,
            new CitationDetails { SourceId = source, RecordId = source, Credibility = 7 }))).Problems).Field);
    }

    private static TFailure Only<TFailure>(IReadOnlyList<Problem> problems) where TFailure : Problem =>
        Assert.IsType<TFailure>(Assert.Single(problems));
}
