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

    /// <summary>What keeps it from being answered; null where nothing does.</summary>
    public Problem? Refused =>
        To < From ? new Problem("Changes.DaysReversed")
        : OpeningKnownAsOf > KnownAsOf ? new Problem("Changes.KnowledgeReversed") : null;
}
