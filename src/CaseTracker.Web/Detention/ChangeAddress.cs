using System.Globalization;
using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Detention;

/// <summary>The question of a change statement as the options of its command and the query of its page write it. What cannot be read is
/// told, never left out.</summary>
public static class ChangeAddress
{
    /// <summary>Of the file and its command.</summary>
    public const string Name = "change-statement";

    public const string Path = "/prisoners/changes";
    public const string From = "from", To = "to", Known = "as-known-on", OpeningKnown = "opening-known-on";

    /// <summary>The movement whose people a page shows, and which page of them.</summary>
    public const string Kind = "kind", Page = "page";

    public static Outcome<ChangeQuestion> Read(IEnumerable<KeyValuePair<string, string?>> parts)
    {
        var said = parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).ToLookup(part => part.Key, part => part.Value!.Trim(),
            StringComparer.OrdinalIgnoreCase);
        var problems = new List<Problem>();
        var (from, to, known, opening) = (Day(From), Day(To), Day(Known), Day(OpeningKnown));
        if (problems.Count == 0 && (from is null || to is null)) problems.Add(new Problem("Changes.DaysMissing"));
        if (problems.Count > 0) return Outcome<ChangeQuestion>.Failed(problems);
        var filters = PrisonerFilters.None;
        foreach (var filter in PrisonerFilters.Others)
        {
            var values = said[filter.Key].Select(filter.Read).ToList();
            problems.AddRange(values.SelectMany(value => value.Problems));
            if (values.Count > 0 && problems.Count == 0) filters = filters.With(filter.Key, values.Select(value => value.Value));
        }
        if (problems.Count > 0) return Outcome<ChangeQuestion>.Failed(problems);
        var question = new ChangeQuestion(from!.Value, to!.Value)
        {
            Filters = filters,
            KnownAsOf = known is { } day ? CambodianTime.EndOf(day) : null,
            OpeningKnownAsOf = opening is { } first ? CambodianTime.EndOf(first) : null,
        };
        return question.Refused is { } refused ? Outcome<ChangeQuestion>.Failed(refused) : Outcome<ChangeQuestion>.Of(question);

        DateOnly? Day(string name)
        {
            if (said[name].LastOrDefault() is not { } text) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            problems.Add(new Problem("Changes.WrongDay", text, name));
            return null;
        }
    }

    /// <summary>The address of the page.</summary>
    /// <param name="kind">The movement whose people it shows.</param>
    /// <param name="page">Which page of them, from 1.</param>
    public static string Of(ChangeQuestion question, MovementKind? kind = null, int page = 1) => Path + Query(question)
        + (kind is { } of ? $"&{Kind}={of.Word()}" : "") + (page > 1 ? $"&{Page}={page}" : "");

    /// <summary>The address of the page for the month that ends with a day.</summary>
    /// <param name="known">The moment of knowledge, UTC; null: now.</summary>
    /// <param name="filters">Of whom; null: of everybody. What it cannot be asked of is told on the page.</param>
    public static string OfMonthTo(DateOnly day, DateTime? known = null, ChosenFilters? filters = null) =>
        Of(new(MonthBefore(day), day) { KnownAsOf = known, Filters = filters ?? PrisonerFilters.None });

    /// <summary>The same day of the month before.</summary>
    public static DateOnly MonthBefore(DateOnly day) => day < DateOnly.MinValue.AddMonths(1) ? DateOnly.MinValue : day.AddMonths(-1);

    /// <summary>The address of the file.</summary>
    public static string Export(ChangeQuestion question, string format) => $"/export/{Name}{Query(question)}&format={format}";

    private static string Query(ChangeQuestion question)
    {
        List<(string Name, string Value)> parts = [(From, PrisonerAddress.Iso(question.From)), (To, PrisonerAddress.Iso(question.To))];
        if (question.KnownAsOf is { } known) parts.Add((Known, PrisonerAddress.Iso(CambodianTime.DayOf(known))));
        if (question.OpeningKnownAsOf is { } opening) parts.Add((OpeningKnown, PrisonerAddress.Iso(CambodianTime.DayOf(opening))));
        foreach (var (filter, values) in question.Filters.All) parts.AddRange(values.Select(value => (filter.Key, value)));
        return $"?{string.Join('&', parts.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"))}";
    }
}
