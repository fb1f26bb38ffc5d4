using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public class PrisonerListTests
{
    private static readonly DateOnly Day = new(2024, 12, 10);

    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Fact]
    public void A_question_can_be_written_out()
    {
        Assert.Contains(nameof(PrisonerQuestion.AsOf), new PrisonerQuestion(Day).ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(RecordQuestion.Page), new RecordQuestion(RecordLists.Find("people")!).ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task The_list_counts_sorts_and_pages_and_says_why(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var recent = await database.Person("Test B recent");
        await database.Event(recent, CustodyEventKind.Arrest, "2024-11-01");
        var old = await database.Person("Test A old");
        await database.Event(old, CustodyEventKind.Arrest, "2019-01-01");
        var free = await database.Person("Test C free");
        await database.Event(free, CustodyEventKind.Arrest, "2024-11-01");
        await database.Event(free, CustodyEventKind.Release, "2024-11-20");
        await database.Person("Test D with no custody information");

        var all = await Find(database, new PrisonerQuestion(Day));
        Assert.Equal([old, recent], all.Rows.Select(row => row.Id));
        Assert.Equal((1, 1), (all.Totals.Certain, all.Totals.Possible));
        Assert.Equal(3, all.Totals.ByStatus.Sum(count => count.Count));
        Assert.All(all.Rows, row => Assert.False(string.IsNullOrWhiteSpace(row.Custody.Reason.ToString())));

        var second = await Find(database, new PrisonerQuestion(Day) { Page = 2, PageSize = 1, Sort = PrisonerSort.HeldSince });
        Assert.Equal([recent], second.Rows.Select(row => row.Id));
        Assert.Equal(2, second.Totals.Shown);

        var certain = await Find(database, new PrisonerQuestion(Day) { Certainty = Certainty.Certain });
        Assert.Equal([recent], certain.Rows.Select(row => row.Id));
        Assert.Equal((1, 0), (certain.Totals.Certain, certain.Totals.Possible));

        var released = await Find(database, new PrisonerQuestion(Day) { Statuses = [CustodyStatus.Released] });
        Assert.Equal([free], released.Rows.Select(row => row.Id));

        var named = await Find(database, new PrisonerQuestion(Day) { Name = "test old" });
        Assert.Equal([old], named.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task The_list_as_it_was_known_before_a_correction()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var published = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(3));
        await database.Event(person, CustodyEventKind.Release, "2024-11-05");

        Assert.Empty((await Find(database, new PrisonerQuestion(Day))).Rows);
        Assert.Equal([person], (await Find(database, new PrisonerQuestion(Day, published))).Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task A_fact_above_the_clearance_changes_neither_status_nor_count_and_is_told_as_held_back()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        await database.Event(person, CustodyEventKind.Release, "2024-11-20", level: Confidentiality.Confidential);

        var advocate = await Find(database, new PrisonerQuestion(Day), Advocate);
        Assert.Equal(1, advocate.Rows.Single().FactsHeldBack);
        Assert.Equal(1, advocate.Totals.Certain);
        Assert.Empty((await Find(database, new PrisonerQuestion(Day), Administrator)).Rows);
    }

    [Fact]
    public async Task A_confidential_person_is_in_no_number_but_in_the_number_held_back()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", level: Confidentiality.Confidential);
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var list = await Find(database, new PrisonerQuestion(Day), Advocate);
        Assert.Empty(list.Rows);
        Assert.Empty(list.Totals.ByStatus);
        Assert.Equal(1, list.Totals.HeldBack);
    }

    [Fact]
    public async Task A_child_is_listed_without_the_name_and_not_found_by_it()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Child One", details => details.AgeGroup = AgeGroup.Child);
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var row = (await Find(database, new PrisonerQuestion(Day), Advocate)).Rows.Single();
        Assert.True(row.Person.IsHidden("name"));
        Assert.DoesNotContain("Child One", row.Name, StringComparison.Ordinal);
        Assert.Empty((await Find(database, new PrisonerQuestion(Day) { Name = "one" }, Advocate)).Rows);
    }

    [Fact]
    public async Task Ninety_four_arrested_add_nothing_to_certain_and_an_unknown_number_to_possible()
    {
        await using var database = await TestDatabase.Create();
        var group = await database.Person("Test group", details => details.Kind = PersonKind.Group);
        await Saved(database.Get<SaveRecord>().Handle<GroupCountDetails>(Administrator, new(null, 0,
            new GroupCountDetails
            {
                PersonId = group,
                Stage = CountStage.Arrested,
                Count = BoundedNumber.Parse("at least 94").Value,
                On = Date("2024-08")
            })));

        var list = await Find(database, new PrisonerQuestion(Day));
        Assert.Equal((0, 0, 0, 1), (list.Totals.Certain, list.Totals.Possible, list.Totals.GroupsHeldCertain,
            list.Totals.GroupsHeldPossible));
        var standing = list.Groups.Single().Custody;
        Assert.Equal(94, standing.Arrested!.Low);
        Assert.Null(standing.Held);
        Assert.Equal(Certainty.Possible, standing.HeldCertainty);
    }

    [Fact]
    public async Task A_group_that_is_certain_is_counted_as_certain_and_listed_by_the_certainty_that_is_asked_for()
    {
        await using var database = await TestDatabase.Create();
        foreach (var (name, stage, on) in new[] { ("Test counted", CountStage.Held, "2024-12-01"),
            ("Test counted long ago", CountStage.Held, "2019-12-01"), ("Test arrested", CountStage.Arrested, "2024-12-01") })
        {
            var group = await database.Person(name, details => details.Kind = PersonKind.Group);
            await Saved(database.Get<SaveRecord>().Handle<GroupCountDetails>(Administrator, new(null, 0,
                new GroupCountDetails { PersonId = group, Stage = stage, Count = BoundedNumber.Parse("12").Value, On = Date(on) })));
        }
        foreach (var certainty in new Certainty?[] { null, Certainty.Certain, Certainty.Possible })
        {
            var list = await Find(database, new PrisonerQuestion(Day) { Certainty = certainty });
            Assert.Equal(certainty switch { null => (1, 2), Certainty.Certain => (1, 0), _ => (0, 2) },
                (list.Totals.GroupsHeldCertain, list.Totals.GroupsHeldPossible));
            Assert.Equal(list.Groups.Count, list.Totals.GroupsHeldCertain + list.Totals.GroupsHeldPossible);
            Assert.All(list.Groups, group => Assert.Equal(certainty ?? group.Custody.HeldCertainty, group.Custody.HeldCertainty));
        }
    }

    [Fact]
    public async Task Why_not_listed_answers_with_the_release_and_with_the_filter()
    {
        await using var database = await TestDatabase.Create();
        var free = await database.Person("Test Free");
        await database.Event(free, CustodyEventKind.Arrest, "2024-03-01");
        await database.Event(free, CustodyEventKind.Release, "2024-03-02");
        var old = await database.Person("Test Old");
        await database.Event(old, CustodyEventKind.Arrest, "2019-03-01");
        await database.Person("Test Hidden", level: Confidentiality.Confidential);
        var question = new PrisonerQuestion(Day) { Certainty = Certainty.Certain };

        Assert.Contains("2 March 2024", (await Why("free")).Single().Why.Single().ToString(), StringComparison.Ordinal);
        Assert.Equal(["Records.Absent_Certainty"], (await Why("old")).Single().Why.Select(why => why.Key));
        Assert.Empty(await Why("hidden"));

        async Task<IReadOnlyList<AbsenceAnswer>> Why(string name) =>
            (await database.Get<WhyNotListed>().Handle(Advocate, question, name)).Value;
    }

    private static async Task<PrisonerList> Find(TestDatabase database, PrisonerQuestion question, CurrentUser? user = null)
    {
        var outcome = await database.Get<ListRecords>().Handle(user ?? Advocate, question);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }
}
