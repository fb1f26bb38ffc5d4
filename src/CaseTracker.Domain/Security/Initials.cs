using System.Globalization;

namespace CaseTracker.Domain.Security;

/// <summary>A name by its first letters.</summary>
public static class Initials
{
    /// <summary>"T. P." for "Test Person": the first letter of each word that begins with one. Khmer letters keep the signs that belong to
    /// them. Null where no word does.</summary>
    public static string? Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var letters = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => StringInfo.GetNextTextElement(word.TrimStart('"', '\'', '(', '“', '‘', '«')))
            .Where(letter => letter.Length > 0 && char.IsLetter(letter, 0));
        return string.Join(' ', letters.Select(letter => letter.ToUpperInvariant() + ".")) is { Length: > 0 } initials ? initials : null;
    }
}
