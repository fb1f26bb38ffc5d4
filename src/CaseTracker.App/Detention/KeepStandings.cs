using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Detention;

/// <summary>Makes the kept spans of people anew from their facts as known now, once for each set of facts that some clearance
/// sees. Somebody of whom a clearance sees no fact that bears on custody has no span for it, and neither has a group.</summary>
internal static class KeepStandings
{
    /// <summary>Raise the version with each change of the custody rule's answers.</summary>
    public static readonly Projection Projection = new("Custody", Version: 1, "StandingSpans", MakeAnew);

    private const int Batch = 1000;

    private sealed record Fact<T>(long PersonId, long FactId, Confidentiality Level, T Details);

    private sealed record Facts(ILookup<long, Fact<CustodyEventDetails>> Events, ILookup<long, Fact<StayDetails>> Stays, ILookup<long, Fact<ChargeDetails>> Charges, ILookup<long, Fact<SentenceDetails>> Sentences);

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        await db.StandingSpans.ExecuteDeleteAsync(cancel);
        var all = await db.People.CountAsync(cancel);
        var (done, last) = (0, 0L);
        while (await db.People.Where(row => row.Id > last).OrderBy(row => row.Id).Select(row => row.Id).Take(5 * Batch).ToListAsync(cancel) is { Count: > 0 } people)
        {
            await For(db, people, cancel);
            (last, done) = (people[^1], done + people.Count);
            log.LogInformation("Custody worked out for {Done} of {All} people", done, all);
        }
        return done;
    }

    /// <summary>Runs in the caller's transaction. How many spans there are now.</summary>
    public static async Task<int> For(CaseTrackerDb db, IEnumerable<long> people, CancellationToken cancel)
    {
        var spans = 0;
        foreach (var batch in people.Distinct().Order().Chunk(Batch))
        {
            await db.StandingSpans.Where(row => EF.Parameter(batch).Contains(row.PersonId)).ExecuteDeleteAsync(cancel);
            var rows = await Rows(db, batch, cancel);
            await StandingSpanWriter.Insert(db, rows, cancel);
            spans += rows.Count;
        }
        return spans;
    }

    /// <summary>What ought to be kept of these people.</summary>
    public static async Task<List<StandingSpanRow>> Rows(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var individuals = await db.People.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.Id) && row.DeletedAt == null && row.Kind != PersonKind.Group)
            .Select(row => new { row.Id, row.Confidentiality }).ToListAsync(cancel);
        var facts = await Read(db, [.. individuals.Select(row => row.Id)], cancel);
        return [.. individuals.SelectMany(row => Spans(row.Id, row.Confidentiality, facts))];
    }

    private static IEnumerable<StandingSpanRow> Spans(long person, Confidentiality level, Facts facts)
    {
        Confidentiality[] levels = [.. facts.Events[person].Select(f => f.Level), .. facts.Stays[person].Select(f => f.Level), .. facts.Charges[person].Select(f => f.Level), .. facts.Sentences[person].Select(f => f.Level)];
        // Clearances that see equally many facts see the same ones.
        var clearances = Enum.GetValues<Confidentiality>().Where(clearance => clearance >= level).GroupBy(clearance => levels.Count(of => of <= clearance));
        foreach (var same in clearances.Where(group => group.Key > 0))
        {
            var bits = same.Sum(StandingSpanRow.Bit);
            foreach (var span in CustodyRules.SpansOf(Seen(person, same.First(), facts))) yield return StandingSpanRow.Of(person, bits, span);
        }
    }

    private static CustodyHistory Seen(long person, Confidentiality clearance, Facts facts)
    {
        return new(Known(facts.Events), Known(facts.Stays), Known(facts.Charges), Known(facts.Sentences));

        List<Known<T>> Known<T>(ILookup<long, Fact<T>> all) => [.. all[person].Where(fact => fact.Level <= clearance).Select(fact => new Known<T>(fact.FactId, fact.Details))];
    }

    /// <summary>Only what the rule reads: the long texts stay where they are.</summary>
    private static async Task<Facts> Read(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var events = await Current(db.CustodyEvents, people).Select(row => new Fact<CustodyEventDetails>(row.PersonId, row.FactId, row.Confidentiality,
            new CustodyEventDetails { Kind = row.Kind, On = row.On, PublishedOn = row.PublishedOn, ProsecutionId = row.ProsecutionId, How = row.How, Order = row.Order })).ToListAsync(cancel);
        var stays = await Current(db.Stays, people).Select(row => new Fact<StayDetails>(row.PersonId, row.FactId, row.Confidentiality,
            new StayDetails { Regime = row.Regime, Stage = row.Stage, From = row.From, To = row.To, End = row.End, Order = row.Order })).ToListAsync(cancel);
        var charges = await Current(db.Charges, people).Select(row => new Fact<ChargeDetails>(row.PersonId, row.FactId, row.Confidentiality,
            new ChargeDetails { ProsecutionId = row.ProsecutionId, On = row.On })).ToListAsync(cancel);
        var sentences = await Current(db.Sentences, people).Select(row => new Fact<SentenceDetails>(row.PersonId, row.FactId, row.Confidentiality, row)).ToListAsync(cancel);
        return new(events.ToLookup(f => f.PersonId), stays.ToLookup(f => f.PersonId), charges.ToLookup(f => f.PersonId), sentences.ToLookup(f => f.PersonId));
    }

    private static IQueryable<TRow> Current<TRow>(IQueryable<TRow> rows, long[] people) where TRow : class, IFactRow =>
        rows.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.PersonId) && row.KnownTo == null);
}
