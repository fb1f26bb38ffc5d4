using System.Text;

namespace CaseTracker.Domain.Values;

/// <summary>Replaces known stretches of a text by one word each.</summary>
internal static class Vocabulary
{
    /// <summary>One pass; at each place the first entry that fits wins, so tables hold longer entries first.</summary>
    /// <param name="wholeWords">Latin phrases must not begin or end inside a word; Khmer has no spaces to tell by.</param>
    public static string Replace(string text, (string From, string To)[] table, bool wholeWords)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var found = wholeWords && at > 0 && char.IsLetterOrDigit(text[at - 1]) ? default
                : Array.Find(table, pair => string.CompareOrdinal(text, at, pair.From, 0, pair.From.Length) == 0
                    && !(wholeWords && at + pair.From.Length < text.Length && char.IsLetter(text[at + pair.From.Length])));
            if (found.From is null) result.Append(text[at++]);
            else
            {
                result.Append(' ').Append(found.To).Append(' ');
                at += found.From.Length;
            }
        }
        return result.ToString();
    }
}
