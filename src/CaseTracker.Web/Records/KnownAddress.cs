using System.Globalization;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Records;

/// <summary>The moment of knowledge as an address and a box write it.</summary>
public static class KnownAddress
{
    /// <summary>The end of a Cambodian day, or the exact moment.</summary>
    public const string Moment = "known";

    /// <summary>The end of a Cambodian day.</summary>
    public const string Day = "as-known-on";

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];
    private static readonly string[] MomentsThere = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm"];

    /// <summary>What the address of a page, or a box, asks for: the moment, UTC, or what is wrong with the text; both null for no
    /// text.</summary>
    public static (DateTime? Known, Problem? Problem) Read(string? moment, string? day = null) =>
        (string.IsNullOrWhiteSpace(moment) ? string.IsNullOrWhiteSpace(day) ? null : ReadEnd(day) : ReadMoment(moment)) switch
        {
            DateTime known => (known, null),
            Problem problem => (null, problem),
            _ => (null, null),
        };

    /// <summary>The address of the page that is open, as it is recorded now.</summary>
    public static string Now(NavigationManager navigation) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        [Moment] = null,
        [Day] = null,
    });

    /// <summary>A moment that ends a day in Cambodia is written as that day.</summary>
    public static string Text(DateTime known)
    {
        var day = CambodianTime.DayOf(known);
        return known == CambodianTime.EndOf(day) ? Iso(day) : known.ToString(Moments[0], CultureInfo.InvariantCulture);
    }

    /// <summary>The same as it stands in a box, and can be read again there: by the clock in Cambodia.</summary>
    public static string Words(DateTime known) =>
        known == CambodianTime.EndOf(CambodianTime.DayOf(known)) ? Text(known)
            : string.Create(CultureInfo.InvariantCulture,
                $"{CambodianTime.DayOf(known):yyyy-MM-dd} {CambodianTime.TimeOf(known):HH:mm:ss.FFFFFFF}");

    /// <summary>A <see cref="DateOnly"/>, or the <see cref="Problem"/> with it.</summary>
    public static object ReadDay(string text)
    {
        var read = ImpreciseDate.Parse(text);
        if (!read.Ok) return read.Problem;
        return read.Value is { Extent: DateExtent.Day, Qualified: false, Earliest: { } day } && read.Value.Latest == day
            ? day
            : (object)new Problem("PrisonerPages.NotOneDay", text, read.Value);
    }

    /// <summary>The end of a day as a <see cref="DateTime"/>, UTC, or the <see cref="Problem"/> with it.</summary>
    public static object ReadEnd(string text) => ReadDay(text) is var read && read is DateOnly day ? CambodianTime.EndOf(day) : read;

    /// <summary>A <see cref="DateTime"/>, UTC, or the <see cref="Problem"/> with it.</summary>
    public static object ReadMoment(string text)
    {
        if (DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)) return moment;
        if (DateTime.TryParseExact(text, MomentsThere, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var there) && there.Year > 1)
            return there - CambodianTime.Offset;
        return ReadEnd(text);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
