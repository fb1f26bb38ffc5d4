using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public class FilterTests
{
    private static readonly PrisonerQuestion Held = new(FilterScene.Day);

    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Each_filter_takes_who_has_the_value_and_leaves_out_who_has_not(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var scene = await FilterScene.Make(database);
        var (first, second) = (await scene.Prisoner(0), await scene.Prisoner(1));
        foreach (var (key, value) in scene.OfTheFirst())
            Assert.True((await Ids(database, key, value)).SequenceEqual([first]), $"{key}={value}");
        foreach (var (key, value) in scene.OfTheSecond())
            Assert.True((await Ids(database, key, value)).SequenceEqual([second]), $"{key}={value}");
        Assert.Equal(PrisonerFilters.Others.Select(filter => filter.Key).Where(key => key != "uncited").Order(), scene.OfTheFirst()
            .Concat(scene.OfTheSecond()).Select(pair => pair.Key).Distinct().Order());

        Assert.Equal([first, second], await Ids(database, "article", FilterScene.Text(scene.Articles[0]),
            FilterScene.Text(scene.Articles[1])));
        Assert.Empty(await Ids(database, Held.Choose("article", [FilterScene.Text(scene.Articles[0])]).Choose("sex", ["Male"])));
        Assert.Equal([first, second], await Ids(database, "uncited", "yes"));
        Assert.Equal([second], await Ids(database, Held.Choose("sentence-over", ["1"]).Choose("sentence-over", ["1"])
            .Choose("sex", ["Male"])));
        Assert.Equal([second, first], await Ids(database, Held with { Sort = PrisonerSort.Sentence }));
        foreach (var sort in Enum.GetValues<PrisonerSort>()) Assert.Equal(2, (await Ids(database, Held with { Sort = sort })).Count);
    }

    [Fact]
    public async Task Nobody_has_a_value_of_which_nothing_is_on_record()
    {
        await using var database = await TestDatabase.Create();
        var scene = await FilterScene.Make(database);
        await scene.Prisoner(0);
        var bare = await database.Person("Test Bare");
        await database.Event(bare, CustodyEventKind.DetentionOrdered, "2024-12-01");
        foreach (var filter in PrisonerFilters.Others.Where(filter => filter.Read(PrisonerFilterDefinition.NotOnRecord).Succeeded))
            Assert.True((await Ids(database, filter.Key, PrisonerFilterDefinition.NotOnRecord)).SequenceEqual([bare]), filter.Key);
    }

    [Fact]
    public async Task What_is_above_the_clearance_neither_filters_nor_counts()
    {
        foreach (var (records, facts) in new[] { (Confidentiality.Internal, Confidentiality.Confidential),
            (Confidentiality.Confidential, Confidentiality.Internal) })
        {
            await using var database = await TestDatabase.Create();
            var scene = await FilterScene.Make(database, records);
            var (first, second) = (await scene.Prisoner(0, facts), await scene.Prisoner(1, facts));
            string[] byFact = ["label", "judge", "arrested", "sentence-over", "assessment"];
            foreach (var (key, value) in scene.OfTheFirst().Where(pair => !FilterScene.OnThePerson.Contains(pair.Key)
                && (facts > records || !byFact.Contains(pair.Key))))
            {
                Assert.True((await Ids(database, key, value)).SequenceEqual([first]), $"{key}={value} for the administrator");
                Assert.True((await Ids(database, Held.Choose(key, [value]), Advocate)).Count == 0, $"{key}={value} for the advocate");
                var counted = (await Facets(database, Held, Advocate)).Of(key);
                Assert.True(counted is null || counted.Values.All(one => one.Value == PrisonerFilterDefinition.NotOnRecord), key);
            }
            if (facts == Confidentiality.Confidential)
                Assert.Empty(await Ids(database, Held.Choose("conflicting", ["yes"]), Advocate));
            Assert.Equal(2, (await Ids(database, Held, Advocate)).Count);
            Assert.Equal([second], await Ids(database, "conflicting", "yes"));
        }
    }

    [Fact]
    public async Task Sources_that_disagree_on_a_hidden_field_are_no_conflict_to_who_may_not_see_it()
    {
        await using var database = await TestDatabase.Create();
        var child = await database.Person("Test Child", details => details.AgeGroup = AgeGroup.Child);
        await database.Event(child, CustodyEventKind.Arrest, "2024-11-01");
        var (one, other) = (await database.Source("Test source 0"), await database.Source("Test source 1"));
        foreach (var (field, values) in new[] { ("name", ("Test A", "Test B")), ("birth", ("2011", "2012")) })
        {
            await database.Cite(one, child, field, values.Item1);
            await database.Cite(other, child, field, values.Item2);
        }
        var question = Held.Choose("conflicting", ["yes"]);
        Assert.Equal([child], await Ids(database, question));
        Assert.Empty(await Ids(database, question, Advocate));
    }

    [Fact]
    public async Task A_conflict_that_somebody_settled_is_none_until_a_source_reports_a_third_value()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var chosen = await database.Cite(await database.Source("Test source 0"), arrest, "on", "2024-11-01");
        await database.Cite(await database.Source("Test source 1"), arrest, "on", "2024-11-02");
        var question = Held.Choose("conflicting", ["yes"]);
        Assert.Equal([person], await Ids(database, question));
        await Saved(database.Get<ResolveConflict>().Handle(Researcher, new ConflictChoice(arrest, "on", chosen, null, "Test reason")));
        Assert.Empty(await Ids(database, question));
        await database.Cite(await database.Source("Test source 2"), arrest, "on", "2024-11-03");
        Assert.Equal([person], await Ids(database, question));
    }

    [Fact]
    public async Task No_filter_reads_a_field_that_some_role_may_not_see()
    {
        await using var database = await TestDatabase.Create();
        var least = Enum.GetValues<Role>().Min(role => role.Clearance());
        foreach (var field in (string[])["sex", "ageGroup", "occupation"])
            Assert.True(PersonDetails.Catalogue.Find(field)!.Sensitivity <= least, field);
    }

    [Fact]
    public async Task Groups_are_asked_the_same_and_the_reason_of_absence_names_the_filter()
    {
        await using var database = await TestDatabase.Create();
        var scene = await FilterScene.Make(database);
        await scene.Prisoner(0);
        await scene.Prisoner(1);
        var group = await database.Person("Test group", details => details.Kind = PersonKind.Group);
        await Saved(database.Get<SaveRecord>().Handle<GroupCountDetails>(Administrator, new(null, 0,
            new GroupCountDetails
            {
                PersonId = group,
                Stage = CountStage.Arrested,
                Count = Domain.Values.BoundedNumber.Parse("at least 94").Value,
                On = Date("2024-08")
            })));
        await database.Charge(group, await database.Prosecution(group), "incitement");
        var question = Held.Choose("label", ["incitement"]);
        Assert.Equal([group], (await List(database, question)).Groups.Select(row => row.Id));
        Assert.Empty((await List(database, Held.Choose("label", ["treason"]))).Groups);
        var answers = (await database.Get<WhyNotListed>().Handle(Advocate, question, "prisoner 1")).Value;
        Assert.Equal(["PrisonerPages.Absent_Filter"], answers.Single().Why.Select(why => why.Key));
        Assert.Equal((await List(database, question)).Totals.Shown,
            (await database.Get<HeldOverTime>().Handle(Advocate, question)).Value[^1] is var last ? last.Certain + last.Possible : -1);
    }

    [Fact]
    public async Task The_sums_add_up_to_everybody_on_record()
    {
        await using var database = await TestDatabase.Create();
        var scene = await FilterScene.Make(database);
        await scene.Prisoner(0);
        await scene.Prisoner(1);
        await database.Person("Test Minister");
        await database.Person("Test Hidden", level: Confidentiality.Confidential);
        var free = await database.Person("Test Free");
        await database.Event(free, CustodyEventKind.Arrest, "2024-11-01");
        await database.Event(free, CustodyEventKind.Release, "2024-11-20");
        foreach (var question in new[] { Held, Held.Choose("sex", ["Female"]), Held with { Certainty = Certainty.Possible },
            Held with { Name = "prisoner" }, Held.Choose("status", ["Released"]) })
        {
            var sums = (PrisonerSums)(await Facets(database, question, Advocate)).Sums!;
            Assert.Equal((4, 1, 1), (sums.OnRecord, sums.NoCustody, sums.HeldBack));
            Assert.Equal(sums.OnRecord, sums.Certain + sums.Possible + sums.OtherCertainty + sums.OtherStatuses.Sum(count => count.Count)
                + sums.LeftOut + sums.NoCustody);
            var totals = (await List(database, question, Advocate)).Totals;
            Assert.Equal((totals.Certain, totals.Possible), (sums.Certain, sums.Possible));
        }
    }

    private static Task<IReadOnlyList<long>> Ids(TestDatabase database, string key, params string[] values) =>
        Ids(database, Held.Choose(key, values.Select(value => PrisonerFilters.Find(key)!.Read(value).Value)));

    private static async Task<IReadOnlyList<long>> Ids(TestDatabase database, PrisonerQuestion question, CurrentUser? user = null) =>
        [.. (await List(database, question, user ?? Administrator)).Rows.Select(row => row.Id)];

    private static async Task<PrisonerList> List(TestDatabase database, PrisonerQuestion question, CurrentUser? user = null)
    {
        var outcome = await database.Get<ListRecords>().Handle(user ?? Advocate, question);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    private static async Task<ListFacets> Facets(TestDatabase database, PrisonerQuestion question, CurrentUser user) =>
        (await database.Get<CountFacets>().Handle(user, question)).Value;
}
