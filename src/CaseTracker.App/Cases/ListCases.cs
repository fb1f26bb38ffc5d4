using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Cases;

/// <summary>Lists the cases that the viewer may see.</summary>
public sealed class ListCases
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ListCases(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<IReadOnlyList<CaseLine>>> Handle(Actor actor, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<IReadOnlyList<CaseLine>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var levels = RecordSight.Levels(actor.Clearance);
        var participants = db.Participants.OfSeen(db, levels);
        var rows = await db.Cases.AsNoTracking().Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality)).OrderBy(row => row.Title)
            .Select(row => new
            {
                Case = row,
                Participants = participants.Count(part => part.CaseId == row.Id),
            }).ToListAsync(cancel);
        return Outcome<IReadOnlyList<CaseLine>>.Of([.. rows.Select(row => new CaseLine(row.Case.Id, row.Case.Title, row.Case.Kind, row.Case.On, row.Participants))]);
    }
}
