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
            var (problem, mayHoldErrors) = Unpacked(file, limits, cancel);
            return problem is not null ? Outcome<IReadOnlyList<FileTable>>.Failed(problem)
                : WorkbookTables.Read(file, mayHoldErrors ? CellErrors.Of(file, cancel) : CellErrors.None, limits, cancel);
        }
        // The reader of the package has no exception of its own for a part that is not what it should be.
        catch (Exception broken) when (broken is not OperationCanceledException and not OutOfMemoryException)
        {
            return Refused("Import.Form_DamagedArchive");
        }
    }

    /// <summary>What stands in an archive is counted while it comes out: what the archive says of itself may be anything. Meanwhile it is
    /// looked for what a cell with an error says of its type: most workbooks have none, and need not be read for them.</summary>
    private static (Problem? TooLarge, bool MayHoldErrors) Unpacked(byte[] file, ImportLimits limits, CancellationToken cancel)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        if (archive.Entries.Count > limits.Parts) return (new Problem("Import.TooManyParts", archive.Entries.Count, limits.Parts), false);
        // What stands at the end of one piece is looked at once more before the next.
        const int over = 2;
        var (buffer, total, errors) = (new byte[over + (1 << 16)], 0L, false);
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            buffer.AsSpan(0, over).Clear();
            while (part.Read(buffer, over, buffer.Length - over) is > 0 and var read)
            {
                cancel.ThrowIfCancellationRequested();
                if ((total += read) > limits.ExpandedBytes)
                    return (new Problem("Import.ExpandsTooFar", Megabytes(limits.ExpandedBytes)), false);
                var piece = buffer.AsSpan(0, over + read);
                // Of a part in UTF-16 every other byte is nothing.
                errors = errors || piece.IndexOf("\"e\""u8) >= 0 || piece.IndexOf("'e'"u8) >= 0 || piece.IndexOf("e\0"u8) >= 0;
                piece[^over..].CopyTo(buffer);
            }
        }
        return (null, errors);
    }

    private static Outcome<IReadOnlyList<FileTable>> Of(Outcome<FileTable> table) => table.Succeeded
        ? Outcome<IReadOnlyList<FileTable>>.Of([table.Value]) : Outcome<IReadOnlyList<FileTable>>.Failed(table.Problems);

    private static Outcome<IReadOnlyList<FileTable>> Refused(string key, params object?[] args) =>
        Outcome<IReadOnlyList<FileTable>>.Failed(new Problem(key, args));

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;
}
