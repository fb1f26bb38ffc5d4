using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>A source with how much rests on it.</summary>
/// <param name="Citations">The citations of it that the viewer may see.</param>
public sealed record SourceLine(Redacted<SourceDetails> Source, int Citations);

/// <summary>Lists the sources that the viewer may see.</summary>
public sealed class ListSources
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ListSources(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<IReadOnlyList<SourceLine>>> Handle(Actor actor, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<IReadOnlyList<SourceLine>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var levels = RecordSight.Levels(actor.Clearance);
        var rows = await db.Sources.AsNoTracking().Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality)).OrderBy(row => row.Title).ToListAsync(cancel);
        var citations = (await SeenCitation.Among(db, db.Citations, actor.Clearance, cancel)).CountBy(seen => seen.Row.SourceId).ToDictionary();
        return Outcome<IReadOnlyList<SourceLine>>.Of([.. rows.Select(row =>
            new SourceLine(Redaction.For(SourceDetails.Catalogue, row.Id, row, row.Confidentiality, row.Version, actor.Clearance)!, citations.GetValueOrDefault(row.Id)))]);
    }
}
