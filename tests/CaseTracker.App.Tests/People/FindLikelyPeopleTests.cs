using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseTracker.App.Tests.People;

public sealed class FindLikelyPeopleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Another_spelling_finds_the_person_and_says_why(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Khunthea", details =>
            { details.NameKhmer = "សាកល្បង មួយ"; details.Occupation = "tester"; });
        await database.Event(person, CustodyEventKind.Arrest, "2017-09-03");
        await database.Person("Test Ratha");
        var likely = Assert.Single(await Find(database, "Kunthea Test"));
        Assert.Equal((person, "Test Khunthea", "tester"), (likely.Id, likely.Name, likely.Occupation));
        Assert.Equal("2017-09-03", likely.Arrested?.Text);
        Assert.Contains(likely.Reasons, why => why.Key == "Logging.Match_Sound");
        Assert.Equal(person, Assert.Single(await Find(database, null, "សាកល្បង\u200B មួយ")).Id);
        Assert.Empty(await Find(database, ""));
    }

    [Fact]
    public async Task A_name_that_was_changed_is_found_by_the_new_one_only()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Khunthea");
        var saved = await database.Get<SaveRecord>().Handle<PersonDetails>(Team.Administrator,
            new(person, 1, new() { Name = "Bopha Synthetic" }), Cancel);
        Assert.True(saved.Succeeded);
        Assert.Empty(await Find(database, "Test Kunthea"));
        Assert.Equal(person, Assert.Single(await Find(database, "Synthetic Bopha")).Id);
    }

    [Fact]
    public async Task Another_name_finds_its_person()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await OtherName(database, person, "Bopha Synthetic", Confidentiality.Internal);
        var likely = Assert.Single(await Find(database, "Bopha Synthetik"));
        Assert.Equal(person, likely.Id);
        Assert.Contains(likely.Reasons, why => why.Key == "Logging.Match_OtherName");
    }

    [Fact]
    public async Task What_the_viewer_may_not_see_suggests_nobody()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Hidden Person", level: Confidentiality.Restricted);
        await database.Person("Childlike Person", details => details.AgeGroup = AgeGroup.Child);
        var open = await database.Person("Open Synthetic");
        await OtherName(database, open, "Secret Person", Confidentiality.Restricted);
        foreach (var name in new[] { "Hidden Person", "Childlike Person", "Secret Person" })
        {
            Assert.Empty(await Find(database, name, user: Team.Advocate));
            Assert.Single(await Find(database, name, user: Team.Researcher));
        }
    }

    [Fact]
    public async Task The_names_of_a_table_find_whom_each_finds_by_itself()
    {
        await using var database = await TestDatabase.Create();
        string[] first = ["Test", "Tesst", "Hidden", "Chilldlike", "Sokha"], last = ["Khunthea", "Kunthea", "Ratha", "Rattha", "Bopha"];
        string[] called = [.. first.SelectMany(_ => last, (one, other) => $"{one} {other}")];
        var random = new Random(11);
        foreach (var name in called)
        {
            var person = await database.Person(name, details => details.AgeGroup = random.Next(4) == 0 ? AgeGroup.Child : AgeGroup.Unknown,
                level: random.Next(4) == 0 ? Confidentiality.Restricted : Confidentiality.Internal);
            if (random.Next(3) == 0) await OtherName(database, person, called[random.Next(called.Length)],
                random.Next(2) == 0 ? Confidentiality.Restricted : Confidentiality.Internal);
        }
        await using var db = database.Open();
        foreach (var clearance in Enum.GetValues<Confidentiality>())
        {
            var many = new LikelyPeopleOfMany(db, clearance);
            await many.Expect([.. called.Select(name => ((string?)name, (string?)null))], Cancel);
            foreach (var name in called)
                Assert.Equal((await FindLikelyPeople.Names(db, name, null, 5, clearance, Cancel)).Select(Told),
                    many.Names(name, null, 5).Select(Told));
        }

        static string Told((long Person, NameMatch Match) one) => $"{one.Person} {one.Match.Score} {string.Join("; ", one.Match.Reasons)}";
    }

    [Fact]
    public async Task People_who_may_not_be_seen_take_nobodys_place()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open())
        {
            for (var at = 0; at < 250; at++)
                db.People.Add(new()
                {
                    Header = new() { Kind = Domain.Catalogue.RecordKind.Person },
                    Name = "Test Khunthea",
                    Confidentiality = Confidentiality.Restricted,
                    Version = 1
                });
            await db.SaveChangesAsync(Cancel);
        }
        await database.Get<FillNameKeys>().Handle(Cancel);
        var open = await database.Person("Test Kunthea");
        Assert.Equal([open], (await Find(database, "Test Khunthea", user: Team.Advocate)).Select(one => one.Id));
    }

    [Fact]
    public async Task Names_that_were_written_without_keys_get_them_once()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Khunthea");
        await OtherName(database, person, "Bopha Synthetic", Confidentiality.Internal);
        await using (var db = database.Open()) await db.NameKeys.ExecuteDeleteAsync(Cancel);
        Assert.Empty(await Find(database, "Test Khunthea"));
        Assert.Equal(2, (await database.Get<FillNameKeys>().Handle(Cancel)).Value);
        Assert.Equal(0, (await database.Get<FillNameKeys>().Handle(Cancel)).Value);
        Assert.Single(await Find(database, "Test Khunthea"));
        Assert.Single(await Find(database, "Bopha Synthetic"));
    }

    private static async Task<IReadOnlyList<LikelyPerson>> Find(TestDatabase database, string? name, string? khmer = null,
        CurrentUser? user = null)
    {
        var outcome = await database.Get<FindLikelyPeople>().Handle(user ?? Team.Administrator, name, khmer, cancel: Cancel);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    private static async Task OtherName(TestDatabase database, long person, string text, Confidentiality level) =>
        Assert.True((await database.Get<SaveRecord>().Handle<PersonNameDetails>(Team.Administrator,
            new(null, 0, new() { PersonId = person, Text = text }, level), Cancel)).Succeeded);
}
