using System.Text;
using CaseTracker.Domain.Evidence;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig;

namespace CaseTracker.App.Evidence;

/// <summary>Takes the text out of a document. What others made may be broken, or made to break what reads it: so this runs in a process
/// of its own (<see cref="LimitedProcess"/>), which may take its memory, its time, and its life.</summary>
public static class ReadDocumentText
{
    /// <summary>What the process is asked for.</summary>
    public const string Asked = "text";

    /// <summary>Exit codes of the process: all of it was read; its beginning; more memory was needed than there is. Any other: it cannot
    /// be read.</summary>
    public const int Whole = 0, Beginning = 10, TooMuch = 11, Unreadable = 12;

    private const int MostPages = 2_000;

    // So much of one part of a Word file is unpacked.
    private const long MostOfPart = 20_000_000;

    /// <summary>Writes the text of a document, and answers with the exit code.</summary>
    /// <param name="document">Can be positioned.</param>
    public static int Read(EvidenceFormat format, Stream document, TextWriter text)
    {
        try
        {
            return Parts(format, document, text) ? Whole : Beginning;
        }
        catch (OutOfMemoryException)
        {
            return TooMuch;
        }
        // Its readers throw of nearly every kind at a broken file.
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            return Unreadable;
        }
    }

    /// <summary>Whether all of it was written.</summary>
    private static bool Parts(EvidenceFormat format, Stream document, TextWriter text)
    {
        var letters = 0;
        foreach (var part in format == EvidenceFormat.Pdf ? Pdf(document) : Word(document))
        {
            if (part is null || letters + part.Length > FileTexts.Longest)
            {
                text.Write(part?[..(FileTexts.Longest - letters)]);
                return false;
            }
            text.Write(part);
            letters += part.Length;
        }
        return true;
    }

    /// <summary>Page by page; null where there are more than are read.</summary>
    private static IEnumerable<string?> Pdf(Stream document)
    {
        using var pdf = PdfDocument.Open(document);
        foreach (var page in pdf.GetPages())
        {
            if (page.Number > MostPages)
            {
                yield return null;
                yield break;
            }
            yield return PdfPageText.Of(page) + "\n\n";
        }
    }

    /// <summary>What stands in the text of a Word file, then in its headers, footers, notes and remarks.</summary>
    private static IEnumerable<string?> Word(Stream document)
    {
        using var word = WordprocessingDocument.Open(document, isEditable: false,
            new OpenSettings { MaxCharactersInPart = MostOfPart });
        if (word.MainDocumentPart is not { } main) throw new InvalidDataException();
        OpenXmlPart?[] parts = [main, .. main.HeaderParts, .. main.FooterParts, main.FootnotesPart, main.EndnotesPart,
            main.WordprocessingCommentsPart];
        foreach (var part in parts.OfType<OpenXmlPart>())
        {
            using var reader = OpenXmlReader.Create(part);
            while (reader.Read())
                if (reader.IsStartElement && (reader.ElementType == typeof(Text) || reader.ElementType == typeof(DeletedText)))
                    yield return reader.GetText();
                else if (reader.IsStartElement && reader.ElementType == typeof(TabChar)) yield return "\t";
                else if (reader.IsEndElement && (reader.ElementType == typeof(Paragraph) || reader.ElementType == typeof(Break)))
                    yield return "\n";
        }
    }

    /// <summary>A text as it is kept: lines end in one way, nothing invisible that no text needs, no rows of empty lines.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var kept = string.Concat(line.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && (rune.Value == '\t'
                || !Rune.IsControl(rune)))).TrimEnd();
            empty = kept.Length == 0 ? empty + 1 : 0;
            if (empty <= 1) clean.Append(kept).Append('\n');
        }
        return clean.ToString().Trim('\n', ' ');
    }
}
