using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using MetadataExtractor.Formats.Jpeg;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace CaseTracker.App.Evidence;

/// <summary>The working copy of a PDF, to leave the program: pictures of its pages in a new one. So what is seen leaves, and nothing
/// of what a PDF says of itself or holds beside: who made it, earlier states, remarks, links, scripts, files, text under a black
/// bar.</summary>
public sealed class FlattenPdf
{
    /// <summary>The longest that is flattened: some half a minute.</summary>
    public const int MostPages = 100;

    /// <summary>Of all pages together, for they lie in memory: a page of noise takes much. Bytes.</summary>
    private const long MostBytes = 200 * EvidenceLimits.Megabyte;

    /// <summary>Small print can be read, and a page takes some hundreds of kilobytes.</summary>
    private const int DotsAnInch = 150, PointsAnInch = 72;

    private readonly OpenFile _open;
    private readonly DrawPdf _draw;

    internal FlattenPdf(OpenFile open, DrawPdf draw) => (_open, _draw) = (open, draw);

    /// <summary>Its pages are drawn first, which is a look at the file; then that it leaves stands in its chain of custody.</summary>
    /// <param name="reason">What for; needed.</param>
    public async Task<Outcome<OpenedFile>> Handle(CurrentUser user, long file, string? reason, CancellationToken cancel = default)
    {
        if (OpenFile.WrongReason(reason) is { } wrong) return Outcome<OpenedFile>.Failed(wrong);
        var pages = await _draw.Pages(user, file, cancel);
        if (!pages.Succeeded) return Outcome<OpenedFile>.Failed(pages.Problems);
        if (pages.Value > MostPages) return Outcome<OpenedFile>.Failed(new Problem("Evidence.TooManyPages", pages.Value, MostPages));
        using var flat = new PdfDocumentBuilder();
        var bytes = 0L;
        for (var page = 1; page <= pages.Value; page++)
        {
            var drawn = await _draw.Print(user, file, page, DotsAnInch, cancel);
            if (!drawn.Succeeded) return Outcome<OpenedFile>.Failed(drawn.Problems);
            if ((bytes += drawn.Value.Length) > MostBytes)
                return Outcome<OpenedFile>.Failed(new Problem("Evidence.CopyTooLarge", (int)(MostBytes / EvidenceLimits.Megabyte)));
            Add(flat, drawn.Value);
        }
        return await _open.Share(user, file, reason, flat.Build(), cancel);
    }

    private static void Add(PdfDocumentBuilder flat, byte[] drawn)
    {
        using var picture = new MemoryStream(drawn);
        var jpeg = JpegMetadataReader.ReadMetadata(picture).OfType<JpegDirectory>().First();
        var size = new PdfRectangle(0, 0, Points(jpeg.GetImageWidth()), Points(jpeg.GetImageHeight()));
        flat.AddPage(size.Width, size.Height).AddJpeg(drawn, size);
    }

    private static double Points(int dots) => (double)dots * PointsAnInch / DotsAnInch;
}
