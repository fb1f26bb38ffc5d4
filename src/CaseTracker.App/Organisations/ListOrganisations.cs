using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Organisations;

/// <summary>An organisation in a list.</summary>
public sealed record OrganisationLine(long Id, string Name, string? NameKhmer, string? ShortName, OrganisationKind Kind, ImpreciseDate? Ended);

/// <summary>Lists the organisations that the viewer may see.</summary>
public sealed class ListOrganisations
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ListOrganisations(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <param name="kind">Null: of every kind.</param>
    public async Task<Outcome<IReadOnlyList<OrganisationLine>>> Handle(Actor actor, OrganisationKind? kind = null, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<IReadOnlyList<OrganisationLine>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var levels = RecordSight.Levels(actor.Clearance);
        var rows = await db.Organisations.AsNoTracking().Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality) && (kind == null || row.Kind == kind))
            .OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancel);
        return Outcome<IReadOnlyList<OrganisationLine>>.Of([.. rows.Select(row => new OrganisationLine(row.Id, row.Name, row.NameKhmer, row.ShortName, row.Kind, row.Ended))]);
    }
}
