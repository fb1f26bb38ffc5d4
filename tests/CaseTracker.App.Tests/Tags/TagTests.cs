using CaseTracker.App.Bulk;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Tags;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.Tests.Review;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Tags;

public class TagTests
{
    private static readonly RecordList People = RecordLists.Find("people")!;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_tag_is_put_on_and_taken_off_counted_filtered_and_exported_within_sight_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (first, second) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        var closed = await database.Person("Test Person C", level: Confidentiality.Confidential);
        var tags = database.Get<ChangeTags>();
        await database.Get<KeptColumns>().Read(People, Advocate.Clearance);
        Assert.Equal("Hunger strike", (await tags.Put(Researcher, first, " Hunger  strike ")).Value);
        Assert.True((await tags.Put(Administrator, closed, "hunger strike")).Succeeded);
        Assert.True((await tags.Put(Administrator, closed, "Test only here")).Succeeded);
        Assert.Equal(["Tags.AlreadyOn"], (await tags.Put(Researcher, first, "HUNGER STRIKE")).Keys());
        Assert.Equal(["Tags.NameMissing"], (await tags.Put(Researcher, first, " ")).Keys());
        Assert.Equal(["Tags.NameTooLong"], (await tags.Put(Researcher, first, new string('a', 61))).Keys());
        Assert.Equal(["Errors.NotFound"], (await tags.Put(Researcher, closed, "x")).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await tags.Put(Advocate, first, "x")).Keys());

        // Who sees a record sees its tags; of others nothing, in the counts as in the words.
        Assert.Equal(["Hunger strike"], (await database.Get<ShowTags>().Of(Advocate, first)).Value.Names);
        Assert.False((await database.Get<ShowTags>().Of(Advocate, closed)).Succeeded);
        Assert.Equal([first], (await List(Advocate, "hunger  STRIKE")).Lines.Select(line => line.Id));
        Assert.Equal(["Hunger strike"], (await List(Advocate, "hunger strike")).Lines.Select(line => line.Tags));
        Assert.Equal("Hunger strike", (await List(Advocate, "hunger strike")).Chosen.Single().Names.Single());
        Assert.Empty((await List(Advocate, "test only here")).Lines);
        Assert.Equal("test only here", (await List(Advocate, "test only here")).Chosen.Single().Names.Single());
        Assert.Equal([second], (await List(Advocate, "none")).Lines.Select(line => line.Id));
        Assert.Equal([("Hunger strike", 1), ("Not on record", 1)], await Counts(Advocate));
        Assert.Equal([("Hunger strike", 2), ("Test only here", 1), ("Not on record", 1)], await Counts(Administrator));
        Assert.Equal([("Hunger strike", 1), ("Test only here", 0)], (await database.Get<ShowTags>().All(Researcher)).Value
            .Select(tag => (tag.Name, tag.Uses.Sum(use => use.Count))));
        Assert.Equal(["Lists.NotKnownThen"], (await database.Get<ListRecords>().Handle(Advocate, new RecordQuestion(People)
        {
            KnownAsOf = database.Clock.GetUtcNow().UtcDateTime,
        }.Choose(ListFilters.Tag, ["hunger strike"]))).Keys());

        var file = ExportSubject.Of(new RecordQuestion(People)).With(new ExportOrder { Columns = ["name", ListFilters.Tag] });
        Assert.Equal(["Hunger strike", ""], (await database.Csv(Advocate, file)).Skip(1).Select(line => line.Split(',')[2]));
        Assert.True((await tags.TakeOff(Researcher, first, "hunger strike")).Succeeded);
        Assert.Equal(["Tags.NotOn"], (await tags.TakeOff(Researcher, first, "hunger strike")).Keys());
        Assert.Empty(await Counts(Advocate));
        await using var db = database.Open();
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.Tagged && entry.RecordId == first));

        async Task<RecordListPage> List(CurrentUser user, string name) => (await database.Get<ListRecords>().Handle(user,
            new RecordQuestion(People).Choose(ListFilters.Tag, [People.Find(ListFilters.Tag)!.Read(name).Value]))).Value;
        async Task<IEnumerable<(string, int)>> Counts(CurrentUser user) => (await database.Get<CountFacets>().Handle(user,
            new RecordQuestion(People))).Value.Facets.Single(facet => facet.Filter.Key == ListFilters.Tag).Values
            .Where(value => value.Count > 0).Select(value => (value.Name, value.Count));
    }

    [Fact]
    public async Task Names_that_look_or_read_the_same_are_one_tag()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var tags = database.Get<ChangeTags>();
        // The same word, its signs in another order.
        Assert.True((await tags.Put(Researcher, person, "ស្រ្តី")).Succeeded);
        Assert.Equal(["Tags.AlreadyOn"], (await tags.Put(Researcher, person, "ស្ត្រី")).Keys());
        Assert.True((await tags.Put(Researcher, person, "Café")).Succeeded);
        Assert.Equal(["Tags.AlreadyOn"], (await tags.Put(Researcher, person, "cafe ")).Keys());
    }

    [Fact]
    public async Task Prisoners_are_listed_and_counted_by_tag_also_after_it_was_renamed_and_merged()
    {
        await using var database = await TestDatabase.Create();
        var ids = new List<long>();
        foreach (var name in new[] { "Test Person A", "Test Person B" })
        {
            ids.Add(await database.Person(name));
            await database.Event(ids[^1], CustodyEventKind.Arrest, "2024-05-01");
        }
        var question = new PrisonerQuestion(new DateOnly(2024, 6, 1));
        var (tags, manage) = (database.Get<ChangeTags>(), database.Get<ManageTags>());
        await database.Get<KeptColumns>().Read(PrisonerFilters.List, Advocate.Clearance);
        Assert.True((await tags.Put(Researcher, ids[0], "call back")).Succeeded);
        Assert.True((await tags.Put(Researcher, ids[1], "to call back")).Succeeded);
        Assert.True((await tags.Put(Researcher, ids[0], "to call back")).Succeeded);
        var listed = (await database.Get<ListRecords>().Handle(Advocate, question.Choose(PrisonerFilters.Tag, ["call back"]))).Value;
        Assert.Equal([(ids[0], "call back, to call back")], listed.Rows.Select(row => (row.Id, row.Tags!)));
        Assert.Equal([("to call back", 2), ("call back", 1)], await Counts());

        Assert.Equal(["Errors.NotAllowed"], (await manage.Rename(Researcher, await Id("call back"), "x")).Keys());
        Assert.Equal(["Tags.NameTaken"], (await manage.Rename(Administrator, await Id("call back"), "To call  back")).Keys());
        Assert.True((await manage.Rename(Administrator, await Id("call back"), "Telephone")).Succeeded);
        await database.Get<KeptColumns>().Read(PrisonerFilters.List, Advocate.Clearance);
        Assert.Equal([("to call back", 2), ("Telephone", 1)], await Counts());
        Assert.True((await manage.Merge(Administrator, await Id("to call back"), await Id("Telephone"))).Succeeded);
        Assert.Equal([("Telephone", 2)], await Counts());
        await database.Get<KeptColumns>().Read(PrisonerFilters.List, Advocate.Clearance);
        Assert.Equal([("Telephone", 2)], await Counts());
        Assert.Equal(["Tags.NoOther"], (await manage.Merge(Administrator, await Id("Telephone"), 0)).Keys());

        Assert.True((await manage.Use(Administrator, await Id("Telephone"), false)).Succeeded);
        Assert.Empty((await database.Get<ShowTags>().Of(Researcher, ids[0])).Value.Offered);
        Assert.True((await tags.TakeOff(Researcher, ids[0], "telephone")).Succeeded);
        Assert.Equal(["Tags.Retired"], (await tags.Put(Researcher, ids[0], "telephone")).Keys());

        async Task<long> Id(string name) => (await database.Get<ShowTags>().All(Administrator)).Value.Single(tag => tag.Name == name).Id;
        async Task<IEnumerable<(string, int)>> Counts() => (await database.Get<CountFacets>().Handle(Advocate, question)).Value.Facets
            .Single(facet => facet.Filter.Key == PrisonerFilters.Tag).Values
            .Where(value => value.Count > 0 && value.Value != "none").Select(value => (value.Name, value.Count));
    }

    [Fact]
    public async Task Saved_views_ask_for_a_tag_by_its_name_of_now()
    {
        await using var database = await TestDatabase.Create();
        var (person, viewer) = (await database.Person("Test Person"), await database.Joined("Viewer", Role.Advocate));
        foreach (var name in new[] { "call back", "to call", "urgent" })
            Assert.True((await database.Get<ChangeTags>().Put(Researcher, person, name)).Succeeded);
        var views = database.Get<SavedViews>();
        foreach (var (name, address) in new[] { ("one", "/people?tag=call%20back&tag=to+call&sex=Female"), ("other", "/people?tag=urgent"),
            ("words", "/people?name=call%20back") })
            Assert.True((await views.Save(viewer, name, address)).Succeeded);

        Assert.True((await database.Get<ManageTags>().Rename(Administrator, await Id("call back"), "Telephone")).Succeeded);
        Assert.Equal("/people?tag=telephone&tag=to+call&sex=Female", await Address("one"));
        Assert.True((await database.Get<ManageTags>().Merge(Administrator, await Id("to call"), await Id("Telephone"))).Succeeded);
        Assert.Equal("/people?tag=telephone&sex=Female", await Address("one"));
        Assert.Equal(("/people?tag=urgent", "/people?name=call%20back"), (await Address("other"), await Address("words")));

        async Task<long> Id(string name) => (await database.Get<ShowTags>().All(Administrator)).Value.Single(tag => tag.Name == name).Id;
        async Task<string> Address(string name) => (await views.List(viewer)).Value.Single(view => view.Name == name).Address;
    }

    [Fact]
    public async Task Many_records_get_a_tag_with_a_line_each_and_one_undo_that_is_refused_once_somebody_changed_part_of_it()
    {
        await using var database = await TestDatabase.Create();
        var (author, other) = (await database.Joined("Author", Role.Researcher), await database.Joined("Other", Role.Researcher));
        long[] ids = [await database.Person("Test Person A"), await database.Source("Test Source"),
            await database.Person("Test Person B")];
        await database.Get<ChangeTags>().Put(author, ids[2], "urgent");
        var (many, put, off) = (database.Get<ChangeMany>(), new BulkAct.PutTag("Urgent"), new BulkAct.TakeTagOff("urgent"));
        var seen = (await many.Preview(author, ids, put)).Value;
        Assert.Equal([null, null, "Tags.AlreadyOn"], seen.Lines.Select(line => line.Skipped?.Key));
        Assert.Equal(["urgent", "urgent", null], seen.Lines.Select(line => line.After));
        Assert.Empty((await database.Get<ShowTags>().Of(author, ids[0])).Value.Names);
        var done = (await many.Handle(author, Versions(seen), put, null)).Value;
        Assert.Equal(ids[..2], done.Changed);
        Assert.Equal(2, (await database.Get<UndoMany>().Handle(author, done)).Value);
        Assert.Empty((await database.Get<ShowTags>().Of(author, ids[1])).Value.Names);
        Assert.Equal(["urgent"], (await database.Get<ShowTags>().Of(author, ids[2])).Value.Names);

        done = (await many.Handle(author, Versions((await many.Preview(author, ids, off)).Value), off, null)).Value;
        Assert.Equal([ids[2]], done.Changed);
        Assert.True((await database.Get<ChangeTags>().Put(other, ids[2], "urgent")).Succeeded);
        Assert.False((await database.Get<UndoMany>().Handle(author, done)).Succeeded);
        Assert.False((await many.Preview(Advocate, ids, put)).Succeeded);

        static Dictionary<long, int> Versions(BulkAnswer seen) => seen.Lines.ToDictionary(line => line.Of.Id, line => line.Version);
    }
}
