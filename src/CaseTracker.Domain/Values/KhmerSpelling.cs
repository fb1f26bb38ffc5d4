using System.Text;

namespace CaseTracker.Domain.Values;

/// <summary>One spelling for Khmer that looks the same: the signs that follow a letter can be typed in several orders and
/// shown alike, and no Unicode normalisation joins them (lontar.eu, "Order and disorder in Unicode"). Khmer signs are never
/// dropped as Latin accents are: without them កឹម would become កម.</summary>
public static class KhmerSpelling
{
    private const char Coeng = '\u17D2', Ro = '\u179A';

    /// <summary>The text without invisible characters, with single spaces, and with the signs of each syllable in one
    /// order: subscripts (ro last), consonant shifters, vowels, other signs; each sign once, and one shifter where they look
    /// alike.</summary>
    public static string Normal(string text)
    {
        // What stands together only after signs were put in order may be joined then.
        for (var next = Once(text); next != text; next = Once(text)) text = next;
        return text;
    }

    private static string Once(string text)
    {
        var clean = KhmerText.Clean(text).Replace("\u17C1\u17B6", "\u17C4", StringComparison.Ordinal)
            .Replace("\u17C1\u17B8", "\u17BE", StringComparison.Ordinal);
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
            Shifted(signs);
            var before = "";
            foreach (var (order, sign) in signs.OrderBy(sign => sign.Order))
            {
                // A sign that is typed twice is drawn once; a subscript is a letter.
                if (order < 3 || sign != before) result.Append(sign);
                before = sign;
            }
            signs.Clear();
        }
    }

    /// <summary>Under a vowel that stands above, both shifters are drawn as the vowel ុ, and many type that: ស៊ី, ស៉ី and សុី look
    /// alike.</summary>
    private static void Shifted(List<(int Order, string Sign)> signs)
    {
        if (!signs.Exists(one => one.Sign is "\u17B7" or "\u17B8" or "\u17B9" or "\u17BA" or "\u17BE")) return;
        for (var at = 0; at < signs.Count; at++)
            if (signs[at].Sign is "\u17C9" or "\u17CA" or "\u17BB") signs[at] = (3, "\u17CA");
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
