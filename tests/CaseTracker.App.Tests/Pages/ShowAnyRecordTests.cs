using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Related;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Security;
using Xunit;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Pages;

public sealed class ShowAnyRecordTests : IAsyncLifetime
{
    private TestDatabase _database = default!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.Create();
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_event_is_shown_by_its_fields_with_its_case_its_parts_and_what_is_missing()
    {
        var story = await _database.CaseOf("Test story");
        var person = await _database.Person("Test Official A");
        var what = await _database.Happened(new() { CaseId = story, Kind = EventKind.Eviction, Description = "Test words" });
        await _database.Involved(new() { EventId = what, PersonId = person, Degree = InvolvementDegree.Ordered });

        var sheet = (await Show(Advocate, what)).Value;

        Assert.Equal((RecordKind.Event, "Test story"), (sheet.Kind, sheet.Of?.Name));
        Assert.Equal("Test words", sheet.Fields.Single(field => field.Key == "description").Value);
        Assert.Equal("Test Official A", sheet.LinkNames[Assert.Single(sheet.Linked.Involvements).Details.PersonId!.Value]);
        Assert.Contains(sheet.Missing, thing => thing.Key == "Records.Missing_Citation");
        Assert.Contains(sheet.Missing, thing => thing.Key == "Spine.MissingField"
            && thing.Args.Contains(sheet.Fields.Single(field => field.Key == "on").Label));
        Assert.DoesNotContain(sheet.Missing, thing => thing.Args.Contains(sheet.Fields.Single(field => field.Key == "description").Label));
    }

    [Fact]
    public async Task What_is_above_the_clearance_or_tells_of_somebody_who_is_answers_like_nothing()
    {
        var story = await _database.CaseOf("Test story");
        var closed = await _database.Person("Test Person Closed", level: Confidentiality.Confidential);
        var above = await _database.Happened(new() { CaseId = story, Kind = EventKind.Threat }, Confidentiality.Confidential);
        var telling = await _database.Sanctioned(new() { PersonId = closed });
        var part = await _database.Involved(new() { EventId = above, PersonId = await _database.Person("Test Official A") });

        foreach (var id in new[] { above, telling, part, 99999L }) Assert.Equal(["Errors.NotFound"], (await Show(Advocate, id)).Keys());
        foreach (var id in new[] { above, telling, part }) Assert.True((await Show(Administrator, id)).Succeeded);
    }

    [Fact]
    public async Task A_link_to_a_restricted_record_has_no_name()
    {
        var authority = await Saved(_database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator,
                new(null, 0, new() { Name = "Test Authority Closed" }, Confidentiality.Confidential)));
        var person = await _database.Person("Test Person Listed");
        var sanction = await _database.Sanctioned(new() { PersonId = person, AuthorityId = authority });

        var sheet = (await Show(Advocate, sanction)).Value;

        Assert.DoesNotContain(authority, sheet.LinkNames.Keys);
        Assert.Contains(person, sheet.LinkNames.Keys);
    }

    [Fact]
    public async Task A_record_with_a_page_of_its_own_or_of_its_owner_leads_there_and_shows_nothing_here()
    {
        var person = await _database.Person("Test Person A");
        var arrest = await _database.Event(person, CustodyEventKind.Arrest, "2020-01-02");

        foreach (var id in new[] { person, arrest })
        {
            var sheet = (await Show(Advocate, id)).Value;
            Assert.True(sheet.ShownElsewhere);
            Assert.Empty(sheet.Fields);
            Assert.Equal((person, RecordKind.Person), (sheet.Of!.Id, sheet.Of.Kind));
        }
    }

    [Fact]
    public async Task A_dispute_points_to_the_arrests_of_its_case_that_the_viewer_may_see()
    {
        var story = await _database.CaseOf("Test story");
        var (seen, closed) = (await _database.Person("Test Person A"),
            await _database.Person("Test Person Closed", level: Confidentiality.Confidential));
        foreach (var person in new[] { seen, closed })
        {
            await _database.Participant(story, person);
            await _database.Event(person, CustodyEventKind.Arrest, "2012-01-02");
            await _database.Event(person, CustodyEventKind.Release, "2012-01-05");
        }
        var dispute = await _database.Dispute(new() { CaseId = story });

        Assert.Equal(["Test Person A"], (await Show(Advocate, dispute)).Value.Arrests.Select(arrest => arrest.Who));
        Assert.Equal(2, (await Show(Administrator, dispute)).Value.Arrests.Count);
    }

    private Task<Domain.Values.Outcome<RecordSheet>> Show(CurrentUser user, long id) =>
        _database.Get<ShowAnyRecord>().Handle(user, id, TestContext.Current.CancellationToken);
}
