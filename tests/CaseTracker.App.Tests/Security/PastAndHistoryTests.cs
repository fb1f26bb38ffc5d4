using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>What the least cleared must not gather from histories, removals and choices.</summary>
public sealed class PastAndHistoryTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Fact]
    public async Task The_history_of_a_citation_does_not_tell_what_a_source_says_of_a_closed_field()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Child", who => (who.AgeGroup, who.Birth) = (AgeGroup.Child, Date("2010-02-01")));
        var source = await database.Source("Test source");
        var (birth, name, sex) = (await database.Cite(source, person, "birth", "2010-02-01"),
            await database.Cite(source, person, "name", "Test Child"), await database.Cite(source, person, "sex", "female"));
        var history = database.Get<ShowHistory>();
        foreach (var closed in new[] { birth, name })
        {
            Assert.Equal(["Errors.NotFound"], (await history.Handle(Advocate, closed)).Keys());
            Assert.True((await history.Handle(Researcher, closed)).Succeeded);
        }
        Assert.True((await history.Handle(Advocate, sex)).Succeeded);
    }

    [Fact]
    public async Task A_citation_that_spoke_of_a_closed_field_once_stays_closed_in_its_history()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person", who => who.Birth = Date("1990-02-01")),
            await database.Source("Test source"));
        var citation = await database.Cite(source, person, "birth", "1990-02-01");
        await Saved(database.Get<SaveRecord>().Handle<CitationDetails>(Researcher,
            new(citation, 1, new()
            {
                SourceId = source,
                RecordId = person,
                Field = "occupation",
                Reported = "Test occupation"
            })));
        Assert.Equal(["Errors.NotFound"], (await database.Get<ShowHistory>().Handle(Advocate, citation)).Keys());
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_fact_that_was_closed_and_then_removed_is_not_open_again_as_known_before(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        database.Clock.Advance(TimeSpan.FromDays(1));
        var before = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(1));
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(arrest, 1, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-05-01") },
            Confidentiality.Restricted, "Test reason")));
        database.Clock.Advance(TimeSpan.FromDays(1));
        await Saved(database.Get<RemoveRecord>().Handle(Researcher, arrest, 2, "Test reason"));
        var question = new PrisonerQuestion(new DateOnly(2024, 5, 2), before);
        Assert.Empty((await database.Get<ListRecords>().Handle(Advocate, question)).Value.Rows);
        Assert.Equal(person, Assert.Single((await database.Get<ListRecords>().Handle(Researcher, question)).Value.Rows).Id);
    }

    [Fact]
    public async Task A_choice_is_closed_as_soon_as_one_of_its_sources_is()
    {
        await using var database = await TestDatabase.Create();
        var (person, one, other) = (await database.Person("Test Person"), await database.Source("Test source 1"),
            await database.Source("Test source 2"));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        await database.Cite(one, arrest, "on", "1 May");
        await database.Cite(other, arrest, "on", "2 May");
        var settlement = await Saved(database.Get<ResolveConflict>()
            .Handle(Researcher, new ConflictChoice(arrest, "on", null, "2024-05-01", "Test reason")));
        Assert.True((await database.Get<ShowHistory>().Handle(Advocate, settlement)).Succeeded);
        await Saved(database.Get<SaveRecord>().Handle<SourceDetails>(Researcher,
            new(other, 1, new() { Title = "Test source 2" }, Confidentiality.Restricted)));
        Assert.Equal(["Errors.NotFound"], (await database.Get<ShowHistory>().Handle(Advocate, settlement)).Keys());
    }

    [Fact]
    public async Task A_choice_between_values_that_are_no_longer_all_is_refused()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person"), await database.Source("Test source"));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        await database.Cite(source, arrest, "on", "1 May");
        await database.Cite(source, arrest, "on", "2 May");
        var seen = (await database.Get<FindConflicts>().Of(Researcher, arrest, "on")).Value;
        await database.Cite(source, arrest, "on", "3 May");
        var choice = new ConflictChoice(arrest, "on", null, "2024-05-01", "Test reason")
        {
            Seen = (ConflictResolutionRules.WeighedValues(seen.Said.Select(said => (said.Citation.Value, said.Citation.Words))),
                seen.Version, 0)
        };
        Assert.Equal(["Errors.ChangedMeanwhile"], (await database.Get<ResolveConflict>().Handle(Researcher, choice)).Keys());
    }

    [Fact]
    public async Task Somebody_confirmed_by_a_closed_source_is_confirmed_for_those_who_may_see_the_source()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person");
        var letter = await database.Source("Test letter", Confidentiality.Restricted);
        Assert.True((await database.Get<ConfirmHeld>().Handle(Researcher, [person], Date("2024-12-10"), new(letter))).Succeeded);
        var question = new PrisonerQuestion(new DateOnly(2024, 12, 10));
        Assert.Empty((await database.Get<ListRecords>().Handle(Advocate, question)).Value.Rows);
        Assert.Single((await database.Get<ListRecords>().Handle(Researcher, question)).Value.Rows);
    }
}
