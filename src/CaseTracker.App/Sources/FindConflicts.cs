using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>A field of which the sources report different values.</summary>
/// <param name="Of">The person or case that the record belongs to.</param>
/// <param name="Reported">The values, each once.</param>
public sealed record SourceConflict(NamedRecord Of, long RecordId, RecordKind Kind, string Field, IReadOnlyList<string> Reported);

/// <summary>Finds the fields whose sources disagree, by the citations that the viewer may see.</summary>
public sealed class FindConflicts
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal FindConflicts(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<IReadOnlyList<SourceConflict>>> Handle(Actor actor, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<IReadOnlyList<SourceConflict>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var several = await db.Citations.AsNoTracking().Where(row => row.DeletedAt == null && row.Field != null && row.Reported != null)
            .GroupBy(row => new { row.RecordId, row.Field }).Where(group => group.Select(row => row.Reported).Distinct().Count() > 1)
            .Select(group => group.Key.RecordId).Distinct().ToListAsync(cancel);
        var owners = await RecordOwners.For(db, several, actor.Clearance, cancel);
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), actor.Clearance, cancel);
        var seen = several.Where(id => owners.TryGetValue(id, out var owner) && names.ContainsKey(owner.Id)).ToList();
        // Leaves out sources, citations and fields above the clearance.
        var citations = await ReadCitations.For(db, seen, actor.Clearance, cancel);
        return Outcome<IReadOnlyList<SourceConflict>>.Of([.. seen.SelectMany(id => citations.Conflicts(id).Select(field => Conflict(id, field)))
            .OrderBy(conflict => conflict.Of.Name, StringComparer.CurrentCulture).ThenBy(conflict => conflict.RecordId)]);

        SourceConflict Conflict(long id, string field) => new(new NamedRecord(owners[id].Id, owners[id].Kind, names[owners[id].Id]), id, owners[id].OfKind, field,
            [.. citations.Of(id, field).Select(citation => citation.Reported?.Trim()).OfType<string>().Where(value => value.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }
}
