using System.Globalization;
using CaseTracker.App.Detention;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Exchange;

/// <summary>The question of an export as a command's options and an address's query write it. What cannot be read is told,
/// never left out: a file says less of its question than a page.</summary>
public sealed record ExportQuestion(string? AsOf, string? Known, IReadOnlyList<string> Statuses, string? Certainty, string? Name)
{
    private const int LongestName = 200;
    private static readonly TimeSpan Cambodia = TimeSpan.FromHours(7);
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <param name="now">For the day asked for where none is named: today in Cambodia.</param>
    public Outcome<PrisonerQuestion> Read(DateTimeOffset now)
    {
        var problems = new List<Problem>();
        DateOnly? day = IsNone(AsOf) ? DateOnly.FromDateTime(now.ToOffset(Cambodia).DateTime) : Day(AsOf!);
        if (day is null) problems.Add(new Problem("Export.DayUnreadable", AsOf));
        var known = IsNone(Known) ? null : Moment(Known!);
        if (known is null && !IsNone(Known)) problems.Add(new Problem("Export.MomentUnreadable", Known));
        var words = Statuses.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        if (words.Find(word => Status(word) is null) is { } unknown)
            problems.Add(new Problem("Export.StatusUnknown", unknown, string.Join(", ", Enum.GetNames<CustodyStatus>())));
        Certainty? certainty = Certainty?.Trim().ToUpperInvariant() switch { "CERTAIN" => Domain.Detention.Certainty.Certain, "POSSIBLE" => Domain.Detention.Certainty.Possible, _ => null };
        if (certainty is null && !IsNone(Certainty)) problems.Add(new Problem("Export.CertaintyUnknown", Certainty));
        if (Name?.Length > LongestName) problems.Add(new Problem("Export.NameTooLong", Name.Length, LongestName));
        return problems.Count > 0
            ? Outcome<PrisonerQuestion>.Failed(problems)
            : Outcome<PrisonerQuestion>.Of(new PrisonerQuestion(day!.Value, known)
            {
                Statuses = [.. words.Select(word => Status(word)!.Value).Distinct()], Certainty = certainty, Name = IsNone(Name) ? null : Name, PageSize = 0,
            });
    }

    private static bool IsNone(string? text) => string.IsNullOrWhiteSpace(text);

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day means its end in Cambodia; a moment without an offset is UTC.</summary>
    private static DateTime? Moment(string text)
    {
        if (Day(text) is { } day) return day == DateOnly.MaxValue ? null : new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Cambodia).UtcDateTime.AddTicks(-1);
        return DateTimeOffset.TryParseExact(text.Trim(), Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.UtcDateTime : null;
    }

    /// <summary>By its name, in any case, with or without hyphens; not by a number.</summary>
    private static CustodyStatus? Status(string word)
    {
        var name = word.Replace("-", "", StringComparison.Ordinal);
        var found = Array.FindIndex(Enum.GetNames<CustodyStatus>(), known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found < 0 ? null : Enum.GetValues<CustodyStatus>()[found];
    }
}
