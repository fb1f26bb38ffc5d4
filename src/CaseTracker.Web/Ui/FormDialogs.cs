using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CaseTracker.Web.Ui;

/// <summary>Opens a short form above the page.</summary>
public sealed class FormDialogs(IDialogService dialogs)
{
    /// <summary>Waits until somebody is done with the form.</summary>
    /// <param name="form">The form, which is handed what closes it: with its result, or with null where nothing came of it.</param>
    /// <returns>The result; null after Escape, and after leaving it in any other way.</returns>
    public async Task<T?> Show<T>(string title, RenderFragment<Action<T?>> form) where T : class
    {
        IDialogReference? opened = null;
        var parts = new DialogParameters<FormDialog>
        {
            { part => part.ChildContent, form(result => opened?.Close(result is null ? DialogResult.Cancel() : DialogResult.Ok(result))) },
        };
        opened = await dialogs.ShowAsync<FormDialog>(title, parts);
        return await opened.Result is { Canceled: false, Data: T result } ? result : null;
    }
}
