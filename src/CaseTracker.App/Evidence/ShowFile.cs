using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>A line of a file's chain of custody.</summary>
/// <param name="At">UTC.</param>
/// <param name="Found">What a check found; null for another act.</param>
public sealed record CustodyLine(DateTime At, string By, EvidenceAct Act, EvidenceState? Found, string? Reason);

/// <summary>A file with its chain of custody, the last line first.</summary>
/// <param name="Of">The record that it is attached to.</param>
/// <param name="Text">How far the program is with its text; null where it waits, and where no text is taken of its format.</param>
/// <param name="Letters">Of its text.</param>
/// <param name="Lines">At most <see cref="ShowFile.Most"/> of <paramref name="Total"/>.</param>
public sealed record FileSheet(AttachedFile File, NamedRecord Of, FileTextState? Text, int Letters,
    IReadOnlyList<CustodyLine> Lines, int Total, bool MayEdit);

/// <summary>Shows one file: what is known of it and what was done with it.</summary>
public sealed class ShowFile
{
    public const int Most = 200;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowFile(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<FileSheet>> Handle(CurrentUser user, long file, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<FileSheet>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        if (await EvidenceSight.Find(db, file, user.Clearance, cancel) is not { } row) return Outcome<FileSheet>.Failed(new NotFound());
        var acts = db.EvidenceActs.AsNoTracking().Where(act => act.FileId == file);
        var lines = await acts.OrderByDescending(act => act.Id).Take(Most).ToListAsync(cancel);
        var total = lines.Count < Most ? lines.Count : await acts.CountAsync(cancel);
        var kind = await db.Headers.Where(header => header.Id == row.RecordId).Select(header => header.Kind).SingleAsync(cancel);
        var names = await LinkNames.For(db, [new LinkedRecord(row.RecordId, kind)], user.Clearance, cancel);
        var actors = await ActorNames.For(db, user.Clearance, lines.Select(line => (line.AccountId, line.ActorName))
            .Append((row.ReceivedById, row.ReceivedByName)), cancel);
        var text = await db.EvidenceTexts.Where(one => one.FileId == file).Select(one => new { one.State, one.Letters })
            .SingleOrDefaultAsync(cancel);
        return Outcome<FileSheet>.Of(new(AttachedFile.Of(row, actors),
            new(row.RecordId, kind, names.GetValueOrDefault(row.RecordId) ?? kind.Label), text?.State, text?.Letters ?? 0,
            [.. lines.Select(line => new CustodyLine(line.At, actors.Of(line.AccountId, line.ActorName), line.Act, line.Found,
                line.Reason))],
            total, user.Role.May(Permission.EditRecords)));
    }
}
