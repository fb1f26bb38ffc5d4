namespace CaseTracker.Domain.Sources;

public static class SettlementRules
{
    /// <summary>Whether a choice still holds: everything that sources report now was weighed when it was made.</summary>
    public static bool Holds(SettlementDetails settlement, IEnumerable<string?> reported)
    {
        var weighed = settlement.Weighed.Split('\n').Select(CitationRules.Plain).ToHashSet(StringComparer.Ordinal);
        return reported.Where(value => !string.IsNullOrWhiteSpace(value)).All(value => weighed.Contains(CitationRules.Plain(value!)));
    }

    /// <summary>The values that a choice weighs, one a line.</summary>
    public static string Weighed(IEnumerable<string?> reported) =>
        string.Join('\n', reported.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.ReplaceLineEndings(" ").Trim()).DistinctBy(CitationRules.Plain));
}
