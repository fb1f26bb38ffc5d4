namespace CaseTracker.Domain.Evidence;

/// <summary>The kinds of files that can be attached.</summary>
public enum EvidenceFormat
{
    Jpeg, Png, Gif, Webp, Tiff, Heic, Pdf, Text, Docx, Xlsx, Pptx, OpenDocument, Zip, Mp4, Webm, Mp3, Ogg, Wav,
}

/// <summary>How a file can be looked at within the program.</summary>
public enum EvidenceView { None, Picture, Text, Pdf }

/// <summary>What a format is called elsewhere.</summary>
/// <param name="MediaType">As it is served: never one that a browser runs.</param>
/// <param name="Endings">Of names, the usual one first.</param>
public sealed record EvidenceFormatKind(EvidenceFormat Format, string MediaType, EvidenceView View,
    params IReadOnlyList<string> Endings);

/// <summary>Tells by its first bytes what a file is, whatever its name says: by the signatures of the formats' own
/// specifications.</summary>
public static class EvidenceFormats
{
    /// <summary>How much of a file's beginning is looked at, in bytes.</summary>
    public const int Beginning = 1 << 16;

    public static IReadOnlyList<EvidenceFormatKind> All { get; } =
    [
        new(EvidenceFormat.Jpeg, "image/jpeg", EvidenceView.Picture, ".jpg", ".jpeg", ".jpe", ".jfif"),
        new(EvidenceFormat.Png, "image/png", EvidenceView.Picture, ".png"),
        new(EvidenceFormat.Gif, "image/gif", EvidenceView.Picture, ".gif"),
        new(EvidenceFormat.Webp, "image/webp", EvidenceView.Picture, ".webp"),
        new(EvidenceFormat.Tiff, "image/tiff", EvidenceView.None, ".tif", ".tiff", ".dng"),
        new(EvidenceFormat.Heic, "image/heic", EvidenceView.None, ".heic", ".heif", ".avif"),
        new(EvidenceFormat.Pdf, "application/pdf", EvidenceView.Pdf, ".pdf"),
        new(EvidenceFormat.Text, "text/plain; charset=utf-8", EvidenceView.Text, ".txt", ".csv", ".tsv", ".md", ".log", ".json", ".srt",
            ".vtt"),
        new(EvidenceFormat.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", EvidenceView.None, ".docx"),
        new(EvidenceFormat.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", EvidenceView.None, ".xlsx"),
        new(EvidenceFormat.Pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation", EvidenceView.None, ".pptx"),
        new(EvidenceFormat.OpenDocument, "application/octet-stream", EvidenceView.None, ".odt", ".ods", ".odp", ".odg"),
        new(EvidenceFormat.Zip, "application/zip", EvidenceView.None, ".zip", ".wacz"),
        new(EvidenceFormat.Mp4, "video/mp4", EvidenceView.None, ".mp4", ".m4v", ".m4a", ".mov", ".3gp"),
        new(EvidenceFormat.Webm, "video/webm", EvidenceView.None, ".webm", ".mkv"),
        new(EvidenceFormat.Mp3, "audio/mpeg", EvidenceView.None, ".mp3"),
        new(EvidenceFormat.Ogg, "audio/ogg", EvidenceView.None, ".ogg", ".oga", ".opus", ".ogv"),
        new(EvidenceFormat.Wav, "audio/wav", EvidenceView.None, ".wav"),
    ];

    public static EvidenceFormatKind Kind(this EvidenceFormat format) => All[(int)format];

    /// <summary>The format; null for one that is not taken: programs, scripts of pages, and whatever nobody knows.</summary>
    /// <param name="beginning">The first <see cref="Beginning"/> bytes, or all of a shorter file.</param>
    public static EvidenceFormat? Of(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0xFF, 0xD8, 0xFF, ..] => EvidenceFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => EvidenceFormat.Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => EvidenceFormat.Gif,
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => EvidenceFormat.Tiff,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => EvidenceFormat.Pdf,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, .. var riff] => riff.StartsWith("WEBP"u8) ? EvidenceFormat.Webp
            : riff.StartsWith("WAVE"u8) ? EvidenceFormat.Wav : null,
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => EvidenceFormat.Ogg,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => EvidenceFormat.Webm,
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2, ..] => EvidenceFormat.Mp3,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] => Heic(brand) ? EvidenceFormat.Heic : EvidenceFormat.Mp4,
        [(byte)'P', (byte)'K', 3, 4, ..] => Package(beginning),
        _ => IsText(beginning) ? EvidenceFormat.Text : null,
    };

    /// <summary>A name whose ending is one of the format's, so that no machine takes a file for something that it would run.</summary>
    public static string NameFor(this EvidenceFormatKind kind, string name) =>
        kind.Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? name : name + kind.Endings[0];

    private static bool Heic(ReadOnlySpan<byte> brand) => brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8)
        || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8) || brand.StartsWith("avif"u8);

    /// <summary>A zip archive by the names of its first entries (Open Packaging Conventions; ODF 1.3, part 2).</summary>
    private static EvidenceFormat Package(ReadOnlySpan<byte> archive) =>
        archive.IndexOf("mimetypeapplication/vnd.oasis.opendocument"u8) == 30 ? EvidenceFormat.OpenDocument
        : archive.IndexOf("[Content_Types].xml"u8) < 0 && archive.IndexOf("_rels/.rels"u8) < 0 ? EvidenceFormat.Zip
        : archive.IndexOf("word/"u8) >= 0 ? EvidenceFormat.Docx
        : archive.IndexOf("xl/"u8) >= 0 ? EvidenceFormat.Xlsx
        : archive.IndexOf("ppt/"u8) >= 0 ? EvidenceFormat.Pptx : EvidenceFormat.Zip;

    /// <summary>Text in UTF-8: no controls but those of lines and pages. A program would run none of it: it is served as plain
    /// text.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return false;
        while (bytes.Length > 0)
        {
            var status = System.Text.Rune.DecodeFromUtf8(bytes, out var rune, out var taken);
            // The beginning may end within a letter.
            if (status == System.Buffers.OperationStatus.NeedMoreData) return true;
            if (status != System.Buffers.OperationStatus.Done
                || rune.Value < ' ' && rune.Value is not ('\t' or '\n' or '\r' or '\f') || rune.Value == 0x7F) return false;
            bytes = bytes[taken..];
        }
        return true;
    }
}
