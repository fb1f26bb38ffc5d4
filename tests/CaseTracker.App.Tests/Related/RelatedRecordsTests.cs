using CaseTracker.App.Cases;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Organisations;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using Xunit;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Related;

/// <summary>What the pages of a case, a person and an organisation show of the records that speak of them, and to whom.</summary>
public sealed class RelatedRecordsTests : IAsyncLifetime
{
    private TestDatabase _database = default!;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.Create();
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task One_story_stands_in_one_timeline_across_all_kinds_of_record()
    {
        var story = await _database.CaseOf("Test story");
        var person = await _database.Person("Test Person A");
        await _database.Participant(story, person);
        await _database.Happened(new() { CaseId = story, Kind = EventKind.Eviction, On = Date("2010-01") });
        await _database.Happened(new() { CaseId = story, Kind = EventKind.Protest, On = Date("2011-05-02"), PersonId = person });
        await _database.Event(person, CustodyEventKind.Arrest, "2012-09-03");
        await _database.Act(new()
        {
            CaseId = story,
            Method = TransnationalMethod.UnlawfulDeportation,
            On = Date("2015"),
            TargetId = person
        });

        var page = await Case(Advocate, story);

        Assert.Equal([2010, 2011, 2012, 2015], page.Events.Select(what => what.On!.Earliest!.Value.Year));
        Assert.Equal([null, "Test Person A", "Test Person A", "Test Person A"], page.Events.Select(what => what.Who));
        // What has a page of its own is read there, and not on the person's.
        Assert.Equal([null, null, person, null], page.Events.Select(what => what.PersonId));
        Assert.Contains(page.Missing, thing => thing.Key == "Spine.MissingLand");
    }

    [Fact]
    public async Task What_is_above_the_clearance_is_counted_and_not_shown()
    {
        var story = await _database.CaseOf("Test story");
        await _database.Happened(new() { CaseId = story, Kind = EventKind.Threat }, Confidentiality.Confidential);
        await _database.Dispute(new() { CaseId = story }, Confidentiality.Confidential);
        await _database.Answered(new() { CaseId = story, Subject = "Test demand", Kind = ResponseKind.Demand });

        var seen = await Case(Advocate, story);

        Assert.Empty(seen.Linked.Events);
        Assert.Empty(seen.Linked.LandDisputes);
        Assert.Empty(seen.Events);
        Assert.Equal("Test demand", Assert.Single(seen.Linked.Responses).Details.Subject);
        Assert.Equal(2, seen.HeldBack);
        Assert.Equal(0, (await Case(Administrator, story)).HeldBack);
    }

    [Fact]
    public async Task What_tells_of_somebody_closed_is_not_told_not_even_by_its_number()
    {
        var story = await _database.CaseOf("Test story");
        var closed = await _database.Person("Test Person Closed", level: Confidentiality.Confidential);
        var what = await _database.Happened(new() { CaseId = story, Kind = EventKind.Protest });
        await _database.Happened(new() { CaseId = story, Kind = EventKind.Threat, PersonId = closed });
        await _database.Involved(new() { EventId = what, PersonId = closed, Degree = InvolvementDegree.Ordered });
        await _database.Act(new() { CaseId = story, Method = TransnationalMethod.FamilyReprisal, RelativeId = closed },
            Confidentiality.Confidential);
        await _database.Answered(new() { CaseId = story, Subject = "Test statement", ByPersonId = closed });

        var seen = await Case(Advocate, story);

        Assert.Equal(what, Assert.Single(seen.Linked.Events).Id);
        Assert.Empty(seen.Linked.Involvements);
        Assert.Empty(seen.Linked.Acts);
        Assert.Empty(seen.Linked.Responses);
        Assert.DoesNotContain("Test Person Closed", seen.LinkNames.Values);
        Assert.Equal(0, seen.HeldBack);
        Assert.Single((await Case(Administrator, story)).Linked.Responses);
    }

    [Fact]
    public async Task A_part_in_a_closed_event_is_closed_to_the_page_of_whoever_had_it()
    {
        var story = await _database.CaseOf("Test story");
        var person = await _database.Person("Test Official A");
        var open = await _database.Happened(new() { CaseId = story, Kind = EventKind.Eviction, On = Date("2010") });
        var closed = await _database.Happened(new() { CaseId = story, Kind = EventKind.Killing }, Confidentiality.Confidential);
        await _database.Involved(new() { EventId = open, PersonId = person, Degree = InvolvementDegree.Ordered });
        await _database.Involved(new() { EventId = closed, PersonId = person, Degree = InvolvementDegree.CarriedOut });

        var seen = await Person(Advocate, person);

        var part = Assert.Single(seen.Linked.Involvements);
        Assert.Equal(EventKind.Eviction, seen.Linked.InvolvedIn[part.Details.EventId].Details.Kind);
        Assert.Equal(0, seen.HeldBack);
        Assert.Equal(2, (await Person(Administrator, person)).Linked.Involvements.Count);
    }

    [Fact]
    public async Task An_involvement_in_an_event_of_a_closed_case_is_not_on_the_persons_page()
    {
        var story = await _database.CaseOf("Test closed story", level: Confidentiality.Confidential);
        var person = await _database.Person("Test Official B");
        var what = await _database.Happened(new() { CaseId = story, Kind = EventKind.Eviction });
        await _database.Involved(new() { EventId = what, PersonId = person });

        var seen = await Person(Advocate, person);

        Assert.Empty(seen.Linked.Involvements);
        Assert.Empty(seen.Linked.InvolvedIn);
        Assert.Equal(0, seen.HeldBack);
    }

    [Fact]
    public async Task A_persons_sanctions_stand_apart_from_demands_for_them_and_acts_are_found_by_target_and_relative()
    {
        var story = await _database.CaseOf("Test exile", CaseKind.TransnationalRepression);
        var (exile, relative) = (await _database.Person("Test Exile"), await _database.Person("Test Relative"));
        await _database.Act(new() { CaseId = story, Method = TransnationalMethod.FamilyReprisal, TargetId = exile, RelativeId = relative });
        await _database.Sanctioned(new() { PersonId = relative, Programme = "Test programme" });
        await _database.Answered(new() { Subject = "Test call for a sanction", Kind = ResponseKind.Demand, PersonId = relative });

        var (ofExile, ofRelative) = (await Person(Advocate, exile), await Person(Advocate, relative));

        Assert.Single(ofExile.Linked.Acts);
        Assert.Single(ofRelative.Linked.Acts);
        Assert.Empty(ofExile.Linked.Sanctions);
        Assert.Equal("Test programme", Assert.Single(ofRelative.Linked.Sanctions).Details.Programme);
        Assert.Equal("Test call for a sanction", Assert.Single(ofRelative.Linked.Responses).Details.Subject);
    }

    [Fact]
    public async Task An_act_leads_to_the_prosecution_and_the_detention_that_followed_and_names_neither_of_somebody_closed()
    {
        await using var database = await TestDatabase.Create();
        var (open, person, hidden) = (await database.CaseOf("Test case"), await database.Person("Test Exile"),
            await database.Person("Test Hidden", level: Confidentiality.Restricted));
        var list = new RecordQuestion(RecordLists.Find("transnational")!);
        foreach (var of in new[] { person, hidden })
        {
            var stay = await Saved(database.Get<SaveRecord>()
                .Handle<StayDetails>(Administrator, new(null, 0, new()
                {
                    PersonId = of,
                    From = Date("2024-05-01"),
                    Regime = StayRegime.Prison
                })));
            await database.Act(new()
            {
                CaseId = open,
                Method = TransnationalMethod.UnlawfulDeportation,
                ProsecutionId = await database.Prosecution(of),
                StayId = stay
            });
        }
        var choices = (await database.Get<ListChoices>().Handle(Advocate, RecordKind.Stay, "test")).Value;
        Assert.Equal(["Stay in detention: Test Exile, 1 May 2024"], choices.Select(choice => choice.Name));
        Assert.Equal(2, (await database.Get<ListChoices>().Handle(Researcher, RecordKind.Stay, "test")).Value.Count);

        var page = (await database.Get<ListRecords>().Handle(Advocate, list)).Value;
        foreach (var key in new[] { "prosecution", "stay" })
        {
            Assert.Contains("Test Exile", page.Words(page.Lines[0], key), StringComparison.Ordinal);
            Assert.True(page.IsHidden(page.Lines[1], key));
            Assert.Null(page.Words(page.Lines[1], key));
        }
        await using var file = (await database.Get<ExportRecords>().Prepare(Advocate, ExportSubject.Of(list), ExportFormat.Csv)).Value;
        var text = await new StreamReader(file.Content).ReadToEndAsync();
        Assert.Contains("Stay in detention: Test Exile, 1 May 2024", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_is_shown_as_victim_as_part_of_what_was_done_and_as_authority()
    {
        var story = await _database.CaseOf("Test medium", CaseKind.CivicSpace);
        var medium = await Saved(_database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = "Test Medium" })));
        var body = await Saved(_database.Get<SaveRecord>()
            .Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = "Test Authority" })));
        var closing = await _database.Happened(new() { CaseId = story, Kind = EventKind.MediaClosed, OrganisationId = medium });
        await _database.Involved(new() { EventId = closing, OrganisationId = body });
        await _database.Sanctioned(new() { OrganisationId = medium, AuthorityId = body });

        var (ofMedium, ofBody) = (await Organisation(Advocate, medium), await Organisation(Advocate, body));

        Assert.Single(ofMedium.Linked.Events);
        Assert.Empty(ofMedium.Linked.Involvements);
        Assert.Single(ofBody.Linked.Involvements);
        Assert.Single(ofBody.Linked.Sanctions);
    }

    private async Task<CasePage> Case(CurrentUser user, long id) => Of(await _database.Get<ShowCase>().Handle(user, id, cancel: Cancel));

    private async Task<PersonPage> Person(CurrentUser user, long id) =>
        Of(await _database.Get<ShowPerson>().Handle(user, id, cancel: Cancel));

    private async Task<OrganisationPage> Organisation(CurrentUser user, long id) =>
        Of(await _database.Get<ShowOrganisation>().Handle(user, id, Cancel));

    private static T Of<T>(Domain.Values.Outcome<T> outcome)
    {
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }
}
