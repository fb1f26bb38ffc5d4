using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Conflicts;

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

/// <summary>Open conflicts, in the order of their owners' names.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="First">At most as many as were asked for.</param>
public sealed record FoundConflicts(int Total, IReadOnlyList<SourceConflict> First);

/// <summary>Finds the fields whose sources disagree, by the citations that the viewer may see, and the facts that cannot all be
/// true.</summary>
public sealed class FindConflicts
{
    private const int Batch = 1000, Part = 500;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal FindConflicts(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>All of them.</summary>
    public async Task<Outcome<IReadOnlyList<SourceConflict>>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<SourceConflict>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var keys = await new OpenConflicts(db, user.Clearance).First(null, cancel);
        return Outcome<IReadOnlyList<SourceConflict>>.Of(await Read(db, keys, user.Clearance, cancel));
    }

    /// <summary>All of them, for an export, which holds no more than one part of them at a time.</summary>
    /// <param name="db">Shows one state of the database until the last is read.</param>
    internal async Task<Outcome<IAsyncEnumerable<SourceConflict>>> Forward(CaseTrackerDb db, CurrentUser user, CancellationToken cancel)
    {
        return await _access.Check(user, Permission.ReadRecords, cancel) is { } refused
            ? Outcome<IAsyncEnumerable<SourceConflict>>.Failed(refused) : Outcome<IAsyncEnumerable<SourceConflict>>.Of(Each());

        async IAsyncEnumerable<SourceConflict> Each()
        {
            foreach (var part in (await new OpenConflicts(db, user.Clearance).First(null, cancel)).Chunk(Part))
                foreach (var conflict in await Read(db, part, user.Clearance, cancel)) yield return conflict;
        }
    }

    /// <summary>How many there are, and the first of them.</summary>
    public async Task<Outcome<FoundConflicts>> First(CurrentUser user, int most = 8, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<FoundConflicts>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return Outcome<FoundConflicts>.Of(await Among(db, null, user.Clearance, most, cancel));
    }

    /// <summary>The same, among conflicts of some records and of their citations only, or among all.</summary>
    internal static async Task<FoundConflicts> Among(CaseTrackerDb db, IQueryable<long>? some, Clearance clearance, int most,
        CancellationToken cancel)
    {
        var open = new OpenConflicts(db, clearance, some, some is null ? null : await AgeConflicts.On(db, some, clearance, cancel));
        var total = await open.Count(cancel);
        return new(total, total == 0 ? [] : await Read(db, await open.First(most, cancel), clearance, cancel));
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
        if (!citations.Disagree(record, field)) return missing;
        return await BySources(db, [(record, field)], citations, user.Clearance, cancel) is [{ } conflict]
            ? Outcome<SourceConflict>.Of(conflict) : missing;
    }

    /// <summary>What the sides of these conflicts say, as many statements for many as for one.</summary>
    private static async Task<IReadOnlyList<SourceConflict>> Read(CaseTrackerDb db, IReadOnlyList<ConflictKey> keys,
        Clearance clearance, CancellationToken cancel)
    {
        var cited = keys.Where(key => key.Field is not null).Select(key => (key.Record, key.Field!)).ToList();
        var citations = await ReadCitations.For(db, cited.Select(key => key.Record), clearance, cancel);
        var conflicts = (await BySources(db, cited, citations, clearance, cancel))
            .Concat(await ToldTwiceConflicts.Of(db, Of(KeptConflictKind.ToldTwice), clearance, cancel))
            .Concat(await AgeConflicts.Of(db, Of(KeptConflictKind.Ages), clearance, cancel))
            .ToLookup(conflict => (conflict.RecordId, conflict.Facts.Count == 0 ? conflict.Field : null,
                conflict.Facts.Count == 0 ? 0 : conflict.Kind == RecordKind.Person ? conflict.RecordId : conflict.Facts[^1].RecordId));
        return [.. keys.SelectMany(key => conflicts[(key.Record, key.Field, key.Other)])];

        List<long> Of(KeptConflictKind kind) => [.. keys.Where(key => key.Fact == kind).Select(key => key.Owner).Distinct()];
    }

    private static async Task<List<SourceConflict>> BySources(CaseTrackerDb db, List<(long Record, string Field)> keys,
        Citations citations, Clearance clearance, CancellationToken cancel)
    {
        if (keys.Count == 0) return [];
        var owners = await RecordOwners.For(db, keys.Select(key => key.Record), clearance, cancel);
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), clearance, cancel);
        var sources = citations.Sources.ToDictionary(source => source.Number);
        var stored = new Dictionary<long, StoredRecord>();
        foreach (var kind in owners.GroupBy(owner => owner.Value.OfKind, owner => owner.Key))
            foreach (var batch in kind.Chunk(Batch))
                foreach (var record in await RecordTypes.All[kind.Key].Standing(db, batch, cancel)) stored[record.Id] = record;
        return [.. keys.Where(key => owners.TryGetValue(key.Record, out var owner) && names.ContainsKey(owner.Id))
            .Select(key => Conflict(key.Record, key.Field))];

        SourceConflict Conflict(long id, string field)
        {
            var owner = owners[id];
            var said = citations.Of(id, field).Where(citation => citation.Compared is not null)
                .Select(citation => new SaidBySource(citation, sources[citation.Number])).ToList();
            // The citations of a field above the clearance are not among these, so that its value may be told.
            var current = stored.GetValueOrDefault(id) is { } of && of.Type.Find(field) is { Kind: not FieldKind.Link } known
                ? FieldFormatter.Of(known.Get(of.Details)) : null;
            var reported = said.DistinctBy(one => one.Citation.Compared)
                .Select(one => (one.Citation.Reported ?? one.Citation.Value)!.Trim());
            return new SourceConflict(new NamedRecord(owner.Id, owner.Kind, names[owner.Id]), id, owner.OfKind, field, [.. reported], said,
                current, citations.Settlement(id, field))
            { Version = stored.GetValueOrDefault(id)?.Version ?? 0 };
        }
    }
}
