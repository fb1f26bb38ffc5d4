using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.History;

/// <summary>One save.</summary>
/// <param name="Of">The person, case, organisation or other record that was changed; of several the first.</param>
/// <param name="Others">How many others were changed in the same save.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who saved.</param>
/// <param name="Kinds">What kinds of record were touched, each with how many times.</param>
public sealed record RecentChange(NamedRecord Of, int Others, DateTime At, string By, AuditAction Action,
    IReadOnlyList<(RecordKind Kind, int Times)> Kinds);

/// <summary>Tells what was changed last: who, which record, when. No values; and nothing of a record that the viewer may
/// not see, nor of one that is gone.</summary>
public sealed class RecentChanges
{
    private const int Batch = 250, MostRead = 2000;
    private static readonly RecordKind[] Naming = [RecordKind.Person, RecordKind.Case, RecordKind.Organisation];

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal RecentChanges(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>At most <paramref name="most"/> saves, the last first, from the last 2,000 lines of the audit log.</summary>
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

    /// <summary>The parts of one save have its moment and its author: a roster touches dozens of records.</summary>
    private static IEnumerable<IGrouping<(DateTime, long?, string), (AuditEntry Entry, RecordOwner Owner)>> Together(
        IEnumerable<(AuditEntry Entry, RecordOwner Owner)> seen) =>
        seen.GroupBy(one => (one.Entry.At, one.Entry.AccountId, one.Entry.ActorName));

    private static RecentChange Change(IReadOnlyList<(AuditEntry Entry, RecordOwner Owner)> entries, Dictionary<long, string> names,
        ActorNames actors)
    {
        var (first, owner) = entries.OrderBy(one => Rank(one.Owner.Kind)).ThenBy(one => one.Entry.Id).First();
        return new RecentChange(new NamedRecord(owner.Id, owner.Kind, names[owner.Id]),
            entries.Select(one => one.Owner.Id).Distinct().Count() - 1, DateTime.SpecifyKind(first.At, DateTimeKind.Utc), actors.Of(first),
            first.Action,
            [.. entries.GroupBy(entry => entry.Owner.OfKind).Select(kind => (kind.Key, kind.Count())).OrderBy(kind => kind.Key)]);
    }

    /// <summary>What a save is named by: a story is of people before it is of a case or a source.</summary>
    private static int Rank(RecordKind kind) => Array.IndexOf(Naming, kind) is var place and >= 0 ? place : Naming.Length;
}
