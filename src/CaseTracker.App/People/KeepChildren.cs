using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.People;

/// <summary>Keeps <see cref="PersonDetails.OfAChild"/> in step with what is on record, in the transaction that writes it. Every fact that stands counts,
/// whoever may see it: a name that only the cleared know to be a child's would be shown to all others.</summary>
internal static class KeepChildren
{
    /// <summary>Raise the version with each change of <see cref="ChildRules"/>' answers, or of the facts that are read here.</summary>
    public static readonly Projection Projection = new("Children", Version: 1, null, MakeAnew);

    private const int Batch = 1000;

    private sealed record Aged(long PersonId, ImpreciseDate? On, DateTime Recorded, DateOnly? PublishedOn = null, BoundedNumber? Age = null)
    {
        public AgedFact Fact => new(On, PublishedOn ?? CambodianTime.DayOf(Recorded), Age);
    }

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        var (done, last) = (0, 0L);
        while (await db.People.Where(row => row.Id > last).OrderBy(row => row.Id).Select(row => row.Id).Take(5 * Batch).ToListAsync(cancel) is { Count: > 0 } people)
        {
            await For(db, people, cancel);
            (last, done) = (people[^1], done + people.Count);
            log.LogInformation("Looked at {Done} people for children among them", done);
        }
        return done;
    }

    /// <summary>Runs in the caller's transaction.</summary>
    public static async Task For(CaseTrackerDb db, IEnumerable<long> people, CancellationToken cancel)
    {
        foreach (var batch in people.Distinct().Order().Chunk(Batch))
        {
            var kept = await db.People.Where(row => EF.Parameter(batch).Contains(row.Id)).Select(row => new { row.Id, row.OfAChild }).ToDictionaryAsync(row => row.Id, row => row.OfAChild, cancel);
            var changed = (await Read(db, batch, RecordSight.Levels(Confidentiality.Confidential), cancel)).Where(of => of.Value.OfAChild != kept[of.Key]).ToLookup(of => of.Value.OfAChild, of => of.Key);
            foreach (var ofAChild in changed)
                await db.People.Where(row => EF.Parameter(ofAChild.ToArray()).Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.OfAChild, ofAChild.Key), cancel);
        }
    }

    /// <summary>The rule's answer for each of the people, by the facts of these levels.</summary>
    public static async Task<Dictionary<long, ChildReading>> Read(CaseTrackerDb db, long[] people, Confidentiality[] levels, CancellationToken cancel)
    {
        var rows = await db.People.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.Id))
            .Select(row => new { row.Id, row.Header.CreatedAt, Details = new PersonDetails { AgeGroup = row.AgeGroup, Birth = row.Birth } }).ToListAsync(cancel);
        var facts = (await Facts(db, people, levels, cancel)).ToLookup(fact => fact.PersonId, fact => fact.Fact);
        return rows.ToDictionary(row => row.Id, row => ChildRules.Read(row.Details, CambodianTime.DayOf(row.CreatedAt), [.. facts[row.Id]]));
    }

    /// <summary>What happened to the people, and what else is on record of a day of theirs. Spans of a life (memberships, relations) are none,
    /// nor is what others did later: an assessment, a listing, a statement.</summary>
    private static async Task<List<Aged>> Facts(CaseTrackerDb db, long[] people, Confidentiality[] levels, CancellationToken cancel)
    {
        var (events, acts) = (Standing(db.Events, levels), Standing(db.TransnationalActs, levels));
        return
        [
            .. await Current(db.CustodyEvents, people, levels).Select(row => new Aged(row.PersonId, row.On, row.Header.CreatedAt, row.PublishedOn, row.Age)).ToListAsync(cancel),
            .. await Current(db.Stays, people, levels).Select(row => new Aged(row.PersonId, row.From, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await Current(db.Charges, people, levels).Select(row => new Aged(row.PersonId, row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await Current(db.Sentences, people, levels).Select(row => new Aged(row.PersonId, row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await Current(db.WelfareReports, people, levels).Select(row => new Aged(row.PersonId, row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await Standing(db.Participants, levels).Where(row => EF.Parameter(people).Contains(row.PersonId!.Value)).Select(row => new Aged(row.PersonId!.Value, row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await events.Where(row => EF.Parameter(people).Contains(row.PersonId!.Value)).Select(row => new Aged(row.PersonId!.Value, row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await acts.Where(row => EF.Parameter(people).Contains(row.TargetId!.Value)).Select(row => new Aged(row.TargetId!.Value, row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await acts.Where(row => EF.Parameter(people).Contains(row.RelativeId!.Value)).Select(row => new Aged(row.RelativeId!.Value, row.On, row.Header.CreatedAt, null, null)).ToListAsync(cancel),
            .. await Standing(db.Involvements, levels).Where(row => EF.Parameter(people).Contains(row.PersonId!.Value))
                .Join(events, part => part.EventId, happened => happened.Id, (part, happened) => new Aged(part.PersonId!.Value, happened.On, happened.Header.CreatedAt, null, null)).ToListAsync(cancel),
        ];
    }

    private static IQueryable<TRow> Current<TRow>(IQueryable<TRow> rows, long[] people, Confidentiality[] levels) where TRow : class, IFactRow =>
        rows.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.PersonId) && row.KnownTo == null && levels.Contains(row.Confidentiality));

    private static IQueryable<TRow> Standing<TRow>(IQueryable<TRow> rows, Confidentiality[] levels) where TRow : class, IRecordRow =>
        rows.AsNoTracking().Where(row => row.DeletedAt == null && levels.Contains(row.Confidentiality));
}
