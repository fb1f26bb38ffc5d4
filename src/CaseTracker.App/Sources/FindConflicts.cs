using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>A field of which the sources report different values.</summary>
/// <param name="Of">The person or case that the record belongs to.</param>
/// <param name="Reported">The values, each once.</param>
/// <param name="Said">What each source says, in the order in which it was recorded.</param>
/// <param name="Current">The field's own value, in words.</param>
/// <param name="Before">The choice that a later source has reopened, if there was one.</param>
public sealed record SourceConflict(NamedRecord Of, long RecordId, RecordKind Kind, string Field, IReadOnlyList<string> Reported,
    IReadOnlyList<SaidBySource> Said, string? Current, FieldResolution? Before)
{
    /// <summary>The record's version, as a choice between the values has to name it.</summary>
    public int Version { get; init; }

    /// <summary>What each of the facts says, where not sources disagree but facts.</summary>
    public IReadOnlyList<SaidByFact> Facts { get; init; } = [];

    /// <summary>What is to be done where facts disagree: one of them is corrected, and no value is chosen. Null where sources do.</summary>
    public Problem? ToCorrect { get; init; }
}

/// <summary>What one of the facts says that cannot all be true.</summary>
/// <param name="Person">On whose page it stands.</param>
/// <param name="RecordId">The fact; of what the record of the person says itself, the person.</param>
public sealed record SaidByFact(Problem Words, long Person, long RecordId, RecordKind Kind);

/// <summary>One value with the source that reports it.</summary>
public sealed record SaidBySource(FieldCitation Citation, NumberedSource Source);

/// <summary>Finds the fields whose sources disagree, by the citations that the viewer may see, and the facts that cannot all be
/// true.</summary>
public sealed class FindConflicts
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal FindConflicts(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<IReadOnlyList<SourceConflict>>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<SourceConflict>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var several = await db.Citations.AsNoTracking().Where(row => row.DeletedAt == null && row.Field != null
            && (row.Reported != null || row.Value != null))
            .GroupBy(row => new { row.RecordId, row.Field }).Where(group => group.Select(row => row.Value ?? row.Reported).Distinct()
                .Count() > 1)
            .Select(group => group.Key.RecordId).Distinct().ToListAsync(cancel);
        var owners = await RecordOwners.For(db, several, user.Clearance, cancel);
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), user.Clearance, cancel);
        var seen = several.Where(id => owners.TryGetValue(id, out var owner) && names.ContainsKey(owner.Id)).ToList();
        // Leaves out sources, citations and fields above the clearance.
        var citations = await ReadCitations.For(db, seen, user.Clearance, cancel);
        var conflicts = new List<SourceConflict>();
        foreach (var id in seen)
            foreach (var field in citations.Conflicts(id))
                conflicts.Add(await Conflict(db, citations, new NamedRecord(owners[id].Id, owners[id].Kind, names[owners[id].Id]), id,
                    owners[id].OfKind, field, cancel));
        conflicts.AddRange(await ToldTwiceConflicts.Of(db, user.Clearance, cancel));
        conflicts.AddRange(await AgeConflicts.Of(db, user.Clearance, cancel));
        return Outcome<IReadOnlyList<SourceConflict>>.Of([.. conflicts.OrderBy(conflict => conflict.Of.Name, StringComparer.CurrentCulture)
            .ThenBy(conflict => conflict.RecordId)]);
    }

    /// <summary>One field of which the sources disagree, also where somebody has chosen; a problem where the viewer may not see it or they
    /// agree.</summary>
    public async Task<Outcome<SourceConflict>> Of(CurrentUser user, long record, string field, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<SourceConflict>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var missing = Outcome<SourceConflict>.Failed(new NotFound());
        if (!await RecordSight.Sees(db, record, user.Clearance, cancel)) return missing;
        var citations = await ReadCitations.For(db, [record], user.Clearance, cancel);
        if (!citations.Disagree(record, field) || (await RecordOwners.For(db, [record], user.Clearance, cancel))
            .GetValueOrDefault(record) is not { } owner) return missing;
        var names = await LinkNames.For(db, [owner.Id], user.Clearance, cancel);
        return names.TryGetValue(owner.Id, out var name)
            ? Outcome<SourceConflict>.Of(await Conflict(db, citations, new NamedRecord(owner.Id, owner.Kind, name), record, owner.OfKind,
                field, cancel)) : missing;
    }

    private static async Task<SourceConflict> Conflict(CaseTrackerDb db, Citations citations, NamedRecord of, long id, RecordKind kind,
        string field, CancellationToken cancel)
    {
        var said = citations.Of(id, field).Where(citation => citation.Compared is not null)
            .Select(citation => new SaidBySource(citation, citations.Sources.First(source => source.Number == citation.Number))).ToList();
        // The citations of a field above the clearance are not among these, so that its value may be told.
        var stored = await RecordTypes.All[kind].Stored(db, id, cancel);
        var current = stored is not null && stored.Type.Find(field) is { Kind: not FieldKind.Link } known
            ? FieldFormatter.Of(known.Get(stored.Details)) : null;
        return new SourceConflict(of, id, kind, field, [.. said.DistinctBy(one => one.Citation.Compared)
            .Select(one => (one.Citation.Reported ?? one.Citation.Value)!.Trim())], said, current,
            citations.Settlement(id, field))
        { Version = stored?.Version ?? 0 };
    }
}
