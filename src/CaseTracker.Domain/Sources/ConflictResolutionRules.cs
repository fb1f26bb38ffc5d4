namespace CaseTracker.Domain.Sources;

public static class ConflictResolutionRules
{
    /// <summary>Whether a choice still holds: everything that sources report now was weighed when it was made.</summary>
    /// <param name="compared">What each citation is compared by now (<see cref="CitedValue.Compared"/>).</param>
    public static bool Holds(ConflictResolutionDetails settlement, IEnumerable<string?> compared)
    {
        var weighed = settlement.WeighedValues.Split('\n').Select(CitationRules.Plain).ToHashSet(StringComparer.Ordinal);
        return compared.OfType<string>().All(value => weighed.Contains(CitationRules.Plain(value)));
    }

    /// <summary>The values that a choice weighs, one a line.</summary>
    public static string Weighed(IEnumerable<string?> reported) =>
        string.Join('\n', reported.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.ReplaceLineEndings(" ").Trim())
            .DistinctBy(CitationRules.Plain));

    /// <summary>What the values that a choice weighs are compared by, one a line: words as they stand, since the database reckons with case
    /// in its own way.</summary>
    public static string WeighedValues(IEnumerable<(string? Value, string? Words)> reported) => string.Join('\n', reported
        .Select(one => one.Value is null ? one.Words?.ReplaceLineEndings(" ").Trim() : CitedValue.Compared(one.Value, null))
            .Where(line => !string.IsNullOrWhiteSpace(line)).DistinctBy(line => CitationRules.Plain(line!)));
}
