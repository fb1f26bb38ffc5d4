namespace CaseTracker.Domain.Evidence;

/// <summary>How far the program is with the text of a file, by which the file is found.</summary>
public enum FileTextState
{
    /// <summary>It is being read, or will be at the next start.</summary>
    Reading,
    /// <summary>All of it was read.</summary>
    Read,
    /// <summary>There was more than is kept: its beginning was read.</summary>
    Cut,
    /// <summary>There are no words in it, or none that can be told from a picture.</summary>
    Empty,
    /// <summary>The file is damaged, closed by a password, or not what its beginning says.</summary>
    Unreadable,
    /// <summary>To read it would have taken too long, or too much memory.</summary>
    Stopped,
    /// <summary>What reads the text of pictures is not installed.</summary>
    NoReader,
}

/// <summary>What can be made of the bytes of a file.</summary>
public enum TextSource
{
    /// <summary>It is text.</summary>
    Plain,
    /// <summary>A document that holds its text: PDF and Word.</summary>
    Document,
    /// <summary>A picture: its text is guessed from what it looks like.</summary>
    Picture,
}

/// <summary>Which files are read for their text, and how much of it is kept.</summary>
public static class FileTexts
{
    /// <summary>In letters (UTF-16): some two hundred printed pages. What follows is neither kept nor found.</summary>
    public const int Longest = 500_000;

    /// <summary>The largest file that is read for its text. Bytes.</summary>
    public const long LargestFile = 50 * EvidenceLimits.Megabyte;

    /// <summary>How often a file is tried whose reading ended with the program.</summary>
    public const int MostTries = 2;

    /// <summary>Where the text of a format comes from; null for a format that is not read.</summary>
    public static TextSource? Of(EvidenceFormat format) => format switch
    {
        EvidenceFormat.Text => TextSource.Plain,
        EvidenceFormat.Pdf or EvidenceFormat.Docx => TextSource.Document,
        EvidenceFormat.Jpeg or EvidenceFormat.Png or EvidenceFormat.Webp or EvidenceFormat.Tiff => TextSource.Picture,
        _ => null,
    };

    /// <summary>The formats that are read from one of these.</summary>
    public static IReadOnlyList<EvidenceFormat> Formats(params IReadOnlyList<TextSource> sources) =>
        [.. Enum.GetValues<EvidenceFormat>().Where(format => Of(format) is { } source && sources.Contains(source))];
}
