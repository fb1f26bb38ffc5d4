using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>Something that somebody is told of, as they may read it now.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">Whose doing it was.</param>
public sealed record NotificationLine(long Id, NotificationKind Kind, NamedRecord Of, DateTime At, string By, bool Read);

/// <summary>What somebody is told of, the last first.</summary>
/// <param name="Unread">Of all, not of those that are listed alone.</param>
public sealed record NotificationList(int Unread, IReadOnlyList<NotificationLine> Lines);

/// <summary>Shows an account what it is told of. A line says what the record behind it lets its reader know now: of a record, a remark or a
/// field that is out of sight there is no line, and no count.</summary>
public sealed class ShowNotifications
{
    /// <summary>So many are listed.</summary>
    public const int Most = 100;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly UnitOfWork _unit;

    internal ShowNotifications(IDbContextFactory<CaseTrackerDb> factory, Access access, UnitOfWork unit) =>
        (_factory, _access, _unit) = (factory, access, unit);

    public async Task<Outcome<NotificationList>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<NotificationList>.Failed(refused);
        await using var db = await _factory.Opened(cancel);
        var found = await Readable(db, user, Told(db, user).OrderByDescending(one => one.Row.Id).Take(Most), cancel);
        var names = await LinkNames.For(db, found.Select(one => new LinkedRecord(one.Row.RecordId, one.Kind)), user.Clearance, cancel);
        var actors = await ActorNames.For(db, user.Clearance, found.Select(one => (one.Row.ById, one.Row.ByName)), cancel);
        return Outcome<NotificationList>.Of(new(await Unread(db, user, cancel), [.. found.Select(one => new NotificationLine(one.Row.Id,
            one.Row.Kind, new NamedRecord(one.Row.RecordId, one.Kind, names.GetValueOrDefault(one.Row.RecordId) ?? one.Kind.Label),
            DateTime.SpecifyKind(one.Row.At, DateTimeKind.Utc), actors.Of(one.Row.ById, one.Row.ByName), one.Row.ReadAt is not null))]));
    }

    /// <summary>How many are not read yet.</summary>
    public async Task<Outcome<int>> CountUnread(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<int>.Failed(refused);
        await using var db = await _factory.Opened(cancel);
        return Outcome<int>.Of(await Unread(db, user, cancel));
    }

    /// <summary>Marks as read what is told of a record, or all of it.</summary>
    /// <param name="record">Null: whatever it is about.</param>
    /// <returns>How many were marked.</returns>
    public async Task<Outcome<int>> Read(CurrentUser user, long? record, CancellationToken cancel = default)
    {
        // Who opens a page of which nothing is told waits for nobody.
        var unread = await CountUnread(user, cancel);
        return unread is not { Succeeded: true, Value: > 0 } ? unread : await _unit.Run(user, Permission.ReadRecords, async work =>
            Outcome<int>.Of(await work.Db.Notifications.Where(row => row.AccountId == user.AccountId && row.ReadAt == null
                && (record == null || row.RecordId == record))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, work.Now), cancel)), cancel);
    }

    private static async Task<int> Unread(CaseTrackerDb db, CurrentUser user, CancellationToken cancel)
    {
        var unread = Told(db, user).Where(one => one.Row.ReadAt == null);
        var counted = await unread.GroupBy(one => one.Field != null).Select(of => new { OfField = of.Key, Count = of.Count() })
            .ToListAsync(cancel);
        // Remarks on fields are few: each is asked for.
        return counted.Where(of => !of.OfField).Sum(of => of.Count) + (counted.Exists(of => of.OfField)
            ? (await Readable(db, user, unread.Where(one => one.Field != null), cancel)).Count : 0);
    }

    private static IQueryable<ToldRow> Told(CaseTrackerDb db, CurrentUser user)
    {
        var levels = RecordSight.Levels(user.Clearance);
        return from row in db.Notifications.AsNoTracking()
               where row.AccountId == user.AccountId && user.AccountId != null
               join header in db.Headers.Within(user.Clearance) on row.RecordId equals header.Id
               // What is to be erased was removed before.
               where !header.Hidden || row.Kind == NotificationKind.PurgeAsked
               join remark in db.Remarks on row.RemarkId equals remark.Id into remarks
               from remark in remarks.DefaultIfEmpty()
               where remark == null || EF.Parameter(levels).Contains(remark.Confidentiality)
               select new ToldRow { Row = row, Kind = header.Kind, Field = remark.Field };
    }

    private static async Task<List<ToldRow>> Readable(CaseTrackerDb db, CurrentUser user, IQueryable<ToldRow> asked,
        CancellationToken cancel)
    {
        var rows = await asked.ToListAsync(cancel);
        var closed = new HashSet<(long, string)>();
        foreach (var (record, field) in rows.Where(one => one.Field is not null).Select(one => (one.Row.RecordId, one.Field!)).Distinct())
            if (!await RecordSight.SeesField(db, record, field, user.Clearance, cancel)) closed.Add((record, field));
        return [.. rows.Where(one => one.Field is null || !closed.Contains((one.Row.RecordId, one.Field)))];
    }

    private sealed class ToldRow
    {
        public required NotificationRow Row { get; init; }
        public required RecordKind Kind { get; init; }
        public required string? Field { get; init; }
    }
}
