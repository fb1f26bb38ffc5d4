using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Sources;

public static class CitationRules
{
    /// <summary>The Admiralty grades of an item run from 1 to 6.</summary>
    public static IEnumerable<Problem> Check(CitationDetails citation)
    {
        if (citation.Credibility is < 1 or > 6)
            yield return new Problem("Errors.OutOfRange", CitationDetails.Catalogue.Find("credibility")!.Label, 1, 6);
    }

    /// <summary>The values that a field's sources report, where they differ: a conflict. Case and spaces don't count.</summary>
    public static bool Conflict(IEnumerable<string?> reported) =>
        reported.Where(value => !string.IsNullOrWhiteSpace(value))
            .Select(value => string.Join(' ', value!.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant())
            .Distinct(StringComparer.Ordinal).Skip(1).Any();
}
