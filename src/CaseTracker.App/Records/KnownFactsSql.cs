using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary><see cref="KnownFacts"/> in SQL text, for lists. Parameters: <c>@known</c>, the moment of knowledge in UTC, and <c>@level0</c>
/// to <c>@level3</c> (<see cref="Levels"/>).</summary>
internal static class KnownFactsSql
{
    private const string Within = "(@level0, @level1, @level2, @level3)";

    /// <summary>A fact that is known now and is within the clearance.</summary>
    public static string Current(string alias) => $"{alias}.KnownTo IS NULL AND {alias}.Confidentiality IN {Within}";

    /// <summary>An ordinary record that stands and is within the clearance. One above it counts for nothing.</summary>
    public static string Seen(string alias) => $"{alias}.DeletedAt IS NULL AND {alias}.Confidentiality IN {Within}";

    /// <summary>The versions of facts that were known at the moment and are within the viewer's clearance. A fact that was made more
    /// confidential is closed as it was known before, too.</summary>
    public static string Known(string table, string alias) => $"""
        {alias}.KnownFrom <= @known AND {alias}.Confidentiality IN {Within}
            AND ({alias}.KnownTo IS NULL OR ({alias}.KnownTo > @known
            AND NOT EXISTS (SELECT 1 FROM {table} present WHERE present.FactId = {alias}.FactId
                AND present.Confidentiality NOT IN {Within}
                AND NOT EXISTS (SELECT 1 FROM {table} later WHERE later.FactId = present.FactId AND later.Version > present.Version))))
        """;

    /// <summary>The values of the four level parameters for a clearance; those above it stand empty.</summary>
    public static string[] Levels(Confidentiality clearance) =>
        [.. Enum.GetValues<Confidentiality>().Select(level => level <= clearance ? level.ToString() : "")];
}
