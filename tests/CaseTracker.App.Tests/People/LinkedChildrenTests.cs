using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.People;

/// <summary>Records that are linked as the same person's are read as one, in the transaction of every write that joins, parts or bears on
/// them.</summary>
public class LinkedChildrenTests
{
    [Fact]
    public async Task A_link_protects_the_name_on_both_records_and_its_removal_its_return_and_undo_are_followed()
    {
        await using var database = await TestDatabase.Create();
        foreach (var turned in new[] { false, true })
        {
            var (child, other) = (await database.Person("Test Child"), await database.Person("Test Person B"));
            await Aged(database, child, 15);
            Assert.False(await Protected(database, other));
            var link = turned ? await Same(database, child, other) : await Same(database, other, child);
            Assert.True(await Protected(database, child) && await Protected(database, other));

            await Saved(database.Get<RemoveRecord>().Handle(Administrator, link, 1, "Test"));
            Assert.Equal((true, false), (await Protected(database, child), await Protected(database, other)));
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await Saved(database.Get<RemoveRecord>().Restore(Administrator, link));
            Assert.True(await Protected(database, other));
            await Undo(database, link);
            Assert.False(await Protected(database, other));
            await Undo(database, link);
            Assert.True(await Protected(database, other));
        }
    }

    [Theory]
    [InlineData(IdentityLinkKind.NotTheSamePerson)]
    [InlineData(IdentityLinkKind.MemberOfGroup)]
    public async Task Only_a_link_that_says_the_same_person_joins_and_its_correction_parts(IdentityLinkKind kind)
    {
        await using var database = await TestDatabase.Create();
        var (child, other) = (await database.Person("Test Child"), await database.Person("Test Person B"));
        await Aged(database, child, 15);
        var link = await Same(database, other, child);
        await Saved(database.Get<SaveRecord>().Handle<IdentityLinkDetails>(Administrator,
            new(link, 1, new() { PersonId = other, OtherPersonId = child, Kind = kind }, Confidentiality.Internal, "Test")));
        Assert.Equal((true, false), (await Protected(database, child), await Protected(database, other)));
        // Who is the same as somebody who is said not to be: where links disagree, the more protective holds.
        await Same(database, child, other);
        Assert.True(await Protected(database, other));
    }

    [Fact]
    public async Task A_write_on_any_record_of_a_chain_is_read_on_all_of_them()
    {
        await using var database = await TestDatabase.Create();
        var people = new List<long>();
        foreach (var letter in "ABCD") people.Add(await database.Person($"Test Person {letter}"));
        await Same(database, people[1], people[0]);
        await Same(database, people[1], people[2]);
        await Same(database, people[3], people[2]);
        foreach (var person in people) Assert.False(await Protected(database, person));

        var arrest = await Aged(database, people[3], 15);
        foreach (var person in people) Assert.True(await Protected(database, person));
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, arrest, 1, "Test"));
        foreach (var person in people) Assert.False(await Protected(database, person));

        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(people[0], 1, new() { Name = "Test Person A", AgeGroup = AgeGroup.Child }, Confidentiality.Internal)));
        foreach (var person in people) Assert.True(await Protected(database, person));
        // A decision to show a name is one on that record's name.
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(people[1], 1, new() { Name = "Test Person B", NameMayBeShown = true, NameShownReason = "Test consent" },
            Confidentiality.Internal)));
        var shown = await Task.WhenAll(people.Select(person => Protected(database, person)));
        Assert.Equal([true, false, true, true], shown);
    }

    [Fact]
    public async Task A_removed_record_says_nothing_of_those_that_stand_stays_protected_itself_and_says_it_again_when_brought_back()
    {
        await using var database = await TestDatabase.Create();
        var (child, other) = (await database.Person("Test Child"), await database.Person("Test Person B"));
        await Aged(database, child, 15);
        await Same(database, child, other);
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, child, 1, "Test"));
        Assert.Equal((true, false), (await Protected(database, child), await Protected(database, other)));
        await Saved(database.Get<RemoveRecord>().Restore(Administrator, child));
        Assert.True(await Protected(database, other));
    }

    [Fact]
    public async Task In_whatever_order_links_and_facts_are_recorded_the_same_names_are_protected()
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(41);
        for (var turn = 0; turn < 12; turn++)
        {
            // Of eight records some are joined, and of some an age is on record; the second time in another order.
            var (links, ages) = (Enumerable.Range(0, 6).Select(_ => (One: random.Next(8), Other: random.Next(8)))
                .Where(pair => pair.One != pair.Other).ToList(), Enumerable.Range(0, 3)
                .Select(_ => (Person: random.Next(8), Age: random.Next(14, 24))).ToList());
            var answers = new List<string>();
            for (var order = 0; order < 2; order++)
            {
                var people = new List<long>();
                foreach (var letter in "ABCDEFGH") people.Add(await database.Person($"Test Person {letter}"));
                IEnumerable<Func<Task<long>>> writes = [.. links.Select(pair =>
                    (Func<Task<long>>)(() => Same(database, people[pair.One], people[pair.Other]))),
                    .. ages.Select(age => (Func<Task<long>>)(() => Aged(database, people[age.Person], age.Age)))];
                var (done, before) = (0, new bool[people.Count]);
                foreach (var write in order == 0 ? writes : writes.Reverse())
                {
                    await write();
                    done++;
                    var now = await Task.WhenAll(people.Select(person => Protected(database, person)));
                    for (var at = 0; at < now.Length; at++)
                        Assert.True(now[at] || !before[at], $"turn {turn}, write {done}: a name that was protected is shown");
                    before = now;
                }
                answers.Add(string.Join(' ', before));
            }
            Assert.Equal(answers[0], answers[1]);
        }
    }

    [Fact]
    public async Task Links_from_before_are_followed_at_the_start()
    {
        await using var database = await TestDatabase.Create();
        var (child, other) = (await database.Person("Test Child"), await database.Person("Test Person B"));
        await Aged(database, child, 15);
        await Same(database, other, child);
        await using var db = database.Open();
        await db.People.ExecuteUpdateAsync(set => set.SetProperty(row => row.OfAChild, row => row.Id == child));
        await db.Projections.Where(row => row.Name == KeepChildren.Projection.Name)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, 1));
        Assert.True((await database.Get<PrepareProjections>().Handle()).Value > 0);
        Assert.True(await Protected(database, other));
    }

    private static async Task<bool> Protected(TestDatabase database, long person)
    {
        await using var db = database.Open();
        return (await db.People.AsNoTracking().SingleAsync(row => row.Id == person)).NameIsOfAChild;
    }

    private static Task<long> Aged(TestDatabase database, long person, int age) =>
        database.Event(person, CustodyEventKind.Arrest, "2024-11-01", one => one.Age = BoundedNumber.Of(age));

    private static Task<long> Same(TestDatabase database, long one, long other) =>
        Saved(database.Get<SaveRecord>().Handle<IdentityLinkDetails>(Administrator,
            new(null, 0, new() { PersonId = one, OtherPersonId = other, Kind = IdentityLinkKind.SamePerson })));

    private static async Task Undo(TestDatabase database, long record)
    {
        // What is saved at one moment is one save.
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<UndoChange>().Handle(Administrator, record,
            (await database.Get<UndoChange>().Offer(Administrator, record)).Value!.Entry));
    }
}
