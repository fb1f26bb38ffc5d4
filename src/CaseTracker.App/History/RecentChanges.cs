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
/// <param name="Cut">More of the save lies before what was read of the log: its numbers are the least that they are.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who saved.</param>
/// <param name="Kinds">What kinds of record were touched, each with how many times.</param>
public sealed record RecentChange(NamedRecord Of, int Others, bool Cut, DateTime At, string By, AuditAction Action,
    IReadOnlyList<(RecordKind Kind, int Times)> Kinds);

/// <summary>Tells what was changed last: who, which record, when. No values; and nothing of a record that the viewer may
/// not see, nor of one that is gone.</summary>
public sealed class RecentChanges
{
    private const int Batch = 250, MostRead = 2000, MostSeen = 250;
    private static readonly RecordKind[] Naming = [RecordKind.Person, RecordKind.Case, RecordKind.Organisation];

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal RecentChanges(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>At most <paramref name="most"/> saves, the last first, from the last 2,000 lines of the audit log, of which 250 that the
    /// viewer may know of are enough.</summary>
    public async Task<Outcome<IReadOnlyList<RecentChange>>> Handle(CurrentUser user, int most = 8, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<RecentChange>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var seen = new List<Written>();
        long? before = null;
        var cut = true;
        for (var read = 0; read < MostRead && seen.Count < MostSeen && Together(seen).Count() <= most; read += Batch)
        {
            var lines = await db.AuditEntries.Changing().Where(entry => entry.RecordId != null && entry.Kind != null
                    && (before == null || entry.Id < before)).OrderByDescending(entry => entry.Id).Take(Batch)
                .Select(entry => new Line(entry.Id, entry.At, entry.AccountId, entry.ActorName, entry.Action, entry.RecordId!.Value))
                .ToListAsync(cancel);
            if (lines.Count == 0)
            {
                cut = false;
                break;
            }
            before = lines[^1].Id;
            var owners = await RecordOwners.For(db, lines.Select(line => line.RecordId), user.Clearance, cancel);
            seen.AddRange(lines.Where(line => owners.ContainsKey(line.RecordId)).Select(line => new Written(line, owners[line.RecordId])));
        }
        var saves = Together(seen).Take(most).Select(save => save.ToList()).ToList();
        var actors = await ActorNames.For(db, user.Clearance, saves.Select(save =>
            (save[0].Line.AccountId, save[0].Line.ActorName)), cancel);
        var names = await LinkNames.For(db, saves.Select(save => (long?)First(save).Owner.Id), user.Clearance, cancel);
        return Outcome<IReadOnlyList<RecentChange>>.Of([.. saves.Where(save => names.ContainsKey(First(save).Owner.Id)).Select(save =>
            Change(save, cut && save.Contains(seen[^1]), names, actors))]);
    }

    /// <summary>The parts of one save have its moment and its author: a roster touches dozens of records.</summary>
    private static IEnumerable<IGrouping<(DateTime, long?, string), Written>> Together(IEnumerable<Written> seen) =>
        seen.GroupBy(one => (one.Line.At, one.Line.AccountId, one.Line.ActorName));

    /// <summary>What a save is named by: a story is of people before it is of a case or a source.</summary>
    private static Written First(IReadOnlyList<Written> save) =>
        save.OrderBy(one => Rank(one.Owner.Kind)).ThenBy(one => one.Line.Id).First();

    private static RecentChange Change(IReadOnlyList<Written> save, bool cut, Dictionary<long, string> names, ActorNames actors)
    {
        var (line, owner) = First(save);
        return new RecentChange(new NamedRecord(owner.Id, owner.Kind, names[owner.Id]),
            save.Select(one => one.Owner.Id).Distinct().Count() - 1, cut, DateTime.SpecifyKind(line.At, DateTimeKind.Utc),
            actors.Of(line.AccountId, line.ActorName), line.Action,
            [.. save.GroupBy(one => one.Owner.OfKind).Select(kind => (kind.Key, kind.Count())).OrderBy(kind => kind.Key)]);
    }

    private static int Rank(RecordKind kind) => Array.IndexOf(Naming, kind) is var place and >= 0 ? place : Naming.Length;

    private sealed record Line(long Id, DateTime At, long? AccountId, string ActorName, AuditAction Action, long RecordId);

    private sealed record Written(Line Line, RecordOwner Owner);
}
