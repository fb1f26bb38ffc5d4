using MudBlazor;

namespace CaseTracker.Web.Ui;

/// <summary>Asks, above the page, what must be answered before anything else is done.</summary>
public sealed class Questions(IDialogService dialogs)
{
    /// <summary>Waits for the answer. Escape, and leaving the question in any other way, is "no".</summary>
    /// <returns>True for "yes".</returns>
    public async Task<bool> Ask(string title, string text, string yes, string no)
    {
        var parts = new DialogParameters<QuestionDialog> { { part => part.Text, text }, { part => part.Yes, yes },
            { part => part.No, no } };
        var asked = await dialogs.ShowAsync<QuestionDialog>(title, parts);
        return await asked.Result is { Canceled: false };
    }
}
