using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>The sentences that count on a day: for each charge the one imposed last by then (appeal replaces trial), its
/// prosecution not ended, not wholly suspended. An undated sentence counts as imposed by any day.</summary>
internal sealed class SentencesInForce
{
    internal sealed record Sentence(long FactId, SentenceDetails Details, DateOnly Earliest, DateOnly Latest)
    {
        public SentenceLength Length { get; } = SentenceLength.Of(Details);
        public bool Undated => CustodyMarks.IsUndated(Details.On);
    }

    /// <summary>All in force, with those in absentia whose judgment does not, or not certainly, stand.</summary>
    public IReadOnlyList<Sentence> All { get; }
    /// <summary>Those that are being served if the person is held.</summary>
    public IReadOnlyList<Sentence> Active { get; }
    public IReadOnlySet<long> DecidedCharges { get; }

    public SentencesInForce(CustodyHistory history, ProsecutionEnds ends, DateOnly day)
    {
        var last = history.Sentences
            .Select(s => new Sentence(s.FactId, s.Details, s.Details.On?.Earliest ?? DateOnly.MinValue, ImposedBy(s.Details)))
            .Where(s => s.Latest <= day)
            .GroupBy(s => s.Details.ChargeId)
            .Select(g => g.MaxBy(s => (s.Latest, s.Details.Order, s.FactId))!).ToList();
        DecidedCharges = last.Select(s => s.Details.ChargeId).ToHashSet();
        All = last.Where(s => s.Length.IsSome && !ends.Ended(s.Details.ProsecutionId, s.Earliest, day)).ToList();
        Active = All.Where(s => !s.Details.InAbsentia || s.Details.AbsentJudgment == AbsentJudgment.Stands).ToList();
    }

    /// <summary>In absentia, and not set aside.</summary>
    public IEnumerable<Sentence> Absent => All.Where(s => s.Details.InAbsentia && s.Details.AbsentJudgment != AbsentJudgment.SetAside);

    public static DateOnly ImposedBy(SentenceDetails s) =>
        CustodyMarks.IsUndated(s.On) ? DateOnly.MinValue : s.On!.Latest ?? DateOnly.MaxValue;

    /// <summary>The earliest and latest day on which the last active sentence ends. Time in custody before the judgment
    /// counts (Criminal Code), so the earliest end is counted from the arrest; the latest from the judgment, or from
    /// the arrest where that came later. Earlier spells are not deducted. A relation that no source states is read as
    /// concurrent for the earliest end and as consecutive for the latest. Null for life, for a term that no source
    /// gives, and for no date to count from.</summary>
    public (DateOnly Earliest, DateOnly Latest)? End(CustodyMark? start)
    {
        if (Active.Count == 0 || Active.Any(s => s.Length.Endless || s.Undated)) return null;
        var judged = Active.Min(s => s.Earliest);
        var from = start is { } && start.Earliest > DateOnly.MinValue && (start.Earliest <= judged || judged == DateOnly.MinValue)
            ? start.Earliest : judged;
        var latestFrom = Active.Max(s => s.Latest);
        if (start is { } && start.Begins != Beginning.No) latestFrom = CustodyMarks.Later(latestFrom, start.SureFrom);
        if (from == DateOnly.MinValue || latestFrom == DateOnly.MaxValue) return null;
        var earliest = Total(s => s.Length.Least, added: r => r == SentenceRelation.Consecutive).After(from);
        var latest = Total(s => s.Length.Most, added: r => r != SentenceRelation.Concurrent).After(latestFrom);
        return (earliest, CustodyMarks.Later(earliest, latest));
    }

    private Term Total(Func<Sentence, Term> length, Func<SentenceRelation, bool> added)
    {
        var beside = Active.Where(s => !added(s.Details.Relation)).Select(length).DefaultIfEmpty().Max();
        var summed = Active.Where(s => added(s.Details.Relation)).Select(length).ToList();
        return new Term(beside.Months + summed.Sum(t => t.Months), beside.Days + summed.Sum(t => t.Days));
    }
}
