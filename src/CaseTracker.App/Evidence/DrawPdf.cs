using System.Globalization;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Evidence;

/// <summary>Shows a PDF page by page, as pictures that the programs of Poppler draw of it where somebody installed them: so nothing that
/// a PDF holds runs or loads anything in a browser. They run beside the server, with limits (<see cref="LimitedProcess"/>), and get the
/// file by their standard input.</summary>
public sealed class DrawPdf
{
    /// <summary>The longer side of a page, in points of the screen: letters of a printed page can be read.</summary>
    private const int Side = 1600;

    private const int Megabyte = (int)EvidenceLimits.Megabyte, MostOfList = 100_000;
    private const long LargestFile = 100 * EvidenceLimits.Megabyte;

    private static readonly ProcessLimits Count = new(TimeSpan.FromSeconds(30), 512 * Megabyte, MostOfList),
        Page = new(TimeSpan.FromSeconds(30), 512 * Megabyte, 30 * Megabyte);

    private readonly OpenFile _open;
    private readonly DataFiles _files;
    private readonly FileReaders _readers;

    internal DrawPdf(OpenFile open, DataFiles files, FileReaders readers) => (_open, _files, _readers) = (open, files, readers);

    /// <summary>Whether there is what draws pages.</summary>
    public bool IsThere => Draws is not null && Counts is not null;

    private string? Draws => _readers.FileOfPoppler("pdftoppm");
    private string? Counts => _readers.FileOfPoppler("pdfinfo");

    /// <summary>How many pages it has. That opens the file, and stands in its chain of custody.</summary>
    public async Task<Outcome<int>> Pages(CurrentUser user, long file, CancellationToken cancel = default)
    {
        var said = await Run(user, file, Counts, ["-"], goesOn: false, LimitedProcess.Text, Count, cancel);
        return !said.Succeeded ? Outcome<int>.Failed(said.Problems) : PagesOf(said.Value) is { } pages ? Outcome<int>.Of(pages)
            : Outcome<int>.Failed(new Problem("Evidence.PdfUndrawable"));
    }

    /// <summary>A page as a PNG. It is part of the look that <see cref="Pages"/> put down; asked for alone, it is one.</summary>
    /// <param name="page">From 1.</param>
    public Task<Outcome<byte[]>> Draw(CurrentUser user, long file, int page, CancellationToken cancel = default) =>
        Draw(user, file, page, ["-png", "-scale-to", Number(Side)], cancel);

    /// <summary>A page as a JPEG, as it would be printed.</summary>
    /// <param name="dots">An inch.</param>
    internal Task<Outcome<byte[]>> Print(CurrentUser user, long file, int page, int dots, CancellationToken cancel) =>
        Draw(user, file, page, ["-jpeg", "-r", Number(dots)], cancel);

    private Task<Outcome<byte[]>> Draw(CurrentUser user, long file, int page, IReadOnlyList<string> how, CancellationToken cancel) =>
        page < 1 ? Task.FromResult(Outcome<byte[]>.Failed(new NotFound()))
        : Run(user, file, Draws, [.. how, "-f", Number(page), "-l", Number(page), "-"], goesOn: true, LimitedProcess.Bytes, Page, cancel);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<Outcome<T>> Run<T>(CurrentUser user, long file, string? program, IReadOnlyList<string> arguments, bool goesOn,
        Func<ReaderProgram, string, Stream, ProcessLimits, CancellationToken, Task<ProcessAnswer<T>>> run, ProcessLimits limits,
        CancellationToken cancel)
    {
        var opened = await _open.Look(user, file, format => format == EvidenceFormat.Pdf, goesOn, cancel);
        if (!opened.Succeeded) return Outcome<T>.Failed(opened.Problems);
        using var pdf = opened.Value;
        if (program is null) return Outcome<T>.Failed(new Problem("Evidence.PopplerMissing"));
        if (pdf.Bytes > LargestFile) return Undrawable();
        try
        {
            using var folder = ScratchFolder.In(_files.Folder);
            var answer = await run(new(program, arguments), folder.Path, pdf.Content, limits, cancel);
            return answer is { Code: 0, Cut: false } ? Outcome<T>.Of(answer.Content) : Undrawable();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or EncryptedFileException)
        {
            return Undrawable();
        }

        static Outcome<T> Undrawable() => Outcome<T>.Failed(new Problem("Evidence.PdfUndrawable"));
    }

    /// <summary>A line "Pages:" of pdfinfo.</summary>
    private static int? PagesOf(string said)
    {
        const string name = "Pages:";
        var line = said.Split('\n').FirstOrDefault(one => one.StartsWith(name, StringComparison.Ordinal));
        return int.TryParse(line?[name.Length..], CultureInfo.InvariantCulture, out var pages) && pages > 0 ? pages : null;
    }
}
