using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.History;

/// <summary>What one person did to a record and its facts on one day.</summary>
/// <param name="Of">The person, case or source that was changed.</param>
/// <param name="At">The last of the changes, UTC.</param>
/// <param name="By">Who made them.</param>
/// <param name="Kinds">What kinds of fact were touched, each with how many times.</param>
public sealed record RecentChange(NamedRecord Of, DateTime At, string By, AuditAction Action,
    IReadOnlyList<(RecordKind Kind, int Times)> Kinds);

/// <summary>Tells what was changed last: who, which record, when. No values; and nothing of a record that the viewer may
/// not see, nor of one that is gone.</summary>
public sealed class RecentChanges
{
    private const int Batch = 250, MostRead = 2000;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal RecentChanges(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>At most <paramref name="most"/> changes, the last first, from the last 2,000 lines of the audit log.</summary>
    public async Task<Outcome<IReadOnlyList<RecentChange>>> Handle(CurrentUser user, int most = 8, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<RecentChange>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var seen = new List<(AuditEntry Entry, RecordOwner Owner)>();
        long? before = null;
        for (var read = 0; read < MostRead && Together(seen).Count() <= most; read += Batch)
        {
            var entries = await db.AuditEntries.AsNoTracking()
                .Where(entry => entry.RecordId != null && entry.Kind != null && (before == null || entry.Id < before))
                .OrderByDescending(entry => entry.Id).Take(Batch).ToListAsync(cancel);
            if (entries.Count == 0) break;
            before = entries[^1].Id;
            var owners = await RecordOwners.For(db, entries.Select(entry => entry.RecordId!.Value), user.Clearance, cancel);
            var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), user.Clearance, cancel);
            seen.AddRange(entries.Where(entry => owners.TryGetValue(entry.RecordId!.Value, out var owner) && names.ContainsKey(owner.Id))
                .Select(entry => (entry, owners[entry.RecordId!.Value])));
        }
        var actors = await ActorNames.For(db, seen.Select(one => (one.Entry.AccountId, one.Entry.ActorName)), cancel);
        var shown = await LinkNames.For(db, seen.Select(one => (long?)one.Owner.Id), user.Clearance, cancel);
        return Outcome<IReadOnlyList<RecentChange>>.Of([.. Together(seen).Take(most).Select(group => Change([.. group], shown, actors))]);
    }

    /// <summary>One line for what one person did in one go: somebody who records a case touches dozens of facts.</summary>
    private static IEnumerable<IGrouping<(long, long?, string, AuditAction, DateOnly),
        (AuditEntry Entry, RecordOwner Owner)>> Together(IEnumerable<(AuditEntry Entry, RecordOwner Owner)> seen) =>
        seen.GroupBy(one => (one.Owner.Id, one.Entry.AccountId, one.Entry.ActorName, one.Entry.Action, CambodianTime.DayOf(one.Entry.At)));

    private static RecentChange Change(IReadOnlyList<(AuditEntry Entry, RecordOwner Owner)> entries, Dictionary<long, string> names,
        ActorNames actors)
    {
        var (last, owner) = entries[0];
        return new RecentChange(new NamedRecord(owner.Id, owner.Kind, names[owner.Id]), DateTime.SpecifyKind(last.At, DateTimeKind.Utc),
            actors.Of(last), last.Action,
            [.. entries.GroupBy(entry => entry.Owner.OfKind).Select(kind => (kind.Key, kind.Count())).OrderBy(kind => kind.Key)]);
    }
}
