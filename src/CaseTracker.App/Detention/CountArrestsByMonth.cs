using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>How many were arrested and how many released in one month. Who was both counts in both.</summary>
/// <param name="First">The month's first day.</param>
public sealed record MonthOfArrests(DateOnly First, int Arrested, int Released)
{
    public DateOnly Last => First.AddMonths(1).AddDays(-1);
}

/// <summary>Arrests and releases of some months.</summary>
/// <param name="Months">The earliest first, also those in which nothing happened.</param>
/// <param name="ArrestedSometime">Arrested in these months, or perhaps, on a date that leaves the month open.</param>
/// <param name="ReleasedSometime">The same of releases.</param>
public sealed record ArrestsByMonth(IReadOnlyList<MonthOfArrests> Months, int ArrestedSometime, int ReleasedSometime);

/// <summary>How many certainly came to something in a period, and how many more perhaps did.</summary>
/// <param name="Certain">Of whom a date lies within the period, whichever of its days it is.</param>
/// <param name="Possible">Of whom a date may lie within the period, and none certainly does.</param>
/// <param name="Months">The certain ones by the first day of a month that they certainly belong to; who was arrested in two months counts
/// in both.</param>
public sealed record CountInPeriod(int Certain, int Possible, IReadOnlyDictionary<DateOnly, int> Months);

/// <summary>Arrests and releases of a period.</summary>
public sealed record ArrestsInPeriod(CountInPeriod Arrested, CountInPeriod Released);

/// <summary>Counts, month by month, the individuals of whom a source says that they were arrested, or released or bailed; one of whom a
/// month has two arrests counts once in it. A date that leaves the month open is in no month, and told apart. Within the viewer's
/// clearance, as known now.</summary>
public sealed class CountArrestsByMonth
{
    /// <summary>Months that are counted.</summary>
    public const int Months = 12;

    /// <summary>In place of the months from the year 0 on, where a date leaves the month open.</summary>
    private const int Sometime = 0;

    private static readonly CustodyEventKind[] Taken = [CustodyEventKind.Arrest];
    private static readonly CustodyEventKind[] Freed = [CustodyEventKind.Release, CustodyEventKind.Bail];

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly AnswerCache _cache;

    internal CountArrestsByMonth(IDbContextFactory<CaseTrackerDb> factory, Access access, AnswerCache cache) =>
        (_factory, _access, _cache) = (factory, access, cache);

    /// <param name="day">A day of the last month that is counted.</param>
    public async Task<Outcome<ArrestsByMonth>> Handle(CurrentUser user, DateOnly day, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<ArrestsByMonth>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var last = new DateOnly(day.Year, day.Month, 1);
        return Outcome<ArrestsByMonth>.Of(await _cache.Of(db, (nameof(CountArrestsByMonth), user.Clearance, last),
            () => Count(db, last, user.Clearance, cancel), cancel));
    }

    /// <summary>The individuals arrested, and released or bailed, within a period of any length, for a report. A date that a source doubts
    /// is possible at most.</summary>
    /// <param name="db">Shows one state of the database.</param>
    /// <param name="known">The moment of knowledge, UTC; null is now.</param>
    internal async Task<Outcome<ArrestsInPeriod>> Between(CaseTrackerDb db, CurrentUser user, DateOnly from, DateOnly to,
        DateTime? known, CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<ArrestsInPeriod>.Failed(refused);
        return Outcome<ArrestsInPeriod>.Of(new(await Within(Taken), await Within(Freed)));

        async Task<CountInPeriod> Within(CustodyEventKind[] kinds)
        {
            var people = db.People.VisibleTo(user.Clearance).Where(row => row.Kind != PersonKind.Group);
            var events = known is { } moment ? db.CustodyEvents.KnownAt(moment).Within(user.Clearance)
                : db.CustodyEvents.VisibleTo(user.Clearance);
            var dates = await events.AsNoTracking().Where(row => kinds.Contains(row.Kind)
                    && (row.On!.Earliest == null || row.On.Earliest <= to) && (row.On.Latest == null || row.On.Latest >= from)
                    && (row.On.Earliest != null || row.On.Latest != null) && people.Any(person => person.Id == row.PersonId))
                .Select(row => new { row.PersonId, row.On!.Earliest, row.On.Latest, row.On.Qualified }).ToListAsync(cancel);
            var certain = dates.Where(on => !on.Qualified && on.Earliest >= from && on.Latest <= to).ToList();
            var sure = certain.Select(on => on.PersonId).ToHashSet();
            return new(sure.Count, dates.Select(on => on.PersonId).Where(person => !sure.Contains(person)).Distinct().Count(),
                certain.Where(on => First(on.Earliest!.Value) == First(on.Latest!.Value))
                    .Select(on => (Month: First(on.Earliest!.Value), on.PersonId)).Distinct().CountBy(on => on.Month).ToDictionary());
        }
    }

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>In one statement: the events of a year are looked at once, each with its person.</summary>
    private static async Task<ArrestsByMonth> Count(CaseTrackerDb db, DateOnly last, Confidentiality clearance, CancellationToken cancel)
    {
        CustodyEventKind[] kinds = [.. Taken, .. Freed];
        var (from, to) = (last.AddMonths(1 - Months), last.AddMonths(1).AddDays(-1));
        var people = db.People.VisibleTo(clearance).Where(row => row.Kind != PersonKind.Group);
        var counted = (await db.CustodyEvents.AsNoTracking().VisibleTo(clearance).Where(row => kinds.Contains(row.Kind)
                && row.On!.Earliest <= to && row.On.Latest >= from && people.Any(person => person.Id == row.PersonId))
            .Select(row => new
            {
                row.PersonId,
                Arrested = row.Kind == CustodyEventKind.Arrest,
                First = row.On!.Earliest!.Value,
                Last = row.On.Latest!.Value,
            })
            .Select(row => new
            {
                row.PersonId,
                row.Arrested,
                Month = row.First.Year == row.Last.Year && row.First.Month == row.Last.Month
                    ? (row.First.Year * 12) + row.First.Month : Sometime,
            })
            .GroupBy(row => new { row.Arrested, row.Month })
            .Select(of => new { of.Key, People = of.Select(row => row.PersonId).Distinct().Count() })
            .ToListAsync(cancel)).ToDictionary(of => (of.Key.Arrested, of.Key.Month), of => of.People);
        return new([.. Enumerable.Range(1 - Months, Months).Select(back => last.AddMonths(back)).Select(month =>
            new MonthOfArrests(month, Of(true, (month.Year * 12) + month.Month), Of(false, (month.Year * 12) + month.Month)))],
            Of(true, Sometime), Of(false, Sometime));

        int Of(bool arrested, int month) => counted.GetValueOrDefault((arrested, month));
    }
}
