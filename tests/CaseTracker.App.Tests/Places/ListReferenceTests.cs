using CaseTracker.App.Database;
using CaseTracker.App.Pages;
using CaseTracker.App.Places;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Places;

public sealed class ListReferenceTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Articles_stand_under_their_law_in_the_order_of_their_numbers_and_places_from_the_widest(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var law = await Law(database, "Test law");
        foreach (var number in new[] { "495", "42", "305" }) await Article(database, law, number);
        var province = await Place(database, "Test province", PlaceKind.Province);
        await Place(database, "Test country", PlaceKind.Country);
        var facility = await Facility(database, "Test prison", province);
        var lists = (await database.Get<ListReference>().Handle(Advocate)).Value;
        Assert.Equal(["42", "305", "495"], Assert.Single(lists.Laws, line => line.Id == law).Articles.Select(line => line.Number));
        Assert.Equal(["Test country", "Test province"], lists.Places.Select(line => line.Name)
            .Where(name => name.StartsWith("Test", StringComparison.Ordinal)));
        Assert.Equal("Test province", Assert.Single(lists.Facilities, line => line.Id == facility).Place);
    }

    [Fact]
    public async Task What_is_above_the_clearance_is_neither_listed_nor_named_nor_opened_nor_offered_as_a_choice()
    {
        await using var database = await TestDatabase.Create();
        var (law, hidden) = (await Law(database, "Test law"), await Law(database, "Hidden law", Confidentiality.Restricted));
        var (shown, closed, under) = (await Article(database, law, "1"), await Article(database, law, "2", Confidentiality.Restricted),
            await Article(database, hidden, "3"));
        var place = await Place(database, "Hidden place", PlaceKind.Area, Confidentiality.Restricted);
        var (prison, camp) = (await Facility(database, "Test prison", place),
            await Facility(database, "Hidden camp", null, Confidentiality.Restricted));

        var lists = (await database.Get<ListReference>().Handle(Advocate)).Value;
        Assert.DoesNotContain(lists.Laws, line => line.Id == hidden);
        Assert.Equal([shown], lists.Laws.SelectMany(line => line.Articles).Select(line => line.Id)
            .Where(new[] { shown, closed, under }.Contains));
        Assert.DoesNotContain(lists.Places, line => line.Id == place);
        Assert.DoesNotContain(lists.Facilities, line => line.Id == camp);
        Assert.Null(Assert.Single(lists.Facilities, line => line.Id == prison).Place);

        var show = database.Get<ShowRecord>();
        Assert.Equal(["Errors.NotFound"], (await show.Handle<LawDetails>(Advocate, hidden)).Keys());
        Assert.Equal(["Errors.NotFound"], (await show.Handle<LegalArticleDetails>(Advocate, closed)).Keys());
        Assert.Equal(["Errors.NotFound"], (await show.Handle<LegalArticleDetails>(Advocate, under)).Keys());
        Assert.Equal(["Errors.NotFound"], (await show.Handle<PlaceDetails>(Advocate, place)).Keys());
        Assert.Equal(["Errors.NotFound"], (await show.NameOf(Advocate, hidden)).Keys());
        Assert.Empty((await database.Get<ListChoices>().Handle(Advocate, RecordKind.Law, "Hidden")).Value);
        Assert.Equal(hidden, Assert.Single((await database.Get<ListChoices>().Handle(Researcher, RecordKind.Law, "Hidden")).Value).Id);
        Assert.Contains((await database.Get<ListReference>().Handle(Researcher)).Value.Laws, line => line.Id == hidden
            && line.Articles.Count == 1);
    }

    private static Task<long> Law(TestDatabase database, string title, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<LawDetails>(Administrator, new(null, 0, new() { Title = title }, level)));

    private static Task<long> Article(TestDatabase database, long law, string number, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<LegalArticleDetails>(Administrator,
            new(null, 0, new() { LawId = law, Number = number, Heading = $"Test article {number}" }, level)));

    private static Task<long> Place(TestDatabase database, string name, PlaceKind kind, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator, new(null, 0, new() { Name = name, Kind = kind }, level)));

    private static Task<long> Facility(TestDatabase database, string name, long? place, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<FacilityDetails>(Administrator,
            new(null, 0, new() { Name = name, PlaceId = place }, level)));
}
