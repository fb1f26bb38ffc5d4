using System.Text.Json;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Evidence;

/// <summary>Something that a file says of itself, in the words of its format.</summary>
public sealed record MetadataLine(string Group, string Name, string Value);

/// <summary>Where a picture says that it was taken, in degrees.</summary>
public sealed record MetadataPlace(double Latitude, double Longitude);

/// <summary>What a file says of itself: a claim of whatever made it, which anybody can change.</summary>
/// <param name="Place">Null where it says none.</param>
public sealed record FileMetadata(MetadataPlace? Place, IReadOnlyList<MetadataLine> Lines);

/// <summary>Reads what a file says of itself for whoever may know of it: that opens the file, and stands in its chain of custody. It is
/// taken out by a process of its own (<see cref="ReadFileMetadata"/>).</summary>
public sealed class ReadMetadata
{
    private const int MostOfAnswer = 500_000;
    private const long LargestFile = 100 * EvidenceLimits.Megabyte;

    private static readonly ProcessLimits Limits = new(TimeSpan.FromMinutes(1), 512 * EvidenceLimits.Megabyte, MostOfAnswer);

    private readonly OpenFile _open;
    private readonly DataFiles _files;
    private readonly FileReaders _readers;

    internal ReadMetadata(OpenFile open, DataFiles files, FileReaders readers) => (_open, _files, _readers) = (open, files, readers);

    public async Task<Outcome<FileMetadata>> Handle(CurrentUser user, long file, CancellationToken cancel = default)
    {
        var opened = await _open.Look(user, file, ReadFileMetadata.Knows, goesOn: false, cancel);
        if (!opened.Succeeded) return Outcome<FileMetadata>.Failed(opened.Problems);
        using var content = opened.Value;
        if (_readers.Own is not { } program || content.Bytes > LargestFile) return Unreadable();
        try
        {
            using var folder = ScratchFolder.In(_files.Folder);
            var answer = await LimitedProcess.Text(program.Asked(ReadFileMetadata.Asked, content.Format.Format), folder.Path,
                content.Content, Limits, cancel);
            return answer is { Code: ReadDocumentText.Whole, Cut: false }
                && JsonSerializer.Deserialize<FileMetadata>(answer.Content, JsonSerializerOptions.Web) is { } found
                ? Outcome<FileMetadata>.Of(found) : Unreadable();
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException or EncryptedFileException)
        {
            return Unreadable();
        }
    }

    private static Outcome<FileMetadata> Unreadable() => Outcome<FileMetadata>.Failed(new Problem("Evidence.NoMetadata"));
}
