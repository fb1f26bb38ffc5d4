using System.Globalization;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Startup;

/// <summary>The language and the colours that a person chose, each in a cookie. A circuit takes its language from the
/// request that opened it.</summary>
public static class Languages
{
    public const string LanguageCookie = "casetracker-language";
    public const string ThemeCookie = "casetracker-theme";
    public const string English = "en";
    public const string Khmer = "km";
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];

    public static void AddLanguages(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(options =>
    {
        options.SetDefaultCulture(English);
        options.AddSupportedCultures(English, Khmer);
        options.AddSupportedUICultures(English, Khmer);
        options.RequestCultureProviders = [new CustomRequestCultureProvider(http => Task.FromResult(
            http.Request.Cookies[LanguageCookie] is { } language ? new ProviderCultureResult(language) : null))];
    });

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization();

    public static string Theme(HttpContext? http) => http?.Request.Cookies[ThemeCookie] is { } theme && Themes.Contains(theme) ? theme : Themes[0];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static void MapPreferences(this WebApplication app) =>
        app.MapPost("/preferences", (HttpContext http, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? back) =>
        {
            if (language is English or Khmer) Keep(http, LanguageCookie, language);
            if (theme is not null && Themes.Contains(theme)) Keep(http, ThemeCookie, theme);
            return Results.LocalRedirect(LocalAddress.Of(back));
        }).AllowAnonymous();

    private static void Keep(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
        // The theme is read by the script that switches it without losing what was typed.
        HttpOnly = name != ThemeCookie,
    });
}
