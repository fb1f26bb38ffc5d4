using System.IO.Compression;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import.Reading;

/// <summary>Reads a file into its tables, or says what it is and what to do with it. Formulas are never worked out: what their program
/// kept of them is read.</summary>
internal static class FileTables
{
    public static Outcome<IReadOnlyList<FileTable>> Read(byte[] file, ImportLimits limits, CancellationToken cancel)
    {
        if (file.LongLength > limits.Bytes) return Refused("Import.FileTooLarge", Megabytes(file.LongLength), Megabytes(limits.Bytes));
        return FileForms.Of(file) switch
        {
            FileForm.Text => Of(TextTable.Read(file, limits, cancel)),
            FileForm.Workbook => Workbook(file, limits, cancel),
            var form => Refused($"Import.Form_{form}"),
        };
    }

    private static Outcome<IReadOnlyList<FileTable>> Workbook(byte[] file, ImportLimits limits, CancellationToken cancel)
    {
        try
        {
            if (TooLarge(file, limits, cancel) is { } problem) return Outcome<IReadOnlyList<FileTable>>.Failed(problem);
            return WorkbookTables.Read(file, limits, cancel);
        }
        // The reader of the package has no exception of its own for a part that is not what it should be.
        catch (Exception broken) when (broken is not OperationCanceledException and not OutOfMemoryException)
        {
            return Refused("Import.Form_DamagedArchive");
        }
    }

    /// <summary>What stands in an archive is counted while it comes out: what the archive says of itself may be anything.</summary>
    private static Problem? TooLarge(byte[] file, ImportLimits limits, CancellationToken cancel)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        if (archive.Entries.Count > limits.Parts) return new Problem("Import.TooManyParts", archive.Entries.Count, limits.Parts);
        var (buffer, total) = (new byte[1 << 16], 0L);
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            while (part.Read(buffer) is > 0 and var read)
            {
                cancel.ThrowIfCancellationRequested();
                if ((total += read) > limits.ExpandedBytes) return new Problem("Import.ExpandsTooFar", Megabytes(limits.ExpandedBytes));
            }
        }
        return null;
    }

    private static Outcome<IReadOnlyList<FileTable>> Of(Outcome<FileTable> table) => table.Succeeded
        ? Outcome<IReadOnlyList<FileTable>>.Of([table.Value]) : Outcome<IReadOnlyList<FileTable>>.Failed(table.Problems);

    private static Outcome<IReadOnlyList<FileTable>> Refused(string key, params object?[] args) =>
        Outcome<IReadOnlyList<FileTable>>.Failed(new Problem(key, args));

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;
}
