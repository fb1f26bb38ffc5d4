using System.Text;

namespace CaseTracker.Domain.Values;

/// <summary>One spelling for Khmer that looks the same: the signs that follow a letter can be typed in several orders and
/// shown alike, and no Unicode normalisation joins them (lontar.eu, "Order and disorder in Unicode"). Khmer signs are never
/// dropped as Latin accents are: without them កឹម would become កម.</summary>
public static class KhmerSpelling
{
    private const char Coeng = '\u17D2', Ro = '\u179A';

    /// <summary>The text without invisible characters, with single spaces, and with the signs of each syllable in one
    /// order: subscripts (ro last), consonant shifters, vowels, other signs.</summary>
    public static string Normal(string text)
    {
        var clean = KhmerText.Clean(text).Replace("\u17C1\u17B6", "\u17C4", StringComparison.Ordinal).Replace("\u17C1\u17B8", "\u17BE", StringComparison.Ordinal);
        var result = new StringBuilder(clean.Length);
        List<(int Order, string Sign)> signs = [];
        for (var at = 0; at < clean.Length; at++)
        {
            var order = Order(clean, at);
            if (order == 0)
            {
                Flush();
                if (clean[at] != ' ' || result is { Length: > 0 } && result[^1] != ' ') result.Append(clean[at]);
                continue;
            }
            var length = clean[at] == Coeng && at + 1 < clean.Length ? 2 : 1;
            signs.Add((order, clean.Substring(at, length)));
            at += length - 1;
        }
        Flush();
        return result.ToString().TrimEnd();

        void Flush()
        {
            foreach (var (_, sign) in signs.OrderBy(sign => sign.Order)) result.Append(sign);
            signs.Clear();
        }
    }

    /// <summary>Whether any letter of the text is Khmer.</summary>
    public static bool IsKhmer(string text) => KhmerText.IsIn(text);

    private static int Order(string text, int at) => text[at] switch
    {
        Coeng => at + 1 < text.Length && text[at + 1] == Ro ? 2 : 1,
        '\u17C9' or '\u17CA' => 3,
        >= '\u17B6' and <= '\u17C5' => 4,
        >= '\u17C6' and <= '\u17D1' or '\u17DD' => 5,
        _ => 0,
    };
}
