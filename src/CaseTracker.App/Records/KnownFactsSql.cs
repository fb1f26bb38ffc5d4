using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary>A record's own level in SQL text. Parameters: <c>@level0</c> to <c>@level3</c> (<see cref="Levels"/>).</summary>
internal static class KnownFactsSql
{
    /// <summary>On an alias: the level is within the clearance.</summary>
    public static string Within(string alias) => $"{alias}.Confidentiality IN (@level0, @level1, @level2, @level3)";

    /// <summary>The values of the four level parameters for a clearance; those above it stand empty.</summary>
    public static string[] Levels(Clearance clearance) =>
        [.. Enum.GetValues<Confidentiality>().Select(level => level <= clearance ? level.ToString() : "")];
}
