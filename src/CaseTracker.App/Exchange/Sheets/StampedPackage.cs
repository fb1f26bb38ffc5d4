using System.IO.Compression;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>A package whose parts carry no moment of their making: the same data makes the same bytes, and nobody reads from them when
/// it was written.</summary>
internal static class StampedPackage
{
    private static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Copy(Stream package, Stream output)
    {
        using var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        // The list of what is in it stands first, as readers expect.
        foreach (var part in from.Entries.OrderBy(part => part.FullName != "[Content_Types].xml")
            .ThenBy(part => part.FullName, StringComparer.Ordinal))
        {
            var copy = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = Stamp;
            using var read = part.Open();
            using var written = copy.Open();
            read.CopyTo(written);
        }
    }
}
