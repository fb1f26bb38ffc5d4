using CaseTracker.Domain.Language;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components.Routing;

namespace CaseTracker.Web.Forms;

/// <summary>The question before a page is left on which something is not saved.</summary>
public static class LeaveQuestion
{
    /// <summary>Asks, and stops the move unless the answer is to leave.</summary>
    public static async Task AskBeforeLeaving(this Questions questions, LocationChangingContext leaving)
    {
        if (!await questions.Ask(Texts.Say("Forms.LeaveTitle"), Texts.Say("Forms.LeaveUnsaved"), Texts.Say("Forms.Leave"),
            Texts.Say("Forms.Stay"))) leaving.PreventNavigation();
    }
}
