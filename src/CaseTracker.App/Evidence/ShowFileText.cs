using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>Shows the text that was taken out of a file, to whoever may know of the file: that opens it, and stands in its chain of
/// custody.</summary>
public sealed class ShowFileText
{
    private readonly UnitOfWork _unit;

    internal ShowFileText(UnitOfWork unit) => _unit = unit;

    public Task<Outcome<FileText>> Handle(CurrentUser user, long file, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.ReadRecords, async work =>
        {
            if (await EvidenceSight.Find(work.Db, file, user.Clearance, cancel) is not { } row
                || await work.Db.EvidenceTexts.AsNoTracking().SingleOrDefaultAsync(one => one.FileId == file, cancel)
                    is not { Text: { } text } kept)
                return Outcome<FileText>.Failed(new NotFound());
            await EvidenceActs.Add(work, row, EvidenceAct.Opened, cancel);
            return Outcome<FileText>.Of(new(text, kept.State == FileTextState.Cut));
        }, cancel);
}
