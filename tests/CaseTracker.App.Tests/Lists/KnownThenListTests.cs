using CaseTracker.App.Cases;
using CaseTracker.App.Exchange;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.App.Tests.Detention;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Lists.ListCountTests;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Lists;

/// <summary>Lists of records as they were known in the past: what was written since changes nothing, and what was closed since is
/// closed.</summary>
public sealed class KnownThenListTests
{
    [Theory, InlineData(41), InlineData(42)]
    public async Task Whatever_is_written_later_a_list_as_known_before_is_what_it_was(int seed)
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(seed)).Make(10);
        var writes = new RandomWrites(database, seed);
        await Write(30);
        var moment = database.Clock.GetUtcNow().UtcDateTime;
        var before = new Dictionary<(string, Role), Dictionary<long, Dictionary<string, string?>>>();
        foreach (var list in RecordLists.All)
            foreach (var user in new[] { Advocate, Administrator })
                before[(list.Name, user.Role)] = Told(await Page(database, user, new RecordQuestion(list) { PageSize = 0 }));
        var pages = await Pages();
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Write(60);
        var (differ, values, missing) = (0, 0, 0);
        var later = await Pages();
        foreach (var (of, told) in await Pages(moment))
        {
            // Whatever belongs to another record by now is missing, and nothing is there that was not.
            var was = pages[of];
            missing += was.Count - told.Count;
            Assert.All(told, line => Assert.Equal(was[line.Key], line.Value));
        }
        Assert.Contains(later, page => pages.TryGetValue(page.Key, out var was)
            && !was.OrderBy(line => line.Key).SequenceEqual(page.Value.OrderBy(line => line.Key)));
        foreach (var list in RecordLists.All)
        {
            foreach (var user in new[] { Advocate, Administrator })
            {
                var was = before[(list.Name, user.Role)];
                var then = Told(await Page(database, user, new RecordQuestion(list) { PageSize = 0, KnownAsOf = moment }));
                // The rule of sight is that of now: what was closed since is not there, what was opened since is.
                if (user == Administrator) Assert.True(was.Keys.Order().SequenceEqual(then.Keys.Order()), $"{list.Name}: "
                    + $"{string.Join(',', was.Keys.Except(then.Keys))} | {string.Join(',', then.Keys.Except(was.Keys))}");
                Assert.All(was.Keys.Except(then.Keys), id => Assert.True(Closed(id, user), $"{list.Name} {id}"));
                Assert.All(then.Keys, id => Assert.False(Closed(id, user), $"{list.Name} {id}"));
                foreach (var (id, fields) in then.Where(line => was.ContainsKey(line.Key)))
                    foreach (var (key, value) in fields)
                    {
                        values++;
                        if (value is not null || user == Administrator) Assert.True(value == was[id][key], $"{list.Name} {id} {key}");
                    }
                var now = Told(await Page(database, user, new RecordQuestion(list) { PageSize = 0 }));
                if (!now.Keys.Order().SequenceEqual(then.Keys.Order())) differ++;
            }
            var question = new RecordQuestion(list) { KnownAsOf = moment };
            foreach (var (key, value) in (await Facets(database, Administrator, question))
                .SelectMany(facet => facet.Values.Select(value => (facet.Filter.Key, value))).Take(6))
                Assert.Equal(value.Count,
                    (await Page(database, Administrator, question.Choose(key, [value.Value]) with { PageSize = 1 })).Total);
        }
        Assert.True(missing < pages.Values.Sum(page => page.Count) / 10, $"{missing} records are missing from their pages");
        Assert.True(differ > 5 && values > 500, $"{differ} lists differ, {values} values");

        bool Closed(long id, CurrentUser user)
        {
            using var db = database.Open();
            return db.Headers.Any(header => header.Id == id && header.VisibleFrom > user.Clearance);
        }

        async Task<Dictionary<long, Dictionary<long, string>>> Pages(DateTime? known = null)
        {
            var told = new Dictionary<long, Dictionary<long, string>>();
            await using var db = database.Open();
            foreach (var id in await db.People.Select(row => row.Id).ToListAsync())
                if (await database.Get<ShowPerson>().Handle(Administrator, id, knownAsOf: known) is { Succeeded: true, Value: var page })
                    told[id] = Told(page);
            foreach (var id in await db.Cases.Select(row => row.Id).ToListAsync())
                if (await database.Get<ShowCase>().Handle(Administrator, id, knownAsOf: known) is { Succeeded: true, Value: var page })
                    told[id] = Told(page);
            return told;
        }

        async Task Write(int most)
        {
            for (var done = 0; done < most;) if (await writes.One() is not null) done++;
        }
    }

    /// <summary>By id the values of all fields in words; null of what is hidden.</summary>
    private static Dictionary<long, Dictionary<string, string?>> Told(RecordListPage page) => page.Lines.ToDictionary(line => line.Id,
        line => page.Question.List.Type.Fields.ToDictionary(field => field.Key,
            field => line.IsHidden(field.Key) ? null : FieldFormatter.Of(line.Value(field.Key)) ?? ""));

    /// <summary>By id the values of all records that a page shows whole.</summary>
    private static Dictionary<long, string> Told(PersonPage page) => Told(page.Linked,
        Lines([page.Person]), Lines(page.Names), Lines(page.Events), Lines(page.Stays), Lines(page.Links), Lines(page.Relations),
        Lines(page.Memberships), Lines(page.Prosecutions.Select(part => part.Prosecution).OfType<Redacted<ProsecutionDetails>>()),
        Lines(page.Prosecutions.SelectMany(part => part.Charges).Select(line => line.Charge)),
        Lines(page.Cases.Select(part => part.Participant)), Lines(page.Figures));

    private static Dictionary<long, string> Told(CasePage page) => Told(page.Linked, Lines([page.Case]),
        Lines(page.Participants.Select(part => part.Participant)), Lines(page.Figures));

    private static Dictionary<long, string> Told(RelatedRecords linked, params IEnumerable<(long, string)>[] lines) =>
        lines.Concat([Lines(linked.Events), Lines(linked.Involvements), Lines(linked.Acts), Lines(linked.Sanctions),
            Lines(linked.Responses), Lines(linked.LandDisputes)]).SelectMany(line => line).DistinctBy(line => line.Item1)
            .ToDictionary(line => line.Item1, line => line.Item2);

    private static IEnumerable<(long, string)> Lines<T>(IEnumerable<Redacted<T>> records) where T : class, IDetails<T>, new() =>
        records.Select(record => (record.Id, $"{T.Catalogue.Kind}: " + string.Join("; ", T.Catalogue.Fields.Select(field =>
            $"{field.Key} {(record.IsHidden(field.Key) ? "?" : FieldFormatter.Of(field.Get(record.Details)))}"))));

    [Fact]
    public async Task What_was_closed_or_removed_since_is_told_to_nobody_below_and_what_was_made_since_is_not_there()
    {
        await using var database = await TestDatabase.Create();
        var (raised, removed) = (await Case("Test case raised"), await Case("Test case removed"));
        var renamed = await Case("Test case by its first name");
        var moment = database.Clock.GetUtcNow().UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(1));
        await Case("Test case of today");
        await Edit(raised, "Test case raised", Confidentiality.Confidential);
        await Edit(renamed, "Test case by another name", Confidentiality.Internal);
        await Saved(database.Get<RemoveRecord>().Handle(Researcher, removed, 1, "Test"));
        Assert.Equal(["Test case by its first name", "Test case removed"], await Names(Advocate, moment));
        Assert.Equal(["Test case by its first name", "Test case raised", "Test case removed"], await Names(Administrator, moment));
        Assert.Equal(["Test case by another name", "Test case of today"], await Names(Advocate, null));
        Assert.Null(await Title(Advocate, raised, moment));
        Assert.Equal("Test case by its first name", await Title(Advocate, renamed, moment));
        Assert.Equal("Test case by another name", await Title(Advocate, renamed, null));
        Assert.Equal(["Records.NotRecordedThen"], await Why(Advocate, renamed));
        Assert.Equal(await Why(Advocate, long.MaxValue), await Why(Advocate, raised));
        var nothing = await Page(database, Advocate, Cases(moment.AddYears(-1)));
        Assert.Equal((0, 0, true), (nothing.Total, nothing.HeldBack, nothing.NothingYet));
        var refused = await database.Get<ListRecords>().Handle(Advocate, Cases(moment).Choose("uncited", ["yes"]));
        Assert.Equal(["Lists.NotKnownThen"], refused.Problems.Select(problem => problem.Key));
        var file = Exported.Text((await database.Export(Advocate, ExportSubject.Of(Cases(moment)), ExportFormat.Json)).Content,
            ExportFormat.Json);
        Assert.DoesNotContain("raised", file, StringComparison.Ordinal);
        Assert.DoesNotContain("another name", file, StringComparison.Ordinal);
        Assert.Contains("\"knownAt\"", file, StringComparison.Ordinal);

        async Task<long> Case(string title) => await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Researcher,
            new(null, 0, new() { Title = title }, Confidentiality.Internal)));
        async Task Edit(long id, string title, Confidentiality level) => await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(
            Administrator, new(id, 1, new() { Title = title }, level, "Test")));
        async Task<string?> Title(CurrentUser user, long id, DateTime? known) =>
            await database.Get<ShowCase>().Handle(user, id, knownAsOf: known) is { Succeeded: true } shown ? shown.Value.Case.Details.Title
                : null;
        async Task<IEnumerable<string>> Why(CurrentUser user, long id) =>
            (await database.Get<ShowCase>().Handle(user, id, knownAsOf: moment.AddYears(-1))).Problems.Select(problem => problem.Key);
        async Task<IEnumerable<string>> Names(CurrentUser user, DateTime? known) =>
            (await Page(database, user, Cases(known))).Lines.Select(line => line.Name).Order(StringComparer.Ordinal);
        static RecordQuestion Cases(DateTime? known) => new(RecordLists.Find("cases")!) { KnownAsOf = known };
    }

    [Fact]
    public async Task The_name_of_whoever_is_known_as_a_child_now_is_hidden_then_too()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person Young", person => person.AgeGroup = AgeGroup.Unknown);
        var moment = database.Clock.GetUtcNow().UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(1));
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 1, new() { Name = "Test Person Young", AgeGroup = AgeGroup.Child }, Confidentiality.Internal, "Test")));
        var line = Assert.Single((await Page(database, Advocate,
            new RecordQuestion(RecordLists.Find("people")!) { KnownAsOf = moment })).Lines);
        Assert.True(line.IsHidden("name"));
        Assert.DoesNotContain("Young", line.Name, StringComparison.Ordinal);
        Assert.Equal(AgeGroup.Unknown, line.Value("ageGroup"));
        var page = (await database.Get<ShowPerson>().Handle(Advocate, person, knownAsOf: moment)).Value;
        Assert.True(page.Person.IsHidden("name"));
        Assert.DoesNotContain("Young", page.Name, StringComparison.Ordinal);
        Assert.Equal(AgeGroup.Unknown, page.Person.Details.AgeGroup);
    }
}
