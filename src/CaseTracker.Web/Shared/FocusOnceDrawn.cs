using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CaseTracker.Web.Shared;

/// <summary>Moves the keyboard to what a page is about to draw.</summary>
public static class FocusOnceDrawn
{
    /// <summary>False where the element is not on the page yet: the answer to an earlier drawing came while a later one was asked
    /// for.</summary>
    public static async Task<bool> TryFocus(this ElementReference element)
    {
        try
        {
            await element.FocusAsync();
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or JSException)
        {
            return false;
        }
    }
}
