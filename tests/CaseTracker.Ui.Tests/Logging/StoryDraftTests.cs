using CaseTracker.App.Logging;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Logging;

namespace CaseTracker.Ui.Tests.Logging;

public sealed class StoryDraftTests : ComponentTests
{
    private static StoryDraft Land()
    {
        var draft = new StoryDraft(StoryKind.Land);
        draft.Begin();
        draft.Source.Text = "Test Article";
        draft.Case.Text = "Test Land Case";
        draft.Person.Form.Draft("name").Text = "Test Families A";
        draft.Land.Draft("families").Text = "at least 60";
        draft.AddEvent();
        draft.Events[0].Form.Draft("on").Text = "early May 2024";
        draft.Events[1].Form.Draft("on").Text = "2024-06-01";
        var actor = draft.AddActor();
        actor.Organisation.Text = "Test Company A";
        actor.In.Add(draft.Events[1].Number);
        return draft;
    }

    [Fact]
    public void A_draft_is_put_back_as_it_was_with_its_events_and_who_had_a_part_in_which()
    {
        var draft = Land();
        draft.Remove(draft.Events[0]);
        draft.AddEvent().Form.Draft("on").Text = "July 2024";
        var again = new StoryDraft(StoryKind.Land);
        again.Begin();
        again.Restore(draft.Typed());
        Assert.Equal(draft.Typed(), again.Typed());
        Assert.Equal([2, 3], again.Events.Select(one => one.Number));
        Assert.Equal([2], Assert.Single(again.Actors).In);
        Assert.True(again.Read());
        var log = again.ToLog();
        Assert.Equal([[0], []], log.Events.Select(one => one.By));
        Assert.Equal("Test Company A", Assert.Single(log.Actors).Organisation!.New!.Name);
    }

    [Fact]
    public void What_is_refused_leads_to_its_step()
    {
        var draft = Land();
        draft.Refuse(
        [
            LogPart.Land.Says(new Invalid("areaUnit", "Errors.AreaNeedsUnit")),
            LogPart.Land.Says(new Invalid("families", "Errors.FieldMissing", "")),
            LogPart.Event.Says(new Invalid("place", "Errors.LinkMissing"), 2),
            LogPart.Actor.Says(new Invalid("name", "Errors.FieldMissing", ""), 1),
            LogPart.Case.Says(new Invalid("title", "Logging.StoryNeedsCase")),
        ]);
        Assert.Equal([1, 1, 2, 3, 3], draft.Problems.Select(one => one.Step));
        Assert.NotNull(draft.Events[1].Form.Error("place"));
        Assert.Null(draft.Events[0].Form.Error("place"));
    }

    [Fact]
    public void The_check_tells_dates_with_their_bounds_what_is_new_and_what_cannot_be_read()
    {
        var draft = Land();
        draft.Events[1].Form.Draft("on").Text = "the day before yesterday or so";
        draft.Read();
        var parts = CheckedStory.Of(draft);
        Assert.StartsWith("early May 2024", Line("What happened, 1", "Date").Words, StringComparison.Ordinal);
        Assert.True(Line("What happened, 2", "Date").Unread);
        Assert.Equal("Test Land Case (new)", parts.Single(part => part.Title == "Case").Lines[0].Words);
        Assert.Contains(parts.Single(part => part.Title == "By whom, 1").Lines, line => line.Words == "Test Company A (new)");
        Assert.Equal(parts.Select(part => part.Step), parts.Select(part => part.Step).Order());

        CheckedLine Line(string part, string label) => parts.Single(one => one.Title == part).Lines.Single(line => line.Label == label);
    }

    [Fact]
    public void A_part_that_the_source_does_not_tell_of_after_all_stays_typed_and_does_not_count()
    {
        var draft = Land();
        draft.Say(LogPart.Land, false);
        Assert.True(draft.Read());
        Assert.Null(draft.ToLog().Dispute);
        draft.Say(LogPart.Land, true);
        Assert.True(draft.Read());
        Assert.Equal("at least 60", draft.ToLog().Dispute!.Families!.Text);
    }
}
