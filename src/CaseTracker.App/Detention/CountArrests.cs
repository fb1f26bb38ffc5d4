using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>How many were arrested and how many released in one month, quarter or year. Who was both counts in both.</summary>
public sealed record PeriodOfArrests(Period Period, int Arrested, int Released);

/// <summary>Arrests and releases of some periods that follow each other.</summary>
/// <param name="Periods">The earliest first, also those in which nothing happened.</param>
/// <param name="ArrestedSometime">Arrested in these periods, or perhaps, on a date that leaves the period open.</param>
/// <param name="ReleasedSometime">The same of releases.</param>
public sealed record ArrestsByPeriod(IReadOnlyList<PeriodOfArrests> Periods, int ArrestedSometime, int ReleasedSometime);

/// <summary>How many certainly came to something in a period, and how many more perhaps did.</summary>
/// <param name="Certain">Of whom a date lies within the period, whichever of its days it is.</param>
/// <param name="Possible">Of whom a date may lie within the period, and none certainly does.</param>
/// <param name="Parts">The certain ones by the month, quarter or year that they certainly belong to; who was arrested in two counts in
/// both.</param>
public sealed record CountInPeriod(int Certain, int Possible, IReadOnlyDictionary<Period, int> Parts);

/// <summary>Arrests and releases of a period.</summary>
public sealed record ArrestsInPeriod(CountInPeriod Arrested, CountInPeriod Released);

/// <summary>Counts, by month, quarter or year, the individuals of whom a source says that they were arrested, or released or bailed; one
/// of whom a period has two arrests counts once in it. A date that leaves the period open is in none, and told apart. Within the viewer's
/// clearance, as known now.</summary>
public sealed class CountArrests
{
    /// <summary>In place of a period's number from the year 0 on, where a date leaves the period open.</summary>
    private const int Sometime = -1;

    private static readonly CustodyEventKind[] Taken = [CustodyEventKind.Arrest];
    private static readonly CustodyEventKind[] Freed = [CustodyEventKind.Release, CustodyEventKind.Bail];

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly AnswerCache _cache;

    internal CountArrests(IDbContextFactory<CaseTrackerDb> factory, Access access, AnswerCache cache) =>
        (_factory, _access, _cache) = (factory, access, cache);

    /// <summary>How many periods are counted: a year of months, two of quarters, ten years.</summary>
    public static int Shown(PeriodLength length) => length switch { PeriodLength.Month => 12, PeriodLength.Quarter => 8, _ => 10 };

    /// <param name="day">A day of the last period that is counted.</param>
    public async Task<Outcome<ArrestsByPeriod>> Handle(CurrentUser user, DateOnly day, PeriodLength length = PeriodLength.Month,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<ArrestsByPeriod>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var last = Period.Holding(day, length);
        var clearance = await RecordReaders.Effective(db, user.Clearance, cancel);
        return Outcome<ArrestsByPeriod>.Of(await _cache.Of(db, (nameof(CountArrests), clearance, last),
            () => Count(db, last, clearance, cancel), cancel));
    }

    /// <summary>The individuals arrested, and released or bailed, within a period of any length, for a report. A date that a source doubts
    /// is possible at most.</summary>
    /// <param name="db">Shows one state of the database.</param>
    /// <param name="known">The moment of knowledge, UTC; null is now.</param>
    internal async Task<Outcome<ArrestsInPeriod>> Between(CaseTrackerDb db, CurrentUser user, DateOnly from, DateOnly to,
        PeriodLength length, DateTime? known, CancellationToken cancel)
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
                certain.Select(on => (First: Period.Holding(on.Earliest!.Value, length), Last: Period.Holding(on.Latest!.Value, length),
                    on.PersonId)).Where(on => on.First == on.Last).Distinct().CountBy(on => on.First).ToDictionary());
        }
    }

    /// <summary>In one statement: the events of the periods are looked at once, each with its person.</summary>
    private static async Task<ArrestsByPeriod> Count(CaseTrackerDb db, Period last, Clearance clearance, CancellationToken cancel)
    {
        CustodyEventKind[] kinds = [.. Taken, .. Freed];
        var (shown, months) = (Shown(last.Length), Period.Months(last.Length));
        var (from, to) = (last.Later(1 - shown).First, last.Last);
        var people = db.People.VisibleTo(clearance).Where(row => row.Kind != PersonKind.Group);
        var counted = (await db.CustodyEvents.AsNoTracking().VisibleTo(clearance).Where(row => kinds.Contains(row.Kind)
                && row.On!.Earliest <= to && row.On.Latest >= from && people.Any(person => person.Id == row.PersonId))
            .Select(row => new
            {
                row.PersonId,
                Arrested = row.Kind == CustodyEventKind.Arrest,
                First = ((row.On!.Earliest!.Value.Year * 12) + row.On.Earliest.Value.Month - 1) / months,
                Last = ((row.On!.Latest!.Value.Year * 12) + row.On.Latest.Value.Month - 1) / months,
            })
            .Select(row => new { row.PersonId, row.Arrested, Period = row.First == row.Last ? row.First : Sometime })
            .GroupBy(row => new { row.Arrested, row.Period })
            .Select(of => new { of.Key, People = of.Select(row => row.PersonId).Distinct().Count() })
            .ToListAsync(cancel)).ToDictionary(of => (of.Key.Arrested, of.Key.Period), of => of.People);
        return new([.. Enumerable.Range(1 - shown, shown).Select(last.Later).Select(period =>
            new PeriodOfArrests(period, Of(true, Number(period)), Of(false, Number(period))))], Of(true, Sometime), Of(false, Sometime));

        int Number(Period period) => ((period.First.Year * 12) + period.First.Month - 1) / months;
        int Of(bool arrested, int period) => counted.GetValueOrDefault((arrested, period));
    }
}
