using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Sources;

public static class CitationRules
{
    /// <summary>The last of the Admiralty grades of an item: it cannot be judged.</summary>
    public const int LeastCredible = 6;

    /// <summary>The Admiralty grades of an item run from 1 to <see cref="LeastCredible"/>.</summary>
    public static IEnumerable<Problem> Check(CitationDetails citation)
    {
        if (citation.Credibility is < 1 or > LeastCredible)
            yield return new Invalid("credibility", "Errors.OutOfRange", CitationDetails.Catalogue.Find("credibility")!.Label, 1,
                LeastCredible);
    }

    /// <summary>Whether a field's sources report different values: a conflict. Prose has no one value, so two summaries in
    /// other words are none.</summary>
    /// <param name="compared">What each citation is compared by (<see cref="CitedValue.Compared"/>).</param>
    public static bool Conflict(string field, IEnumerable<string?> compared) =>
        !Prose.Contains(field) && compared.OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>A reported value without what makes no difference: case and spaces.</summary>
    public static string Plain(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .ToUpperInvariant();

    /// <summary>The keys of the long texts; they mean the same in every catalogue that has them (a test holds that).</summary>
    public static IReadOnlySet<string> Prose { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "summary", "note", "grounds", "statedReason", "assessedReason", "conditions", "account", "statedCause", "assessedCause", "reason",
            "weighed", "weighedValues", "nextOfKin", "safeContact", "informant",
        "description", "result", "explanation", "exculpatory", "services", "compensationPromised", "compensationReceived", "reply",
            "parties", "terms", "risk",
    };
}
