using System.Globalization;
using System.Security.Claims;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;

namespace CaseTracker.Web.Security;

/// <summary>The sign-in cookie. It carries the account, the session and the role; each request checks them against the
/// database, so that a cookie is worth nothing once its session has ended. That of a locked session names only whose
/// password opens it, and that of an account which is to set up its second factor first only who may do that.</summary>
public static class SignIn
{
    /// <summary>The time zone in which the person reads times of the clock.</summary>
    public const string ZoneClaim = "zone";

    public const string CookieName = "casetracker";

    private const string SessionClaim = "session", LockedPrefix = "locked-", SetUpPrefix = "set-up-";
    private const string SetUpAddress = "/second-factor";
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = CookieName;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "return";
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = Validate;
            // The sign-in page leads on by itself, to an address that a header can hold.
            cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            // The address stays; the message page says why it does not open.
            cookie.Events.OnRedirectToAccessDenied = async context =>
            {
                if (CurrentUserOf(context.HttpContext.User) is { } refused)
                    await context.HttpContext.RequestServices.GetRequiredService<RecordRefusal>().Handle(refused,
                        (context.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "",
                        context.HttpContext.RequestAborted);
                // Whoever's session is locked is somebody whom the password opens the page to.
                if (LockedOf(context.HttpContext.User) is not null)
                    context.Response.Redirect(EndReasons.Address(SessionEndReason.Locked,
                        context.Request.Path + context.Request.QueryString));
                else if (SetUpOf(context.HttpContext.User) is not null)
                    context.Response.Redirect($"{SetUpAddress}?return="
                        + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
                else context.Response.StatusCode = StatusCodes.Status403Forbidden;
            };
        });
        // The database says when a session ends; this is only when a browser may forget it.
        services.AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<SessionLimits>((cookie, limits) => cookie.ExpireTimeSpan = limits.Longest);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentUserAccessor>();
        services.AddSingleton<OpenPages>();
        services.AddSingleton<HandedOver>();
        services.AddScoped<FirstAnswers>();
        services.AddScoped<ViewerTime>();
        services.AddScoped<CircuitHandler, ActivePages>();
        services.AddHostedService<SessionWatch>();
        services.AddHostedService<SessionFollower>();
    }

    /// <summary>Hands the browser its cookie, and shows the program as the account says.</summary>
    public static Task Start(HttpContext http, SignedIn signedIn)
    {
        Languages.Keep(http, signedIn.Display.Language, signedIn.Display.Theme);
        if (signedIn.Device is { } device) DeviceCookie.Keep(http, device);
        return http.SignInAsync(Scheme,
            new ClaimsPrincipal(new ClaimsIdentity(Claims(signedIn.CurrentUser, signedIn.Display.TimeZone), Scheme)));
    }

    /// <summary>The user that a cookie names, or null for nobody.</summary>
    public static CurrentUser? CurrentUserOf(ClaimsPrincipal? person) => Read(person, "");

    /// <summary>Whose password opens the locked session of this browser, or null where none is locked.</summary>
    public static CurrentUser? LockedOf(ClaimsPrincipal? person) => Read(person, LockedPrefix);

    /// <summary>Who is signed in in this browser and reaches only the page on which a second factor is set up, or null.</summary>
    public static CurrentUser? SetUpOf(ClaimsPrincipal? person) => Read(person, SetUpPrefix);

    /// <summary>Binding the form is what makes the framework check its antiforgery token.</summary>
    public static void MapSignOut(this WebApplication app)
    {
        app.MapPost("/sign-out", async (HttpContext http, IFormCollection form, EndSession end, CancellationToken cancel) =>
        {
            if ((CurrentUserOf(http.User) ?? LockedOf(http.User) ?? SetUpOf(http.User)) is { } user) await end.Run(user, cancel);
            await http.SignOutAsync(Scheme);
            return Results.LocalRedirect("/sign-in?why=signed-out");
        }).AllowAnonymous();
        app.MapPost("/lock", async (HttpContext http, IFormCollection form, LockSession session, CancellationToken cancel) =>
        {
            if (CurrentUserOf(http.User) is { } user) await session.Lock(user, cancel);
            return Results.LocalRedirect(EndReasons.Address(SessionEndReason.Locked, LocalAddress.Of(form["back"])));
        }).RequireAuthorization();
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var (http, user) = (context.HttpContext, CurrentUserOf(context.Principal));
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The page that tells of an error asks no database, which may be what failed. The cookie stays.
            context.RejectPrincipal();
            return;
        }
        var keep = http.RequestServices.GetRequiredService<KeepSession>();
        if (user is null || await keep.Look(user, http.RequestAborted) is not { Standing: not SessionStanding.Ended } look)
        {
            // The cookie stays: it is worth nothing, and an answer that took it away could come after the one that gives the next session
            // its own, and take that.
            context.RejectPrincipal();
            return;
        }
        if (look.Standing == SessionStanding.Locked || look.NeedsSecondFactor)
        {
            // Without a type of authentication this is nobody to every page and handler.
            context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(Claims(user, look.Display.TimeZone,
                look.Standing == SessionStanding.Locked ? LockedPrefix : SetUpPrefix))));
            if (look.Standing == SessionStanding.Open) await keep.Touch(user, http.RequestAborted);
            return;
        }
        await keep.Touch(user, http.RequestAborted);
        if (look.Name == user.Name && look.Display.TimeZone == context.Principal?.FindFirstValue(ZoneClaim)) return;
        // Changed in another browser.
        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(Claims(user with { Name = look.Name }, look.Display.TimeZone),
            Scheme)));
        context.ShouldRenew = true;
    }

    /// <summary>What the cookie says of somebody who is signed in, or, with a prefix, of who is not let in yet.</summary>
    public static Claim[] Claims(CurrentUser user, string zone, string prefix = "") =>
    [
        new(prefix + ClaimTypes.NameIdentifier, Number(user.AccountId)), new(prefix + SessionClaim, Number(user.SessionId)),
        new(prefix + ClaimTypes.Name, user.Name), new(prefix + ClaimTypes.Role, user.Role.ToString()), new(ZoneClaim, zone),
    ];

    private static CurrentUser? Read(ClaimsPrincipal? person, string prefix) =>
        long.TryParse(person?.FindFirstValue(prefix + ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var account)
        && long.TryParse(person?.FindFirstValue(prefix + SessionClaim), CultureInfo.InvariantCulture, out var session)
        && Enum.TryParse<Role>(person?.FindFirstValue(prefix + ClaimTypes.Role), out var role) && Enum.IsDefined(role)
            ? new CurrentUser(account, session, person?.FindFirstValue(prefix + ClaimTypes.Name) ?? "", role)
            : null;

    private static string Number(long? id) => id!.Value.ToString(CultureInfo.InvariantCulture);
}
