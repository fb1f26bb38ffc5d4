using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace CaseTracker.App.Evidence;

/// <summary>The text of a page of a PDF, with what it says itself of glyphs that stand for several letters (ISO 32000, 14.9.4:
/// <c>ActualText</c>): Khmer subscripts and ligatures have no letter of their own in a font.</summary>
internal static class PdfPageText
{
    // In parts of the size of the letters.
    private const double Space = 0.2, Line = 0.5;

    public static string Of(Page page)
    {
        var told = Told(page.GetMarkedContents());
        return told.Count == 0 ? ContentOrderTextExtractor.GetText(page) : InOrder(page.Letters, told);
    }

    /// <summary>For the first glyph of each such part its text, for the others nothing.</summary>
    private static Dictionary<Letter, string> Told(IEnumerable<MarkedContentElement> marked)
    {
        var told = new Dictionary<Letter, string>(ReferenceEqualityComparer.Instance);
        foreach (var part in marked)
            if (part.ActualText is { } text && Letters(part).ToList() is { Count: > 0 } letters)
            {
                foreach (var letter in letters) told[letter] = "";
                told[letters[0]] = text;
            }
            else
            {
                foreach (var (letter, said) in Told(part.Children)) told[letter] = said;
            }
        return told;
    }

    private static IEnumerable<Letter> Letters(MarkedContentElement part) => part.Letters.Concat(part.Children.SelectMany(Letters));

    /// <summary>As they were drawn, with a space and a new line where the page leaves room for one.</summary>
    private static string InOrder(IReadOnlyList<Letter> letters, Dictionary<Letter, string> told)
    {
        var text = new StringBuilder();
        Letter? last = null;
        foreach (var letter in letters)
        {
            if (last is not null)
            {
                var size = Math.Max(last.PointSize, 1);
                if (Math.Abs(letter.StartBaseLine.Y - last.StartBaseLine.Y) > Line * size) text.Append('\n');
                else if (letter.StartBaseLine.X - last.EndBaseLine.X > Space * size && text[^1] != ' ') text.Append(' ');
            }
            text.Append(told.GetValueOrDefault(letter, letter.Value));
            last = letter;
        }
        return text.ToString();
    }
}
