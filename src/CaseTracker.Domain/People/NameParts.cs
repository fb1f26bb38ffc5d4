using System.Globalization;
using System.Text;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>The parts of a name that tell people apart, in the order given: without titles, case, accents (of Latin
/// letters only), apostrophes and hyphens.</summary>
internal static class NameParts
{
    /// <summary>Longer names are read by their first parts; no Khmer name in use has more.</summary>
    private const int Most = 5;

    // Titles that are no family names; the second line may be names as well and goes only before a whole name.
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "samdech", "techo", "akka", "moha", "sena", "padei", "oknha", "chumteav", "udom", "krou", "venerable", "ven", "excellency", "mr",
            "mrs", "ms", "miss", "dr", "general", "gen",
        "colonel", "col", "major", "maj", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "brigadier", "brig", "king", "queen",
            "prince", "princess",
        "សម្តេច", "តេជោ", "ឧកញ៉ា", "អ្នកឧកញ៉ា", "លោក", "លោកជំទាវ", "លោកស្រី", "លោកគ្រូ", "ឯកឧត្តម", "កញ្ញា",
    };
    private static readonly HashSet<string> TitlesOrNames = new(StringComparer.Ordinal)
    {
        "lok", "neak", "ek", "neang", "preah", "bong", "ta", "yeay", "he", "នាង", "ព្រះ", "បង", "តា", "យាយ",
    };

    /// <summary>The parts, lower case; none for a text without letters.</summary>
    public static string[] Of(string? name, out bool titleDropped)
    {
        List<string> parts = [.. Plain(KhmerSpelling.Normal(name ?? "")).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var before = parts.Count;
        var pending = 0;
        // "Lok Chumteav": what may be a name is a title where another title follows.
        while (pending < parts.Count - 1 && TitlesOrNames.Contains(parts[pending])) pending++;
        if (pending > 0 && (Titles.Contains(parts[pending]) || parts.Count - pending >= 2)) parts.RemoveRange(0, pending);
        while (parts.Count > 1 && Titles.Contains(parts[0])) parts.RemoveAt(0);
        titleDropped = parts.Count < before;
        return [.. parts.Take(Most)];
    }

    /// <summary>Small letters and spaces. A hyphen and other signs part words; an apostrophe and a full stop do not.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        // A Khmer sign is a mark as a Latin accent is, and must stay.
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (c is >= '\u1780' and <= '\u17DD') plain.Append(c);
            else if (c is '\'' or '’' or '‘' or '`' or '.' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                continue;
            else if (c is 'œ') plain.Append("oe");
            else plain.Append(char.IsLetterOrDigit(c) ? c : ' ');
        }
        return plain.ToString();
    }
}
