using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>How many individuals matched a question on a day, and on those that follow up to the next point.</summary>
public sealed record HeldPoint(DateOnly Day, int Certain, int Possible);

/// <summary>The question of a list asked for every day: the numbers of each day on which they change, from before the first change on. The
/// kept periods are counted, those known now or at the moment asked for. A question's certainty takes no part: both are told. Facts and
/// people above the viewer's clearance are in no number.</summary>
public sealed class HeldOverTime
{
    private const int FewestDays = 30;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal HeldOverTime(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock) =>
        (_factory, _dialect, _access, _clock) = (factory, dialect, access, clock);

    /// <summary>The counts in the order of their days, up to today or the day asked for, whichever is later; none where nothing that is on
    /// record of anybody who matches has changed a number by then.</summary>
    public async Task<Outcome<IReadOnlyList<HeldPoint>>> Handle(CurrentUser user, PrisonerQuestion question,
        CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await In(db, user, question, cancel);
    }

    /// <summary>The same for a report.</summary>
    /// <param name="db">Shows one state of the database.</param>
    internal async Task<Outcome<IReadOnlyList<HeldPoint>>> In(CaseTrackerDb db, CurrentUser user, PrisonerQuestion question,
        CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<HeldPoint>>.Failed(refused);
        var people = FindPeople.ByName(db, question.Name, user.Clearance).Where(row => row.Kind != PersonKind.Group).Select(row => row.Id);
        // The filters look at the day asked for; what follows is how these people fared.
        if (question.Filters.Count > 0)
        {
            var matching = await new PrisonerSql(_dialect.Provider, question, question.KnownAsOf
                ?? _clock.GetUtcNow().UtcDateTime, user.Clearance,
                new(null, await PrisonerSql.Told(db, question, user.Clearance, cancel)))
                .Matching(db, $"n.Kind <> '{PersonKind.Group}'", cancel);
            people = people.Where(id => matching.Contains(id));
        }
        var changes = await Of(db, people, question, user.Clearance, cancel);
        return Outcome<IReadOnlyList<HeldPoint>>.Of(Points(changes, CambodianTime.Today(_clock), question.AsOf));
    }

    /// <summary>A span begins on its first day and is over on the day after its last: the numbers of a day are the sums of what
    /// began and what was over by then.</summary>
    private sealed class Changes
    {
        private readonly SortedDictionary<DateOnly, (int Certain, int Possible)> _days = [];

        public void Begin(DateOnly day, int certain, int people)
        {
            var (sure, perhaps) = _days.GetValueOrDefault(day);
            _days[day] = certain == (int)Certainty.Certain ? (sure + people, perhaps) : (sure, perhaps + people);
        }

        public void End(DateOnly last, int certain, int people)
        {
            if (last < DateOnly.MaxValue) Begin(last.AddDays(1), certain, -people);
        }

        /// <summary>Where one span follows another of the same kind nothing changes.</summary>
        public IEnumerable<(DateOnly Day, int Certain, int Possible)> InOrder =>
            _days.Where(day => day.Value != (0, 0)).Select(day => (day.Key, day.Value.Certain, day.Value.Possible));
    }

    private static async Task<Changes> Of(CaseTrackerDb db, IQueryable<long> people, PrisonerQuestion question, Clearance clearance,
        CancellationToken cancel)
    {
        var bit = ClearanceBits.Of(clearance);
        var statuses = question.StatusesInForce;
        var spans = db.CustodyPeriods.AsNoTracking().Where(span => (span.Clearances & bit) != 0 && statuses.Contains(span.Status));
        spans = question.KnownAsOf is { } known
            ? spans.KnownAt(known) : spans.Where(span => span.KnownTo == null);
        if (!string.IsNullOrWhiteSpace(question.Name) || question.Filters.Count > 0)
            spans = spans.Where(span => people.Contains(span.PersonId));
        var begun = await spans.GroupBy(span => new { span.FromDay, span.Certain })
            .Select(group => new { Day = group.Key.FromDay, group.Key.Certain, People = group.Count() }).ToListAsync(cancel);
        var over = await spans.GroupBy(span => new { span.ToDay, span.Certain })
            .Select(group => new { Day = group.Key.ToDay, group.Key.Certain, People = group.Count() }).ToListAsync(cancel);
        var changes = new Changes();
        foreach (var at in begun) changes.Begin(at.Day, at.Certain, at.People);
        foreach (var at in over) changes.End(at.Day, at.Certain, at.People);
        return changes;
    }

    private static List<HeldPoint> Points(Changes changes, DateOnly today, DateOnly asked)
    {
        var last = asked > today ? asked : today;
        var dated = changes.InOrder.Where(change => change.Day > DateOnly.MinValue && change.Day <= last).ToList();
        if (dated.Count == 0) return [];
        var first = asked < dated[0].Day ? asked : dated[0].Day;
        // A little before the first change, so that it shows as one.
        var days = last.DayNumber - first.DayNumber;
        first = DateOnly.FromDayNumber(Math.Max(0, first.DayNumber - Math.Max(1 + (days / 50), FewestDays - days)));
        var (certain, possible) = (0, 0);
        foreach (var change in changes.InOrder.Where(change => change.Day <= first))
            (certain, possible) = (certain + change.Certain, possible + change.Possible);
        var points = new List<HeldPoint> { new(first, certain, possible) };
        foreach (var change in dated.Where(change => change.Day > first))
        {
            (certain, possible) = (certain + change.Certain, possible + change.Possible);
            points.Add(new HeldPoint(change.Day, certain, possible));
        }
        if (points[^1].Day < last) points.Add(points[^1] with { Day = last });
        return points;
    }
}
