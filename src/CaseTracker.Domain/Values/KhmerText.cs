using System.Text;

namespace CaseTracker.Domain.Values;

/// <summary>What Khmer typing needs before it can be read: digits ០–៩ (U+17E0–U+17E9) as 0–9, and no invisible
/// characters. Keyboards put U+200B between words, inconsistently.</summary>
internal static class KhmerText
{
    private const char Zero = '\u17E0';
    private const char Nine = '\u17E9';
    private const string Invisible =
        "\u200B\u200C\u200D\u2060\uFEFF\u200E\u200F\u00AD\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u061C\u180E\u17B4\u17B5";

    /// <summary>Latin digits, no invisible characters, plain spaces, and one spelling of the subscript that two
    /// letters share: ណ្ដ and ណ្ត look alike and both are typed.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Invisible.Contains(c, StringComparison.Ordinal)) continue;
            if (c is >= Zero and <= Nine) clean.Append((char)('0' + (c - Zero)));
            else if (char.IsWhiteSpace(c)) clean.Append(' ');
            else clean.Append(c);
        }
        return clean.Replace("\u17D2\u178A", "\u17D2\u178F").ToString().Trim();
    }

    public static bool IsIn(string text) => text.Any(c => c is >= '\u1780' and <= '\u17FF');
}
