using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Related;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Pages;

public sealed class SearchRecordsTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task One_word_finds_records_of_every_kind_by_their_names(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Quillon Person");
        await database.Person("Test Other Person");
        var organisation = await Saved(database.Get<SaveRecord>().Handle<OrganisationDetails>(Administrator,
            new(null, 0, new() { Name = "Test Quillon Union" })));
        var story = await database.CaseOf("Test Quillon case");
        var source = await database.Source("Test Quillon bulletin");
        var happened = await database.Happened(new() { CaseId = story, Kind = EventKind.Protest });
        var prison = await Saved(database.Get<SaveRecord>().Handle<FacilityDetails>(Administrator,
            new(null, 0, new() { Name = "Test Quillon Prison" })));
        var place = await Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator,
            new(null, 0, new() { Name = "Test Quillon Village" })));
        var found = await Search(database, Advocate, "QUILLON");
        Assert.Equal(
            [(RecordKind.Person, person), (RecordKind.Organisation, organisation), (RecordKind.Case, story), (RecordKind.Source, source),
                (RecordKind.Event, happened), (RecordKind.Facility, prison), (RecordKind.Place, place)],
            found.Kinds.SelectMany(kind => kind.Found.Select(one => (kind.Kind, one.Id))));
        Assert.DoesNotContain(found.Kinds, kind => kind.More);
        Assert.Empty(found.Likely);
        Assert.Empty((await Search(database, Advocate, " ")).Kinds);
        Assert.Empty((await Search(database, Advocate, "100%")).Kinds);
    }

    [Fact]
    public async Task A_name_that_is_spelled_otherwise_is_offered_beside_what_the_words_find()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Quillon Header");
        Assert.Equal([person], (await Search(database, Advocate, "Test Quilon Header")).Likely.Select(one => one.Id));
        Assert.Empty((await Search(database, Advocate, "Test Quillon Header")).Likely);
    }

    [Fact]
    public async Task What_the_viewer_may_not_see_is_neither_found_nor_offered()
    {
        await using var database = await TestDatabase.Create();
        foreach (var level in new[] { Confidentiality.Restricted, Confidentiality.Confidential })
        {
            await database.Person($"Test Quillon {level}", level: level);
            await database.Source($"Test Quillon {level} bulletin", level);
            await database.CaseOf($"Test Quillon {level} case", level: level);
        }
        foreach (var words in new[] { "quillon", "Test Quilon Restricted" })
        {
            var found = await Search(database, Advocate, words);
            Assert.Empty(found.Kinds);
            Assert.Empty(found.Likely);
        }
        Assert.Equal(6, (await Search(database, Administrator, "quillon")).Kinds.Sum(kind => kind.Found.Count));
    }

    [Fact]
    public async Task More_than_are_told_are_said_to_be_there()
    {
        await using var database = await TestDatabase.Create();
        foreach (var number in Enumerable.Range(1, 4)) await database.Person($"Test Quillon {number}");
        var found = Assert.Single((await database.Get<SearchRecords>()
            .Handle(Advocate, "quillon", most: 3, cancel: TestContext.Current.CancellationToken)).Value.Kinds);
        Assert.True(found.More);
        Assert.Equal(3, found.Found.Count);
    }

    [Fact]
    public async Task A_text_longer_than_any_name_is_refused_in_words()
    {
        await using var database = await TestDatabase.Create();
        var outcome = await database.Get<SearchRecords>()
            .Handle(Advocate, new string('a', RecordQuestion.LongestText + 1), cancel: TestContext.Current.CancellationToken);
        Assert.Equal(["Lists.TextTooLong"], outcome.Keys());
    }

    private static async Task<FoundRecords> Search(TestDatabase database, CurrentUser user, string text)
    {
        var outcome = await database.Get<SearchRecords>().Handle(user, text, cancel: TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }
}
