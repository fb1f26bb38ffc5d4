using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>What records of one kind rest on: how many have no source, one document, several documents of one publisher, or independent publishers.</summary>
public sealed record CorroborationLine(RecordKind Kind, IReadOnlyDictionary<Voices, int> Records)
{
    public int Total => Records.Values.Sum();
    public int Of(Voices voices) => Records.GetValueOrDefault(voices);
}

/// <summary>The answer, with the records of one kind and rest where they were asked for.</summary>
/// <param name="Total">How many records the list has on all pages.</param>
public sealed record Corroboration(IReadOnlyList<CorroborationLine> Lines, IReadOnlyList<NamedRecord> Listed, int Total);

/// <summary>Counts on how many independent publishers each fact rests, as far as the viewer may see facts and sources. A publisher's own
/// repetitions are one voice.</summary>
public sealed class ShowCorroboration
{
    public const int PageSize = 50;

    /// <summary>The kinds of record that state a fact about a person, an event, a number or land.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } =
    [
        RecordKind.CustodyEvent, RecordKind.Charge, RecordKind.Sentence, RecordKind.GroupCount, RecordKind.Event, RecordKind.Involvement, RecordKind.LandDispute,
        RecordKind.TransnationalAct, RecordKind.Sanction, RecordKind.Figure, RecordKind.Response,
    ];

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowCorroboration(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <param name="kind">With <paramref name="voices"/>: the records to list.</param>
    /// <param name="page">Of the list, from 1.</param>
    public async Task<Outcome<Corroboration>> Handle(Actor actor, RecordKind? kind = null, Voices? voices = null, int page = 1, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<Corroboration>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var lines = new List<CorroborationLine>();
        var (listed, total) = (Array.Empty<long>(), 0);
        foreach (var one in Kinds)
        {
            var rests = await Rests(db, one, actor.Clearance, cancel);
            lines.Add(new CorroborationLine(one, rests.GroupBy(rest => rest.Voices).ToDictionary(group => group.Key, group => group.Count())));
            if (one != kind || voices is null) continue;
            var found = rests.Where(rest => rest.Voices == voices).Select(rest => rest.Id).Order().ToList();
            (listed, total) = ([.. found.Skip((page - 1) * PageSize).Take(PageSize)], found.Count);
        }
        return Outcome<Corroboration>.Of(new Corroboration([.. lines.Where(line => line.Total > 0)], await Named(db, listed, actor.Clearance, cancel), total));
    }

    private static async Task<IReadOnlyList<NamedRecord>> Named(CaseTrackerDb db, long[] ids, Confidentiality clearance, CancellationToken cancel)
    {
        var owners = await RecordOwners.For(db, ids, clearance, cancel);
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), clearance, cancel);
        return [.. ids.Where(id => owners.TryGetValue(id, out var owner) && names.ContainsKey(owner.Id)).Select(id => new NamedRecord(owners[id].Id, owners[id].Kind, names[owners[id].Id]))];
    }

    private static async Task<List<Rest>> Rests(CaseTrackerDb db, RecordKind kind, Confidentiality clearance, CancellationToken cancel)
    {
        var levels = RecordSight.Levels(clearance);
        var seen = new SeenSql(db, clearance);
        var ids = seen.Ids(kind);
        var cited = await (from said in db.Citations
                           where said.DeletedAt == null && levels.Contains(said.Confidentiality) && ids.Contains(said.RecordId)
                           join source in db.Sources on said.SourceId equals source.Id
                           where source.DeletedAt == null && levels.Contains(source.Confidentiality)
                           select new { said.RecordId, said.SourceId, source.Publisher }).Distinct().ToListAsync(cancel);
        var rests = cited.GroupBy(said => said.RecordId)
            .ToDictionary(group => group.Key, group => VoiceRules.Of(group.Select(said => said.SourceId).Distinct().Count(), group.Select(said => said.Publisher)));
        return [.. (await seen.Ids(kind).ToListAsync(cancel)).Select(id => new Rest(id, rests.GetValueOrDefault(id, Voices.None)))];
    }

    private sealed record Rest(long Id, Voices Voices);
}
