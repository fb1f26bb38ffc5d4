using CaseTracker.Domain.Language;
using Microsoft.AspNetCore.Components.Routing;
using Radzen;

namespace CaseTracker.Web.Forms;

/// <summary>The question before a page is left on which something is not saved.</summary>
public static class LeaveQuestion
{
    /// <summary>Asks, and stops the move unless the answer is to leave.</summary>
    public static async Task AskBeforeLeaving(this DialogService dialogs, LocationChangingContext leaving)
    {
        var choice = new ConfirmOptions { OkButtonText = Texts.Say("Forms.Leave"), CancelButtonText = Texts.Say("Forms.Stay"), ShowClose = false };
        if (await dialogs.Confirm(Texts.Say("Forms.LeaveUnsaved"), Texts.Say("Forms.LeaveTitle"), choice) is not true) leaving.PreventNavigation();
    }
}
