using CaseTracker.Domain.Cases;
using CaseTracker.Web.Logging;

namespace CaseTracker.Ui.Tests.Logging;

public sealed class RosterDraftTests
{
    [Fact]
    public void A_list_of_names_proposes_a_mass_arrest()
    {
        var draft = new RosterDraft();
        draft.Begin();
        draft.Paste("Test Person A\nTest Person B");
        draft.Case.Text = "Test arrests at a market";
        Assert.True(draft.Case.Read());
        Assert.Equal(CaseKind.MassArrest, draft.Case.ToLog()!.New!.Kind);
    }

    [Fact]
    public void Another_kind_that_somebody_chose_stands_in_the_form_again()
    {
        var draft = new RosterDraft();
        draft.Begin();
        draft.Case.Text = "Test arrests at a market";
        draft.Case.Form.Details.Kind = CaseKind.Election;
        var again = new RosterDraft();
        again.Begin();
        again.Restore(draft.Typed());
        Assert.Equal(CaseKind.Election, again.Case.Form.Details.Kind);
    }
}
