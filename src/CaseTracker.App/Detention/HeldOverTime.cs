using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.People;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>How many individuals matched a question on one day.</summary>
public sealed record HeldPoint(DateOnly Day, int Certain, int Possible);

/// <summary>The question of a list asked for many days: those of the first day of each month, quarter or year since the
/// number first changed, whichever gives no more than sixty. As known now the kept spans are counted; as known at a moment in the past the
/// pure rule counts, over facts that are read once. A question's certainty takes no part: both are told. Facts and people above
/// the viewer's clearance are in no number.</summary>
public sealed class HeldOverTime
{
    private const int MostDays = 60;
    private static readonly int[] Steps = [1, 3, 6, 12, 60, 120, 1200, 12000];
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal HeldOverTime(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock) =>
        (_factory, _dialect, _access, _clock) = (factory, dialect, access, clock);

    /// <summary>The counts in the order of their days; none where no dated fact of anybody who matches is on record.</summary>
    public async Task<Outcome<IReadOnlyList<HeldPoint>>> Handle(Actor actor, PrisonerQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<IReadOnlyList<HeldPoint>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var people = FindPeople.ByName(db, question.Name, actor.Clearance).Where(row => row.Kind != PersonKind.Group).Select(row => row.Id);
        // The filters look at the day asked for; what follows is how these people fared.
        if (question.Filters.Count > 0)
        {
            var matching = await new PrisonerSql(_dialect.Provider, question, question.KnownAsOf ?? _clock.GetUtcNow().UtcDateTime, actor.Clearance, null).Matching(db, $"n.Kind <> '{PersonKind.Group}'", cancel);
            people = people.Where(id => matching.Contains(id));
        }
        return Outcome<IReadOnlyList<HeldPoint>>.Of(question.KnownAsOf is { } known
            ? await Before(db, people, question, known, actor.Clearance, cancel)
            : await Now(db, people, question, actor.Clearance, cancel));
    }

    /// <summary>A span begins on its first day and is over on the day after its last: the numbers of a day are the sums of what
    /// began and what was over by then.</summary>
    private async Task<List<HeldPoint>> Now(CaseTrackerDb db, IQueryable<long> people, PrisonerQuestion question, Confidentiality clearance, CancellationToken cancel)
    {
        var bit = StandingSpanRow.Bit(clearance);
        var statuses = question.StatusesInForce;
        var spans = db.StandingSpans.AsNoTracking().Where(span => (span.Clearances & bit) != 0 && statuses.Contains(span.Status));
        if (!string.IsNullOrWhiteSpace(question.Name) || question.Filters.Count > 0) spans = spans.Where(span => people.Contains(span.PersonId));
        var begun = await spans.GroupBy(span => new { span.FromDay, span.Certain }).Select(group => new { Day = group.Key.FromDay, group.Key.Certain, People = group.Count() }).ToListAsync(cancel);
        var over = await spans.GroupBy(span => new { span.ToDay, span.Certain }).Select(group => new { Day = group.Key.ToDay, group.Key.Certain, People = group.Count() }).ToListAsync(cancel);
        List<(DateOnly Day, int Certain, int People)> changes =
            [.. begun.Select(at => (at.Day, at.Certain, at.People)), .. over.Where(at => at.Day < DateOnly.MaxValue).Select(at => (at.Day.AddDays(1), at.Certain, -at.People))];
        changes.Sort();

        var days = Days(changes.Where(change => change.Day > DateOnly.MinValue).Select(change => change.Day), CambodianTime.Today(_clock), question.AsOf);
        var counts = new int[2];
        var next = 0;
        var points = new List<HeldPoint>();
        foreach (var day in days)
        {
            for (; next < changes.Count && changes[next].Day <= day; next++) counts[changes[next].Certain] += changes[next].People;
            points.Add(new HeldPoint(day, counts[(int)Certainty.Certain], counts[(int)Certainty.Possible]));
        }
        return points;
    }

    private async Task<List<HeldPoint>> Before(CaseTrackerDb db, IQueryable<long> people, PrisonerQuestion question, DateTime known, Confidentiality clearance, CancellationToken cancel)
    {
        var facts = await ReadPeople.Facts(db, await people.ToListAsync(cancel), known, clearance, cancel);
        var histories = facts.Values.Select(person => person.History).Where(history => history.Events.Count + history.Stays.Count > 0).ToList();
        var without = question.StatusesInForce.All(status => status.IsDeprivedOfLiberty()) ? []
            : facts.Values.Where(person => person.SaysCustody).Select(person => person.History).Where(history => history.Events.Count + history.Stays.Count == 0).ToList();
        var dates = histories.SelectMany(history => history.Events.Select(known => known.Details.On).Concat(history.Stays.Select(known => known.Details.From)));
        var days = Days(dates.Select(date => date?.Earliest).OfType<DateOnly>(), CambodianTime.Today(_clock), question.AsOf);
        if (days.Count == 0) return [];
        // The rule is work for the processor: it must not hold up the page that waits for it.
        return await Task.Run(() => Count([.. histories, .. without], days, [.. question.StatusesInForce], cancel), cancel);
    }

    private static List<HeldPoint> Count(IReadOnlyList<CustodyHistory> histories, List<DateOnly> days, HashSet<CustodyStatus> statuses, CancellationToken cancel)
    {
        var certain = new int[days.Count];
        var possible = new int[days.Count];
        foreach (var history in histories)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (index, standing) in CustodyRules.StandingsOn(history, days).Index())
                if (statuses.Contains(standing.Status)) (standing.Certainty == Certainty.Certain ? certain : possible)[index]++;
        }
        return [.. days.Select((day, index) => new HeldPoint(day, certain[index], possible[index]))];
    }

    /// <summary>From the month of the first of the dates to the last of today and the day asked for; none where no date has come.</summary>
    private static List<DateOnly> Days(IEnumerable<DateOnly> found, DateOnly today, DateOnly asked)
    {
        var dates = found.Where(day => day <= today).ToList();
        if (dates.Count == 0) return [];
        var first = dates.Min();
        if (asked < first) first = asked;
        var last = asked > today ? asked : today;
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        var step = Steps.First(step => months / step < MostDays - 2);
        var start = ((((first.Year - 1) * 12) + first.Month - 1) / step) * step;
        var end = ((last.Year - 1) * 12) + last.Month - 1;
        var days = new List<DateOnly>();
        for (var month = start; month <= end; month += step) days.Add(new DateOnly((month / 12) + 1, (month % 12) + 1, 1));
        if (days[^1] != last) days.Add(last);
        return days;
    }
}
