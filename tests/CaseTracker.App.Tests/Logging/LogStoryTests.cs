using CaseTracker.App.Cases;
using CaseTracker.App.History;
using CaseTracker.App.Logging;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Logging;

public sealed class LogStoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static StoryLog Land => new()
    {
        Source = new(null, new SourceDetails { Title = "Test Article", Published = Team.Date("2024-06-08") }, "para. 2"),
        Case = new(null, new CaseDetails { Title = "Test Land Case", Kind = CaseKind.LandDispute }),
        Person = new(new() { Kind = PersonKind.Group, Name = "Test Families A" }, null, ParticipantRole.Community),
        Dispute = new() { LandType = LandType.Farmland, Families = BoundedNumber.Parse("at least 60").Value },
        Events =
        [
            new(new() { Kind = EventKind.EvictionOrder, On = Team.Date("2024-05") }, null, [1]),
            new(new() { Kind = EventKind.Eviction, On = Team.Date("2024-06-01"), Affected = BoundedNumber.Parse("40").Value }, null,
                [0, 1]),
        ],
        Actors =
        [
            new(new(null, new() { Name = "Test Company A", Kind = OrganisationKind.Company }), null,
                new() { Role = ParticipantRole.Company }, new() { Degree = InvolvementDegree.CarriedOut }),
            new(new(null, new() { Name = "Test Authority A", Kind = OrganisationKind.StateBody }), null,
                new() { Role = ParticipantRole.Perpetrator }, new() { Degree = InvolvementDegree.Ordered }),
        ],
    };

    private static StoryLog Abroad => new()
    {
        Source = new(null, new SourceDetails { Title = "Test Article", Published = Team.Date("2024-06-08") }),
        Case = new(null, new CaseDetails { Title = "Test Case Abroad", Kind = CaseKind.TransnationalRepression }),
        Person = new(new() { Name = "Test Exile A" }, null, ParticipantRole.Victim),
        Relative = new(new() { Name = "Test Relative A" }, null, ParticipantRole.Relative),
        Relation = RelationKind.Sibling,
        Act = new() { Method = TransnationalMethod.FamilyReprisal, On = Team.Date("2024-06") },
        Charge = new(new() { Label = "incitement" }, new() { InAbsentia = true }, OfRelative: false, null),
    };

    private static StoryLog Closure => new()
    {
        Source = new(null, new SourceDetails { Title = "Test Article" }),
        Case = new(null, new CaseDetails { Title = "Test Closure", Kind = CaseKind.CivicSpace }),
        Organisation = new(null, new() { Name = "Test Radio A", Kind = OrganisationKind.Media }),
        Events = [new(new() { Kind = EventKind.MediaClosed, On = Team.Date("2023-02-13") }, null, [0])],
        Actors = [new(new(null, new() { Name = "Test Ministry A" }), null, new() { Role = ParticipantRole.Authority }, new())],
    };

    [Fact]
    public async Task A_land_story_is_one_save_with_a_citation_for_each_field_that_was_filled()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Land);
        await using var db = database.Open();
        var dispute = await db.LandDisputes.SingleAsync(Cancel);
        Assert.Equal((logged.CaseId, "at least 60"), (dispute.CaseId, dispute.Families!.Text));
        var group = await db.People.SingleAsync(Cancel);
        Assert.Equal(PersonKind.Group, group.Kind);
        var events = await db.Events.OrderBy(row => row.Id).ToListAsync(Cancel);
        Assert.All(events, row => Assert.Equal((logged.CaseId, group.Id), (row.CaseId, row.PersonId!.Value)));
        var organisations = await db.Organisations.ToDictionaryAsync(row => row.Id, row => row.Name, Cancel);
        Assert.Equal(["Test Authority A Ordered Eviction", "Test Authority A Ordered EvictionOrder", "Test Company A CarriedOut Eviction"],
            (await db.Involvements.ToListAsync(Cancel)).Select(row => $"{organisations[row.OrganisationId!.Value]} {row.Degree} "
                + events.Single(one => one.Id == row.EventId).Kind).Order(StringComparer.Ordinal));
        Assert.Equal([ParticipantRole.Community, ParticipantRole.Company, ParticipantRole.Perpetrator],
            (await db.Participants.Where(row => row.CaseId == logged.CaseId).ToListAsync(Cancel)).Select(row => row.Role).Order());
        var cited = await db.Citations.Where(row => row.SourceId == logged.SourceId).ToListAsync(Cancel);
        Assert.All(cited, row => Assert.Equal("para. 2", row.Locator));
        Assert.Equal(["families", "landType"], Fields(dispute.Id));
        Assert.Equal(["affected", "kind", "on"], Fields(events[1].Id));

        string[] Fields(long record) =>
            [.. cited.Where(row => row.RecordId == record).Select(row => row.Field!).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task An_act_abroad_is_one_save_with_the_relative_at_home_and_the_charge()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Abroad);
        await using var db = database.Open();
        var act = await db.TransnationalActs.SingleAsync(Cancel);
        var relation = await db.Relations.SingleAsync(Cancel);
        var prosecution = await db.Prosecutions.SingleAsync(Cancel);
        Assert.Equal((logged.CaseId, relation.PersonId, relation.OtherPersonId, prosecution.Id),
            (act.CaseId, act.TargetId, act.RelativeId, act.ProsecutionId));
        Assert.Equal(RelationKind.Sibling, relation.Kind);
        Assert.Equal((relation.PersonId, true, logged.CaseId), (prosecution.PersonId, prosecution.InAbsentia, prosecution.CaseId));
        var charge = await db.Charges.SingleAsync(Cancel);
        Assert.Equal((prosecution.Id, new DateOnly(2024, 6, 8)), (charge.ProsecutionId, charge.PublishedOn!.Value));
        Assert.Equal(["Test Exile A", "Test Relative A"], (await database.Get<ShowCase>().Handle(Team.Administrator, logged.CaseId)).Value
            .Participants.Select(part => part.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_closure_is_one_save_with_the_organisation_and_who_closed_it()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Closure);
        await using var db = database.Open();
        var (happened, radio) = (await db.Events.SingleAsync(Cancel), await db.Organisations.SingleAsync(row =>
            row.Name == "Test Radio A", Cancel));
        Assert.Equal((logged.CaseId, radio.Id), (happened.CaseId, happened.OrganisationId!.Value));
        Assert.Equal(happened.Id, (await db.Involvements.SingleAsync(Cancel)).EventId);
        Assert.Contains(await db.Participants.ToListAsync(Cancel), row =>
            row is { Role: ParticipantRole.Victim } && row.OrganisationId == radio.Id);
    }

    [Fact]
    public async Task A_problem_in_any_part_saves_nothing_and_names_the_part_and_which_of_several()
    {
        (LogPart Part, int At, string Key, StoryLog Log)[] wrongs =
        [
            (LogPart.Source, 0, "Logging.SourceMissing", Land with { Source = new(null) }),
            (LogPart.Case, 0, "Logging.StoryNeedsCase", Land with { Case = null }),
            (LogPart.Case, 0, "Errors.FieldMissing", Land with { Case = new(null, new CaseDetails()) }),
            (LogPart.Case, 0, "Errors.NotFound", Abroad with { Case = new(987654) }),
            (LogPart.Person, 0, "Errors.NotFound", Land with { Person = Land.Person! with { Same = 987654 } }),
            (LogPart.Person, 0, "Errors.PersonWithoutName", Abroad with { Person = new(new(), null, ParticipantRole.Victim) }),
            (LogPart.Relative, 0, "Errors.PersonWithoutName", Abroad with { Relative = new(new(), null, ParticipantRole.Relative) }),
            (LogPart.Relative, 0, "Logging.RelativeOfNobody", Abroad with { Person = null, Charge = null }),
            (LogPart.Organisation, 0, "Errors.FieldMissing", Closure with { Organisation = new(null, new()) }),
            (LogPart.Actor, 2, "Errors.LinkMissing",
                Land with { Actors = [Land.Actors[0], Land.Actors[1] with { Organisation = new(987654) }] }),
            (LogPart.Actor, 1, "Errors.ParticipantNeedsOne", Closure with { Actors = [Closure.Actors[0] with { Organisation = null }] }),
            (LogPart.Land, 0, "Errors.AreaNeedsUnit", Land with { Dispute = new() { Area = BoundedNumber.Parse("40").Value } }),
            (LogPart.Event, 2, "Errors.LinkMissing",
                Land with { Events = [Land.Events[0], new(new() { Kind = EventKind.Eviction, PlaceId = 987654 }, null, [])] }),
            (LogPart.Event, 1, "Logging.StoryTellsNothing", Closure with { Events = [] }),
            (LogPart.Act, 0, "Errors.LinkMissing", Abroad with { Act = new() { HostId = 987654 } }),
            (LogPart.Charge, 0, "Errors.ChargeSaysNothing", Abroad with { Charge = Abroad.Charge! with { Details = new() } }),
            (LogPart.Charge, 0, "Logging.ChargeOfNobody",
                Abroad with { Relative = null, Charge = Abroad.Charge! with { OfRelative = true } }),
        ];
        await using var database = await TestDatabase.Create();
        foreach (var (part, at, key, log) in wrongs)
        {
            var outcome = await database.Get<LogStory>().Handle(Team.Researcher, log, Cancel);
            Assert.Contains((part, at, key), outcome.Problems.Select(problem => (LogParts.Of(problem)!.Value.Part, LogParts.At(problem),
                LogParts.Of(problem)!.Value.Problem.Key)));
        }
        await using var db = database.Open();
        Assert.Equal(0, await db.Headers.CountAsync(Cancel));
        Assert.Equal(0, await db.AuditEntries.CountAsync(Cancel));
    }

    [Fact]
    public async Task Who_may_not_edit_saves_nothing_and_nobody_saves_above_their_own_level()
    {
        await using var database = await TestDatabase.Create();
        foreach (var log in new[] { Land, Abroad, Closure })
            Assert.Equal(["Errors.NotAllowed"], (await database.Get<LogStory>().Handle(Team.Advocate, log, Cancel)).Keys());
        var above = await database.Get<LogStory>().Handle(Team.Researcher, Land with { Level = Confidentiality.Confidential }, Cancel);
        Assert.Equal("Errors.ConfidentialityAboveOwn", LogParts.Of(Assert.Single(above.Problems))!.Value.Problem.Key);
        await using var db = database.Open();
        Assert.Equal(0, await db.Headers.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_restricted_story_is_seen_by_nobody_below_its_level()
    {
        await using var database = await TestDatabase.Create();
        var logged = await Log(database, Abroad with { Level = Confidentiality.Restricted });
        Assert.False((await database.Get<ShowCase>().Handle(Team.Advocate, logged.CaseId)).Succeeded);
        foreach (var list in new[] { "transnational", "people", "cases", "charges", "sources" })
            Assert.Empty(await database.List(Team.Advocate, list));
    }

    [Fact]
    public async Task One_undo_takes_back_the_whole_story()
    {
        foreach (var log in new[] { Land, Abroad, Closure })
        {
            await using var database = await TestDatabase.Create();
            var logged = await Log(database, log, Team.Researcher);
            var offer = (await database.Get<UndoChange>().Offer(Team.Researcher, logged.Last, Cancel)).Value!;
            var undone = await database.Get<UndoChange>().Handle(Team.Researcher, logged.Last, offer.Entry, Cancel);
            Assert.True(undone.Succeeded, string.Join("\n", undone.Problems));
            foreach (var list in new[] { "land", "events", "transnational", "people", "cases", "organisations", "charges", "sources" })
                Assert.Empty(await database.List(Team.Administrator, list));
        }
    }

    [Fact]
    public async Task A_second_source_of_what_is_on_record_is_asked_about_and_then_cited_beside_it()
    {
        await using var database = await TestDatabase.Create();
        var first = await Log(database, Land);
        await using var db = database.Open();
        var (group, companies) = ((await db.People.SingleAsync(Cancel)).Id, await db.Organisations.OrderBy(row => row.Id)
            .Select(row => row.Id).ToListAsync(Cancel));
        var again = Land with
        {
            Source = new(null, new SourceDetails { Title = "Test Second Article" }),
            Case = new(first.CaseId),
            Person = Land.Person! with { Same = group },
            Dispute = null,
            Events = [Land.Events[1]],
            Actors = [.. Land.Actors.Zip(companies, (actor, id) => actor with { Organisation = new(id) })],
        };
        var asked = Assert.Single((await database.Get<LogStory>().Handle(Team.Researcher, again, Cancel)).Problems);
        Assert.Equal((LogPart.Event, 1), (LogParts.Of(asked)!.Value.Part, LogParts.At(asked)));
        var same = Assert.Single(SameQuestion.In(asked)!.Likely).Id;
        var second = await Log(database, again with { Events = [Land.Events[1] with { Is = new(same) }] });
        Assert.Equal((2, 3, 3), (await db.Events.CountAsync(Cancel), await db.Involvements.CountAsync(Cancel),
            await db.Participants.CountAsync(Cancel)));
        var cited = await db.Citations.Where(row => row.SourceId == second.SourceId).Select(row => row.RecordId).ToListAsync(Cancel);
        Assert.Contains(same, cited);
        Assert.Contains(await db.Involvements.Where(row => row.EventId == same).Select(row => row.Id).FirstAsync(Cancel), cited);
    }

    [Fact]
    public async Task A_case_has_one_land_dispute_and_one_that_nobody_may_see_is_not_told_of()
    {
        await using var database = await TestDatabase.Create();
        var first = await Log(database, Land);
        var again = Land with { Case = new(first.CaseId), Person = null, Events = [], Actors = [] };
        var refused = Assert.Single((await database.Get<LogStory>().Handle(Team.Researcher, again, Cancel)).Problems);
        Assert.Equal((LogPart.Land, "Logging.DisputeStands"), (LogParts.Of(refused)!.Value.Part, LogParts.Of(refused)!.Value.Problem.Key));

        var open = await Team.Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Team.Administrator,
            new(null, 0, new() { Title = "Test Open Case" })));
        await Team.Saved(database.Get<SaveRecord>().Handle<LandDisputeDetails>(Team.Administrator,
            new(null, 0, new() { CaseId = open }, Confidentiality.Confidential)));
        await Log(database, again with { Case = new(open) }, Team.Researcher);
    }

    [Fact]
    public async Task A_relation_that_stands_is_cited_and_a_charge_on_record_takes_what_is_new_of_its_prosecution()
    {
        await using var database = await TestDatabase.Create();
        var first = await Log(database, Abroad with { Charge = Abroad.Charge! with { Prosecution = new() } });
        await using var db = database.Open();
        var act = await db.TransnationalActs.AsNoTracking().SingleAsync(Cancel);
        var charge = (await db.Charges.AsNoTracking().SingleAsync(Cancel)).FactId;
        var second = await Log(database, Abroad with
        {
            Source = new(null, new SourceDetails { Title = "Test Second Article", Published = Team.Date("2024-07-01") }),
            Case = new(first.CaseId),
            Person = Abroad.Person! with { Same = act.TargetId },
            Relative = Abroad.Relative! with { Same = act.RelativeId },
            Charge = Abroad.Charge! with { Is = new(charge) },
            ActIs = new(act.Id),
        });
        Assert.Equal((1, 1, 1), (await db.Relations.CountAsync(Cancel), await db.TransnationalActs.CountAsync(Cancel),
            await db.Prosecutions.CountAsync(Cancel)));
        Assert.True((await db.Prosecutions.AsNoTracking().SingleAsync(Cancel)).InAbsentia);
        var relation = await db.Relations.AsNoTracking().SingleAsync(Cancel);
        Assert.True(await db.Citations.AnyAsync(row => row.SourceId == second.SourceId && row.RecordId == relation.FactId
            && row.Field == "kind", Cancel));
    }

    private static async Task<LoggedStory> Log(TestDatabase database, StoryLog log, CurrentUser? user = null)
    {
        var outcome = await database.Get<LogStory>().Handle(user ?? Team.Administrator, log, Cancel);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }
}
