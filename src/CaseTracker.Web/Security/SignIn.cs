using System.Globalization;
using System.Security.Claims;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CaseTracker.Web.Security;

/// <summary>The sign-in cookie. It carries the account, the session and the role; each request checks them against the
/// database, so that a cookie is worth nothing once its session has ended.</summary>
public static class SignIn
{
    private const string SessionClaim = "session";
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "casetracker";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "return";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.Events.OnValidatePrincipal = Validate;
            // The address stays; the message page says why it does not open.
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<OpenPages>();
    }

    public static Task Start(HttpContext http, Actor actor)
    {
        var identity = new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Number(actor.AccountId)), new Claim(SessionClaim, Number(actor.SessionId)),
            new Claim(ClaimTypes.Name, actor.Name), new Claim(ClaimTypes.Role, actor.Role.ToString()),
        ], Scheme);
        return http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>The actor that a cookie names, or null for nobody.</summary>
    public static Actor? ActorOf(ClaimsPrincipal? person) =>
        long.TryParse(person?.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var account)
        && long.TryParse(person?.FindFirstValue(SessionClaim), CultureInfo.InvariantCulture, out var session)
        && Enum.TryParse<Role>(person?.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Actor(account, session, person?.FindFirstValue(ClaimTypes.Name) ?? "", role)
            : null;

    /// <summary>Binding the form is what makes the framework check its antiforgery token.</summary>
    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign-out", async (HttpContext http, IFormCollection form, EndSession end, CancellationToken cancel) =>
    {
        if (ActorOf(http.User) is { } actor) await end.Run(actor, cancel);
        await http.SignOutAsync(Scheme);
        return Results.LocalRedirect("/sign-in?why=signed-out");
    }).AllowAnonymous();

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var access = context.HttpContext.RequestServices.GetRequiredService<Access>();
        if (ActorOf(context.Principal) is { } actor && await access.Check(actor, Permission.ReadRecords, context.HttpContext.RequestAborted) is null) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    private static string Number(long? id) => id!.Value.ToString(CultureInfo.InvariantCulture);
}
