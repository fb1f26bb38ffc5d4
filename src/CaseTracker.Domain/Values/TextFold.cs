using System.Globalization;
using System.Text;

namespace CaseTracker.Domain.Values;

/// <summary>The one form in which texts are searched: what looks or reads the same is one text, however it was typed. Stored beside each
/// text, and made of what is typed into a search by the same rule.</summary>
public static class TextFold
{
    /// <summary>Raise it with each change of what is folded, and what is stored is made anew at the next start.</summary>
    public const int Version = 1;

    /// <summary>Lower case, without accents (of Latin and other letters; Khmer signs stay), compatible forms of characters as their plain
    /// ones (full width, ligatures), one kind of quote and of dash, without invisible characters, Khmer signs in one order
    /// (<see cref="KhmerSpelling"/>), Khmer digits as Latin ones, single spaces.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var plain = new StringBuilder(text.Length);
        foreach (var c in Decomposed(text)) Append(plain, c);
        return KhmerSpelling.Normal(plain.ToString());
    }

    /// <summary>The words of what somebody typed, each folded.</summary>
    public static IReadOnlyList<string> Words(string? typed) => Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A lone half of a surrogate pair cannot be normalised; it is no letter of any name.</summary>
    private static string Decomposed(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar)).Normalize(NormalizationForm.FormKD);

    private static void Append(StringBuilder plain, char c)
    {
        if (c is >= '\u1780' and <= '\u17FF')
        {
            Khmer(plain, c);
            return;
        }
        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.Format: return;
            // The vowels of Thai and other scripts are marks, too, and stay.
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark when c is <= '\u036F' or >= '\u1AB0' and <= '\u1AFF'
                or >= '\u1DC0' and <= '\u1DFF' or >= '\u20D0' and <= '\u20FF' or >= '\uFE00' and <= '\uFE2F':
                return;
            case UnicodeCategory.DashPunctuation: plain.Append('-'); return;
            case UnicodeCategory.Control: plain.Append(' '); return;
            default: break;
        }
        switch (char.ToLowerInvariant(c))
        {
            case '’' or '‘' or '‛' or 'ʼ' or 'ʻ' or '`' or '´' or '′': plain.Append('\''); break;
            case '“' or '”' or '„' or '‟' or '«' or '»' or '″': plain.Append('"'); break;
            case 'œ': plain.Append("oe"); break;
            case 'æ': plain.Append("ae"); break;
            case 'ß': plain.Append("ss"); break;
            case 'đ' or 'ð': plain.Append('d'); break;
            case 'ø': plain.Append('o'); break;
            case 'ł': plain.Append('l'); break;
            case 'ı': plain.Append('i'); break;
            case var small: plain.Append(small); break;
        }
    }

    /// <summary>Letters that Unicode itself calls wrong or another spelling of the same (The Unicode Standard, 16.4).</summary>
    private static void Khmer(StringBuilder plain, char c)
    {
        switch (c)
        {
            case '\u17A3': plain.Append('\u17A2'); break;
            case '\u17A4': plain.Append("\u17A2\u17B6"); break;
            case '\u17A8': plain.Append("\u17A7\u1780"); break;
            case '\u17B2': plain.Append('\u17B1'); break;
            case '\u17B4' or '\u17B5': break;
            default: plain.Append(c); break;
        }
    }
}
