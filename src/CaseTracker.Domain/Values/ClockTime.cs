using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>A time of day beside a date. The program keeps days, so a time is read over; one with a zone is a moment, and its day is
/// the one in Cambodia (<see cref="CambodianTime"/>): posts and archives print UTC, and an evening there is the next morning
/// here.</summary>
/// <param name="FromUtc">The zone's offset; null where the time has none and is taken for local.</param>
internal readonly record struct ClockTime(TimeOnly Time, TimeSpan? FromUtc)
{
    /// <summary>The time of EDTF behind the T: 18:00:00Z, 18:00+07:00. Null where it is none.</summary>
    public static ClockTime? OfEdtf(ReadOnlySpan<char> text)
    {
        var zone = text.IndexOfAny('Z', '+', '-');
        if (!TimeOnly.TryParseExact(zone < 0 ? text : text[..zone], ["HH", "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
        if (zone < 0) return new(time, null);
        return Offset(text[zone..].ToString()) is { } offset ? new(time, offset) : null;
    }

    /// <summary>Takes the times out of a text of words. The time is null where there is none; the problem tells of a zone that has no one
    /// offset.</summary>
    public static (string Text, ClockTime? Time, Problem? Problem) TakenFrom(string text)
    {
        var lower = text.ToLowerInvariant();
        if (!lower.AsSpan().ContainsAny(":mM")) return (text, null, null);
        var found = ClockPatterns.Time().Matches(lower).Where(match => TimeOf(match) is not null).ToList();
        if (found.Count == 0) return (text, null, null);
        var zones = found.Select(match => match.Groups["zone"].Value).Where(zone => zone.Length > 0).ToList();
        // Two moments do not make one day.
        if (zones.Exists(zone => ZoneOf(zone) is null) || (found.Count > 1 && zones.Exists(zone => ZoneOf(zone) != CambodianTime.Offset)))
            return (text, null, new Problem("Values.Date.TimeZone", text));
        // "At around 9 am on 3 May" says "around" of the hour; a zone can make it another day.
        var local = zones.TrueForAll(zone => ZoneOf(zone) == CambodianTime.Offset);
        foreach (var match in Enumerable.Reverse(found))
        {
            var before = lower[..match.Index];
            lower = $"{(local ? ClockPatterns.About().Replace(before, "") : before)} {lower[(match.Index + match.Length)..]}";
        }
        return (lower, new ClockTime(TimeOf(found[0])!.Value, zones.Count == 0 ? null : ZoneOf(zones[0])), null);
    }

    /// <summary>The day in Cambodia of this time on a date; without a zone the date as it is.</summary>
    public Parsed<EdtfPoint> On(EdtfPoint date, string text)
    {
        if (FromUtc is not { } offset || offset == CambodianTime.Offset) return date;
        if (!date.IsDay || date.HasUnspecified) return new Problem("Values.Date.TimeZone", text);
        var shifted = Time.ToTimeSpan() - offset + CambodianTime.Offset;
        var days = (int)Math.Floor(shifted.TotalDays);
        if (days == 0) return date;
        var number = date.Earliest.DayNumber + days;
        if (number < DateOnly.MinValue.DayNumber || number > DateOnly.MaxValue.DayNumber) return new Problem("Values.Date.TimeZone", text);
        return EdtfPoint.OfDay(DateOnly.FromDayNumber(number)).Mark(date.YearMarks, date.MonthMarks, date.DayMarks);
    }

    private static TimeOnly? TimeOf(Match match)
    {
        var hour = Number(match, "hour");
        if (match.Groups["half"] is { Success: true, Value: var half })
        {
            if (hour is 0 or > 12) return null;
            hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
        }
        var (minute, second) = (Number(match, "minute"), Number(match, "second"));
        return hour < 24 && minute < 60 && second < 60 ? new TimeOnly(hour, minute, second) : null;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    private static TimeSpan? ZoneOf(string zone) => ClockPatterns.Local().IsMatch(zone) ? CambodianTime.Offset
        : ClockPatterns.Utc().Match(zone) is { Success: true } utc ? Offset(utc.Groups["offset"].Value) : null;

    /// <summary>Z, +07:00, +0700, −5; nothing is UTC itself.</summary>
    private static TimeSpan? Offset(string text)
    {
        if (text is "" or "Z") return TimeSpan.Zero;
        if (ClockPatterns.Offset().Match(text) is not { Success: true } match) return null;
        // No place on earth is further from UTC.
        if (new TimeSpan(Number(match, "hours"), Number(match, "minutes"), 0) is var offset && offset > TimeSpan.FromHours(14)) return null;
        return match.Groups["sign"].Value == "+" ? offset : -offset;
    }
}

internal static partial class ClockPatterns
{
    // A bare minus is a zone only where nothing else can be meant: "10:00-12:00" is two times.
    [GeneratedRegex("""
        (?<=^|[\s,(])(?<hour>[0-9]{1,2})
        (?::(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.][0-9]+)?)?(?![0-9:])(?:\s?(?<half>[ap]\.?m\b\.?))?|\s?(?<half>[ap]\.?m\b\.?))
        (?:\s*[(]?(?<zone>(?:utc|gmt|z(?:ulu)?)(?:\s?[+\-−–][0-9]{1,2}(?::?[0-9]{2})?)?(?![\w])
            |(?:\+|(?<=:[0-9]{2}:[0-9.]+\s?)[\-−])[0-9]{2}(?::?[0-9]{2})?(?![\w:\-])
            |(?:ict|local\stime|indochina\stime|(?:in\s)?phnom\spenh(?:\stime)?|(?:in\s)?cambodian?(?:\stime)?)(?!\w)
            |(?:[ecmp][sd]?t|akst|akdt|hst|bst|cest|cet|eest|eet|wet|west|ist|jst|kst|sgt|myt
                |hkt|pht|pst|wib|aest|aedt|acst|awst|nzst|nzdt|msk|pkt|npt|mmt)(?!\w))[)]?(?:\s*[(][a-z\s]+[)])?)?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    public static partial Regex Time();

    [GeneratedRegex(@"(?<![\w])(about|around|approximately|approx\.?|roughly|circa|ca\.?|~|≈)\s*$", RegexOptions.ExplicitCapture)]
    public static partial Regex About();

    [GeneratedRegex(@"^(ict|local|indochina|(in\s)?phnom|(in\s)?cambodia)", RegexOptions.ExplicitCapture)]
    public static partial Regex Local();

    [GeneratedRegex(@"^(utc|gmt|z(ulu)?)?\s?(?<offset>([+\-−–].*)?)$", RegexOptions.ExplicitCapture)]
    public static partial Regex Utc();

    [GeneratedRegex("^(?<sign>[+−–-])(?<hours>[0-9]{1,2})(:?(?<minutes>[0-5][0-9]))?$", RegexOptions.ExplicitCapture)]
    public static partial Regex Offset();
}
