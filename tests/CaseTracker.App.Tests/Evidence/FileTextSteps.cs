using System.Globalization;
using System.IO.Compression;
using System.Text;
using CaseTracker.App.Database;
using CaseTracker.App.Evidence;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace CaseTracker.App.Tests.Evidence;

/// <summary>Synthetic documents, and short ways to what is kept of their texts.</summary>
internal static class FileTextSteps
{
    public static byte[] Pdf(params string[] pages)
    {
        var pdf = new PdfDocumentBuilder();
        var font = pdf.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var text in pages) pdf.AddPage(UglyToad.PdfPig.Content.PageSize.A4).AddText(text, 12, new(50, 700), font);
        return pdf.Build();
    }

    /// <summary>A page on which a glyph stands for several letters, as Khmer fonts draw them, and says so.</summary>
    public static byte[] PdfOfGlyphs(string before, string actual, string after)
    {
        var content = $"BT /F1 12 Tf 72 700 Td ({before}) Tj /Span<</ActualText<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode
            .GetBytes(actual))}>>>BDC (#) Tj (#) Tj EMC ({after}) Tj 0 -20 Td (below) Tj ET";
        string[] objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {content.Length}>>stream\n{content}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"];
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (one, at) in objects.Select((one, at) => (one, at)))
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{one}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    public static byte[] Word(params string[] paragraphs)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.Document = new(new Body(paragraphs.Select(text => new Paragraph(new Run(new Text(text))))));
            main.AddNewPart<FootnotesPart>().Footnotes = new(new Footnote(new Paragraph(new Run(new Text("Test footnote")))));
        }
        return file.ToArray();
    }

    /// <summary>A Word file of some kilobytes whose text unpacks to more than is read of it.</summary>
    public static byte[] WordThatUnpacks()
    {
        using var file = new MemoryStream();
        file.Write(Word("Test"));
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var name = archive.Entries.Single(entry => entry.FullName.EndsWith("document.xml", StringComparison.Ordinal)).FullName;
            archive.GetEntry(name)!.Delete();
            using var to = new StreamWriter(archive.CreateEntry(name).Open());
            to.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>");
            var part = new string('a', 1_000_000);
            for (var written = 0; written < 30; written++) to.Write(part);
            to.Write("</w:t></w:r></w:p></w:body></w:document>");
        }
        return file.ToArray();
    }

    public static (int Code, string Text) Read(EvidenceFormat format, byte[] document)
    {
        using var text = new StringWriter();
        return (ReadDocumentText.Read(format, new MemoryStream(document), text), text.ToString());
    }

    /// <summary>Reads whatever waits.</summary>
    public static async Task ReadAll(this TestDatabase database)
    {
        while (await database.Get<KeepFileTexts>().Next(TestContext.Current.CancellationToken))
        {
            // The next one.
        }
    }

    public static async Task<EvidenceTextRow> TextOf(this TestDatabase database, long file)
    {
        await using var db = database.Open();
        return await db.EvidenceTexts.SingleAsync(row => row.FileId == file, TestContext.Current.CancellationToken);
    }

    public static async Task<FoundFiles> Find(this TestDatabase database, CurrentUser user, string words, int most = 8)
    {
        var outcome = await database.Get<FindFiles>().Handle(user, words, most, TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Problems));
        return outcome.Value;
    }
}
