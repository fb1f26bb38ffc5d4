using CaseTracker.App.History;
using CaseTracker.App.Logging;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseTracker.App.Tests.Logging;

public sealed class LogCaseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CaseLog Whole => new()
    {
        Source = new(null, new SourceDetails { Title = "Test Article", Published = Team.Date("2017-09-08") }, "para. 6"),
        Person = new() { Name = "Test Person A", NameKhmer = "សាកល្បង", Sex = Sex.Male },
        Arrest = new() { On = Team.Date("2017-09-03?"), StatedReason = "a speech" },
        Charge = new() { Label = "espionage" },
        Sentence = new() { Years = 2 },
        Stay = new() { From = Team.Date("2017-09") },
        Sighting = new() { On = Team.Date("2017-09-08") },
        Case = new(null, new CaseDetails { Title = "Test Case A" }),
    };

    [Fact]
    public async Task One_save_writes_everything_with_a_citation_for_each_field_that_was_filled()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Whole);
        var page = (await database.Get<ShowPerson>().Handle(Team.Administrator, logged.PersonId, cancel: Cancel)).Value;
        Assert.Equal("Test Person A", page.Name);
        Assert.Equal([CustodyEventKind.Arrest, CustodyEventKind.ConfirmedHeld], page.Events.Select(one => one.Details.Kind).Order());
        var prosecution = Assert.Single(page.Prosecutions);
        Assert.Equal(logged.CaseId, prosecution.Prosecution!.Details.CaseId);
        Assert.Equal("espionage", Assert.Single(prosecution.Charges).Charge.Details.Label);
        Assert.Equal("Test Case A", Assert.Single(page.Cases).Title);
        Assert.Single(page.Stays);
        await using var db = database.Open();
        var cited = await db.Citations.Where(row => row.SourceId == logged.SourceId).ToListAsync(Cancel);
        Assert.All(cited, row => Assert.Equal("para. 6", row.Locator));
        Assert.Equal(["name:Test Person A", "nameKhmer:សាកល្បង", "sex:Male"], cited.Where(row => row.RecordId == logged.PersonId)
            .Select(row => $"{row.Field}:{row.Reported ?? row.Value}").Order(StringComparer.Ordinal));
        var arrest = page.Events.Single(one => one.Details.Kind == CustodyEventKind.Arrest);
        Assert.Equal(["kind:Arrest", "on:2017-09-03?", "statedReason:"], cited.Where(row => row.RecordId == arrest.Id)
            .Select(row => $"{row.Field}:{row.Reported ?? row.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(1, await db.Sentences.CountAsync(Cancel));
    }

    [Fact]
    public async Task What_is_logged_had_happened_when_the_source_was_published()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Whole);
        var page = (await database.Get<ShowPerson>().Handle(Team.Administrator, logged.PersonId, cancel: Cancel)).Value;
        var (published, line) = (new DateOnly(2017, 9, 8), Assert.Single(Assert.Single(page.Prosecutions).Charges));
        Assert.All(page.Events, one => Assert.Equal(published, one.Details.PublishedOn));
        Assert.Equal((published, published, published), (line.Charge.Details.PublishedOn, Assert.Single(line.Sentences).Details.PublishedOn,
            Assert.Single(page.Stays).Details.PublishedOn));
    }

    [Fact]
    public async Task What_lies_after_the_publication_is_asked_about_and_saved_once_it_is_confirmed_as_announced()
    {
        await using var database = await TestDatabase.Create();
        var ahead = Whole with { Arrest = new() { On = Team.Date("2017-09-20") } };
        var asked = await database.Get<LogCase>().Handle(Team.Administrator, ahead, Cancel);
        Assert.Equal((LogPart.Arrest, "Forms.AnnouncedAsk"),
            (LogParts.Of(Assert.Single(asked.Problems))!.Value.Part, LogParts.Of(asked.Problems[0])!.Value.Problem.Key));
        await using var db = database.Open();
        Assert.Equal(0, await db.People.CountAsync(Cancel));
        await Log(database, ahead with { Announced = true });
        Assert.Equal(1, await db.People.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_problem_in_any_part_saves_nothing_and_names_the_part()
    {
        (LogPart Part, string Key, CaseLog Log)[] wrongs =
        [
            (LogPart.Source, "Logging.SourceMissing", Whole with { Source = new(null) }),
            (LogPart.Source, "Errors.FieldMissing", Whole with { Source = new(null, new SourceDetails()) }),
            (LogPart.Source, "Errors.NotFound", Whole with { Source = new(987654) }),
            (LogPart.Person, "Errors.PersonWithoutName", Whole with { Person = new() }),
            (LogPart.Person, "Errors.NotFound", Whole with { SamePerson = 987654 }),
            (LogPart.Charge, "Errors.ChargeSaysNothing", Whole with { Charge = new() }),
            (LogPart.Charge, "Errors.LinkMissing", Whole with { Charge = new() { ArticleId = 987654 } }),
            (LogPart.Sentence, "Logging.SentenceNeedsCharge", Whole with { Charge = null }),
            (LogPart.Sentence, "Errors.OutOfRange", Whole with { Sentence = new() { Months = 14 } }),
            (LogPart.Stay, "Errors.FieldMissing", Whole with { Stay = new() }),
            (LogPart.Arrest, "Errors.LinkMissing", Whole with { Arrest = new() { On = Team.Date("2017"), PlaceId = 987654 } }),
            (LogPart.Sighting, "Errors.EventOnSeveralDates", Whole with { Sighting = new() { On = Team.Date("{2017-09-03,2017-09-05}") } }),
            (LogPart.Case, "Errors.FieldMissing", Whole with { Case = new(null, new CaseDetails()) }),
            (LogPart.Case, "Errors.LinkMissing", Whole with { Case = new(987654) }),
        ];
        await using var database = await TestDatabase.Create();
        foreach (var (part, key, log) in wrongs)
        {
            var outcome = await database.Get<LogCase>().Handle(Team.Researcher, log, Cancel);
            Assert.Contains((part, key), outcome.Problems.Select(problem => LogParts.Of(problem))
                .Select(at => (at!.Value.Part, at.Value.Problem.Key)));
        }
        await using var db = database.Open();
        Assert.Equal(0, await db.Headers.CountAsync(Cancel));
        Assert.Equal(0, await db.AuditEntries.CountAsync(Cancel));
    }

    [Fact]
    public async Task The_problems_of_several_parts_come_together()
    {
        await using var database = await TestDatabase.Create();
        var outcome = await database.Get<LogCase>().Handle(Team.Researcher, Whole with { Person = new(), Charge = new(), Stay = new() },
            Cancel);
        Assert.Equal([LogPart.Person, LogPart.Stay, LogPart.Charge], outcome.Problems.Select(problem => LogParts.Of(problem)!.Value.Part)
            .Order());
    }

    [Fact]
    public async Task The_same_person_is_used_again_what_was_empty_is_filled_and_another_spelling_is_kept()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Khunthea", details => details.Occupation = "tester");
        var logged = await Log(database, Whole with
        {
            SamePerson = person,
            Person = new() { Name = "Test Kunthea", NameKhmer = "សាកល្បង", Occupation = "writer" }
        });
        Assert.Equal(person, logged.PersonId);
        var page = (await database.Get<ShowPerson>().Handle(Team.Administrator, person, cancel: Cancel)).Value;
        Assert.Equal(("Test Khunthea", "សាកល្បង", "tester"),
            (page.Person.Details.Name, page.Person.Details.NameKhmer, page.Person.Details.Occupation));
        Assert.Equal(("Test Kunthea", NameKind.AsPrinted), (Assert.Single(page.Names).Details.Text, page.Names[0].Details.Kind));
        await using var db = database.Open();
        Assert.Equal("writer", (await db.Citations.SingleAsync(row => row.RecordId == person
            && row.Field == "occupation", Cancel)).Reported);

        // The same spelling again is cited, not added again.
        await Log(database, Whole with
        {
            SamePerson = person,
            Person = new() { Name = "Test Kunthea" },
            ArrestIs = new(null),
            StayIs = new(null),
            ChargeIs = new(null),
            SightingIs = new(null)
        });
        Assert.Equal(1, await db.PersonNames.CountAsync(Cancel));
    }

    [Fact]
    public async Task What_a_closed_source_says_of_somebody_on_record_fills_nothing_of_the_more_open_record_and_is_kept_as_closed()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await Log(database, Whole with
        {
            SamePerson = person,
            Level = Confidentiality.Restricted,
            Person = new() { Name = "Test Closed name", Occupation = "closed work", Summary = "closed words" }
        });
        var page = (await database.Get<ShowPerson>().Handle(Team.Advocate, person, cancel: Cancel)).Value;
        Assert.Equal(("Test Person A", null, null), (page.Person.Details.Name, page.Person.Details.Occupation,
            page.Person.Details.Summary));
        Assert.Empty(page.Names);
        await using var db = database.Open();
        Assert.Equal([("occupation", "closed work"), ("summary", "closed words")],
            (await db.Citations.Where(row => row.RecordId == person && row.Confidentiality == Confidentiality.Restricted)
                .OrderBy(row => row.Field).ToListAsync(Cancel)).Select(row => (row.Field!, row.Reported!)));
    }

    [Fact]
    public async Task An_undated_arrest_takes_the_day_of_publication()
    {
        await using var database = await TestDatabase.Create();
        await Log(database, Whole with { Arrest = new() });
        await using var db = database.Open();
        Assert.Equal(new DateOnly(2017, 9, 8),
            (await db.CustodyEvents.SingleAsync(row => row.Kind == CustodyEventKind.Arrest, Cancel)).PublishedOn);
        var undated = await database.Get<LogCase>().Handle(Team.Researcher,
            Whole with { Arrest = new(), Source = new(null, new SourceDetails { Title = "Test Undated" }) }, Cancel);
        Assert.Equal("Errors.EventWithoutAnyDate", LogParts.Of(Assert.Single(undated.Problems))!.Value.Problem.Key);
    }

    [Fact]
    public async Task Who_may_not_write_logs_nothing_and_who_may_not_see_a_record_cannot_use_it()
    {
        await using var database = await TestDatabase.Create();
        foreach (var reader in new[] { Team.Advocate, CurrentUser.Operator(Role.ReportAuthor) })
            Assert.Equal("Errors.NotAllowed", Assert.Single((await database.Get<LogCase>().Handle(reader, Whole, Cancel)).Problems).Key);
        var hidden = await database.Person("Hidden Person", level: Confidentiality.Confidential);
        var source = await database.Source("Hidden Source", Confidentiality.Confidential);
        Assert.Equal(Says(new Problem("Errors.NotFound", RecordKind.Person.Label)),
            await Refused(Whole with { SamePerson = hidden }));
        Assert.Equal(await Refused(Whole with { SamePerson = 987654 }), await Refused(Whole with { SamePerson = hidden }));
        Assert.Equal(await Refused(Whole with { Source = new(987654) }), await Refused(Whole with { Source = new(source) }));
        Assert.Equal("Errors.ConfidentialityAboveOwn", LogParts.Of((await database.Get<LogCase>()
            .Handle(Team.Researcher, Whole with { Level = Confidentiality.Confidential }, Cancel)).Problems[0])!.Value.Problem.Key);

        async Task<string> Refused(CaseLog log) =>
            Says(LogParts.Of(Assert.Single((await database.Get<LogCase>().Handle(Team.Researcher, log, Cancel)).Problems))!.Value.Problem);
        static string Says(Problem problem) => problem.Localize();
    }

    [Fact]
    public async Task What_a_log_saved_of_a_new_person_is_taken_back_whole_through_the_persons_id()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Whole);
        await Undone(database, logged.PersonId);
        await using var db = database.Open();
        Assert.Equal(0, await db.People.CountAsync(row => row.DeletedAt == null, Cancel)
            + await db.Cases.CountAsync(row => row.DeletedAt == null, Cancel)
            + await db.Sources.CountAsync(row => row.DeletedAt == null, Cancel));
        Assert.Equal(0, await db.CustodyEvents.CountAsync(row => row.KnownTo == null, Cancel)
            + await db.Citations.CountAsync(row => row.DeletedAt == null, Cancel));
    }

    [Fact]
    public async Task What_a_log_saved_of_a_person_on_record_is_taken_back_and_the_person_stays_as_before()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Khunthea", details => details.Occupation = "tester");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var logged = await Log(database, Whole with
        {
            SamePerson = person,
            Person = new() { Name = "Test Kunthea", NameKhmer = "សាកល្បង" }
        });
        await Undone(database, logged.PersonId);
        var page = (await database.Get<ShowPerson>().Handle(Team.Administrator, person, cancel: Cancel)).Value;
        Assert.Equal(("Test Khunthea", null, "tester"), (page.Person.Details.Name, page.Person.Details.NameKhmer,
            page.Person.Details.Occupation));
        Assert.Equal((0, 0, 0, 0), (page.Names.Count, page.Events.Count, page.Stays.Count, page.Cases.Count));
    }

    [Theory]
    [InlineData("2017-09-03", "3 September 2017")]
    [InlineData("2017-09-03?", "September 2017")]
    [InlineData("2017", "between 1 and 5 September 2017")]
    [InlineData("../2017-12", "2017-09-03")]
    public async Task A_second_source_for_an_arrest_of_what_can_be_the_same_day_asks_whether_it_is_the_same(string first, string second)
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Only(first));
        var again = Only(second) with { SamePerson = logged.PersonId };
        var refused = LogParts.Of(Assert.Single((await database.Get<LogCase>().Handle(Team.Researcher, again, Cancel)).Problems))!.Value;
        Assert.Equal((LogPart.Arrest, "Records.SameOrAnother"), (refused.Part, refused.Problem.Key));
        var standing = Assert.Single(SameQuestion.In(refused.Problem)!.Likely);

        await Log(database, again with { ArrestIs = new(standing.Id) });
        var page = (await database.Get<ShowPerson>().Handle(Team.Administrator, logged.PersonId, cancel: Cancel)).Value;
        Assert.Equal(standing.Id, Assert.Single(page.Events).Id);
        Assert.Equal([first, second], page.Citations.Of(standing.Id, "on").Select(citation => citation.Reported));
        Assert.Equal(["Arrest", "Arrest"], page.Citations.Of(standing.Id, "kind").Select(citation => citation.Value));

        await Log(database, again with { ArrestIs = new(null) });
        Assert.Equal(2, (await database.Get<ShowPerson>().Handle(Team.Administrator, logged.PersonId, cancel: Cancel)).Value.Events.Count);
    }

    [Theory]
    [InlineData("2017-09-03", "2017-09-04")]
    [InlineData("2017-08", "2017-09")]
    [InlineData("../2016", "2017-09")]
    public async Task An_arrest_of_certainly_another_day_is_another(string first, string second)
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Only(first));
        await Log(database, Only(second) with { SamePerson = logged.PersonId });
        Assert.Equal(2, (await database.Get<ShowPerson>().Handle(Team.Administrator, logged.PersonId, cancel: Cancel)).Value.Events.Count);
    }

    [Fact]
    public async Task The_second_source_fills_what_was_empty_by_a_correction_that_says_so_and_leaves_what_stands()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Only("2017-09-03"));
        var arrest = Assert.Single((await database.Get<ShowPerson>()
            .Handle(Team.Administrator, logged.PersonId, cancel: Cancel)).Value.Events);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Log(database, Whole with { SamePerson = logged.PersonId, ArrestIs = new(arrest.Id) });
        var page = (await database.Get<ShowPerson>().Handle(Team.Administrator, logged.PersonId, cancel: Cancel)).Value;
        var details = page.Events.Single(custody => custody.Details.Kind == CustodyEventKind.Arrest).Details;
        Assert.Equal(("2017-09-03", "a speech"), (details.On!.Edtf, details.StatedReason));
        Assert.Equal(Texts.Localize("Logging.SecondSource"), (await database.Get<ShowHistory>()
            .Handle(Team.Researcher, arrest.Id, Cancel)).Value.Entries[0].Reason);
    }

    [Fact]
    public async Task An_arrest_that_may_not_be_seen_is_neither_asked_about_nor_cited()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Only("2017-09-03"));
        await using (var db = database.Open())
        {
            (await db.CustodyEvents.SingleAsync(Cancel)).Confidentiality = Confidentiality.Confidential;
            await db.SaveChangesAsync(Cancel);
        }
        var hidden = Assert.Single((await database.Get<ShowPerson>()
            .Handle(Team.Administrator, logged.PersonId, cancel: Cancel)).Value.Events).Id;
        var again = Only("2017-09-03") with { SamePerson = logged.PersonId };
        Assert.Equal("Errors.NotFound",
            LogParts.Of(Assert.Single((await database.Get<LogCase>()
            .Handle(Team.Researcher, again with { ArrestIs = new(hidden) }, Cancel)).Problems))!.Value.Problem.Key);
        await Log(database, again);
    }

    [Fact]
    public async Task A_second_source_for_all_that_was_logged_asks_of_every_part_and_adds_no_record_but_citations()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Whole);
        var again = Whole with
        {
            SamePerson = logged.PersonId,
            Source = new(null,
                new SourceDetails { Title = "Test Report", Published = Team.Date("2018-01-05") }),
            Case = new(logged.CaseId),
            Charge = new() { Label = "Espionage against Test Land", On = Team.Date("2017-09") },
            Sentence = new() { Years = 3 },
        };
        var asked = await Asked(again);
        Assert.Equal([LogPart.Arrest, LogPart.Stay, LogPart.Charge, LogPart.Sighting], asked.Keys.Order());
        var answered = again with
        {
            ArrestIs = new(asked[LogPart.Arrest]),
            StayIs = new(asked[LogPart.Stay]),
            ChargeIs = new(asked[LogPart.Charge]),
            SightingIs = new(asked[LogPart.Sighting])
        };
        // Which sentence it is can be asked once the charge is known.
        var sentence = Assert.Single(await Asked(answered));
        Assert.Equal(LogPart.Sentence, sentence.Key);
        await using var db = database.Open();
        var before = await db.Headers.CountAsync(row => row.Kind != RecordKind.Citation && row.Kind != RecordKind.Source, Cancel);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Log(database, answered with { SentenceIs = new(sentence.Value) });
        Assert.Equal(before, await db.Headers.CountAsync(row => row.Kind != RecordKind.Citation && row.Kind != RecordKind.Source, Cancel));
        var page = (await database.Get<ShowPerson>().Handle(Team.Administrator, logged.PersonId, cancel: Cancel)).Value;
        var line = Assert.Single(Assert.Single(page.Prosecutions).Charges);
        // What was empty is filled, what stands stays, and both sources are told.
        Assert.Equal(("espionage", "2017-09"), (line.Charge.Details.Label, line.Charge.Details.On!.Edtf));
        Assert.Equal(["espionage", "Espionage against Test Land"], page.Citations.Of(line.Charge.Id, "label")
            .Select(citation => citation.Reported));
        Assert.Equal(2, Assert.Single(line.Sentences).Details.Years);
        Assert.Equal(["2", "3"], page.Citations.Of(sentence.Value, "years").Select(citation => citation.Value));
        Assert.Equal(2, page.Citations.Of(asked[LogPart.Stay], "from").Count());

        async Task<Dictionary<LogPart, long>> Asked(CaseLog log) =>
            (await database.Get<LogCase>().Handle(Team.Researcher, log, Cancel)).Problems
            .Select(problem => (LogParts.Of(problem)!.Value.Part, SameQuestion.In(problem)!.Likely.Single().Id)).ToDictionary();
    }

    private static CaseLog Only(string on) => Whole with
    {
        Person = new() { Name = "Test Person A" },
        Arrest = new() { On = Team.Date(on) },
        Charge = null,
        Sentence = null,
        Stay = null,
        Sighting = null,
        Case = null
    };

    private static async Task Undone(TestDatabase database, long saved)
    {
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var undo = database.Get<UndoChange>();
        var offer = (await undo.Offer(Team.Researcher, saved, Cancel)).Value;
        Assert.NotNull(offer);
        var outcome = await undo.Handle(Team.Researcher, saved, offer.Entry, Cancel);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
    }

    private static async Task<LoggedCase> Log(TestDatabase database, CaseLog log)
    {
        var outcome = await database.Get<LogCase>().Handle(Team.Researcher, log, Cancel);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }
}
