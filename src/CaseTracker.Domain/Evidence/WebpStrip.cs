using System.Buffers.Binary;
using System.Text;

namespace CaseTracker.Domain.Evidence;

/// <summary>A WebP without what is no picture in it (RFC 9649: chunks within a RIFF file; those of a frame of a film stand behind the
/// frame's own header).</summary>
internal static class WebpStrip
{
    private const int Beginning = 12, ChunkHead = 8, FrameHead = 16;

    // In the first byte of VP8X: that there are a profile of colours, EXIF and XMP.
    private const byte SaysMore = 0x20 | 0x08 | 0x04;

    private static readonly string[] OfPicture = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"], OfFrame = ["VP8 ", "VP8L", "ALPH"];

    /// <summary>Null where it is not one that is whole.</summary>
    public static byte[]? Of(ReadOnlySpan<byte> picture)
    {
        if (picture.Length < Beginning || !picture.StartsWith("RIFF"u8) || !picture[8..].StartsWith("WEBP"u8)) return null;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(picture[4..]) + 8L;
        if (size < Beginning || size > picture.Length || Chunks(picture[Beginning..(int)size], OfPicture) is not { } kept) return null;
        byte[] alone = [.. picture[..Beginning], .. kept];
        BinaryPrimitives.WriteUInt32LittleEndian(alone.AsSpan(4), (uint)alone.Length - 8);
        return alone;
    }

    /// <summary>Those of these names; null where one does not end as it says.</summary>
    private static byte[]? Chunks(ReadOnlySpan<byte> from, string[] names)
    {
        using var kept = new MemoryStream(from.Length);
        Span<byte> head = stackalloc byte[ChunkHead];
        while (from.Length > 0)
        {
            if (from.Length < ChunkHead) return null;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(from[4..]);
            if (length > from.Length - ChunkHead) return null;
            var name = Encoding.Latin1.GetString(from[..4]);
            var content = from.Slice(ChunkHead, (int)length);
            from = from[(int)Math.Min(ChunkHead + length + length % 2, from.Length)..];
            if (!names.Contains(name, StringComparer.Ordinal)) continue;
            if (Content(name, content) is not { } alone) return null;
            Encoding.Latin1.GetBytes(name, head);
            BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)alone.Length);
            kept.Write(head);
            kept.Write(alone);
            if (alone.Length % 2 == 1) kept.WriteByte(0);
        }
        return kept.ToArray();
    }

    private static byte[]? Content(string name, ReadOnlySpan<byte> content)
    {
        if (name == "ANMF") return content.Length >= FrameHead && Chunks(content[FrameHead..], OfFrame) is { } frame
            ? [.. content[..FrameHead], .. frame] : null;
        var alone = content.ToArray();
        if (name == "VP8X" && alone.Length > 0) alone[0] = (byte)(alone[0] & ~SaysMore);
        return alone;
    }
}
