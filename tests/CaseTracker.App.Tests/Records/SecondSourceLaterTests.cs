using CaseTracker.App.Detention;
using CaseTracker.App.History;
using CaseTracker.App.Logging;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

/// <summary>What becomes of "the same" when others work on the record meanwhile, and when it is taken back.</summary>
public sealed class SecondSourceLaterTests
{
    [Fact]
    public async Task Of_two_who_fill_one_field_at_once_the_second_overwrites_nothing_and_both_are_cited()
    {
        await using var database = await TestDatabase.Create();
        var (person, first, second) = (await database.Person("Test Person A"), await database.Source("Test source A"),
            await database.Source("Test source B"));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2017");
        var saved = await Task.WhenAll(Told(first, "A bridge"), Told(second, "A market"));
        Assert.All(saved, outcome => Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems)));
        await using var db = database.Open();
        var stands = await db.CustodyEvents.SingleAsync(row => row.KnownTo == null);
        var said = await db.Citations.Where(row => row.RecordId == arrest && row.Field == "note").OrderBy(row => row.Id).ToListAsync();
        Assert.Equal(2, said.Count);
        Assert.Contains(stands.Note, new[] { "A bridge", "A market" });
        // What the record did not take is kept in the words of its source.
        Assert.Equal(stands.Note == "A bridge" ? "A market" : "A bridge", said.Single(row => row.Reported is not null).Reported);

        Task<Outcome<long>> Told(long source, string note) => database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(null, 0, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2017"), Note = note })
            {
                Same = new(arrest),
                Citations = [new(source, "on", Reported: "2017"), new(source, "note")]
            });
    }

    [Fact]
    public async Task An_answer_that_names_a_record_which_was_removed_or_moved_meanwhile_writes_nothing()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2017-09-03");
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator,
            new(arrest, 1, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2018") }, Reason: "Test")));
        Assert.Equal(["Errors.NotFound"], (await Told(new(arrest))).Keys());
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, arrest, 2, "Test"));
        var refused = await Told(new(arrest));
        Assert.Equal(["Errors.NotFound"], refused.Keys());
        Assert.Empty(SameQuestion.In(refused.Problems[0])!.Likely);
        await using var db = database.Open();
        Assert.Equal(0, await db.Citations.CountAsync());
        Assert.NotEqual(arrest, await Saved(Told(null)));

        Task<Outcome<long>> Told(SameRecord? answer) => database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(null, 0, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2017-09") })
            {
                Same = answer,
                Citations = [new(source, "on", Reported: "September 2017")]
            });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("A bridge")]
    public async Task Taking_back_the_same_takes_back_what_it_filled_and_its_citations_and_nothing_else(string? note)
    {
        await using var database = await TestDatabase.Create();
        var (person, first, second) = (await database.Person("Test Person A"), await database.Source("Test source A"),
            await database.Source("Test source B"));
        var arrest = await Saved(Told(first, null, null));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(Told(second, note, new(arrest)));
        var undo = database.Get<UndoChange>();
        await Saved(undo.Handle(Researcher, arrest, (await undo.Offer(Researcher, arrest)).Value!.Entry));
        await using var db = database.Open();
        Assert.Null((await db.CustodyEvents.SingleAsync(row => row.KnownTo == null)).Note);
        Assert.Equal([first], await db.Citations.Where(row => row.DeletedAt == null).Select(row => row.SourceId).ToListAsync());

        Task<Outcome<long>> Told(long source, string? told, SameRecord? answer) =>
            database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(null, 0, new()
            {
                PersonId = person,
                Kind = CustodyEventKind.Arrest,
                On = Date("2017-09-03"),
                Note = told
            })
            {
                Same = answer,
                Citations = [new(source, "on", Reported: "3 September 2017"), .. told is null
                ? Array.Empty<NewCitation>() : [new(source, "note")]]
            });
    }

    [Fact]
    public async Task A_record_that_comes_back_has_both_its_sources()
    {
        await using var database = await TestDatabase.Create();
        var (person, first, second) = (await database.Person("Test Person A"), await database.Source("Test source A"),
            await database.Source("Test source B"));
        var arrest = await Saved(Told(first, null));
        await Saved(Told(second, new(arrest)));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<RemoveRecord>().Handle(Researcher, arrest, 1, "Test"));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var undo = database.Get<UndoChange>();
        await Saved(undo.Handle(Researcher, arrest, (await undo.Offer(Researcher, arrest)).Value!.Entry));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = (await database.Get<App.Pages.ShowPerson>().Handle(Researcher, person)).Value;
        Assert.Equal(2, page.Citations.Of(arrest, "on").Count());

        Task<Outcome<long>> Told(long source, SameRecord? answer) => database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(null, 0, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2017-09-03") })
            {
                Same = answer,
                Citations = [new(source, "on", Reported: "3 September 2017")]
            });
    }

    [Fact]
    public async Task An_editor_who_may_not_see_an_arrest_logs_another_and_is_told_nothing_by_any_answer()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var hidden = await database.Event(person, CustodyEventKind.Arrest, "2017-09-03", level: Confidentiality.Confidential);
        var nothing = await Logged(new(987654));
        var refused = await Logged(new(hidden));
        Assert.Equal(nothing.Problems.Select(problem => problem.Localize()), refused.Problems.Select(problem => problem.Localize()));
        Assert.Empty(SameQuestion.In(refused.Problems[0])!.Likely);
        Assert.True((await Logged(null)).Succeeded);
        await using var db = database.Open();
        Assert.Equal(0, await db.Citations.CountAsync(row => row.RecordId == hidden));

        Task<Outcome<LoggedCase>> Logged(SameRecord? answer) => database.Get<LogCase>().Handle(Researcher,
            new()
            {
                Source = new(source),
                Person = new(),
                SamePerson = person,
                Arrest = new() { On = Date("2017-09-03") },
                ArrestIs = answer
            });
    }
}
