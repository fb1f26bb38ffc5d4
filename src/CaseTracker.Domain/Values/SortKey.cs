using System.Text;

namespace CaseTracker.Domain.Values;

/// <summary>Where a text stands in a list: a key of ASCII digits and the letters a to f, which every database compares alike. Digits come
/// first, then Latin letters (an accented one beside its plain letter, capitals beside small ones), then Khmer by the Khmer alphabet, then
/// other scripts.</summary>
/// <remarks>The Khmer order is that of the Unicode CLDR (km.xml, as charted at unicode.org/cldr/cldr-aux/charts/30/collation/km.html),
/// which follows the dictionary of Chuon Nath: consonants (ឫ ឬ after រ, ឭ ឮ after ល), independent vowels, dependent vowels, vowels with a
/// nikahit, then with a reahmuk, and last subscripts, so that ក្រ comes after every ក with a vowel. A robat counts as រ before its letter;
/// the other signs decide only between equals.</remarks>
public static class SortKey
{
    /// <summary>The longest key, in characters; what follows in a longer text does not sort.</summary>
    public const int MaxLength = 160;

    private const string Consonants = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរឫឬលឭឮវឝឞសហឡអ", Independent = "ឥឦឧឩឪឯឰឱឲឳ";
    private const char Coeng = '\u17D2', Robat = '\u17CC', Ro = '\u179A';

    // Contractions stand before their parts.
    private static readonly string[] Vowels =
    [
        "\u17B6", "\u17B7", "\u17B8", "\u17B9", "\u17BA", "\u17BB", "\u17BC", "\u17BD", "\u17BE", "\u17BF", "\u17C0", "\u17C1", "\u17C2",
            "\u17C3", "\u17C4", "\u17C5",
        "\u17BB\u17C6", "\u17C6", "\u17B6\u17C6", "\u17C7", "\u17B7\u17C7", "\u17BB\u17C7", "\u17C1\u17C7", "\u17C4\u17C7",
    ];

    private const int Space = 0x10, Digit = 0x20, Latin = 0x30, Letter = 0x60, Vowel = 0xA0, Subscript = 0xC8, Other = 0xF0;

    /// <summary>Empty for a text without letters or digits.</summary>
    public static string Of(string? text)
    {
        var folded = TextFold.Of(text);
        var (key, signs) = (new StringBuilder(), new StringBuilder());
        for (var at = 0; at < folded.Length && key.Length < MaxLength; at++) at += Append(key, signs, folded, at);
        if (key.Length == 0) return "";
        if (signs.Length > 0) key.Append("00").Append(signs);
        return key.Length > MaxLength ? key.ToString(0, MaxLength) : key.ToString();
    }

    /// <summary>Appends what stands at a place, and gives how many characters more than one it took.</summary>
    private static int Append(StringBuilder key, StringBuilder signs, string text, int at)
    {
        var c = text[at];
        if (at + 1 < text.Length && text[at + 1] == Robat)
        {
            Weight(key, Letter + Consonants.IndexOf(Ro, StringComparison.Ordinal));
            Append(key, signs, c.ToString(), 0);
            return 1;
        }
        if (c is ' ' or '-')
        {
            if (key.Length > 0) Weight(key, Space);
            return 0;
        }
        if (char.IsAsciiDigit(c)) Weight(key, Digit + (c - '0'));
        else if (char.IsAsciiLetterLower(c)) Weight(key, Latin + (c - 'a'));
        else if (c == Coeng) Weight(key, Subscript);
        else if (Consonants.IndexOf(c, StringComparison.Ordinal) is >= 0 and var consonant) Weight(key, Letter + consonant);
        else if (Independent.IndexOf(c, StringComparison.Ordinal) is >= 0 and var independent)
            Weight(key, Letter + Consonants.Length + independent);
        else if (at + 1 < text.Length && Array.IndexOf(Vowels, text.Substring(at, 2)) is >= 0 and var pair)
        {
            Weight(key, Vowel + pair);
            return 1;
        }
        else if (Array.IndexOf(Vowels, c.ToString()) is >= 0 and var vowel) Weight(key, Vowel + vowel);
        else if (c is >= '\u17C8' and <= '\u17DD') Weight(signs, c & 0xFF);
        else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
        {
            Weight(key, Other);
            Weight(key, c >> 8);
            Weight(key, c & 0xFF);
        }
        return 0;
    }

    private static void Weight(StringBuilder key, int weight) =>
        key.Append(weight.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
}
