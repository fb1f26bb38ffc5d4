using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Evidence;
using CaseTracker.Domain.Evidence;
using DocumentFormat.OpenXml.Packaging;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace CaseTracker.App.Tests.Evidence;

/// <summary>What files say of themselves: who made them, when, where and with what.</summary>
public class ReadFileMetadataTests
{
    private static readonly byte[] Maker = [0, 1, 0x01, 0x0F, 0, 2, 0, 0, 0, 5, 0, 0, 0, 26, 0, 0, 0, 0, .. "Test"u8, 0];

    private static readonly byte[] Exif = [.. "MM\0*"u8, 0, 0, 0, 8, .. Maker];

    public static TheoryData<EvidenceFormat, string, string, string> Said => new()
    {
        { EvidenceFormat.Jpeg, "Exif IFD0", "Make", "Test" },
        { EvidenceFormat.Tiff, "Exif IFD0", "Make", "Test" },
        { EvidenceFormat.Webp, "Exif IFD0", "Make", "Test" },
        { EvidenceFormat.Png, "PNG-tEXt", "Textual Data", "Author: Test Witness" },
        { EvidenceFormat.Pdf, "PDF", "Author", "Test Witness" },
        { EvidenceFormat.Docx, "Office", "Last modified by", "Test Witness" },
        { EvidenceFormat.OpenDocument, "OpenDocument", "creator", "Test Witness" },
    };

    [Theory, MemberData(nameof(Said))]
    public void A_file_says_who_and_what_made_it(EvidenceFormat format, string group, string name, string value)
    {
        var (code, said) = Read(format, FileOf(format));
        Assert.Equal(ReadDocumentText.Whole, code);
        Assert.Contains(new MetadataLine(group, name, value), said!.Lines);
        Assert.Null(said.Place);
    }

    [Fact]
    public void A_place_is_told_in_degrees()
    {
        // Latitude 11° 30' north, longitude 104° 45' east, as a camera writes them.
        byte[] entries = [0, 4, 0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 80,
            0, 3, 0, 2, 0, 0, 0, 2, (byte)'E', 0, 0, 0, 0, 4, 0, 5, 0, 0, 0, 3, 0, 0, 0, 104, 0, 0, 0, 0];
        byte[] exif = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, .. entries,
            .. Rationals(11, 30, 0), .. Rationals(104, 45, 0)];
        var (_, said) = Read(EvidenceFormat.Tiff, exif);
        Assert.Equal((11.5, 104.75), (said!.Place!.Latitude, said.Place.Longitude));

        static byte[] Rationals(params byte[] parts) => [.. parts.SelectMany(part => new byte[] { 0, 0, 0, part, 0, 0, 0, 1 })];
    }

    [Fact]
    public void What_is_long_is_cut_and_what_is_broken_says_nothing()
    {
        var many = Png([.. Enumerable.Range(0, 300).Select(number => $"Note {number}\0{new string('a', 1000)}")]);
        var (code, said) = Read(EvidenceFormat.Png, many);
        Assert.Equal((ReadDocumentText.Whole, ReadFileMetadata.MostLines), (code, said!.Lines.Count));
        Assert.All(said.Lines, line => Assert.InRange(line.Value.Length, 1, ReadFileMetadata.LongestValue + 1));
        foreach (var format in new[] { EvidenceFormat.Jpeg, EvidenceFormat.Pdf, EvidenceFormat.Docx, EvidenceFormat.OpenDocument })
            Assert.Equal(ReadDocumentText.Unreadable, Read(format, FileOf(format)[..20]).Code);
    }

    private static byte[] FileOf(EvidenceFormat format) => format switch
    {
        EvidenceFormat.Jpeg => [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(Exif.Length + 8), .. "Exif\0\0"u8, .. Exif, 0xFF, 0xDA, 0, 2, 1, 2, 3,
            0xFF, 0xD9],
        EvidenceFormat.Tiff => Exif,
        EvidenceFormat.Webp => [.. "RIFF"u8, (byte)(4 + 8 + Exif.Length + 1), 0, 0, 0, .. "WEBPEXIF"u8, (byte)Exif.Length, 0, 0, 0,
            .. Exif, 0],
        EvidenceFormat.Png => Png("Author\0Test Witness"),
        EvidenceFormat.Pdf => Pdf(),
        EvidenceFormat.Docx => Word(),
        EvidenceFormat.OpenDocument => OpenDocument(),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static byte[] Png(params string[] texts)
    {
        using var png = new MemoryStream();
        png.Write([0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8]);
        Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
        foreach (var text in texts) Chunk("tEXt", Encoding.Latin1.GetBytes(text));
        Chunk("IEND", []);
        return png.ToArray();

        void Chunk(string name, byte[] bytes) => png.Write([(byte)(bytes.Length >> 24), (byte)(bytes.Length >> 16),
            (byte)(bytes.Length >> 8), (byte)bytes.Length, .. Encoding.Latin1.GetBytes(name), .. bytes, 0, 0, 0, 0]);
    }

    private static byte[] Pdf()
    {
        var pdf = new PdfDocumentBuilder { DocumentInformation = { Author = "Test Witness" } };
        pdf.AddPage(PageSize.A4);
        return pdf.Build();
    }

    private static byte[] Word()
    {
        using var file = new MemoryStream();
        file.Write(FileTextSteps.Word("Test"));
        using (var word = WordprocessingDocument.Open(file, isEditable: true)) word.PackageProperties.LastModifiedBy = "Test Witness";
        return file.ToArray();
    }

    private static byte[] OpenDocument()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var meta = new StreamWriter(archive.CreateEntry("meta.xml").Open()))
            meta.Write("<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:meta><dc:creator>Test Witness</dc:creator></office:meta>"
                + "</office:document-meta>");
        return file.ToArray();
    }

    private static (int Code, FileMetadata? Said) Read(EvidenceFormat format, byte[] file)
    {
        using var answer = new MemoryStream();
        var code = ReadFileMetadata.Read(format, new MemoryStream(file), answer);
        return (code, code == ReadDocumentText.Whole
            ? JsonSerializer.Deserialize<FileMetadata>(answer.ToArray(), JsonSerializerOptions.Web) : null);
    }
}
