using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>A person or case of which some facts have no source.</summary>
/// <param name="Kinds">What kinds of record lack one, each with how many.</param>
public sealed record UncitedRecord(NamedRecord Of, IReadOnlyList<(RecordKind Kind, int Count)> Kinds);

/// <summary>The records without a source.</summary>
/// <param name="Total">How many there are, over all owners.</param>
/// <param name="First">Those with the most, at most as many as were asked for.</param>
/// <param name="Owners">How many persons and cases they belong to.</param>
public sealed record UncitedAnswer(int Total, int Owners, IReadOnlyList<UncitedRecord> First);

/// <summary>Finds persons, cases and facts that no citation stands behind, or with a filled field behind which none stands
/// (<see cref="UncitedSql"/>), as far as the viewer may see them. A citation that the viewer may not see counts: its fact does not lack a source.</summary>
public sealed class UncitedFacts
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal UncitedFacts(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<UncitedAnswer>> Handle(Actor actor, int most = 8, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<UncitedAnswer>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return Outcome<UncitedAnswer>.Of(await Among(db, null, actor.Clearance, most, cancel));
    }

    /// <summary>The same among some records only, or among all.</summary>
    internal static async Task<UncitedAnswer> Among(CaseTrackerDb db, IReadOnlySet<long>? some, Confidentiality clearance, int most, CancellationToken cancel)
    {
        var kinds = new[]
        {
            RecordKind.Person, RecordKind.Case, RecordKind.CustodyEvent, RecordKind.Stay, RecordKind.Charge, RecordKind.Sentence, RecordKind.GroupCount,
            RecordKind.Membership, RecordKind.Relation, RecordKind.WelfareReport, RecordKind.Assessment, RecordKind.Figure,
            RecordKind.Event, RecordKind.Involvement, RecordKind.LandDispute, RecordKind.Concession, RecordKind.TransnationalAct, RecordKind.Sanction, RecordKind.Response, RecordKind.Instrument,
        };
        var ids = new List<long>();
        foreach (var kind in kinds) ids.AddRange(await Lacking(db, RecordTypes.All[kind], clearance).ToListAsync(cancel));
        var owners = await RecordOwners.For(db, some is null ? ids : ids.Where(some.Contains), clearance, cancel);
        // Names only those owners that the viewer may see and that are not removed.
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), clearance, cancel);
        var seen = owners.Values.Where(owner => names.ContainsKey(owner.Id)).ToList();
        var grouped = seen.GroupBy(owner => (owner.Id, owner.Kind)).OrderByDescending(group => group.Count()).ThenBy(group => names[group.Key.Id], StringComparer.CurrentCulture).ToList();
        return new UncitedAnswer(seen.Count, grouped.Count, [.. grouped.Take(most).Select(group =>
            new UncitedRecord(new NamedRecord(group.Key.Id, group.Key.Kind, names[group.Key.Id]),
                [.. group.GroupBy(owner => owner.OfKind).Select(kind => (kind.Key, kind.Count())).OrderBy(kind => kind.Key)]))]);
    }

    private static IQueryable<long> Lacking(CaseTrackerDb db, RecordType type, Confidentiality clearance)
    {
        var stands = $"r.{(type.IsFact ? "KnownTo" : "DeletedAt")} IS NULL";
        var statement = $"SELECT {SeenSql.Id(type, "r")} AS Value FROM {new SeenSql(db, clearance).Table(type)} r WHERE {stands} AND {UncitedSql.Lacks(type, "r", clearance)}";
        return db.Database.SqlQueryRaw<long>(statement);
    }
}
