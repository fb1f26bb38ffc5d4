using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Detention.Changes;

/// <summary>What a change statement is asked for: why the list of prisoners of one day is another than that of an earlier day.</summary>
/// <param name="From">The day of the opening; what happened on it is in the opening.</param>
/// <param name="To">The day of the closing, not before the other.</param>
public sealed record ChangeQuestion(DateOnly From, DateOnly To)
{
    /// <summary>The moment of knowledge of the closing, UTC; null: now.</summary>
    public DateTime? KnownAsOf { get; init; }

    /// <summary>The moment of knowledge of the opening, UTC, not after that of the closing; null: that of the closing.</summary>
    public DateTime? OpeningKnownAsOf { get; init; }

    /// <summary>As known when the opening is asked, UTC; null: now.</summary>
    internal DateTime? OpeningKnown => OpeningKnownAsOf ?? KnownAsOf;

    /// <summary>Of whom it is asked, by filters of the prisoner list that ask about the person and not about a day
    /// (<see cref="PrisonerFilterDefinition.OnEveryDay"/>): the people are the same at the opening, at the closing and between them, so
    /// that nobody comes or goes by a filter.</summary>
    public ChosenFilters Filters { get; init; } = PrisonerFilters.None;

    /// <summary>The filters that it takes.</summary>
    public static IReadOnlyList<PrisonerFilterDefinition> Takes { get; } = [.. PrisonerFilters.Others.Where(filter => filter.OnEveryDay)];

    /// <summary>What keeps it from being answered; null where nothing does.</summary>
    public Problem? Refused =>
        To < From ? new Problem("Changes.DaysReversed")
        : OpeningKnownAsOf > KnownAsOf ? new Problem("Changes.KnowledgeReversed")
        : Filters.All.Select(chosen => chosen.Filter).FirstOrDefault(filter => !Takes.Contains(filter)) is { } ofADay
            ? new Problem("Changes.FilterOfADay", ofADay.Label, string.Join(", ", Takes.Select(filter => filter.Label)))
        : OpeningKnown is not null && ListFilters.BesideRecords.FirstOrDefault(key => Filters.Of(key).Count > 0) is { } beside
            ? new Problem("Lists.NotKnownThen", PrisonerFilters.Find(beside)!.Label) : null;
}
