using System.Collections.Immutable;
using System.Globalization;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Security;

/// <summary>The language and the colours that a person chose, each in a cookie; signing in sets them from the account. A
/// circuit takes its language from the request that opened it.</summary>
public static class Languages
{
    public const string LanguageCookie = "casetracker-language";
    public const string ThemeCookie = "casetracker-theme";
    public const string English = "en";
    public const string Khmer = "km";
    /// <summary>In the order of <see cref="DisplayTheme"/>.</summary>
    public static readonly ImmutableArray<string> Themes = ["auto", "light", "dark"];

    public static void AddLanguages(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(options =>
    {
        options.SetDefaultCulture(English);
        options.AddSupportedCultures(English, Khmer);
        options.AddSupportedUICultures(English, Khmer);
        options.RequestCultureProviders = [new CustomRequestCultureProvider(http => Task.FromResult(
            http.Request.Cookies[LanguageCookie] is { } language ? new ProviderCultureResult(language) : null))];
    });

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization();

    public static string Theme(HttpContext? http) => http?.Request.Cookies[ThemeCookie] is { } theme && Themes.Contains(theme)
        ? theme : Themes[0];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The word of a colour scheme, in the cookie and in the style sheet.</summary>
    public static string Word(DisplayTheme theme) => Themes[(int)theme];

    /// <summary>A quick choice. Somebody who is signed in finds it again on any machine.</summary>
    public static void MapPreferences(this WebApplication app) =>
        app.MapPost("/preferences", async (HttpContext http, EditProfile profile, [FromForm] string? language, [FromForm] string? theme,
            [FromForm] string? back, CancellationToken cancel) =>
        {
            DisplayLanguage? spoken = language switch { English => DisplayLanguage.English, Khmer => DisplayLanguage.Khmer, _ => null };
            DisplayTheme? colours = theme is not null && Themes.Contains(theme) ? (DisplayTheme)Themes.IndexOf(theme) : null;
            Keep(http, spoken, colours);
            if (SignIn.CurrentUserOf(http.User) is { } user) await profile.Choose(user, spoken, colours, cancel);
            return Results.LocalRedirect(LocalAddress.Of(back));
        }).AllowAnonymous();

    /// <summary>Sets the browser's cookies; null leaves a cookie as it is.</summary>
    public static void Keep(HttpContext http, DisplayLanguage? language, DisplayTheme? theme)
    {
        if (language is { } spoken) Keep(http, LanguageCookie, spoken == DisplayLanguage.Khmer ? Khmer : English);
        if (theme is { } colours) Keep(http, ThemeCookie, Word(colours));
    }

    private static void Keep(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        // The theme is read by the script that switches it without losing what was typed.
        HttpOnly = name != ThemeCookie,
    });
}
