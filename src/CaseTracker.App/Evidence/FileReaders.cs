using CaseTracker.Domain.Evidence;

namespace CaseTracker.App.Evidence;

/// <summary>The programs that take files apart, beside the server.</summary>
/// <param name="Own">This program, started once more: gets what is asked of the file (<see cref="ReadDocumentText.Asked"/>,
/// <see cref="ReadFileMetadata.Asked"/>) and its format as its last arguments, and the file at its standard input; null where there is
/// none.</param>
/// <param name="Tesseract">The file of the program that reads pictures; null: the one on the PATH.</param>
/// <param name="Poppler">The folder of the programs that draw the pages of a PDF; null: those on the PATH.</param>
public sealed record FileReaders(ReaderProgram? Own, string? Tesseract = null, string? Poppler = null)
{
    public static FileReaders None { get; } = new(Own: null);

    internal string? FileOfTesseract => Tesseract is null ? OnPath("tesseract") : There(Tesseract);

    /// <summary>A program of Poppler.</summary>
    internal string? FileOfPoppler(string name) => Poppler is null ? OnPath(name) : There(Path.Combine(Poppler, Executable(name)));

    private static string? OnPath(string name) => Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator,
        StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, Executable(name))).FirstOrDefault(File.Exists);

    private static string? There(string path) => File.Exists(path) ? path : null;

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}

/// <summary>A program that is run for what it answers.</summary>
/// <param name="Path">Its file.</param>
public sealed record ReaderProgram(string Path, params IReadOnlyList<string> Arguments)
{
    /// <summary>The same, asked for something of a file.</summary>
    internal ReaderProgram Asked(string what, EvidenceFormat format) => this with { Arguments = [.. Arguments, what, format.ToString()] };
}
