using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace CaseTracker.Web.Security;

/// <summary>Who is signed in on this page, for handlers. It holds in static pages and in open circuits; the handlers
/// check it anew on each call.</summary>
public sealed class CurrentUserAccessor(AuthenticationStateProvider state)
{
    /// <summary>The user, or null when nobody is signed in.</summary>
    public async Task<CurrentUser?> Find() => SignIn.CurrentUserOf((await state.GetAuthenticationStateAsync()).User);

    /// <summary>The user on a page that needs one. Throws <see cref="InvalidOperationException"/> when nobody is signed in.</summary>
    public async Task<CurrentUser> Get() =>
        await Find() ?? throw new InvalidOperationException("Nobody is signed in; the page should have required it.");
}
