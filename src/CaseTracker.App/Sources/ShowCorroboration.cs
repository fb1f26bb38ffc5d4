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

/// <summary>Some of the facts, with their citations, which have no numbers.</summary>
internal sealed record CorroborationPart(IReadOnlyList<CorroboratedFact> Facts, Citations Citations);

/// <summary>Everything that the page tells, fact by fact, to be read once and forward.</summary>
/// <param name="Cited">The sources of all parts, once they are read.</param>
internal sealed record CorroborationForward(IReadOnlyList<CorroborationLine> Lines, IAsyncEnumerable<CorroborationPart> Parts,
    CitedSources Cited);

/// <summary>Counts on how many independent publishers each fact rests, as far as the viewer may see facts and sources. A publisher's own
/// repetitions are one voice, and only those that report the same value are counted together (<see
/// cref="SourceIndependence.Weigh"/>).</summary>
public sealed class ShowCorroboration
{
    public const int PageSize = 50;
    private const int Part = 500;

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
        var (lines, counted) = await Counted(db, user.Clearance, cancel);
        if (kind is not { } listed || voices is not { } asked) return Outcome<Corroboration>.Of(new Corroboration(lines, [], 0));
        var ids = await Kept(db, listed, counted[listed].Where(kept => KeptSupport.Voices(kept, user.Clearance) == asked), user.Clearance)
            .Skip((page - 1) * PageSize).Take(PageSize).ToArrayAsync(cancel);
        return Outcome<Corroboration>.Of(new Corroboration(lines, await Named(db, ids, user.Clearance, cancel),
            lines.FirstOrDefault(line => line.Kind == kind)?.Of(asked) ?? 0));
    }

    /// <summary>Every fact, of one kind or rest where these are asked for, for an export.</summary>
    /// <param name="db">Shows one state of the database until the last part is read.</param>
    internal async Task<Outcome<CorroborationForward>> Forward(CaseTrackerDb db, CurrentUser user, RecordKind? kind, Voices? voices,
        CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<CorroborationForward>.Failed(refused);
        var (lines, counted) = await Counted(db, user.Clearance, cancel);
        var cited = new CitedSources(user.Clearance);
        return Outcome<CorroborationForward>.Of(new CorroborationForward(lines, Parts(), cited));

        async IAsyncEnumerable<CorroborationPart> Parts()
        {
            foreach (var one in Kinds.Where(one => kind is null || one == kind))
            {
                var rests = counted[one].Where(kept => voices is null || KeptSupport.Voices(kept, user.Clearance) == voices);
                foreach (var ids in (await Kept(db, one, rests, user.Clearance).ToListAsync(cancel)).Chunk(Part))
                {
                    var named = await Owners(db, ids, user.Clearance, cancel);
                    var on = await Rests(db, one, ids, user.Clearance, cancel);
                    yield return new CorroborationPart(
                        [.. ids.Select(id => new CorroboratedFact(id, one, named.GetValueOrDefault(id), on[id]))],
                        await ReadCitations.Forward(db, ids, cited, user.Clearance, cancel));
                }
            }
        }
    }

    /// <summary>The counts of each kind, and what records of it are kept to rest on, from what headers keep, so that the database counts
    /// and cuts to a page.</summary>
    private static async Task<(List<CorroborationLine> Lines, ILookup<RecordKind, int> RestsOn)> Counted(CaseTrackerDb db,
        Clearance clearance, CancellationToken cancel)
    {
        var counted = (await db.Headers.VisibleTo(clearance).Where(header => header.RestsOn != null)
            .GroupBy(header => new { header.Kind, header.RestsOn })
            .Select(same => new { same.Key.Kind, RestsOn = same.Key.RestsOn!.Value, Count = same.Count() }).ToListAsync(cancel))
            .ToLookup(same => same.Kind);
        return ([.. Kinds.Where(one => counted[one].Any()).Select(one => new CorroborationLine(one,
            counted[one].GroupBy(same => KeptSupport.Voices(same.RestsOn, clearance))
                .ToDictionary(of => of.Key, of => of.Sum(same => same.Count)),
            counted[one].Where(same => KeptSupport.IsContradicted(same.RestsOn, clearance)).Sum(same => same.Count)))],
            counted.SelectMany(kind => kind.Select(same => (kind.Key, same.RestsOn))).ToLookup(of => of.Key, of => of.RestsOn));
    }

    /// <summary>The records of a kind that are kept to rest on one of these, by id.</summary>
    private static IQueryable<long> Kept(CaseTrackerDb db, RecordKind kind, IEnumerable<int> restsOn, Clearance clearance)
    {
        int[] among = [.. restsOn];
        return db.Headers.VisibleTo(clearance).Where(header => header.RestsOn != null && header.Kind == kind
            && EF.Parameter(among).Contains(header.RestsOn!.Value)).OrderBy(header => header.Id).Select(header => header.Id);
    }

    private static async Task<IReadOnlyList<NamedRecord>> Named(CaseTrackerDb db, long[] ids, Clearance clearance,
        CancellationToken cancel)
    {
        var owners = await Owners(db, ids, clearance, cancel);
        return [.. ids.Where(owners.ContainsKey).Select(id => owners[id])];
    }

    /// <summary>On whose page each of some records stands, where the viewer may see that.</summary>
    private static async Task<Dictionary<long, NamedRecord>> Owners(CaseTrackerDb db, long[] ids, Clearance clearance,
        CancellationToken cancel)
    {
        var owners = await RecordOwners.For(db, ids, clearance, cancel);
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), clearance, cancel);
        return owners.Where(owner => names.ContainsKey(owner.Value.Id)).ToDictionary(owner => owner.Key,
            owner => new NamedRecord(owner.Value.Id, owner.Value.Kind, names[owner.Value.Id]));
    }

    /// <summary>What each of some records of a kind rests on, which the viewer may see.</summary>
    private static async Task<Dictionary<long, Support>> Rests(CaseTrackerDb db, RecordKind kind, long[] ids, Clearance clearance,
        CancellationToken cancel)
    {
        var cited = await (from said in db.Citations.VisibleTo(clearance)
                           where EF.Parameter(ids).Contains(said.RecordId)
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
        return ids.ToDictionary(id => id, id => rests.GetValueOrDefault(id) ?? new Support(Voices.None, 0, 0, 0));
    }
}
