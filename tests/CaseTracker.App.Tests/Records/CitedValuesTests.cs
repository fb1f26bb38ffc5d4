using System.Globalization;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

/// <summary>Citations keep the value beside the source's words, and values are what is compared.</summary>
public class CitedValuesTests
{
    [Theory]
    [InlineData("sex", "Male", "ប្រុស")]
    [InlineData("sex", "male", "Male")]
    [InlineData("birth", "1980-05-01", "1 May 1980")]
    [InlineData("birth", "May 1980", "ខែឧសភា ឆ្នាំ១៩៨០")]
    public async Task One_value_in_two_languages_or_spellings_is_no_conflict_on_page_list_or_work_list(string field, string one,
        string other)
    {
        await using var database = await TestDatabase.Create();
        var person = await Cited(database, field, one, other);
        Assert.Empty((await database.Get<FindConflicts>().Handle(Researcher)).Value);
        Assert.False((await database.Get<ShowPerson>().Handle(Researcher, person)).Value.Citations.Disagree(person, field));
        Assert.Empty(await Listed(database));
    }

    [Theory]
    [InlineData("sex", "Male", "ស្រី")]
    [InlineData("birth", "1980-05-01", "2 May 1980")]
    [InlineData("sex", "Male", "a person in uniform")]
    [InlineData("occupation", "farmer", "monk")]
    public async Task Two_values_are_one_everywhere_and_what_is_no_value_is_kept_and_compared_as_words(string field, string one,
        string other)
    {
        await using var database = await TestDatabase.Create();
        var person = await Cited(database, field, one, other);
        var conflict = Assert.Single((await database.Get<FindConflicts>().Handle(Researcher)).Value);
        Assert.Equal([one, other], conflict.Reported);
        Assert.True((await database.Get<ShowPerson>().Handle(Researcher, person)).Value.Citations.Conflict(person, field));
        Assert.Equal([person], await Listed(database));
        await database.Get<ResolveConflict>().Handle(Researcher,
            new ConflictChoice(person, field, conflict.Said[1].Citation.Id, null, "Test reason"));
        Assert.Empty((await database.Get<FindConflicts>().Handle(Researcher)).Value);
        Assert.Empty(await Listed(database));
    }

    [Fact]
    public async Task A_value_without_words_is_read_in_the_language_of_who_looks_and_goes_into_the_field_when_it_is_chosen()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", details => details.Sex = Sex.Male);
        await Valued(database, person, "sex", "Male");
        await Valued(database, person, "sex", "Female");
        var conflict = Assert.Single((await database.Get<FindConflicts>().Handle(Advocate)).Value);
        Assert.Equal(["Male", "Female"], conflict.Reported);
        var shown = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("km");
            Assert.Equal([Texts.Localize("Choices.Sex_Male"), Texts.Localize("Choices.Sex_Female")],
                Assert.Single((await database.Get<FindConflicts>().Handle(Advocate)).Value).Reported);
        }
        finally
        {
            CultureInfo.CurrentUICulture = shown;
        }
        await Saved(database.Get<ResolveConflict>().Handle(Researcher,
            new ConflictChoice(person, "sex", conflict.Said[1].Citation.Id, null, "Test reason")));
        var page = (await database.Get<ShowPerson>().Handle(Advocate, person)).Value;
        Assert.Equal((Sex.Female, "Female"), (page.Person.Details.Sex, page.Citations.Settlement(person, "sex")!.Details.Value));
    }

    [Fact]
    public async Task A_linked_record_is_kept_by_its_id_and_named_only_to_who_may_see_it()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        var (open, secret) = (await Place(database, "Test Place A"), await Place(database, "Test Place B", Confidentiality.Restricted));
        await Valued(database, arrest, "place", $"{open}");
        await Valued(database, arrest, "place", $"{secret}");
        Assert.Equal(["Test Place A", "Test Place B"],
            Assert.Single((await database.Get<FindConflicts>().Handle(Researcher)).Value).Reported);
        Assert.Equal(["Test Place A", Texts.Localize("PersonPages.Restricted")],
            Assert.Single((await database.Get<FindConflicts>().Handle(Advocate)).Value).Reported);
        var refused = await database.Get<SaveRecord>().Handle<CitationDetails>(Researcher,
            new(null, 0, new() { SourceId = await database.Source("Test"), RecordId = arrest, Field = "place", Value = "Test Place A" }));
        Assert.Equal(["Errors.CitedValueUnread"], refused.Keys());
    }

    [Fact]
    public async Task Citations_and_choices_from_before_are_read_at_the_start_and_no_audit_line_changes()
    {
        await using var database = await TestDatabase.Create();
        var person = await Cited(database, "sex", "Male", "Female");
        var citation = Assert.Single((await database.Get<FindConflicts>().Handle(Researcher)).Value).Said[0].Citation.Id;
        await Saved(database.Get<ResolveConflict>().Handle(Researcher, new ConflictChoice(person, "sex", citation, null, "Test reason")));
        await using var db = database.Open();
        await db.Citations.ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, (string?)null));
        await db.Settlements.ExecuteUpdateAsync(set => set.SetProperty(row => row.WeighedValues, ""));
        var audited = await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).Select(entry => entry.Hash)
            .ToListAsync(TestContext.Current.CancellationToken);

        await CitedValues.Projection.Make(db, NullLogger.Instance, default);
        Assert.Equal(["Male", "Female"], await db.Citations.OrderBy(row => row.Id).Select(row => row.Value!)
            .ToListAsync(TestContext.Current.CancellationToken));
        await Valued(database, person, "sex", "Male");
        Assert.Empty((await database.Get<FindConflicts>().Handle(Researcher)).Value);
        Assert.Equal(audited, await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).Select(entry => entry.Hash)
            .Take(audited.Count).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_document_that_reports_another_value_contradicts_and_corroborates_nothing()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        await database.Cite(await Published(database, "Test One", "Test Publisher A"), arrest, "on", "1 May 2024");
        await database.Cite(await Published(database, "Test Two", "Test Publisher B"), arrest, "on", "2024-05-01");
        Assert.Equal((1, 0), await Rests(Voices.SeveralPublishers));
        await database.Cite(await Published(database, "Test Three", "Test Publisher C"), arrest, "on", "2 May 2024");
        Assert.Equal((1, 1), await Rests(Voices.SeveralPublishers));

        async Task<(int, int)> Rests(Voices voices)
        {
            var line = Assert.Single((await database.Get<ShowCorroboration>().Handle(Advocate)).Value.Lines);
            return (line.Of(voices), line.Contradicted);
        }
    }

    private static async Task<long> Cited(TestDatabase database, string field, string one, string other)
    {
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        await database.Cite(await database.Source("Test One"), person, field, one);
        await database.Cite(await database.Source("Test Two"), person, field, other);
        return person;
    }

    private static Task<long> Published(TestDatabase database, string title, string publisher) =>
        Saved(database.Get<SaveRecord>().Handle<SourceDetails>(Administrator,
            new(null, 0, new() { Title = title, Publisher = publisher })));

    private static Task<long> Place(TestDatabase database, string name, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator, new(null, 0, new() { Name = name }, level)));

    private static async Task<long> Valued(TestDatabase database, long record, string field, string value) =>
        await Saved(database.Get<SaveRecord>().Handle<CitationDetails>(Researcher,
            new(null, 0, new()
            {
                SourceId = await database.Source("Test"),
                RecordId = record,
                Field = field,
                Value = value
            })));

    /// <summary>Who stands in the prisoner list under "sources disagree": the same rule in SQL.</summary>
    private static async Task<IEnumerable<long>> Listed(TestDatabase database) =>
        (await database.Get<ListRecords>().Handle(Researcher, new PrisonerQuestion(new(2024, 5, 2))
            .Choose("conflicting", ["yes"]))).Value.Rows.Select(row => row.Person.Id);
}
