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
        if (!await questions.Ask(Texts.Localize("Forms.LeaveTitle"), Texts.Localize("Forms.LeaveUnsaved"), Texts.Localize("Forms.Leave"),
            Texts.Localize("Forms.Stay"))) leaving.PreventNavigation();
    }
}
