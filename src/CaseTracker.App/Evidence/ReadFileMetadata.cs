using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Xml;
using CaseTracker.Domain.Evidence;
using DocumentFormat.OpenXml.Packaging;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.FileType;
using MetadataExtractor.Formats.Icc;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Xmp;
using UglyToad.PdfPig;

namespace CaseTracker.App.Evidence;

/// <summary>Takes out of a file what it says of itself: when, where, with what and by whom it was made. As
/// <see cref="ReadDocumentText"/> it runs in a process of its own.</summary>
public static class ReadFileMetadata
{
    /// <summary>What the process is asked for.</summary>
    public const string Asked = "metadata";

    // What is hidden in a file may be as long as the file.
    internal const int MostLines = 200, LongestValue = 300;

    private const int MostOfMeta = 1 << 20;

    /// <summary>The formats that say something of themselves which can be read here.</summary>
    public static bool Knows(EvidenceFormat format) => format is not (EvidenceFormat.Text or EvidenceFormat.Zip or EvidenceFormat.Webm
        or EvidenceFormat.Ogg);

    /// <summary>Writes a <see cref="FileMetadata"/> as JSON, and answers with an exit code of <see cref="ReadDocumentText"/>.</summary>
    /// <param name="file">Can be positioned.</param>
    public static int Read(EvidenceFormat format, Stream file, Stream answer)
    {
        try
        {
            var found = Of(format, file);
            JsonSerializer.Serialize(answer, found with { Lines = [.. found.Lines.Where(line => line.Value.Length > 0).Take(MostLines)] },
                JsonSerializerOptions.Web);
            return ReadDocumentText.Whole;
        }
        catch (OutOfMemoryException)
        {
            return ReadDocumentText.TooMuch;
        }
        // Its readers throw of nearly every kind at a broken file.
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            return ReadDocumentText.Unreadable;
        }
    }

    private static FileMetadata Of(EvidenceFormat format, Stream file) => format switch
    {
        EvidenceFormat.Pdf => new(Place: null, Pdf(file)),
        EvidenceFormat.Docx => Package(WordprocessingDocument.Open(file, isEditable: false)),
        EvidenceFormat.Xlsx => Package(SpreadsheetDocument.Open(file, isEditable: false)),
        EvidenceFormat.Pptx => Package(PresentationDocument.Open(file, isEditable: false)),
        EvidenceFormat.OpenDocument => new(Place: null, OpenDocument(file)),
        _ => Picture(ImageMetadataReader.ReadMetadata(file)),
    };

    /// <summary>What pictures, sounds and films hold, but for how they are coded.</summary>
    private static FileMetadata Picture(IReadOnlyList<MetadataExtractor.Directory> groups)
    {
        var place = groups.OfType<GpsDirectory>().Select(gps => gps.GetGeoLocation()).FirstOrDefault(one => one is not null);
        return new(place is null ? null : new(place.Latitude, place.Longitude), [.. groups
            .Where(group => group is not (JpegDirectory or HuffmanTablesDirectory or IccDirectory or FileTypeDirectory
                or ExifThumbnailDirectory))
            .SelectMany(group => group is XmpDirectory xmp
                ? xmp.GetXmpProperties().Select(one => Line("XMP", one.Key, one.Value))
                : group.Tags.Select(tag => Line(group.Name, tag.Name, tag.Description)))]);
    }

    private static List<MetadataLine> Pdf(Stream file)
    {
        using var pdf = PdfDocument.Open(file);
        var said = pdf.Information;
        var lines = Lines("PDF", ("Title", said.Title), ("Author", said.Author), ("Subject", said.Subject), ("Keywords", said.Keywords),
            ("Creator", said.Creator), ("Producer", said.Producer),
            ("Creation date", Moment(said.GetCreatedDateTimeOffset()) ?? said.CreationDate),
            ("Modification date", Moment(said.GetModifiedDateTimeOffset()) ?? said.ModifiedDate));
        if (pdf.TryGetXmpMetadata(out var xmp)) lines.AddRange(Xml("XMP", xmp.GetXDocument().CreateReader()));
        return lines;
    }

    private static FileMetadata Package(OpenXmlPackage package)
    {
        using (package)
        {
            var said = package.PackageProperties;
            var lines = Lines("Office", ("Title", said.Title), ("Creator", said.Creator), ("Last modified by", said.LastModifiedBy),
                ("Created", Moment(said.Created?.ToUniversalTime())), ("Modified", Moment(said.Modified?.ToUniversalTime())),
                ("Last printed", Moment(said.LastPrinted?.ToUniversalTime())), ("Revision", said.Revision), ("Subject", said.Subject),
                ("Keywords", said.Keywords), ("Description", said.Description), ("Category", said.Category));
            if (package.GetPartsOfType<ExtendedFilePropertiesPart>().FirstOrDefault() is { } extended)
                using (var reader = XmlReader.Create(extended.GetStream(), Closed)) lines.AddRange(Xml("Office", reader));
            return new(Place: null, lines);
        }
    }

    /// <summary>ODF 1.3, part 3: meta.xml.</summary>
    private static IReadOnlyList<MetadataLine> OpenDocument(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        if (archive.GetEntry("meta.xml") is not { } meta) return [];
        using var reader = XmlReader.Create(meta.Open(), Closed);
        return [.. Xml("OpenDocument", reader)];
    }

    private static XmlReaderSettings Closed =>
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostOfMeta };

    /// <summary>The texts of a document, by the names of their elements.</summary>
    private static IEnumerable<MetadataLine> Xml(string group, XmlReader reader)
    {
        var name = "";
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element) name = reader.LocalName;
            else if (reader.NodeType == XmlNodeType.Text) yield return Line(group, name, reader.Value);
    }

    private static List<MetadataLine> Lines(string group, params (string Name, string? Value)[] said) =>
        [.. said.Select(one => Line(group, one.Name, one.Value))];

    private static string? Moment(DateTimeOffset? moment) =>
        moment?.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static MetadataLine Line(string group, string name, string? value) => new(group, Cut(name), Cut(value?.Trim() ?? ""));

    private static string Cut(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
