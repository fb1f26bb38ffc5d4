using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Maintenance;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>Looks what files meet here: how far their texts are, whether pictures can be read and pages of PDF drawn, and whether the
/// scanner answers. What
/// <c>doctor</c> says of it.</summary>
public sealed class ExamineFiles
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly MakeBackup _backups;
    private readonly FileTextReader _reader;
    private readonly DrawPdf _draw;
    private readonly VirusScanner _scanner;

    internal ExamineFiles(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, MakeBackup backups,
        FileTextReader reader, DrawPdf draw, VirusScanner scanner) => (_factory, _dialect, _backups, _reader, _draw, _scanner) =
            (factory, dialect, backups, reader, draw, scanner);

    /// <summary>Where the database cannot be read, only what needs none: why it cannot is told by
    /// <see cref="ExamineInstallation"/>.</summary>
    public async Task<IReadOnlyList<Finding>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (!user.Role.May(Permission.ManageAccounts)) return [];
        List<Finding> found = [await Pictures(cancel), Pdf(), await Scanner(cancel)];
        try
        {
            if (await _backups.NotOfThisVersion(cancel) is null) found.Add(await Texts(cancel));
        }
        catch (Exception failure) when (_dialect.Explain(failure) is not null)
        {
            // The database has a finding of its own.
        }
        return found;
    }

    /// <summary>To do without is a choice of whoever runs the machine, so it is no warning.</summary>
    private async Task<Finding> Pictures(CancellationToken cancel)
    {
        try
        {
            return await _reader.Pictures(cancel) is not { } tesseract
                ? new("pictures", FindingState.Good, new("Doctor.PicturesUnread"))
                : tesseract.Languages.Count < FileTextReader.Languages.Count
                    ? new("pictures", FindingState.Warning, new("Doctor.PicturesOneLanguage", tesseract.Path,
                        string.Join(", ", FileTextReader.Languages.Except(tesseract.Languages))))
                : new("pictures", FindingState.Good, new("Doctor.PicturesRead", tesseract.Path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new("pictures", FindingState.Warning, new("Doctor.PicturesFail", failure.Message));
        }
    }

    private Finding Pdf() => new("pdf", FindingState.Good, new(_draw.IsThere ? "Doctor.PdfDrawn" : "Doctor.PdfUndrawn"));

    private async Task<Finding> Scanner(CancellationToken cancel) => _scanner.Address is not { } address
        ? new("scanner", FindingState.Good, new("Doctor.ScannerNone"))
        : await _scanner.Answers(cancel) ? new("scanner", FindingState.Good, new("Doctor.ScannerAnswers", address.ToString()))
        : new("scanner", FindingState.Wrong, new("Doctor.ScannerSilent", address.ToString()));

    private async Task<Finding> Texts(CancellationToken cancel)
    {
        await using var db = await _factory.Opened(cancel);
        var formats = FileTexts.Formats(Enum.GetValues<TextSource>());
        var states = await db.EvidenceFiles.Where(file => file.RemovedAt == null && EF.Parameter(formats).Contains(file.Format))
            .GroupJoin(db.EvidenceTexts, file => file.Id, text => text.FileId, (file, texts) => texts)
            .SelectMany(texts => texts.DefaultIfEmpty(), (_, text) => text == null ? FileTextState.Reading : text.State)
            .ToListAsync(cancel);
        var waiting = states.Count(state => state == FileTextState.Reading);
        var unread = states.Count(state => state is FileTextState.Unreadable or FileTextState.Stopped or FileTextState.NoReader);
        return new("texts", FindingState.Good, new("Doctor.Texts", states.Count, waiting, unread));
    }
}
