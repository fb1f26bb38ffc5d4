using System.Text;
using CaseTracker.Domain.Evidence;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Evidence;

public class PictureStripTests
{
    private static readonly byte[] Start = [0xFF, 0xD8], End = [0xFF, 0xD9];
    private static readonly byte[] Jfif = Segment(0xE0, "JFIF\0 Test"), Table = Segment(0xDB, "Test table");
    // A stuffed FF and a restart are the scan's own.
    private static readonly byte[] Scan = [.. Segment(0xDA, "Scan"), 1, 0xFF, 0x00, 2, 0xFF, 0xD3, 3];

    [Fact]
    public void Of_a_JPEG_the_picture_alone_stays_bit_by_bit()
    {
        byte[] with =
        [
            .. Start, .. Jfif, .. Segment(0xE1, "Exif\0\0 GPS of Test Place"), .. Segment(0xED, "Photoshop Test Author"), .. Table,
            .. Segment(0xFE, "Test remark"), .. Segment(0xE2, "MPF Test preview"), .. Scan, .. Segment(0xE1, "Between two scans"), .. Scan,
            .. End, .. "A film behind the end"u8,
        ];
        byte[] alone = [.. Start, .. Jfif, .. Table, .. Scan, .. Scan, .. End];
        Assert.Equal(alone, PictureStrip.Of(EvidenceFormat.Jpeg, with));
        Assert.Equal(alone, PictureStrip.Of(EvidenceFormat.Jpeg, alone));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void How_a_picture_is_turned_stays(bool little)
    {
        byte[] directory = little ? [1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
            : [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        byte[] header = little ? [.. "II*\0"u8, 8, 0, 0, 0] : [.. "MM\0*"u8, 0, 0, 0, 8];
        var exif = Segment(0xE1, [.. "Exif\0\0"u8, .. header, .. directory, .. "GPS of Test Place"u8]);
        var stripped = PictureStrip.Of(EvidenceFormat.Jpeg, [.. Start, .. exif, .. Table, .. Scan, .. End])!;
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);
        // What is left says it in turn, and nothing more is taken from it.
        Assert.Equal(stripped, PictureStrip.Of(EvidenceFormat.Jpeg, stripped));
        Assert.Equal(Start.Length + 36 + Table.Length + Scan.Length + End.Length, stripped.Length);
    }

    [Fact]
    public void Of_a_PNG_the_chunks_of_the_picture_stay()
    {
        byte[] beginning = [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A];
        byte[] with =
        [
            .. beginning, .. Chunk("IHDR", "Test head"), .. Chunk("eXIf", "GPS of Test Place"), .. Chunk("tEXt", "Test Author"),
            .. Chunk("tRNS", "Test"), .. Chunk("IDAT", "Test picture"), .. Chunk("tIME", "Test time"), .. Chunk("IEND", ""), .. "Behind"u8,
        ];
        Assert.Equal([.. beginning, .. Chunk("IHDR", "Test head"), .. Chunk("tRNS", "Test"), .. Chunk("IDAT", "Test picture"),
            .. Chunk("IEND", "")], PictureStrip.Of(EvidenceFormat.Png, with)!);
    }

    [Fact]
    public void Of_a_WebP_the_chunks_of_the_picture_and_of_its_frames_stay_and_it_does_not_say_that_there_were_more()
    {
        byte[] frame = new byte[16];
        byte[] with = Riff([.. Riffed("VP8X", [0xFF, 1, 2]), .. Riffed("ICCP", "Colours of Test Camera"u8), .. Riffed("ANIM", "Test"u8),
            .. Riffed("ANMF", [.. frame, .. Riffed("VP8 ", "odd"u8), .. Riffed("TEST", "Test Author"u8)]),
            .. Riffed("EXIF", "GPS of Test Place"u8), .. Riffed("XMP ", "Test Author"u8)]);
        byte[] alone = Riff([.. Riffed("VP8X", [0xD3, 1, 2]), .. Riffed("ANIM", "Test"u8),
            .. Riffed("ANMF", [.. frame, .. Riffed("VP8 ", "odd"u8)])]);
        Assert.Equal(alone, PictureStrip.Of(EvidenceFormat.Webp, [.. with, .. "Behind"u8]));
        Assert.Equal(alone, PictureStrip.Of(EvidenceFormat.Webp, alone));
        for (var length = 0; length < with.Length; length++) Assert.Null(PictureStrip.Of(EvidenceFormat.Webp, with.AsSpan(0, length)));
        Prop.ForAll<byte[]>(bytes => PictureStrip.Of(EvidenceFormat.Webp, Riff(bytes)) is not { } kept || kept.Length <= bytes.Length + 13)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_picture_that_is_cut_or_is_none_is_refused_and_nothing_breaks()
    {
        byte[] whole = [.. Start, .. Segment(0xE1, "Exif\0\0II*\0\u0008\0\0\0 Test"), .. Table, .. Scan, .. End];
        for (var length = 0; length < whole.Length; length++) Assert.Null(PictureStrip.Of(EvidenceFormat.Jpeg, whole.AsSpan(0, length)));
        Prop.ForAll<byte[]>(bytes =>
        {
            _ = PictureStrip.Of(EvidenceFormat.Png, [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. bytes]);
            return PictureStrip.Of(EvidenceFormat.Jpeg, [.. Start, .. bytes]) is not { } kept || kept.Length <= bytes.Length + 2 + 36;
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Riff(ReadOnlySpan<byte> chunks) =>
        [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length + 4), .. "WEBP"u8, .. chunks];

    private static byte[] Riffed(string name, ReadOnlySpan<byte> content) =>
        [.. Encoding.Latin1.GetBytes(name), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[content.Length % 2]];

    private static byte[] Segment(byte marker, string text) => Segment(marker, Encoding.Latin1.GetBytes(text));

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, 0, (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, string content) =>
        [0, 0, 0, (byte)content.Length, .. Encoding.Latin1.GetBytes(name), .. Encoding.Latin1.GetBytes(content), 0, 0, 0, 0];
}
