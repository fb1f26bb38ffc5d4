using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>What records of one kind rest on: how many have no source, one document, several documents of one publisher, or independent
/// publishers.</summary>
/// <param name="Contradicted">Of how many of them some document reports another value.</param>
public sealed record CorroborationLine(RecordKind Kind, IReadOnlyDictionary<Voices, int> Records, int Contradicted)
{
    public int Total => Records.Values.Sum();
    public int Of(Voices voices) => Records.GetValueOrDefault(voices);
}

/// <summary>The answer, with the records of one kind and rest where they were asked for.</summary>
/// <param name="Total">How many records the list has on all pages.</param>
public sealed record Corroboration(IReadOnlyList<CorroborationLine> Lines, IReadOnlyList<NamedRecord> Listed, int Total);

/// <summary>A fact and what it rests on.</summary>
/// <param name="Of">The record on whose page it stands; null where the viewer may not see that.</param>
internal sealed record CorroboratedFact(long Id, RecordKind Kind, NamedRecord? Of, Support On);

/// <summary>Everything that the page tells, fact by fact.</summary>
internal sealed record WholeCorroboration(IReadOnlyList<CorroborationLine> Lines, IReadOnlyList<CorroboratedFact> Facts,
    Citations Citations);

/// <summary>Counts on how many independent publishers each fact rests, as far as the viewer may see facts and sources. A publisher's own
/// repetitions are one voice, and only those that report the same value are counted together (<see
/// cref="SourceIndependence.Weigh"/>).</summary>
public sealed class ShowCorroboration
{
    public const int PageSize = 50;

    /// <summary>The kinds of record that state a fact about a person, an event, a number or land.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } =
    [
        RecordKind.CustodyEvent, RecordKind.Charge, RecordKind.Sentence, RecordKind.GroupCount, RecordKind.Event, RecordKind.Involvement,
            RecordKind.LandDispute,
        RecordKind.TransnationalAct, RecordKind.Sanction, RecordKind.Figure, RecordKind.Response,
    ];

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowCorroboration(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <param name="kind">With <paramref name="voices"/>: the records to list.</param>
    /// <param name="page">Of the list, from 1.</param>
    public async Task<Outcome<Corroboration>> Handle(CurrentUser user, RecordKind? kind = null, Voices? voices = null, int page = 1,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Corroboration>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        // What headers keep, so that the database counts and cuts to a page.
        var weighed = db.Headers.VisibleTo(user.Clearance).Where(header => header.RestsOn != null);
        var counted = (await weighed.GroupBy(header => new { header.Kind, header.RestsOn })
            .Select(same => new { same.Key.Kind, RestsOn = same.Key.RestsOn!.Value, Count = same.Count() }).ToListAsync(cancel))
            .ToLookup(same => same.Kind);
        var lines = Kinds.Where(one => counted[one].Any()).Select(one => new CorroborationLine(one,
            counted[one].GroupBy(same => KeptSupport.Voices(same.RestsOn, user.Clearance))
                .ToDictionary(of => of.Key, of => of.Sum(same => same.Count)),
            counted[one].Where(same => KeptSupport.IsContradicted(same.RestsOn, user.Clearance)).Sum(same => same.Count))).ToList();
        if (kind is null || voices is not { } asked)
            return Outcome<Corroboration>.Of(new Corroboration(lines, [], 0));
        var restsOn = counted[kind.Value].Select(same => same.RestsOn).Where(kept => KeptSupport.Voices(kept, user.Clearance) == asked)
            .ToArray();
        var listed = await weighed.Where(header => header.Kind == kind && EF.Parameter(restsOn).Contains(header.RestsOn!.Value))
            .OrderBy(header => header.Id).Skip((page - 1) * PageSize).Take(PageSize).Select(header => header.Id).ToArrayAsync(cancel);
        return Outcome<Corroboration>.Of(new Corroboration(lines, await Named(db, listed, user.Clearance, cancel),
            lines.FirstOrDefault(line => line.Kind == kind)?.Of(asked) ?? 0));
    }

    /// <summary>Every fact, of one kind or rest where these are asked for, for an export.</summary>
    internal async Task<Outcome<WholeCorroboration>> All(CurrentUser user, RecordKind? kind, Voices? voices, CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<WholeCorroboration>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var lines = new List<CorroborationLine>();
        var found = new List<(RecordKind Kind, Rest On)>();
        foreach (var one in Kinds)
        {
            var rests = await Rests(db, one, user.Clearance, cancel);
            lines.Add(Line(one, rests));
            if (kind is null || one == kind)
                found.AddRange(rests.Where(rest => voices is null || rest.On.Voices == voices).OrderBy(rest => rest.Id)
                    .Select(rest => (one, rest)));
        }
        long[] ids = [.. found.Select(fact => fact.On.Id)];
        var owners = await RecordOwners.For(db, ids, user.Clearance, cancel);
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), user.Clearance, cancel);
        return Outcome<WholeCorroboration>.Of(new WholeCorroboration([.. lines.Where(line => line.Total > 0)],
            [.. found.Select(fact => new CorroboratedFact(fact.On.Id, fact.Kind, owners.GetValueOrDefault(fact.On.Id) is { } owner
                && names.TryGetValue(owner.Id, out var name) ? new NamedRecord(owner.Id, owner.Kind, name) : null,
                fact.On.On))],
            await ReadCitations.For(db, ids, user.Clearance, cancel)));
    }

    private static CorroborationLine Line(RecordKind kind, List<Rest> rests) =>
        new(kind, rests.GroupBy(rest => rest.On.Voices).ToDictionary(group => group.Key, group => group.Count()),
        rests.Count(rest => rest.On.Contradicting > 0));

    private static async Task<IReadOnlyList<NamedRecord>> Named(CaseTrackerDb db, long[] ids, Confidentiality clearance,
        CancellationToken cancel)
    {
        var owners = await RecordOwners.For(db, ids, clearance, cancel);
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), clearance, cancel);
        return [.. ids.Where(id => owners.TryGetValue(id, out var owner) && names.ContainsKey(owner.Id))
            .Select(id => new NamedRecord(owners[id].Id, owners[id].Kind, names[owners[id].Id]))];
    }

    private static async Task<List<Rest>> Rests(CaseTrackerDb db, RecordKind kind, Confidentiality clearance, CancellationToken cancel)
    {
        var seen = new SeenSql(db, clearance);
        var ids = seen.Ids(kind);
        var cited = await (from said in db.Citations.VisibleTo(clearance)
                           where ids.Contains(said.RecordId)
                           join source in db.Sources.VisibleTo(clearance) on said.SourceId equals source.Id
                           orderby said.Id
                           select new { said.RecordId, said.SourceId, source.Publisher, said.Field, said.Value, said.Reported })
                               .ToListAsync(cancel);
        // That somebody cites a field is no secret; what is said of one above the clearance is.
        var shown = RecordTypes.All[kind].Fields.Where(field => field.Sensitivity <= clearance).Select(field => field.Key)
            .ToHashSet(StringComparer.Ordinal);
        var rests = cited.GroupBy(said => said.RecordId).ToDictionary(group => group.Key,
            group => SourceIndependence.Weigh([.. group.Select(said =>
            new CitedBy(said.SourceId, said.Publisher, said.Field, said.Field is not null && shown.Contains(said.Field)
                ? CitedValue.Compared(said.Value, said.Reported) : null))]));
        return [.. (await seen.Ids(kind).ToListAsync(cancel))
            .Select(id => new Rest(id, rests.GetValueOrDefault(id) ?? new Support(Voices.None, 0, 0, 0)))];
    }

    private sealed record Rest(long Id, Support On);
}
