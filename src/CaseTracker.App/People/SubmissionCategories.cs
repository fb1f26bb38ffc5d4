namespace CaseTracker.App.People;

/// <summary>The categories of arbitrary detention that the criteria of an assessment name: "II" is none of "III".</summary>
internal static class SubmissionCategories
{
    private const string Between = ",;/.()";

    public static IReadOnlyList<string> All { get; } = ["I", "II", "III", "IV", "V"];

    public static bool Names(string? criteria, string category) => (criteria ?? "").Split([' ', .. Between])
        .Contains(category, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text names any of them, in SQL.</summary>
    public static string Named(string text)
    {
        var words = Between.Aggregate($"UPPER({text})", (spaced, sign) => $"REPLACE({spaced}, '{sign}', ' ')");
        return string.Join(" OR ", All.Select(category => $"CONCAT(' ', {words}, ' ') LIKE '% {category} %'"));
    }
}
