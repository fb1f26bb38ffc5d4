using CaseTracker.Domain.Prosecution;

namespace CaseTracker.Domain.Detention;

/// <summary>The judgments on one charge, trial and appeals, are one chain: a later one replaces the earlier one's length and does not begin
/// the count anew.</summary>
internal sealed class JudgmentChain(long charge, IEnumerable<Judgment> judgments)
{
    private readonly List<Judgment> all = Judgment.Sorted(judgments);

    public long Charge { get; } = charge;
    public IReadOnlyList<Judgment> All => all;

    /// <summary>What the chain says on a day; null before its first judgment.</summary>
    public ChainOnDay? On(DateOnly day)
    {
        var given = all.FindAll(j => j.By <= day);
        return given.Count == 0 ? null : new ChainOnDay(Charge, given, day);
    }
}

/// <summary>A chain of judgments as it stands on a day.</summary>
internal sealed class ChainOnDay
{
    public long Charge { get; }
    /// <summary>The judgment that stands last; its relation to other sentences and its prosecution are the chain's.</summary>
    public Judgment Last { get; }
    public SentenceDetails Details => Last.Details;
    public long FactId => Last.FactId;
    public SentenceLength Length { get; }
    /// <summary>When the judgment was given from which the term counts: the first that ordered prison and was not undone. A first judgment
    /// that freed starts no count.</summary>
    public (DateOnly Earliest, DateOnly Latest) CountedFrom { get; }
    public bool Undated { get; }
    public bool Absent { get; }
    public AbsentJudgment AbsentJudgment { get; }
    /// <summary>The chain's newest judgment or upheld appeal: custody after it is custody under it.</summary>
    public DateOnly Newest { get; }
    public DateOnly NewestLatest { get; }
    public IReadOnlyList<Judgment> Given { get; }
    /// <summary>Overturned or sent back, with the days from which it may be so and is so.</summary>
    public (Told When, AppealOutcome What)? Quashed { get; }
    public bool MayBeQuashed { get; }
    public bool IsQuashed { get; }

    public ChainOnDay(long charge, List<Judgment> given, DateOnly day)
    {
        Charge = charge;
        var current = given.FindAll(j => !given.Exists(other => other.CertainlyAfter(j)));
        Last = current[^1];
        Length = current.Select(j => LengthOf(j, given, day)).Aggregate((a, b) => a.Or(b));
        var run = Run(given, current);
        CountedFrom = (run.Min(j => j.Earliest), run.Min(j => j.Undated ? DateOnly.MaxValue : j.Latest));
        Undated = run.All(j => j.Undated);
        Absent = current.Exists(j => j.Details.InAbsentia);
        AbsentJudgment = current.FindAll(j => j.Details.InAbsentia).Select(j => j.Details.AbsentJudgment)
            .Aggregate(AbsentJudgment.Stands, (worst, next) => worst == next
                || worst == AbsentJudgment.Stands ? next : AbsentJudgment.NotStated);
        Given = given;
        var upheld = current.FindAll(j => j.Details is { Appeal: AppealOutcome.Upheld or AppealOutcome.Increased, AppealOn: not null }
            && j.Appealed.SureBy(day));
        Newest = current.Select(j => j.Earliest).Concat(upheld.Select(j => j.Appealed.Earliest)).Max();
        NewestLatest = current.Select(j => j.By).Concat(upheld.Select(j => j.Appealed.Latest)).Max();
        var undone = given.FindAll(j => j.Quashed && (current.Contains(j)
            || given.TrueForAll(other => other == j || j.Appealed.Earliest > other.Latest)));
        if (undone.Count == 0) return;
        // Where sources differ on the day, it is quashed for sure when the last of them says so.
        Quashed = (new Told(undone.Min(j => j.Appealed.Earliest), undone.Max(j => j.Appealed.Latest),
            undone.Exists(j => j.Appealed.Announced)),
            undone.Exists(j => j.Details.Appeal == AppealOutcome.SentBack) ? AppealOutcome.SentBack : AppealOutcome.Overturned);
        MayBeQuashed = Quashed.Value.When.MayBy(day);
        IsQuashed = Quashed.Value.When.SureBy(day) && current.TrueForAll(undone.Contains);
    }

    /// <summary>The judgments from the last back to the first that the count may begin with.</summary>
    private static List<Judgment> Run(List<Judgment> given, List<Judgment> current)
    {
        var run = new List<Judgment>(current);
        for (var earlier = given.Count - 1; earlier >= 0; earlier--)
        {
            var judgment = given[earlier];
            if (run.Contains(judgment)) continue;
            if (!judgment.Stated.IsSome || judgment.Quashed || judgment.StartsNoCount) break;
            run.Add(judgment);
        }
        return run;
    }

    /// <summary>What the later judgment made of the earlier one: the earlier one's record says, or else that of the later itself.</summary>
    private static AppealOutcome Outcome(Judgment before, Judgment after) =>
        before.Details.Appeal is AppealOutcome.NotStated or AppealOutcome.NotAppealed or AppealOutcome.Open
            ? after.Details.Appeal : before.Details.Appeal;

    private static SentenceLength LengthOf(Judgment judgment, List<Judgment> given, DateOnly day)
    {
        var length = judgment.Stated;
        if (!SentenceLength.IsStated(judgment.Details) && given.LastOrDefault(j => judgment.CertainlyAfter(j)) is { } before)
            length = Outcome(before, judgment) switch
            {
                AppealOutcome.Upheld or AppealOutcome.Withdrawn => LengthOf(before, given, day),
                AppealOutcome.Reduced or AppealOutcome.Commuted => before.Stated.Reduced(),
                AppealOutcome.Increased => before.Stated.Increased(),
                _ => length,
            };
        if (!judgment.Appealed.MayBy(day) || given.Exists(j => j.CertainlyAfter(judgment))) return length;
        return judgment.Details.Appeal switch
        {
            AppealOutcome.Reduced or AppealOutcome.Commuted => length.Reduced(),
            AppealOutcome.Increased => length.Increased(),
            _ => length,
        };
    }
}
