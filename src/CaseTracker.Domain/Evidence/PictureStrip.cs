using System.Buffers.Binary;

namespace CaseTracker.Domain.Evidence;

/// <summary>Takes out of a picture what is no picture: where, when and with what it was taken, by whom, thumbnails, remarks, and
/// whatever is hung on behind its end. The picture itself is copied bit by bit; how it is turned stays, for it would lie on its side
/// without.</summary>
public static class PictureStrip
{
    private const int MarkerSize = 2, LengthSize = 2;
    private const byte StartOfPicture = 0xD8, EndOfPicture = 0xD9, StartOfScan = 0xDA, Comment = 0xFE, FirstApplication = 0xE0,
        LastApplication = 0xEF, Jfif = 0xE0, Exif = 0xE1, Adobe = 0xEE;

    private static ReadOnlySpan<byte> PngBeginning => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The chunks of a PNG that are the picture, its colours and its movement (W3C PNG, third edition).</summary>
    private static readonly HashSet<string> OfPicture = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "acTL", "fcTL", "fdAT",
    };

    /// <summary>The formats that can be stripped.</summary>
    public static bool Knows(EvidenceFormat format) => format is EvidenceFormat.Jpeg or EvidenceFormat.Png
        or EvidenceFormat.Webp;

    /// <summary>The picture alone; null where it is not one that is whole.</summary>
    public static byte[]? Of(EvidenceFormat format, ReadOnlySpan<byte> picture) => format switch
    {
        EvidenceFormat.Jpeg => OfJpeg(picture),
        EvidenceFormat.Png => OfPng(picture),
        EvidenceFormat.Webp => WebpStrip.Of(picture),
        _ => null,
    };

    /// <summary>ISO/IEC 10918-1, annex B: segments up to a scan, the scan's own bytes, and so on up to the end.</summary>
    private static byte[]? OfJpeg(ReadOnlySpan<byte> picture)
    {
        if (picture is not [0xFF, StartOfPicture, ..]) return null;
        using var kept = new MemoryStream(picture.Length);
        kept.Write(picture[..MarkerSize]);
        var (at, turned) = (MarkerSize, false);
        while (at + MarkerSize <= picture.Length && picture[at] == 0xFF)
        {
            var marker = picture[at + 1];
            if (marker == 0xFF)
            {
                // A filling byte.
                at++;
                continue;
            }
            if (marker == EndOfPicture)
            {
                kept.Write(picture.Slice(at, MarkerSize));
                return kept.ToArray();
            }
            if (at + MarkerSize + LengthSize > picture.Length) return null;
            var length = MarkerSize + BinaryPrimitives.ReadUInt16BigEndian(picture[(at + MarkerSize)..]);
            if (length < MarkerSize + LengthSize || at + length > picture.Length) return null;
            var segment = picture.Slice(at, length);
            at += length;
            if (marker == Exif && !turned && Turn(segment) is > 1 and var turn)
            {
                turned = true;
                kept.Write(Turned(turn));
            }
            if (marker is not (>= FirstApplication and <= LastApplication or Comment) || marker is Jfif or Adobe) kept.Write(segment);
            if (marker != StartOfScan) continue;
            var end = EndOfScan(picture, at);
            kept.Write(picture[at..end]);
            at = end;
        }
        return null;
    }

    /// <summary>Within a scan FF is followed by 00, or by the number of a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> picture, int at)
    {
        while (at + 1 < picture.Length && !(picture[at] == 0xFF && picture[at + 1] is not (0x00 or >= 0xD0 and <= 0xD7))) at++;
        return at + 1 < picture.Length ? at : picture.Length;
    }

    /// <summary>How the picture is to be turned (EXIF 2.32, tag 0x0112 of the first directory); 1 where nothing says so.</summary>
    private static int Turn(ReadOnlySpan<byte> segment)
    {
        const int header = MarkerSize + LengthSize, signature = 6, directoryAt = 4, entrySize = 12, orientation = 0x0112;
        if (segment.Length < header + signature + 8 || !segment[header..].StartsWith("Exif\0\0"u8)) return 1;
        var tiff = segment[(header + signature)..];
        var little = tiff.StartsWith("II"u8);
        var directory = (long)Long(tiff[directoryAt..], little);
        if (directory + LengthSize > tiff.Length) return 1;
        var entries = Short(tiff[(int)directory..], little);
        for (var number = 0; number < entries; number++)
        {
            var at = directory + LengthSize + (long)number * entrySize;
            if (at + entrySize > tiff.Length) return 1;
            if (Short(tiff[(int)at..], little) == orientation)
                return Short(tiff[((int)at + 8)..], little) is >= 1 and <= 8 and var turn ? turn : 1;
        }
        return 1;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    /// <summary>An EXIF segment that says how the picture is turned and nothing else.</summary>
    private static byte[] Turned(int turn) =>
    [
        0xFF, Exif, 0x00, 0x22, .. "Exif\0\0MM"u8, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01,
        0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, (byte)turn, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    ];

    private static byte[]? OfPng(ReadOnlySpan<byte> picture)
    {
        const int lengthSize = 4, nameSize = 4, checkSize = 4;
        if (!picture.StartsWith(PngBeginning)) return null;
        using var kept = new MemoryStream(picture.Length);
        kept.Write(PngBeginning);
        for (var at = PngBeginning.Length; at + lengthSize + nameSize + checkSize <= picture.Length;)
        {
            var size = lengthSize + nameSize + checkSize + (long)BinaryPrimitives.ReadUInt32BigEndian(picture[at..]);
            if (at + size > picture.Length) return null;
            var chunk = picture.Slice(at, (int)size);
            var name = System.Text.Encoding.Latin1.GetString(chunk.Slice(lengthSize, nameSize));
            if (OfPicture.Contains(name)) kept.Write(chunk);
            if (name == "IEND") return kept.ToArray();
            at += (int)size;
        }
        return null;
    }
}
