using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>The sentences that somebody serves on a day, and when they end. What is over is over: a term whose earliest possible end lies
/// on or before the day of a release ended with it. One that an escape, or a release well before its end, cut short is not over: after an
/// escape it is served on, after a release perhaps.</summary>
internal sealed class ServedTerms
{
    private enum Fate { Running, Over, CutShort }

    /// <summary>A release a few days before the term's earliest end is one at its end: at most a tenth of the term, and a month.</summary>
    private const int SlackDays = 31;

    private readonly ProsecutionEnds ends;
    private readonly TermCount count;
    private readonly DateOnly day;
    private readonly List<CustodySpell> before = [];
    private readonly CustodySpell? present;

    /// <summary>Served for sure, if the person is held.</summary>
    public List<ChainOnDay> Sure { get; } = [];
    /// <summary>Perhaps no longer in force.</summary>
    public List<ChainOnDay> Unsure { get; } = [];
    /// <summary>Cut short by a release: it may run on in this custody.</summary>
    public List<ChainOnDay> CutShort { get; } = [];
    /// <summary>Over with an earlier release.</summary>
    public List<ChainOnDay> Over { get; } = [];
    /// <summary>The earliest and the latest end of all these; null where neither can be told. No latest: nobody says how long at
    /// most.</summary>
    public (DateOnly Earliest, DateOnly? Latest)? End { get; }

    public ServedTerms(ProceedingsOnDay now, ProsecutionEnds ends, TermCount count, CustodyBasis basis)
    {
        (this.ends, this.count, day) = (ends, count, basis.Day);
        if (now.Serving.Count + now.MayServe.Count == 0) return;
        before = CustodySpell.Before(basis, basis.Held ? basis.Spell : []);
        present = basis.Held ? CustodySpell.Of(basis.Spell) : null;
        foreach (var chain in now.Serving)
        {
            var fate = FateOf(chain);
            if (fate == Fate.Running) Sure.Add(chain);
            if (fate == Fate.Over) Over.Add(chain);
            if (fate == Fate.CutShort && !IsPast(chain)) CutShort.Add(chain);
        }
        foreach (var chain in now.MayServe) (FateOf(chain) == Fate.Over ? Over : Unsure).Add(chain);
        if (present is not null && Sure.Count + CutShort.Count > 0)
            End = EndOf(Sure.Count > 0 ? Sure : CutShort, [.. Sure, .. CutShort, .. Unsure], before, present);
    }

    /// <summary>A later sentence reopens custody: the terms of those who were sentenced, not in absence, after the last leaving, had they
    /// begun with the judgment; null where there are none, or where custody before had covered them.</summary>
    public (ChainOnDay Chain, (DateOnly Earliest, DateOnly? Latest)? End)? Reopened(CustodyMark last)
    {
        // A judgment that may have come before the leaving or after it makes the end later, and by itself reopens nothing.
        var perhaps = Sure.Concat(CutShort).Concat(Unsure).Where(chain => !chain.Absent && chain.NewestLatest > last.Earliest
            && !Covered(chain, last)).ToList();
        var later = perhaps.FindAll(chain => chain.Newest > last.Latest);
        if (later.Count == 0) return null;
        var ends = perhaps.ConvertAll(chain => FromJudgment(chain, last));
        if (ends.Exists(end => end is null)) return (later[^1], null);
        var first = later.Max(chain => FromJudgment(chain, last)!.Value.Earliest);
        var latest = ends.Exists(end => end!.Value.Latest is null) ? null : Sum(perhaps, last);
        return (later[^1], (first, latest is { } l ? CustodyMarks.Later(first, l) : null));
    }

    private (DateOnly Earliest, DateOnly? Latest)? FromJudgment(ChainOnDay chain, CustodyMark last)
    {
        var (earliest, latest) = JudgedAfter(chain, last);
        return EndOf([chain], [chain], before, CustodySpell.From(earliest, latest));
    }

    /// <summary>Terms of several judgments may follow each other.</summary>
    private DateOnly? Sum(List<ChainOnDay> chains, CustodyMark last) => chains.Count == 1 ? FromJudgment(chains[0], last)!.Value.Latest
        : Total(chains, c => c.Length.Most!.Value, relation => relation != SentenceRelation.Concurrent)
            .After(chains.Max(c => JudgedAfter(c, last).Latest));

    /// <summary>The first judgment of the chain that may have come after the leaving, or the appeal that upheld an earlier one.</summary>
    private static (DateOnly Earliest, DateOnly Latest) JudgedAfter(ChainOnDay chain, CustodyMark last) =>
        chain.Given.Where(j => j.Latest > last.Earliest && j.Stated.IsSome).Select(j => ((DateOnly, DateOnly)?)(j.Earliest, j.Latest)).Min()
            ?? (chain.Newest, chain.NewestLatest);

    private bool Covered(ChainOnDay chain, CustodyMark last) =>
        chain.Length.Least is { } least && before.FindLast(s => s.Leaving == last) is { } spell
        && count.IsUnder(spell, chain.Details.ProsecutionId)
        && count.Earliest(least, chain.CountedFrom.Earliest, [chain.Details.ProsecutionId], before[..before.IndexOf(spell)],
            spell) <= last.Latest;

    private bool IsPast(ChainOnDay chain) => present is not null && EndOf([chain], [chain], before, present) is { Latest: { } latest }
        && day > latest;

    private Fate FateOf(ChainOnDay chain)
    {
        var fate = Fate.Running;
        for (var index = 0; index < before.Count; index++)
        {
            var (spell, leaving) = (before[index], before[index].Leaving!);
            if (leaving.Latest < chain.CountedFrom.Earliest || leaving.Becomes == CustodyStatus.Escaped
                || !count.MayBeUnder(spell, chain.Details.ProsecutionId)) continue;
            if (chain.Length.Least is { } least
                && count.Earliest(least, chain.CountedFrom.Earliest, [chain.Details.ProsecutionId], before[..index], spell) is var end
                && (end is null || end.Value.DayNumber - Slack(least) <= leaving.Latest.DayNumber)) return Fate.Over;
            var goesOn = chain.Newest > leaving.Latest || ends.RevivedAfter(chain.Details.ProsecutionId, day, leaving.Latest) is not null;
            fate = goesOn ? Fate.Running : Fate.CutShort;
        }
        return present?.SaidToServe == true ? Fate.Running : fate;
    }

    private static int Slack(Term term) => (int)Math.Min(SlackDays, ((term.Months * 30) + term.Days) / 10);

    private (DateOnly Earliest, DateOnly? Latest)? EndOf(List<ChainOnDay> sure, List<ChainOnDay> all, List<CustodySpell> spells,
        CustodySpell last)
    {
        if (all.Exists(c => c.Length.IsEndless || c.Undated)) return null;
        var earliest = sure.Select(c => count.Earliest(c.Length.Least!.Value, c.CountedFrom.Earliest, [c.Details.ProsecutionId], spells,
            last)).ToList();
        if (earliest.Exists(e => e is null)) return null;
        var first = earliest.Max()!.Value;
        if (sure.Count > 1 && sure.Exists(c => c.Details.Relation == SentenceRelation.Consecutive)
            && count.Earliest(Total(sure, c => c.Length.Least!.Value, r => r == SentenceRelation.Consecutive),
                sure.Min(c => c.CountedFrom.Earliest), Prosecutions(sure), spells, last) is { } joined)
            first = CustodyMarks.Later(first, joined);
        var latest = Latest(all, spells, last);
        return (first, latest is { } l ? CustodyMarks.Later(first, l) : null);
    }

    /// <summary>A relation that no source states is read as concurrent for the earliest end and as consecutive for the latest.</summary>
    private DateOnly? Latest(List<ChainOnDay> all, List<CustodySpell> spells, CustodySpell last)
    {
        if (all.Exists(c => c.Length.Most is null)) return null;
        if (all.Count == 1 || all.TrueForAll(c => c.Details.Relation == SentenceRelation.Concurrent))
        {
            var each = all.ConvertAll(c => count.Latest(c.Length.Most!.Value, c.CountedFrom.Latest, [c.Details.ProsecutionId], spells,
                last));
            return each.Exists(end => end is null) ? null : each.Max();
        }
        return count.Latest(Total(all, c => c.Length.Most!.Value, r => r != SentenceRelation.Concurrent),
            all.Max(c => c.CountedFrom.Latest), Prosecutions(all), spells, last);
    }

    private static HashSet<long> Prosecutions(List<ChainOnDay> chains) => chains.Select(c => c.Details.ProsecutionId).ToHashSet();

    private static Term Total(List<ChainOnDay> chains, Func<ChainOnDay, Term> length, Func<SentenceRelation, bool> added) =>
        chains.FindAll(c => added(c.Details.Relation)).Select(length)
            .Aggregate(chains.FindAll(c => !added(c.Details.Relation)).Select(length).DefaultIfEmpty().Max(), (sum, next) => sum + next);
}
