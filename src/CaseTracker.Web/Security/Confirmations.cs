using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Security;

/// <summary>Leads to the page that asks for password and code once more, and back.</summary>
public static class Confirmations
{
    /// <param name="back">The page to come back to.</param>
    public static string Address(string back) => $"/confirm?return={Uri.EscapeDataString(back)}";

    /// <summary>Leads there where a recent confirmation is what lacks; whether it did.</summary>
    public static bool Confirms(this NavigationManager navigation, IReadOnlyList<Problem> problems)
    {
        if (!problems.OfType<ConfirmationNeeded>().Any()) return false;
        navigation.NavigateTo(Address(new Uri(navigation.Uri).PathAndQuery));
        return true;
    }
}
