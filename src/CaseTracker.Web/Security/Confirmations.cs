using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Security;

/// <summary>Leads to the page that asks for password and code once more, and back.</summary>
public static class Confirmations
{
    /// <param name="back">The page to come back to.</param>
    public static string Address(string back) => $"/confirm?return={Uri.EscapeDataString(back)}";

    /// <summary>The page of this program from which an address was asked for, else the home page.</summary>
    public static string PageBefore(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value
            ? LocalAddress.Of(page.PathAndQuery) : "/";

    /// <summary>Leads there where a recent confirmation is what lacks; whether it did.</summary>
    public static bool Confirms(this NavigationManager navigation, IReadOnlyList<Problem> problems)
    {
        if (!problems.OfType<ConfirmationNeeded>().Any()) return false;
        navigation.NavigateTo(Address(new Uri(navigation.Uri).PathAndQuery));
        return true;
    }
}
