using CaseTracker.App.Storage;
using CaseTracker.Domain.Evidence;

namespace CaseTracker.App.Evidence;

/// <summary>Tesseract, a program for optical recognition that whoever runs this machine may install.</summary>
/// <param name="Languages">Those that it has, of those that are looked for.</param>
internal sealed record PictureReader(string Path, IReadOnlyList<string> Languages);

/// <summary>The text of a file, as it is kept.</summary>
/// <param name="Text">Null where there is none.</param>
internal sealed record ReadText(FileTextState State, string? Text)
{
    public static ReadText Of(string text, bool cut) => ReadDocumentText.Clean(text) is { Length: > 0 } clean
        ? new(cut ? FileTextState.Cut : FileTextState.Read, clean) : new(FileTextState.Empty, null);
}

/// <summary>Reads the text of one file.</summary>
internal sealed class FileTextReader(EvidenceStore store, DataFiles files, FileReaders readers)
{
    /// <summary>The languages of pictures, in the names of Tesseract's files.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["khm", "eng"];

    private const int Megabyte = 1 << 20, LettersOfList = 100_000;

    private static readonly ProcessLimits Document = new(TimeSpan.FromMinutes(1), 512 * Megabyte, FileTexts.Longest);
    private static readonly ProcessLimits Picture = new(TimeSpan.FromMinutes(3), 512 * Megabyte, FileTexts.Longest);

    /// <summary>Where pictures can be read; null where nobody installed what reads them. Throws <see cref="IOException"/> where it cannot
    /// be started.</summary>
    public async Task<PictureReader?> Pictures(CancellationToken cancel)
    {
        if (readers.FileOfTesseract is not { } path) return null;
        // Nothing of a file is in it, and the data folder may not be there.
        using var folder = ScratchFolder.In(Path.GetTempPath());
        var answer = await LimitedProcess.Text(new(path, "--list-langs"), folder.Path, Stream.Null,
            Document with { Most = LettersOfList }, cancel);
        var known = answer.Content.Split('\n', StringSplitOptions.TrimEntries);
        var languages = Languages.Where(known.Contains).ToList();
        return languages.Count == 0 ? null : new(path, languages);
    }

    /// <summary>The formats for which there is what reads them.</summary>
    public async Task<IReadOnlyList<EvidenceFormat>> Readable(CancellationToken cancel)
    {
        List<TextSource> sources = [TextSource.Plain];
        if (readers.Own is not null) sources.Add(TextSource.Document);
        if (await Pictures(cancel) is not null) sources.Add(TextSource.Picture);
        return FileTexts.Formats(sources);
    }

    /// <summary>Throws as <see cref="EvidenceStore.Open"/>, and <see cref="IOException"/> where what reads it cannot be started.</summary>
    public async Task<ReadText> Read(string storedAs, EvidenceFormat format, CancellationToken cancel)
    {
        await using var content = store.Open(storedAs);
        return FileTexts.Of(format) switch
        {
            TextSource.Plain => await Plain(content, cancel),
            TextSource.Document when readers.Own is { } program =>
                Answered(await Run(program.Asked(ReadDocumentText.Asked, format), content, Document, cancel)),
            TextSource.Picture when await Pictures(cancel) is { } tesseract => Answered(await Run(new(tesseract.Path, "stdin", "stdout",
                "-l", string.Join('+', tesseract.Languages)), content, Picture, cancel)),
            _ => new(FileTextState.NoReader, null),
        };
    }

    private async Task<ProcessAnswer<string>> Run(ReaderProgram program, Stream content, ProcessLimits limits, CancellationToken cancel)
    {
        using var folder = ScratchFolder.In(files.Folder);
        return await LimitedProcess.Text(program, folder.Path, content, limits, cancel);
    }

    private static ReadText Answered(ProcessAnswer<string> answer) => answer.Code switch
    {
        ReadDocumentText.Whole or ReadDocumentText.Beginning =>
            ReadText.Of(answer.Content, answer.Cut || answer.Code == ReadDocumentText.Beginning),
        null or ReadDocumentText.TooMuch => new(FileTextState.Stopped, null),
        _ => new(FileTextState.Unreadable, null),
    };

    private static async Task<ReadText> Plain(Stream content, CancellationToken cancel)
    {
        using var reader = new StreamReader(content);
        var letters = new char[FileTexts.Longest];
        var read = await reader.ReadBlockAsync(letters, cancel);
        return ReadText.Of(new(letters, 0, read), cut: read == letters.Length && reader.Peek() >= 0);
    }
}
