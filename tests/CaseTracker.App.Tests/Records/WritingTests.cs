using CaseTracker.App.Audit;
using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

public class WritingTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_correction_closes_the_row_and_inserts_another_under_the_same_fact(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        var firstKnown = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(1));

        var correction = await database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(arrest, 1, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-05-02") },
                Reason: "The source was misread"));

        Assert.True(correction.Succeeded, string.Join("\n", correction.Problems));
        Assert.Equal(arrest, correction.Value);
        await using var db = database.Open();
        var rows = await db.CustodyEvents.Where(row => row.FactId == arrest).OrderBy(row => row.Version).ToListAsync();
        Assert.Equal(["2024-05-01", "2024-05-02"], rows.Select(row => row.On!.Edtf));
        Assert.Equal(firstKnown, rows[0].KnownFrom);
        Assert.Equal(rows[1].KnownFrom, rows[0].KnownTo);
        Assert.Null(rows[1].KnownTo);
        Assert.Equal(DateTimeKind.Utc, rows[0].KnownFrom.Kind);

        var before = await database.Get<ShowPerson>().Handle(Advocate, person, new DateOnly(2024, 12, 1), firstKnown);
        Assert.Equal("2024-05-01", before.Value.Events.Single().Details.On!.Edtf);
        var now = await database.Get<ShowPerson>().Handle(Advocate, person, new DateOnly(2024, 12, 1));
        Assert.Equal("2024-05-02", now.Value.Events.Single().Details.On!.Edtf);
    }

    [Fact]
    public async Task A_correction_without_a_reason_changes_nothing()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        var outcome = await database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(arrest, 1, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-05-02") }));
        Assert.Equal(["Errors.ReasonMissing"], outcome.Keys());
        await using var db = database.Open();
        Assert.Equal(1, await db.CustodyEvents.CountAsync());
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Every_write_is_in_the_audit_chain_and_a_changed_entry_breaks_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        await database.Event(person, CustodyEventKind.Release, "2024-06-01");
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());

        await using var db = database.Open();
        var entries = await db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal(3, entries.Count);
        Assert.Contains("Test Person A", entries[0].Changes, StringComparison.Ordinal);
        entries[1].Changes = entries[1].Changes.Replace("2024-05-01", "2024-05-09", StringComparison.Ordinal);
        await db.SaveChangesAsync();
        Assert.Equal(entries[1].Id, await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task Two_writers_at_once_extend_one_chain_and_so_do_two_programs_on_one_file()
    {
        await using var database = await TestDatabase.Create();
        await using var other = TestDatabase.Beside(database);
        await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(() =>
            (number % 2 == 0 ? database : other).Person($"Test Person {number}"))));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
        await using var db = database.Open();
        Assert.Equal(8, await db.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task A_stale_version_is_told_with_both_values_and_saves_nothing()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var first = await database.Get<SaveRecord>().Handle<PersonDetails>(Researcher, new(person, 1, new() { Name = "Test Person B" }));
        Assert.True(first.Succeeded);
        var second = await database.Get<SaveRecord>().Handle<PersonDetails>(Researcher, new(person, 1, new() { Name = "Test Person C" }));
        Assert.Equal(["Errors.ChangedMeanwhile", "Errors.ChangedField"], second.Keys());
        Assert.Contains("Test Person B", second.Problems[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("Test Person C", second.Problems[1].ToString(), StringComparison.Ordinal);
        await using var db = database.Open();
        Assert.Equal("Test Person B", (await db.People.SingleAsync()).Name);
    }

    [Fact]
    public async Task An_advocate_cannot_write_and_nothing_is_left_behind()
    {
        await using var database = await TestDatabase.Create();
        var outcome = await database.Get<SaveRecord>().Handle<PersonDetails>(Advocate, new(null, 0, new() { Name = "Test Person A" }));
        Assert.Equal(["Errors.NotAllowed"], outcome.Keys());
        await using var db = database.Open();
        Assert.Equal(0, await db.Headers.CountAsync() + await db.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task A_bad_citation_saves_neither_itself_nor_the_record()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test source");
        var outcome = await database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(null, 0, new() { Name = "Test Person A" })
            {
                Citations = [new NewCitation(source, "name"), new NewCitation(source, "nonsense")]
            });
        Assert.Equal(["Errors.FieldUnknown"], outcome.Keys());
        await using var db = database.Open();
        Assert.Equal(0, await db.People.CountAsync() + await db.Citations.CountAsync());
    }

    [Fact]
    public async Task A_citation_of_a_field_that_the_record_lacks_is_refused()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var outcome = await database.Get<SaveRecord>().Handle<CitationDetails>(Researcher,
            new(null, 0, new() { SourceId = source, RecordId = person, Field = "label" }));
        Assert.Equal(["Errors.FieldUnknown"], outcome.Keys());
    }

    [Fact]
    public async Task A_first_charge_brings_its_prosecution_and_a_refused_one_leaves_none()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var refused = await database.Get<SaveRecord>().Handle<ChargeDetails>(Researcher, new(null, 0, new() { PersonId = person }));
        Assert.Equal(["Errors.ChargeSaysNothing"], refused.Keys());
        await using var db = database.Open();
        Assert.Equal(0, await db.Prosecutions.CountAsync());

        var charge = await Saved(database.Get<SaveRecord>()
            .Handle<ChargeDetails>(Researcher, new(null, 0, new() { PersonId = person, Label = "test charge" })));
        Assert.Equal((await db.Prosecutions.SingleAsync()).Id, (await db.Charges.SingleAsync(row => row.FactId == charge)).ProsecutionId);
    }

    [Fact]
    public async Task What_the_editor_could_not_see_survives_the_save()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", details =>
            { details.AgeGroup = AgeGroup.Child; details.Birth = Date("2010"); });
        // A handler called with a redacted form by somebody who may edit but not see: the rule is the same for any clearance.
        var seen = (await database.Get<ShowPerson>().Handle(Advocate, person)).Value.Person;
        Assert.Null(seen.Details.Name);
        Assert.True(seen.IsHidden("name") && seen.IsHidden("birth"));
        var merged = Redaction.KeepHidden(PersonDetails.Catalogue,
            new PersonDetails { Name = "Test Person A", AgeGroup = AgeGroup.Child, Birth = Date("2010") },
                seen.Details with { Occupation = "pupil" }, Advocate.Clearance);
        Assert.Equal("Test Person A", merged.Name);
        Assert.Equal("2010", merged.Birth!.Edtf);
        Assert.Equal("pupil", merged.Occupation);
    }

    [Fact]
    public async Task A_record_cannot_be_given_a_level_above_its_writer()
    {
        await using var database = await TestDatabase.Create();
        var outcome = await database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(null, 0, new() { Name = "Test Person A" }, Confidentiality.Confidential));
        Assert.Equal(["Errors.ConfidentialityAboveOwn"], outcome.Keys());
    }

    [Fact]
    public async Task A_confidential_person_is_to_a_researcher_like_one_who_does_not_exist()
    {
        await using var database = await TestDatabase.Create();
        var hidden = await database.Person("Test Person Hidden", level: Confidentiality.Confidential);
        var shown = await database.Get<ShowPerson>().Handle(Researcher, hidden);
        var absent = await database.Get<ShowPerson>().Handle(Researcher, 999_999);
        Assert.Equal(absent.Problems.Single().ToString(), shown.Problems.Single().ToString());
        Assert.Empty(await database.List(Researcher, "people", "Hidden"));
        var edit = await database.Get<SaveRecord>().Handle<PersonDetails>(Researcher, new(hidden, 1, new() { Name = "Test Person Taken" }));
        Assert.Equal(["Errors.NotFound"], edit.Keys());
        var link = await database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(null, 0, new() { PersonId = hidden, Kind = CustodyEventKind.Arrest, On = Date("2024") }));
        Assert.Equal(["Errors.LinkMissing"], link.Keys());
    }

    [Fact]
    public async Task A_confidential_participant_of_a_case_is_counted_as_held_back_and_not_named()
    {
        await using var database = await TestDatabase.Create();
        var hidden = await database.Person("Test Person Hidden", level: Confidentiality.Confidential);
        var open = await database.Person("Test Person Open");
        var record = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = "Test case" })));
        foreach (var person in new[] { hidden, open })
            await Saved(database.Get<SaveRecord>().Handle<ParticipantDetails>(Administrator,
                new(null, 0, new() { CaseId = record, PersonId = person })));

        var page = (await database.Get<ShowCase>().Handle(Advocate, record)).Value;
        Assert.Equal(["Test Person Open"], page.Participants.Select(part => part.Name));
        Assert.Equal(1, page.HeldBack);
        Assert.Equal(1, (await database.List(Advocate, "cases")).Single().Count);
    }

    [Fact]
    public async Task A_childs_name_finds_nobody_for_an_advocate_and_the_child_for_a_researcher()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Child One", details => details.AgeGroup = AgeGroup.Child);
        Assert.Empty(await database.List(Advocate, "people", "child one"));
        Assert.Single(await database.List(Researcher, "people", "one child"));
        var listed = (await database.List(Advocate, "people")).Single();
        Assert.DoesNotContain("Child", listed.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100%"), InlineData("a_b"), InlineData("[x]"), InlineData("back\\slash")]
    public async Task Signs_of_the_pattern_language_are_plain_letters_in_a_search(string name)
    {
        await using var database = await TestDatabase.Create();
        await database.Person($"Test {name}");
        await database.Person("Test other");
        Assert.Single(await database.List(Advocate, "people", name));
    }
}
