using CaseTracker.App.Storage;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Jpeg;

namespace CaseTracker.App.Evidence;

/// <summary>Something that a picture says of itself, in the words of its format.</summary>
public sealed record MetadataLine(string Group, string Name, string Value);

/// <summary>What a picture says of itself in EXIF and IPTC: a claim of whatever made it, which anybody can change.</summary>
/// <param name="Place">Latitude and longitude in degrees; null where it says none.</param>
public sealed record PictureMetadata((double Latitude, double Longitude)? Place, IReadOnlyList<MetadataLine> Lines);

/// <summary>Reads the metadata of a picture for whoever may know of it: that opens the file, and stands in its chain of custody.</summary>
public sealed class ReadMetadata
{
    // What is hidden in a picture may be as long as the picture.
    private const int MostLines = 200, LongestValue = 300;
    private const long LargestPicture = 50 * EvidenceLimits.Megabyte;

    private readonly OpenFile _open;

    internal ReadMetadata(OpenFile open) => _open = open;

    /// <summary>The formats that are read. A PNG can hold what unpacks to a thousand times its size.</summary>
    public static bool Knows(EvidenceFormat format) => format == EvidenceFormat.Jpeg;

    public async Task<Outcome<PictureMetadata>> Handle(CurrentUser user, long file, CancellationToken cancel = default)
    {
        var opened = await _open.Look(user, file, EvidenceView.Picture, cancel);
        if (!opened.Succeeded) return Outcome<PictureMetadata>.Failed(opened.Problems);
        using var picture = opened.Value;
        if (!Knows(picture.Format.Format) || picture.Bytes > LargestPicture) return Unreadable();
        try
        {
            using var whole = new MemoryStream((int)picture.Bytes);
            await picture.Content.CopyToAsync(whole, cancel);
            whole.Position = 0;
            return Outcome<PictureMetadata>.Of(Read(JpegMetadataReader.ReadMetadata(whole, [new ExifReader(), new IptcReader()])));
        }
        catch (Exception failure) when (failure is ImageProcessingException or MetadataException or IOException or EncryptedFileException)
        {
            return Unreadable();
        }
    }

    private static PictureMetadata Read(IEnumerable<MetadataExtractor.Directory> found)
    {
        var groups = found.ToList();
        var place = groups.OfType<GpsDirectory>().Select(gps => gps.GetGeoLocation()).FirstOrDefault(one => one is not null);
        return new(place is null ? null : (place.Latitude, place.Longitude), [.. groups.SelectMany(group => group.Tags
            .Where(tag => !string.IsNullOrWhiteSpace(tag.Description))
            .Select(tag => new MetadataLine(group.Name, tag.Name, Cut(tag.Description!)))).Take(MostLines)]);
    }

    private static string Cut(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";

    private static Outcome<PictureMetadata> Unreadable() => Outcome<PictureMetadata>.Failed(new Problem("Evidence.NoMetadata"));
}
