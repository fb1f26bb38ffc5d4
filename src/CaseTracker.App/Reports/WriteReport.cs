using System.IO.Compression;
using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>What was written: the report, and its list where that is too long to be laid out in it.</summary>
public sealed record ReportReceipt(string Path, string? ListPath);

/// <summary>Hands reports over, each with its list beside it where the list is too long to be laid out: never one without the
/// other.</summary>
public sealed class WriteReport
{
    /// <summary>What stands behind the name of a report in that of its list.</summary>
    private const string ListEnd = "-list.xlsx";

    private readonly ExportRecords _export;
    private readonly SpoolFolder _folder;

    internal WriteReport(ExportRecords export, SpoolFolder folder) => (_export, _folder) = (export, folder);

    /// <summary>The report in a file, which is replaced only by a complete one; a list that is too long for it goes into a file beside it,
    /// with "-list" behind its name.</summary>
    /// <param name="list">The list as an export, asked for only where it is to stand beside.</param>
    public async Task<Outcome<ReportReceipt>> ToFile(CurrentUser user, ExportSubject report, Func<Outcome<ExportSubject>> list,
        ExportFormat format, string path, CancellationToken cancel = default)
    {
        Speak(report);
        var written = await _export.ToFile(user, report, format, path, cancel);
        if (!written.Succeeded) return Outcome<ReportReceipt>.Failed(written.Problems);
        if (written.Value.Counts is not ReportWritten { ListBeside: true }) return Outcome<ReportReceipt>.Of(new(path, null));
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path) + ListEnd);
        var subject = list();
        if (!subject.Succeeded) return Outcome<ReportReceipt>.Failed(subject.Problems);
        var listed = await _export.ToFile(user, subject.Value, ExportFormat.Xlsx, beside, cancel);
        return listed.Succeeded ? Outcome<ReportReceipt>.Of(new(path, beside)) : Outcome<ReportReceipt>.Failed(listed.Problems);
    }

    /// <summary>As <see cref="ToFile"/>, for a page's download: with its list beside it both are in one zip archive.</summary>
    public async Task<Outcome<PreparedExport>> Prepare(CurrentUser user, ExportSubject report, Func<Outcome<ExportSubject>> list,
        ExportFormat format, CancellationToken cancel = default)
    {
        Speak(report);
        var made = await _export.Prepare(user, report, format, cancel);
        if (!made.Succeeded || made.Value.Receipt.Counts is not ReportWritten { ListBeside: true }) return made;
        await using var first = made.Value;
        var subject = list();
        if (!subject.Succeeded) return Outcome<PreparedExport>.Failed(subject.Problems);
        var listed = await _export.Prepare(user, subject.Value, ExportFormat.Xlsx, cancel);
        if (!listed.Succeeded) return listed;
        await using var second = listed.Value;
        var name = Path.GetFileNameWithoutExtension(first.Receipt.FileName);
        var both = PrivateFiles.OpenNameless(_folder.Path);
        await using (var zip = new ZipArchive(both, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Put(zip, first.Receipt.FileName, first.Content, cancel);
            await Put(zip, name + ListEnd, second.Content, cancel);
        }
        both.Position = 0;
        return Outcome<PreparedExport>.Of(new(first.Receipt with { FileName = name + ".zip" }, both));
    }

    // The list of a report is in its language.
    private static void Speak(ExportSubject report)
    {
        if (report.Language is { } language) FileLanguage.Speak(language);
    }

    private static async Task Put(ZipArchive zip, string name, Stream content, CancellationToken cancel)
    {
        // Both are packed already.
        await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancel);
        await content.CopyToAsync(entry, cancel);
    }
}
