using CaseTracker.App.Database;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>Keeps the text of each file that stands, encrypted, so that the file is found by its words: after it was received, one file
/// after the other. What is left to do stands in the database, so that the next start goes on. That somebody reads a text is an act of the
/// chain of custody; that the program does is none.</summary>
public sealed class KeepFileTexts
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly FileTextReader _reader;
    private readonly FilesArrived _arrived;
    private readonly TimeProvider _clock;

    internal KeepFileTexts(IDbContextFactory<CaseTrackerDb> factory, FileTextReader reader, FilesArrived arrived, TimeProvider clock) =>
        (_factory, _reader, _arrived, _clock) = (factory, reader, arrived, clock);

    /// <summary>Until there may be something to do.</summary>
    public Task Wait(CancellationToken cancel) => _arrived.Wait(cancel);

    /// <summary>Reads the next file that waits, the last received first. False where none does.</summary>
    public async Task<bool> Next(CancellationToken cancel = default)
    {
        await using var db = await _factory.Opened(cancel);
        if (await Waiting(db, cancel) is not { } file) return false;
        var row = await db.EvidenceTexts.SingleOrDefaultAsync(one => one.FileId == file.Id, cancel);
        if (row is null) db.EvidenceTexts.Add(row = new() { FileId = file.Id });
        // Noted before: a file that takes the program with it is not tried for ever.
        (row.State, row.Tries) = (FileTextState.Reading, row.State == FileTextState.Reading ? row.Tries + 1 : 1);
        await db.SaveChangesAsync(cancel);
        var read = row.Tries > FileTexts.MostTries || file.Bytes > FileTexts.LargestFile ? new(FileTextState.Stopped, null)
            : await Read(db, file, row, cancel);
        (row.State, row.Text, row.Letters, row.ReadAt) = (read.State, read.Text, read.Text?.Length ?? 0, _clock.GetUtcNow().UtcDateTime);
        (row.Folded, row.FoldedBy) = (read.Text is null ? null : TextFold.Of(read.Text), TextFold.Version);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<EvidenceFileRow?> Waiting(CaseTrackerDb db, CancellationToken cancel)
    {
        var formats = FileTexts.Formats(Enum.GetValues<TextSource>());
        // What could not be read for want of a program waits for it.
        var came = await db.EvidenceTexts.AnyAsync(text => text.State == FileTextState.NoReader, cancel)
            ? await _reader.Readable(cancel) : [];
        return await db.EvidenceFiles.AsNoTracking()
            .Where(file => file.RemovedAt == null && EF.Parameter(formats).Contains(file.Format)
                && !db.EvidenceTexts.Any(text => text.FileId == file.Id && text.State != FileTextState.Reading
                    && (text.FoldedBy == TextFold.Version || text.Text == null)
                    && (text.State != FileTextState.NoReader || !EF.Parameter(came).Contains(file.Format))))
            .OrderByDescending(file => file.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task<ReadText> Read(CaseTrackerDb db, EvidenceFileRow file, EvidenceTextRow row, CancellationToken cancel)
    {
        try
        {
            return await _reader.Read(file.StoredAs, file.Format, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or EncryptedFileException)
        {
            return new(FileTextState.Unreadable, null);
        }
        catch (OperationCanceledException)
        {
            // The program ends: that is not the file's fault.
            row.Tries = 0;
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
    }
}
