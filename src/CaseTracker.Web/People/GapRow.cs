using CaseTracker.App.Pages.Gaps;

namespace CaseTracker.Web.People;

/// <summary>A line of the table of what is lacking: a kind or a field, with how many records have each gap.</summary>
/// <param name="Records">How many there are; null where that is said elsewhere.</param>
/// <param name="Question">What it leads to, without a gap.</param>
public sealed record GapRow(string Label, int? Records, IReadOnlyDictionary<RecordGap, int> Counts, GapQuestion Question);
