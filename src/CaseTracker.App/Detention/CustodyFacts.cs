using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Detention;

/// <summary>The facts of some people that the custody rule reads.</summary>
internal sealed class CustodyFacts
{
    private sealed record Fact<T>(long PersonId, long FactId, FactVersion Version, T Details);

    /// <param name="Level">The least clearance that sees it.</param>
    private sealed record FactVersion(int Number, Confidentiality Level, DateTime KnownFrom, DateTime? KnownTo)
    {
        public bool KnownAt(DateTime moment) => KnownFrom <= moment && (KnownTo is null || KnownTo > moment);
    }

    private readonly ILookup<long, Fact<CustodyEventDetails>> _events;
    private readonly ILookup<long, Fact<StayDetails>> _stays;
    private readonly ILookup<long, Fact<ChargeDetails>> _charges;
    private readonly ILookup<long, Fact<SentenceDetails>> _sentences;

    private CustodyFacts(List<Fact<CustodyEventDetails>> events, List<Fact<StayDetails>> stays, List<Fact<ChargeDetails>> charges,
        List<Fact<SentenceDetails>> sentences) =>
        (_events, _stays, _charges, _sentences) = (events.ToLookup(f => f.PersonId), stays.ToLookup(f => f.PersonId),
            charges.ToLookup(f => f.PersonId), sentences.ToLookup(f => f.PersonId));

    /// <summary>The facts that were known at a moment, UTC, and that the clearance may see: see <see cref="KnownFacts.Within"/>.</summary>
    public static Task<CustodyFacts> Then(CaseTrackerDb db, long[] people, DateTime known, Clearance clearance,
        CancellationToken cancel) => Read(db, people, (known, clearance), cancel);

    /// <summary>All that was ever known, facts that were removed too. An earlier version is open only to whom the last one is open: see
    /// <see cref="KnownFacts.Within"/>.</summary>
    public static async Task<CustodyFacts> Ever(CaseTrackerDb db, long[] people, CancellationToken cancel)
    {
        var all = await Read(db, people, null, cancel);
        return new(AsOpenAsTheLast(all._events), AsOpenAsTheLast(all._stays), AsOpenAsTheLast(all._charges),
            AsOpenAsTheLast(all._sentences));
    }

    /// <summary>What the rule reads of a person at a clearance.</summary>
    /// <param name="known">The moment of knowledge, UTC; null takes all that were read.</param>
    public CustodyHistory Seen(long person, Clearance clearance, DateTime? known = null)
    {
        return new(Known(_events), Known(_stays), Known(_charges), Known(_sentences));

        List<Known<T>> Known<T>(ILookup<long, Fact<T>> all) =>
            [.. all[person].Where(fact => fact.Version.Level <= clearance && (known is null || fact.Version.KnownAt(known.Value)))
                .Select(fact => new Known<T>(fact.FactId, fact.Details))];
    }

    /// <summary>The same of facts that were ever known, as they are known now.</summary>
    public CustodyHistory Current(long person, Clearance clearance) => Seen(person, clearance, DateTime.MaxValue);

    /// <summary>The moments, UTC, at which what is known of a person changed, in their order.</summary>
    public IReadOnlyList<DateTime> Moments(long person) =>
        [.. Versions(person).SelectMany(one => new[] { one.Version.KnownFrom, one.Version.KnownTo ?? one.Version.KnownFrom })
            .Distinct().Order()];

    /// <summary>Which versions of which facts of a person a clearance sees as known at a moment: where this is the same, so is all that
    /// <see cref="Seen"/> gives. Empty where it sees none.</summary>
    public string Key(long person, Clearance clearance, DateTime known) => string.Join(' ', Versions(person)
        .Where(one => one.Version.Level <= clearance && one.Version.KnownAt(known)).Select(one => $"{one.FactId}.{one.Version.Number}"));

    private IEnumerable<(long FactId, FactVersion Version)> Versions(long person) =>
        [
            .. _events[person].Select(fact => (fact.FactId, fact.Version)), .. _stays[person].Select(fact => (fact.FactId, fact.Version)),
            .. _charges[person].Select(fact => (fact.FactId, fact.Version)),
            .. _sentences[person].Select(fact => (fact.FactId, fact.Version)),
        ];

    private static List<Fact<T>> AsOpenAsTheLast<T>(ILookup<long, Fact<T>> all) =>
        [.. all.SelectMany(facts => facts).GroupBy(fact => fact.FactId).SelectMany(versions =>
        {
            var last = versions.MaxBy(fact => fact.Version.Number)!.Version.Level;
            return versions.Select(fact => fact.Version.KnownTo is null || fact.Version.Level >= last ? fact
                : fact with { Version = fact.Version with { Level = last } });
        })];

    private static async Task<CustodyFacts> Read(CaseTrackerDb db, long[] people, (DateTime Known, Clearance Clearance)? then,
        CancellationToken cancel)
    {
        return new(await Of<CustodyEventRow, CustodyEventDetails>(), await Of<StayRow, StayDetails>(), await Of<ChargeRow, ChargeDetails>(),
            await Of<SentenceRow, SentenceDetails>());

        async Task<List<Fact<T>>> Of<TRow, T>() where TRow : class, T, IFactRow, new()
        {
            var rows = then is var (moment, clearance)
                ? (await db.Leveled<TRow>(nameof(IFactRow.PersonId), people, SeenSql.KnownAt("r"), clearance, cancel, moment))
                    .Where(of => KnownFacts.IsWithin(of, clearance)).Select(of => of.Row)
                : await db.Rows<TRow>(nameof(IFactRow.PersonId), people, "1 = 1", cancel);
            return [.. rows
                .Select(row => new Fact<T>(row.PersonId, row.FactId,
                    new FactVersion(row.Version, row.Confidentiality, row.KnownFrom, row.KnownTo), row))];
        }
    }
}
