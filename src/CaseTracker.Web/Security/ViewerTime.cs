using System.Globalization;
using System.Security.Claims;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Components.Authorization;

namespace CaseTracker.Web.Security;

/// <summary>Times of the clock in the time zone that the viewer chose, with its offset so that they allow one reading. The
/// days of records are Cambodia's for everybody: see <see cref="CambodianTime"/>.</summary>
public sealed class ViewerTime(AuthenticationStateProvider state)
{
    /// <summary>"22 November 2026, 08:22 (UTC+7)".</summary>
    /// <param name="moment">UTC.</param>
    public async Task<string> Words(DateTime moment)
    {
        var chosen = (await state.GetAuthenticationStateAsync()).User.FindFirstValue(SignIn.ZoneClaim);
        return Words(moment, chosen);
    }

    /// <summary>As <see cref="Words(DateTime)"/>, in a zone by its IANA name; Cambodia's where there is none of that name.</summary>
    public static string Words(DateTime moment, string? zone)
    {
        var offset = Offset(moment, zone);
        var there = DateTime.SpecifyKind(moment, DateTimeKind.Utc) + offset;
        return Texts.Localize("Shell.Moment", ImpreciseDate.Of(DateOnly.FromDateTime(there)).Localize(),
            TimeOnly.FromDateTime(there).InDigits(),
            OffsetWords(offset));
    }

    /// <summary>"UTC+7", "UTC−3:30".</summary>
    public static string OffsetWords(TimeSpan offset) => string.Create(CultureInfo.InvariantCulture,
        $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{Math.Abs(offset.Hours)}"
        + $"{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}");

    // A machine without time zone data knows Cambodia's all the same.
    private static TimeSpan Offset(DateTime moment, string? zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? Display.UsualTimeZone, out var found)
            ? found.GetUtcOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)) : CambodianTime.Offset;
}
