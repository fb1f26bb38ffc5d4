using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.History;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.History;

public class HistoryTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_history_tells_each_change_with_both_values_its_reason_and_its_source(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        await Correct(database, arrest, person, "2024-05-02", "The source was misread",
            new NewCitation(source, "on", "p. 3", "2 May 2024"));

        var history = await History(database, Researcher, arrest);
        Assert.Equal([AuditAction.Corrected, AuditAction.Created], history.Entries.Select(entry => entry.Action));
        var correction = history.Entries[0];
        Assert.Equal("The source was misread", correction.Reason);
        Assert.Equal(("Date", "2024-05-01", "2024-05-02"), Assert.Single(correction.Changes) is var change
            ? (change.Label, change.Before, change.After) : default);
        Assert.Equal(("Test source", "p. 3", "2 May 2024"), Assert.Single(correction.Sources) is var added
            ? (added.Title, added.Locator, added.Reported) : default);
        Assert.Equal((false, true), (correction.CanRestore, history.Entries[1].CanRestore));
        Assert.All(history.Entries[1].Changes, made => Assert.Null(made.Before));
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_person_s_history_tells_all_that_was_changed_about_the_person_within_the_reader_s_sight(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (person, other) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        var closed = await database.Event(person, CustodyEventKind.Release, "2024-06-01", level: Confidentiality.Confidential);
        await database.Event(other, CustodyEventKind.Arrest, "2024-05-01");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<SaveRecord>().Handle<PersonNameDetails>(Administrator,
            new(null, 0, new() { PersonId = person, Text = "Test Alias" })));
        Assert.True((await database.Get<RemoveRecord>().Handle(Administrator, arrest, 1, "Test mistake")).Succeeded);

        var all = await History(database, Administrator, person);
        Assert.Equal([RecordKind.PersonName, RecordKind.CustodyEvent, RecordKind.CustodyEvent, RecordKind.CustodyEvent],
            all.Entries.Select(entry => entry.Part?.Kind).OfType<RecordKind>().Order());
        Assert.Equal(all.Entries.Select(entry => entry.At).OrderDescending(), all.Entries.Select(entry => entry.At));
        Assert.Null(all.Entries[^1].Part);
        Assert.DoesNotContain(all.Entries, entry => entry.Part is not null && entry.CanRestore);

        // What is removed and what is above the clearance is not told to somebody who may only read.
        var read = await History(database, Advocate, person);
        Assert.Equal([RecordKind.PersonName], read.Entries.Select(entry => entry.Part?.Kind).OfType<RecordKind>());
        Assert.DoesNotContain(read.Entries, entry => entry.Part?.Id == closed || entry.Part?.Id == arrest);
    }

    [Fact]
    public async Task The_least_cleared_read_no_reason_no_restricted_field_and_no_name_of_a_closed_link()
    {
        await using var database = await TestDatabase.Create();
        var child = await database.Person("Test Child", person => person.AgeGroup = AgeGroup.Adult);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        // The name was open while nobody knew that this is a child.
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(child, 1, new() { Name = "Test Child", AgeGroup = AgeGroup.Child, Occupation = "Test pupil" },
            Reason: "Test Child is twelve")));
        var closed = await History(database, Advocate, child);
        Assert.DoesNotContain("Test Child", string.Join('|', closed.Entries.SelectMany(entry => entry.Changes)
            .Select(change => $"{change.Before} {change.After}").Append(closed.Name)), StringComparison.Ordinal);
        Assert.Contains(closed.Entries.SelectMany(entry => entry.Changes), change => change.Restricted);
        Assert.All(closed.Entries, entry => Assert.Null(entry.Reason));
        Assert.Contains("Test Child is twelve", (await History(database, Researcher, child)).Entries.Select(entry => entry.Reason));

        var hidden = await database.Person("Test Hidden", level: Confidentiality.Restricted);
        var shown = await database.Person("Test Shown");
        var relation = await Saved(database.Get<SaveRecord>()
            .Handle<MembershipDetails>(Administrator, new(null, 0, new()
            {
                PersonId = shown,
                OrganisationId = await Organisation(database, Confidentiality.Confidential)
            })));
        Assert.False((await database.Get<ShowHistory>().Handle(Advocate, relation)).Succeeded);
        Assert.False((await database.Get<ShowHistory>().Handle(Advocate, hidden)).Succeeded);
    }

    [Fact]
    public async Task A_version_above_the_clearance_says_only_that_it_is_restricted()
    {
        await using var database = await TestDatabase.Create();
        var one = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = "Test secret title" }, Confidentiality.Confidential)));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(one, 1, new() { Title = "Test open title" }, Confidentiality.Internal)));

        var history = await History(database, Advocate, one);
        Assert.Equal([false, true], history.Entries.Select(entry => entry.Restricted));
        Assert.Empty(history.Entries[1].Changes);
        Assert.Null(history.Entries[1].By);
        Assert.All(history.Entries[0].Changes.Where(change => change.Label == "Title"), change => Assert.True(change.Restricted));
        // Made more confidential later, the earlier history closes with it.
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(one, 2, new() { Title = "Test open title" }, Confidentiality.Restricted)));
        Assert.False((await database.Get<ShowHistory>().Handle(Advocate, one)).Succeeded);
    }

    [Fact]
    public async Task A_restored_version_is_a_new_one_with_a_reason_and_keeps_what_its_restorer_cannot_see()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", details => details.Occupation = "Test teacher");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 1, new() { Name = "Test Person B", Occupation = null })));
        var first = (await History(database, Researcher, person)).Entries[1];
        database.Clock.Advance(TimeSpan.FromMinutes(1));

        var restore = database.Get<RestoreVersion>();
        Assert.Equal(["Errors.ReasonMissing"], (await restore.Handle(Researcher, person, first.Entry, 2, " ")).Keys());
        Assert.Equal(["Errors.ChangedMeanwhile"], (await restore.Handle(Researcher, person, first.Entry, 1, "Test reason")).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await restore.Handle(Advocate, person, first.Entry, 2, "Test reason")).Keys());
        await Saved(restore.Handle(Researcher, person, first.Entry, 2, "Test reason"));

        await using var db = database.Open();
        var row = await db.People.FindAsync(person);
        Assert.Equal(("Test Person A", "Test teacher", 3), (row!.Name, row.Occupation, row.Version));
        Assert.Equal("Test reason", (await History(database, Researcher, person)).Entries[0].Reason);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    private static async Task Correct(TestDatabase database, long arrest, long person, string on, string reason, NewCitation citation)
    {
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
            new(arrest, 1, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date(on) },
            Reason: reason)
            { Citations = [citation] }));
    }

    private static Task<long> Organisation(TestDatabase database, Confidentiality level) =>
        Saved(database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator,
                new(null, 0, new Domain.Organisations.OrganisationDetails { Name = "Test Organisation" }, level)));

    private static async Task<RecordHistory> History(TestDatabase database, CurrentUser user, long id)
    {
        var outcome = await database.Get<ShowHistory>().Handle(user, id);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }
}
