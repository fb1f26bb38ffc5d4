using CaseTracker.App.Database;
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
/// first dated fact, whichever gives no more than sixty. The pure rule counts, over facts that are read once. A question's
/// certainty takes no part: both are told. Facts and people above the viewer's clearance are in no number.</summary>
public sealed class HeldOverTime
{
    private const int MostDays = 60;
    private static readonly int[] Steps = [1, 3, 6, 12, 60, 120, 1200, 12000];
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal HeldOverTime(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock) => (_factory, _access, _clock) = (factory, access, clock);

    /// <summary>The counts in the order of their days; none where no dated fact of anybody who matches is on record.</summary>
    public async Task<Outcome<IReadOnlyList<HeldPoint>>> Handle(Actor actor, PrisonerQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<IReadOnlyList<HeldPoint>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var known = question.KnownAsOf ?? _clock.GetUtcNow().UtcDateTime;
        var ids = await FindPeople.ByName(db, question.Name, actor.Clearance).Where(row => row.Kind != PersonKind.Group).Select(row => row.Id).ToListAsync(cancel);
        var facts = await ReadPeople.Facts(db, ids, known, actor.Clearance, cancel);
        var histories = facts.Values.Select(person => person.History).Where(history => history.Events.Count + history.Stays.Count > 0).ToList();
        var without = question.StatusesInForce.All(status => status.IsDeprivedOfLiberty()) ? []
            : facts.Values.Where(person => person.SaysCustody).Select(person => person.History).Where(history => history.Events.Count + history.Stays.Count == 0).ToList();
        var days = Days(histories, CambodianTime.Today(_clock), question.AsOf);
        if (days.Count == 0) return Outcome<IReadOnlyList<HeldPoint>>.Of([]);
        // The rule is work for the processor: it must not hold up the page that waits for it.
        return Outcome<IReadOnlyList<HeldPoint>>.Of(await Task.Run(() => Count([.. histories, .. without], days, [.. question.StatusesInForce], cancel), cancel));
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

    /// <summary>From the month of the first dated fact to the last of today and the day asked for.</summary>
    private static List<DateOnly> Days(IEnumerable<CustodyHistory> histories, DateOnly today, DateOnly asked)
    {
        var dates = histories.SelectMany(history => history.Events.Select(known => known.Details.On).Concat(history.Stays.Select(known => known.Details.From)))
            .Select(date => date?.Earliest).OfType<DateOnly>().Where(day => day <= today).ToList();
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
