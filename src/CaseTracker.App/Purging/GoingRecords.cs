using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Purging;

/// <summary>What goes with a record that is erased.</summary>
/// <param name="Records">It, and all that belongs to it, with what belongs to that.</param>
/// <param name="Referring">What else names one of them, now, before it was removed, or in an earlier version: it would name
/// nothing.</param>
internal sealed record GoingRecords(IReadOnlyDictionary<long, RecordKind> Records, IReadOnlyList<(RecordKind Kind, long Id)> Referring)
{
    private const int MostTold = 8;

    public static async Task<GoingRecords> Of(CaseTrackerDb db, StoredRecord root, CancellationToken cancel)
    {
        var (going, referring) = (new Dictionary<long, RecordKind> { [root.Id] = root.Type.Kind }, new HashSet<(RecordKind, long)>());
        var links = RecordTypes.All.Values.SelectMany(type => type.Fields.Where(field => field.Kind == FieldKind.Link)
            .Select(link => (Type: type, Link: link))).ToList();
        var left = new Queue<(RecordKind Kind, long Id)>([(root.Type.Kind, root.Id)]);
        while (left.TryDequeue(out var of))
            foreach (var (type, link) in links.Where(one => one.Link.LinkTo is not { } kind || kind == of.Kind))
                foreach (var id in await type.Referring(db, link, of.Id, ever: true).ToListAsync(cancel))
                    if (going.ContainsKey(id)) continue;
                    else if (link.Owner && await type.Stored(db, id, cancel) is { } part && link.Get(part.Details) as long? == of.Id)
                    {
                        going.Add(id, type.Kind);
                        left.Enqueue((type.Kind, id));
                    }
                    else referring.Add((type.Kind, id));
        return new(going, [.. referring.Where(one => !going.ContainsKey(one.Item2))]);
    }

    /// <summary>What to change or erase first, by kinds and numbers: an administrator opens their histories.</summary>
    public IReadOnlyList<Problem> InTheWay()
    {
        if (Referring.Count == 0) return [];
        var told = new List<Problem> { new("Purge.StillReferred", Referring.Count) };
        told.AddRange(Referring.Take(MostTold).Select(one => new Problem("Purge.ReferredBy", new Problem($"Fields.{one.Kind}"),
            one.Id.ToString(CultureInfo.InvariantCulture))));
        if (Referring.Count > MostTold) told.Add(new Problem("History.ReferredByMore", Referring.Count - MostTold));
        return told;
    }
}
