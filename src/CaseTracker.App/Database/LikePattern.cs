namespace CaseTracker.App.Database;

/// <summary>Words as a part of a LIKE pattern, with a backslash as its escape.</summary>
internal static class LikePattern
{
    /// <summary>The word, so that nothing in it stands for other letters.</summary>
    public static string Escape(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal);
}
