using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Pages.Charges;

/// <summary>Which charges are counted, and by what.</summary>
/// <param name="Charges">A question of the list of charges; its page counts for nothing.</param>
/// <param name="By">One of <see cref="Ways"/>.</param>
public sealed record ChargeQuestion(RecordQuestion Charges, FilterDefinition By)
{
    /// <summary>The list of charges, and that of sentences.</summary>
    public static RecordList List { get; } = RecordLists.Find("charges")!;

    private static readonly RecordList SentenceList = RecordLists.Find("sentences")!;

    /// <summary>The filter by which charges are asked for by their outcome.</summary>
    public static FilterDefinition Outcome { get; } = List.Find("outcome")!;

    /// <summary>What charges are counted by. Sentences are asked for by the same names, as what is said of their charge and
    /// prosecution.</summary>
    public static IReadOnlyList<FilterDefinition> Ways { get; } =
        [.. new[] { "article", "law", "court", "judge", "stage" }.Select(key => List.Find(key)!)];

    /// <summary>The way of a key, or null.</summary>
    public static FilterDefinition? Way(string? key) => Ways.FirstOrDefault(way => way.Key == key);

    /// <summary>The sentences on these charges; null where the list of sentences cannot be asked for them.</summary>
    public RecordQuestion? Sentences => Charges.Folded.Count > 0 || Charges.Only.Count > 0
        || Charges.Filters.All.Any(chosen => chosen.Filter != Outcome && !Ways.Contains(chosen.Filter)) ? null
        : Charges.Filters.All.Aggregate(new RecordQuestion(SentenceList), (question, chosen) =>
            question.Choose(chosen.Filter.Key, chosen.Values));

    /// <summary>Why it cannot be answered; null where it can: prosecutions are known as of now alone.</summary>
    internal Problem? Refused => Charges.KnownAsOf is null ? null : new Problem("Lists.NotKnownThen", By.Label);
}
