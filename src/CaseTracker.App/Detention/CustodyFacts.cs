using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>What the custody rule reads of some people, and no more: the long texts stay where they are.</summary>
internal sealed class CustodyFacts
{
    private sealed record Fact<T>(long PersonId, long FactId, Confidentiality Level, T Details);

    private readonly ILookup<long, Fact<CustodyEventDetails>> _events;
    private readonly ILookup<long, Fact<StayDetails>> _stays;
    private readonly ILookup<long, Fact<ChargeDetails>> _charges;
    private readonly ILookup<long, Fact<SentenceDetails>> _sentences;

    private CustodyFacts(List<Fact<CustodyEventDetails>> events, List<Fact<StayDetails>> stays, List<Fact<ChargeDetails>> charges,
        List<Fact<SentenceDetails>> sentences) =>
        (_events, _stays, _charges, _sentences) = (events.ToLookup(f => f.PersonId), stays.ToLookup(f => f.PersonId),
            charges.ToLookup(f => f.PersonId), sentences.ToLookup(f => f.PersonId));

    /// <summary>All facts as they are known now, whatever their level.</summary>
    public static Task<CustodyFacts> Now(CaseTrackerDb db, long[] people, CancellationToken cancel) => Read(db, people, null, cancel);

    /// <summary>The facts that were known at a moment, UTC, and that the clearance may see: see <see cref="KnownFacts.Within"/>.</summary>
    public static Task<CustodyFacts> Then(CaseTrackerDb db, long[] people, DateTime known, Confidentiality clearance,
        CancellationToken cancel) => Read(db, people, (known, clearance), cancel);

    /// <summary>What the rule reads of a person at a clearance.</summary>
    public CustodyHistory Seen(long person, Confidentiality clearance)
    {
        return new(Known(_events), Known(_stays), Known(_charges), Known(_sentences));

        List<Known<T>> Known<T>(ILookup<long, Fact<T>> all) =>
            [.. all[person].Where(fact => fact.Level <= clearance).Select(fact => new Known<T>(fact.FactId, fact.Details))];
    }

    /// <summary>The level of each of a person's facts.</summary>
    public IEnumerable<Confidentiality> Levels(long person) =>
        [.. _events[person].Select(f => f.Level), .. _stays[person].Select(f => f.Level), .. _charges[person]
            .Select(f => f.Level), .. _sentences[person].Select(f => f.Level)];

    private static async Task<CustodyFacts> Read(CaseTrackerDb db, long[] people, (DateTime Known, Confidentiality Clearance)? then,
        CancellationToken cancel)
    {
        var events = await Of(db.CustodyEvents).Select(row => new Fact<CustodyEventDetails>(row.PersonId, row.FactId, row.Confidentiality,
            new CustodyEventDetails
            {
                Kind = row.Kind,
                On = row.On,
                PublishedOn = row.PublishedOn,
                ProsecutionId = row.ProsecutionId,
                How = row.How,
                Order = row.Order
            })).ToListAsync(cancel);
        var stays = await Of(db.Stays).Select(row => new Fact<StayDetails>(row.PersonId, row.FactId, row.Confidentiality,
            new StayDetails
            {
                Regime = row.Regime,
                Stage = row.Stage,
                From = row.From,
                To = row.To,
                End = row.End,
                PublishedOn = row.PublishedOn,
                Order = row.Order
            })).ToListAsync(cancel);
        var charges = await Of(db.Charges).Select(row => new Fact<ChargeDetails>(row.PersonId, row.FactId, row.Confidentiality,
            new ChargeDetails
            {
                ProsecutionId = row.ProsecutionId,
                On = row.On,
                PublishedOn = row.PublishedOn,
                Outcome = row.Outcome,
                OutcomeOn = row.OutcomeOn,
                OutcomePublishedOn = row.OutcomePublishedOn,
                Order = row.Order,
            })).ToListAsync(cancel);
        var sentences = await Of(db.Sentences).Select(row => new Fact<SentenceDetails>(row.PersonId, row.FactId, row.Confidentiality, row))
            .ToListAsync(cancel);
        return new(events, stays, charges, sentences);

        IQueryable<TRow> Of<TRow>(IQueryable<TRow> rows) where TRow : class, IFactRow
        {
            var theirs = rows.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.PersonId));
            return then is { } asked ? theirs.KnownAt(asked.Known).Within(rows, RecordSight.Levels(asked.Clearance))
                : theirs.Where(row => row.KnownTo == null);
        }
    }
}
