using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>A charge as a source reports it, and its outcome.</summary>
internal sealed class ChargeRead(Known<ChargeDetails> known)
{
    private readonly Told brought = Told.Of(known.Details.On, known.Details.PublishedOn);

    public long FactId => known.FactId;
    public ChargeDetails Details => known.Details;
    public DateOnly Earliest => brought.Earliest;
    public bool Announced => brought.Announced;
    /// <summary>From this day on it counts as brought: an undated charge of an undated source counts on every day.</summary>
    public DateOnly By => CustodyMarks.IsUndated(Details.On) && Details.PublishedOn is null ? DateOnly.MinValue : brought.Latest;
    /// <summary>When it was decided; without a day, at any time after it was brought.</summary>
    public Told Decided { get; } = Told.Of(known.Details.OutcomeOn, known.Details.OutcomePublishedOn, known.Details.On?.Earliest);
    public bool Freed => Details.Outcome is ChargeOutcome.Acquitted or ChargeOutcome.Dropped;
    public bool Convicted => Details.Outcome == ChargeOutcome.Convicted;
}

/// <summary>All charges and judgments of a person, read once for every day.</summary>
internal sealed class Proceedings
{
    public ProsecutionEnds Ends { get; }
    public IReadOnlyList<ChargeRead> Charges { get; }
    public IReadOnlyList<JudgmentChain> Chains { get; }

    public Proceedings(CustodyHistory history)
    {
        Charges = history.Charges.Select(c => new ChargeRead(c)).Where(c => !c.Announced).OrderBy(c => c.FactId).ToList();
        Chains = Judgment.Sorted(history.Sentences.Where(s => !Told.IsAnnounced(s.Details.On, s.Details.PublishedOn))
            .Select(s => new Judgment(s)))
            .GroupBy(j => j.Details.ChargeId).Select(g => new JudgmentChain(g.Key, g)).ToList();
        Ends = new ProsecutionEnds(history, Charges);
    }

    /// <summary>The days on which what <see cref="ProceedingsOnDay"/> says can change.</summary>
    public IEnumerable<DateOnly> Days =>
    [
        .. Ends.Days,
        .. Charges.SelectMany(c => new[] { c.By, c.Decided.Earliest, c.Decided.Latest }),
        .. Chains.SelectMany(c => c.All).SelectMany(j => new[] { j.Earliest, j.By, j.Appealed.Earliest, j.Appealed.Latest }),
    ];
}

/// <summary>How the charges and judgments stand on a day.</summary>
internal sealed class ProceedingsOnDay
{
    private enum Standing { Open, MayBeDecided, Free, MayBeFree, Prison, MayBePrison, Absent }

    /// <summary>When a charge or sentence freed: from the first day on perhaps, from the second for sure.</summary>
    /// <param name="Chain">The judgments; null for a charge that nobody has judged.</param>
    private readonly record struct Matter(Standing Standing, DateOnly From, DateOnly By, ChainOnDay? Chain = null, long Prosecution = 0);

    private readonly List<Matter> matters = [];

    /// <summary>In force and under which the person serves, if held.</summary>
    public List<ChainOnDay> Serving { get; } = [];
    /// <summary>Perhaps no longer in force: the outcome that ends it may have come.</summary>
    public List<ChainOnDay> MayServe { get; } = [];
    /// <summary>In absentia, and the judgment does not, or not certainly, stand.</summary>
    public List<ChainOnDay> Absent { get; } = [];
    public bool OpenCharge { get; }
    /// <summary>A charge that may have been decided, or was and nobody says with which sentence: the stage is unknown.</summary>
    public bool StageOpen { get; }

    public ProceedingsOnDay(Proceedings all, DateOnly day)
    {
        var charges = all.Charges.ToDictionary(c => c.FactId);
        var judged = new HashSet<long>();
        foreach (var chain in all.Chains)
        {
            if (chain.On(day) is not { } now) continue;
            judged.Add(chain.Charge);
            var matter = Of(now, charges.GetValueOrDefault(chain.Charge), all.Ends, day);
            matters.Add(matter with { Chain = now, Prosecution = now.Details.ProsecutionId });
            if (matter.Standing == Standing.Prison) Serving.Add(now);
            if (matter.Standing == Standing.MayBePrison || (matter.Standing == Standing.MayBeFree && now.Length.IsSome)) MayServe.Add(now);
            if (matter.Standing == Standing.Absent) Absent.Add(now);
        }
        matters.AddRange(all.Charges.Where(c => c.By <= day && !judged.Contains(c.FactId))
            .Select(c => Of(c, all.Ends, day) with { Prosecution = c.Details.ProsecutionId }));
        OpenCharge = matters.Exists(m => m.Standing == Standing.Open);
        StageOpen = matters.Exists(m => m.Standing is Standing.MayBeDecided or Standing.MayBePrison or Standing.MayBeFree);
    }

    /// <summary>Whether nothing on record orders custody: every charge and sentence is dropped, acquitted, suspended or ended, perhaps from
    /// the first day on, for sure from the second.</summary>
    /// <param name="over">Terms that were over with an earlier release: they order nothing any more.</param>
    public (DateOnly From, DateOnly By, bool Sure)? Cleared(IReadOnlyCollection<ChainOnDay> over)
    {
        var left = matters.FindAll(m => m.Chain is null || !over.Contains(m.Chain));
        return left.Count > 0 && left.TrueForAll(m => m.Standing is Standing.Free or Standing.MayBeFree)
            ? (left.Max(m => m.From), left.Max(m => m.By), left.TrueForAll(m => m.Standing == Standing.Free)) : null;
    }

    /// <summary>The prosecutions of which nothing orders custody, but for terms that are over.</summary>
    public IEnumerable<long> HoldingNobody(IReadOnlyCollection<ChainOnDay> over) => matters.GroupBy(m => m.Prosecution)
        .Where(g => g.All(m => m.Standing == Standing.Free || (m.Chain is { } chain && over.Contains(chain)))).Select(g => g.Key);

    private static Matter Of(ChargeRead charge, ProsecutionEnds ends, DateOnly day)
    {
        if (ends.EndOf(charge.Details.ProsecutionId, charge.Earliest, day) is { } ended) return new(Standing.Free, ended, ended);
        if (!charge.Decided.MayBy(day)) return new(Standing.Open, default, default);
        if (charge.Freed) return new(charge.Decided.SureBy(day)
            ? Standing.Free : Standing.MayBeFree, charge.Decided.Earliest, charge.Decided.Latest);
        return new(charge.Convicted ? Standing.MayBeDecided : Standing.Open, default, default);
    }

    private static Matter Of(ChainOnDay chain, ChargeRead? charge, ProsecutionEnds ends, DateOnly day)
    {
        var since = chain.Last.Earliest;
        if (ends.EndOf(chain.Details.ProsecutionId, since, day) is { } ended) return new(Standing.Free, ended, ended);
        if (charge is { Freed: true } && charge.Decided.MayBy(day) && !(charge.Decided.Latest < since))
        {
            var sure = charge.Decided.SureBy(day) && charge.Decided.Earliest > chain.Last.Latest;
            return new(sure ? Standing.Free : Standing.MayBeFree, charge.Decided.Earliest, charge.Decided.Latest);
        }
        if (!chain.Length.IsSome) return new(Standing.Free, since, chain.Last.By);
        if (chain.Quashed is { } quashed && chain.MayBeQuashed)
        {
            if (quashed.What == AppealOutcome.SentBack)
                return new(chain.IsQuashed ? Standing.Open : Standing.MayBePrison, default, default);
            return new(chain.IsQuashed ? Standing.Free : Standing.MayBeFree, quashed.When.Earliest, quashed.When.Latest);
        }
        return new(chain.Absent && chain.AbsentJudgment != AbsentJudgment.Stands ? Standing.Absent : Standing.Prison, default, default);
    }
}
