using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>What points at a record without belonging to it.</summary>
internal static class References
{
    private const int MostTold = 8;

    public static async Task<List<(RecordKind Kind, long Id)>> To(CaseTrackerDb db, RecordKind kind, long id, CancellationToken cancel)
    {
        var found = new List<(RecordKind, long)>();
        foreach (var type in RecordTypes.All.Values)
            foreach (var link in type.Fields.Where(field => field.Kind == FieldKind.Link && !field.Owner && field.LinkTo == kind))
                found.AddRange((await type.Referring(db, link, id).ToListAsync(cancel)).Select(row => (type.Kind, row)));
        return [.. found.Distinct()];
    }

    /// <summary>Says what to change first. What the viewer may not see is counted and not named.</summary>
    public static async Task<List<Problem>> Told(CaseTrackerDb db, IReadOnlyList<(RecordKind Kind, long Id)> referring,
        Clearance clearance, CancellationToken cancel)
    {
        var problems = new List<Problem> { new("History.StillReferred", referring.Count) };
        var told = 0;
        foreach (var (kind, id) in referring)
        {
            if (told == MostTold) break;
            if (!await RecordSight.Sees(db, id, clearance, cancel)) continue;
            told++;
            var owner = (await RecordOwners.For(db, [id], clearance, cancel)).GetValueOrDefault(id);
            var name = owner is null ? null : (await LinkNames.For(db, [owner.Id], clearance, cancel)).GetValueOrDefault(owner.Id);
            problems.Add(new Problem("History.ReferredBy", new Problem($"Fields.{kind}"), name
                ?? id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
        if (told < referring.Count) problems.Add(new Problem("History.ReferredByMore", referring.Count - told));
        return problems;
    }
}
