using System.IO.Compression;

namespace CaseTracker.App.Exchange.Made;

/// <summary>A file as its record keeps it: packed, as text, so that both databases keep it alike.</summary>
internal static class KeptBytes
{
    /// <summary>A larger one is not kept, in bytes: what goes to others and what is printed is smaller.</summary>
    public const int Most = 20_000_000;

    public static string Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    public static byte[] Unpack(string kept)
    {
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(kept)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
