using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>What a text needs before it goes into a cell.</summary>
internal static partial class CellText
{
    /// <summary>The most that Excel keeps in a cell; more makes it call the file damaged.</summary>
    private const int Most = 32_767;

    // All that the expression below may find something at: a text without any needs no look at it.
    private static readonly SearchValues<char> Suspect = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1)
        .Select(code => (char)code).Where(letter => letter is '_' or '\uFFFE' or '\uFFFF' || letter < ' ' && letter is not ('\t' or '\n')
            || char.IsSurrogate(letter))]);

    private const string Signs = "=+\\-@＝＋－＠﹦﹢﹣﹫−";

    // Most texts have none, and need no further look.
    private static readonly SearchValues<char> AnySign = SearchValues.Create(Signs.Replace("\\", "", StringComparison.Ordinal)),
        Separators = SearchValues.Create(";\t\n\r"), Quoted = SearchValues.Create(",;\"\r\n\t");

    /// <summary>Whether a spreadsheet program could read the text as a formula: by its first character, or the first after white space,
    /// characters that do not show, and quotation marks; in the plain, the small or the full-width form (OWASP, "CSV injection").</summary>
    public static bool LooksLikeFormula(string text) =>
        text.AsSpan().TrimStart('\'') is ['\t' or '\r' or '\n', ..] || text.AsSpan().IndexOfAny(AnySign) >= 0 && First().IsMatch(text);

    /// <summary>The text as a workbook holds it: a character that XML cannot hold becomes _xHHHH_, and each underscore that a reader, who
    /// goes from the left, would take for the beginning of such a code is coded itself (ISO/IEC 29500-1, 22.4.2.4). Half of a surrogate
    /// pair becomes the replacement character.</summary>
    public static string ForWorkbook(string text) => text.Length <= Most && text.AsSpan().IndexOfAny(Suspect) < 0 ? text
        : NotPlain().Replace(text.Length > Most ? string.Concat(text.AsSpan(0, Most - 1), "…") : text, match => match.Value switch
        {
            "_" => "_x005F_",
            [var half] when char.IsSurrogate(half) => "\uFFFD",
            _ => string.Create(CultureInfo.InvariantCulture, $"_x{(int)match.Value[0]:X4}_"),
        });

    /// <summary>The text as a line of CSV holds it. What looks like a formula, at its beginning or where another separator would cut it,
    /// gets an apostrophe in front: Excel and LibreOffice then show it as text, with the apostrophe, which a reader of the file takes off
    /// again. Quotation marks alone keep nothing from being evaluated, and a leading space or tab is dropped by some programs.</summary>
    public static string ForCsv(string text)
    {
        if (text.AsSpan().IndexOfAny(Separators) >= 0) text = Later().Replace(text, "$1'$2");
        if (LooksLikeFormula(text)) text = "'" + text;
        return text.AsSpan().IndexOfAny(Quoted) < 0 && text.AsSpan().Trim().Length == text.Length
            ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The text that a cell of such a file holds: without the apostrophes that <see cref="ForCsv"/> puts in.</summary>
    public static string FromCsv(string text)
    {
        if (text is ['\'', .. var rest] && LooksLikeFormula(rest)) text = rest;
        return Guarded().Replace(text, "$1$2");
    }

    [GeneratedRegex(@"\A[\s\p{C}""'“”]*[" + Signs + "]")]
    private static partial Regex First();

    // Where the list separator is a semicolon or a tab, a file with commas is cut there, also within quotation marks.
    [GeneratedRegex(@"([;\t\n\r][\s\p{C}""'“”]*)([" + Signs + "])")]
    private static partial Regex Later();

    [GeneratedRegex(@"([;\t\n\r][\s\p{C}""'“”]*)'([" + Signs + "])")]
    private static partial Regex Guarded();

    [GeneratedRegex(@"_(?=x[0-9A-Fa-f]{4}[_\x00-\x08\x0B-\x1F\uFFFE\uFFFF])|[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]"
        + @"|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])")]
    private static partial Regex NotPlain();
}
