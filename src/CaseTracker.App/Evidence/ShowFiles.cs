using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>The files of a record, as a viewer may know of them.</summary>
/// <param name="Files">The last received first.</param>
/// <param name="Removed">For those who may bring them back.</param>
/// <param name="Levels">Those that a file of the viewer's can have here; empty where the viewer may attach none.</param>
/// <param name="LargestFile">In bytes.</param>
public sealed record FilesSheet(IReadOnlyList<AttachedFile> Files, IReadOnlyList<AttachedFile> Removed,
    IReadOnlyList<Confidentiality> Levels, Confidentiality UsualLevel, long LargestFile)
{
    public bool MayAttach => Levels.Count > 0;
}

/// <summary>Shows the files of a record.</summary>
public sealed class ShowFiles
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly EvidenceLimits _limits;

    internal ShowFiles(IDbContextFactory<CaseTrackerDb> factory, Access access, EvidenceLimits limits) =>
        (_factory, _access, _limits) = (factory, access, limits);

    public async Task<Outcome<FilesSheet>> Handle(CurrentUser user, long record, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<FilesSheet>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var editor = user.Role.May(Permission.EditRecords);
        // One statement: the record, where the viewer may know of it, with its files.
        var found = await (from header in db.Headers.AsNoTracking().VisibleTo(user.Clearance)
                           where header.Id == record
                           join file in db.EvidenceFiles.AsNoTracking().Within(user.Clearance).Where(row => editor || row.RemovedAt == null)
                               on header.Id equals file.RecordId into files
                           from file in files.DefaultIfEmpty()
                           orderby file.Id descending
                           select new { header.Kind, From = header.LimitedFrom ?? header.VisibleFrom, File = file }).ToListAsync(cancel);
        if (found.Count == 0) return Outcome<FilesSheet>.Failed(new NotFound());
        // Where nobody has worked it out yet, it is for the highest clearance.
        var of = found[0].From ?? Visibility.Highest;
        var rows = found.Select(one => one.File).OfType<EvidenceFileRow>().ToList();
        if (rows.Count > 0 && !await EvidenceSight.Sees(db, record, user.Clearance, cancel)) rows = [];
        var shown = rows.Count == 0 ? [] : await Shown(db, user.Clearance, rows, cancel);
        return Outcome<FilesSheet>.Of(new([.. shown.Where(file => file.RemovedAt is null)],
            [.. shown.Where(file => file.RemovedAt is not null)],
            editor && EvidenceSight.Takes(found[0].Kind) ? RemarkRules.Levels(user.Clearance, of) : [],
            RemarkRules.UsualLevel(user.Clearance, of), _limits.OfFile));
    }

    private static async Task<List<AttachedFile>> Shown(CaseTrackerDb db, Clearance reader, List<EvidenceFileRow> rows,
        CancellationToken cancel)
    {
        var actors = await ActorNames.For(db, reader, rows.Select(row => (row.ReceivedById, row.ReceivedByName)), cancel);
        return rows.ConvertAll(row => AttachedFile.Of(row, actors));
    }
}
