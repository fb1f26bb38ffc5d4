using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>How alike two written names are. It suggests that two records may be one person and never decides it: on
/// names of this kind no rule tells spelling variants from namesakes.</summary>
/// <param name="Score">0 to 100; 100 is the same name in the same spelling.</param>
/// <param name="Reasons">In what the names agree or differ, in words.</param>
public sealed record NameMatch(int Score, IReadOnlyList<Problem> Reasons)
{
    /// <summary>From this score on a namesake is worth showing: every pair of spellings that sources gave stands above it,
    /// every pair of different people below.</summary>
    public const int LikelyFrom = 80;

    private const float SoundsAlike = 0.93f, GivenNameOnly = 0.85f, FamilyNameOnly = 0.7f, PartLeftOut = 0.92f, WrittenApart = 0.98f,
        OtherOrder = 0.97f;

    private static readonly NameMatch None = new(0, []);

    public bool Likely => Score >= LikelyFrom;

    /// <summary>Compares two names of one script, whichever comes first. A Khmer name and a Latin one score 0: a
    /// transcription cannot be turned back.</summary>
    public static NameMatch Of(string? one, string? other) => Of(ComparedName.Of(one), ComparedName.Of(other));

    /// <summary>The same for names that are compared with many.</summary>
    public static NameMatch Of(ComparedName one, ComparedName other)
    {
        if (one.Count == 0 || other.Count == 0 || one.Khmer != other.Khmer) return None;
        var (best, apart) = (default(Fitting), false);
        foreach (var (mine, joined) in one.Ways)
            foreach (var (theirs, alsoJoined) in other.Ways)
            {
                // Two names that are both joined elsewhere are the two names as they stand.
                if (joined && alsoJoined) continue;
                var fitting = Fit(mine, theirs, one.Khmer);
                if (joined || alsoJoined) fitting = fitting with { Score = fitting.Score * WrittenApart };
                if (fitting.Score > best.Score) (best, apart) = (fitting, joined || alsoJoined);
            }
        List<Problem> reasons = best.Order is null ? [] : Why(best, one.Khmer);
        if (apart) reasons.Add(new Problem("Logging.Match_Joined"));
        if (one.TitleDropped != other.TitleDropped) reasons.Add(new Problem("Logging.Match_Title"));
        return new NameMatch((int)MathF.Round(best.Score * 100), reasons);
    }

    /// <summary>The parts of a name beside those of another that has as many or more.</summary>
    /// <param name="Turned">The shorter is the other name.</param>
    /// <param name="Order">By part of the shorter, the part of the longer that it fits.</param>
    /// <param name="Likeness">By part of the shorter and the longer.</param>
    private readonly record struct Fitting(NamePart[] Shorter, NamePart[] Longer, bool Turned, int[] Order, float[][] Likeness,
        float Score);

    /// <summary>Names of as many parts are fitted both ways: where two orders of the parts are as good, each way may take
    /// another.</summary>
    private static Fitting Fit(NamePart[] mine, NamePart[] theirs, bool khmer)
    {
        if (mine.Length > theirs.Length) return Fit(theirs, mine, Likenesses(theirs, mine, khmer), true);
        var likeness = Likenesses(mine, theirs, khmer);
        var fit = Fit(mine, theirs, likeness, false);
        if (mine.Length < theirs.Length) return fit;
        var turned = Fit(theirs, mine, Turned(likeness), true);
        return turned.Score > fit.Score ? turned : fit;
    }

    private static float[][] Likenesses(NamePart[] shorter, NamePart[] longer, bool khmer)
    {
        var likeness = new float[shorter.Length][];
        for (var at = 0; at < shorter.Length; at++)
        {
            likeness[at] = new float[longer.Length];
            for (var to = 0; to < longer.Length; to++) likeness[at][to] = Likeness(shorter[at], longer[to], khmer);
        }
        return likeness;
    }

    /// <summary>Two parts are as like each other whichever comes first.</summary>
    private static float[][] Turned(float[][] likeness)
    {
        var turned = new float[likeness.Length][];
        for (var at = 0; at < likeness.Length; at++)
        {
            turned[at] = new float[likeness.Length];
            for (var to = 0; to < likeness.Length; to++) turned[at][to] = likeness[to][at];
        }
        return turned;
    }

    /// <summary>Fits every part of the shorter name to a part of the longer, in the best way.</summary>
    private static Fitting Fit(NamePart[] shorter, NamePart[] longer, float[][] likeness, bool turned)
    {
        var taken = new int[shorter.Length];
        var (best, order) = (-1f, (int[])[]);
        Try(0, 0, 0);

        float total = 0, weight = 0, worst = 1;
        for (var at = 0; at < shorter.Length; at++)
        {
            var alike = likeness[at][order[at]];
            var heavy = MathF.Max(shorter[at].Weight, longer[order[at]].Weight);
            (total, weight, worst) = (total + alike * heavy, weight + heavy, MathF.Min(worst, alike));
        }
        var score = (total / weight + worst) / 2;
        if (!InOrder(order)) score *= OtherOrder;
        // Newspapers name somebody again by the given name, which stands last; with only that, it must be right.
        if (shorter.Length < longer.Length)
            score *= shorter.Length > 1 ? PartLeftOut : order[0] > 0 && worst >= SoundsAlike ? GivenNameOnly : FamilyNameOnly;
        return new(shorter, longer, turned, order, likeness, score);

        void Try(int at, int used, float sum)
        {
            if (at == shorter.Length)
            {
                if (sum > best) (best, order) = (sum, [.. taken]);
                return;
            }
            for (var to = 0; to < longer.Length; to++)
            {
                if ((used & 1 << to) != 0) continue;
                taken[at] = to;
                Try(at + 1, used | 1 << to, sum + likeness[at][to]);
            }
        }
    }

    private static List<Problem> Why(Fitting fit, bool khmer)
    {
        List<Problem> why = [];
        for (var at = 0; at < fit.Shorter.Length; at++)
        {
            var (mine, theirs) = (fit.Shorter[at].Written, fit.Longer[fit.Order[at]].Written);
            if (mine == theirs) continue;
            why.Add(new Problem(fit.Likeness[at][fit.Order[at]] >= SoundsAlike ? "Logging.Match_Sound" : "Logging.Match_Spelling",
                fit.Turned ? theirs : mine, fit.Turned ? mine : theirs));
        }
        var asMany = fit.Shorter.Length == fit.Longer.Length;
        if (why.Count == 0 && asMany) why.Add(new Problem(khmer ? "Logging.Match_SameKhmer" : "Logging.Match_Same"));
        if (!InOrder(fit.Order)) why.Add(new Problem("Logging.Match_Order"));
        if (!asMany) why.Add(new Problem(fit.Shorter.Length > 1 ? "Logging.Match_Part"
            : fit.Order[0] > 0 ? "Logging.Match_GivenOnly" : "Logging.Match_FamilyOnly"));
        return why;
    }

    private static bool InOrder(int[] order)
    {
        for (var at = 1; at < order.Length; at++) if (order[at] < order[at - 1]) return false;
        return true;
    }

    private static float Likeness(NamePart one, NamePart other, bool khmer) => one.Written == other.Written ? 1
        : khmer ? KhmerLikeness(one.Written, other.Written) : MathF.Min(0.99f, NameSounds.Likeness(one.Sounds, other.Sounds));

    /// <summary>Khmer is compared sign by sign.</summary>
    private static float KhmerLikeness(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return 1 - (float)row[^1] / Math.Max(one.Length, other.Length);
    }
}
