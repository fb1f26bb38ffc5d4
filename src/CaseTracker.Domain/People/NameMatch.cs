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
    public static NameMatch Of(string? one, string? other)
    {
        var (first, second) = (NameParts.Of(one, out var oneTitle), NameParts.Of(other, out var otherTitle));
        if (first.Length == 0 || second.Length == 0) return None;
        var khmer = KhmerSpelling.IsKhmer(first[0]);
        if (khmer != KhmerSpelling.IsKhmer(second[0])) return None;
        var (best, reasons) = (0f, (List<Problem>)[]);
        foreach (var (mine, joined) in Joins(first))
            foreach (var (theirs, alsoJoined) in Joins(second))
            {
                // Two names that are both joined elsewhere are the two names as they stand.
                if (joined && alsoJoined) continue;
                var (score, why) = Fit(mine, theirs, khmer);
                if (joined || alsoJoined)
                {
                    score *= WrittenApart;
                    why.Add(new Problem("Logging.Match_Joined"));
                }
                if (score > best) (best, reasons) = (score, why);
            }
        if (oneTitle != otherTitle) reasons.Add(new Problem("Logging.Match_Title"));
        return new NameMatch((int)MathF.Round(best * 100), reasons);
    }

    /// <summary>The name as it is, and with two neighbours, or all its parts, written together.</summary>
    private static IEnumerable<(string[] Parts, bool Joined)> Joins(string[] parts)
    {
        yield return (parts, false);
        for (var at = 0; at + 1 < parts.Length; at++)
            yield return ([.. parts[..at], parts[at] + parts[at + 1], .. parts[(at + 2)..]], true);
        if (parts.Length > 2) yield return ([string.Concat(parts)], true);
    }

    /// <summary>Names of as many parts are fitted both ways: where two orders of the parts are as good, each way may take
    /// another.</summary>
    private static (float Score, List<Problem> Why) Fit(string[] mine, string[] theirs, bool khmer)
    {
        if (mine.Length > theirs.Length) return Fit(theirs, mine, khmer, true);
        var fit = Fit(mine, theirs, khmer, false);
        if (mine.Length < theirs.Length) return fit;
        var turned = Fit(theirs, mine, khmer, true);
        return turned.Score > fit.Score ? turned : fit;
    }

    /// <summary>Fits every part of the shorter name to a part of the longer, in the best way.</summary>
    private static (float Score, List<Problem> Why) Fit(string[] shorter, string[] longer, bool khmer, bool turned)
    {
        var likeness = Array.ConvertAll(shorter, mine => Array.ConvertAll(longer, theirs => Likeness(mine, theirs, khmer)));
        var taken = new int[shorter.Length];
        var (best, order) = (-1f, (int[])[]);
        Try(0, 0, 0);

        List<Problem> why = [];
        float total = 0, weight = 0, worst = 1;
        for (var at = 0; at < shorter.Length; at++)
        {
            var (mine, theirs, alike) = (shorter[at], longer[order[at]], likeness[at][order[at]]);
            var heavy = MathF.Max(Weight(mine, khmer), Weight(theirs, khmer));
            (total, weight, worst) = (total + alike * heavy, weight + heavy, MathF.Min(worst, alike));
            if (mine != theirs) why.Add(new Problem(alike >= SoundsAlike ? "Logging.Match_Sound" : "Logging.Match_Spelling", turned
                ? theirs : mine, turned ? mine : theirs));
        }
        var score = (total / weight + worst) / 2;
        if (why.Count == 0 && shorter.Length == longer.Length)
            why.Add(new Problem(khmer ? "Logging.Match_SameKhmer" : "Logging.Match_Same"));
        if (!order.SequenceEqual(order.Order()))
        {
            score *= OtherOrder;
            why.Add(new Problem("Logging.Match_Order"));
        }
        if (shorter.Length == longer.Length) return (score, why);
        if (shorter.Length > 1)
        {
            why.Add(new Problem("Logging.Match_Part"));
            return (score * PartLeftOut, why);
        }
        // Newspapers name somebody again by the given name, which stands last; with only that, it must be right.
        why.Add(new Problem(order[0] > 0 ? "Logging.Match_GivenOnly" : "Logging.Match_FamilyOnly"));
        return (order[0] > 0 && worst >= SoundsAlike ? score * GivenNameOnly : score * FamilyNameOnly, why);

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

    private static float Likeness(string one, string other, bool khmer) => one == other ? 1
        : khmer ? KhmerLikeness(one, other) : MathF.Min(0.99f, NameSounds.Likeness(NameSounds.Of(one), NameSounds.Of(other)));

    private static float Weight(string part, bool khmer) => khmer ? part.Length : MathF.Max(1, NameSounds.Weight(NameSounds.Of(part)));

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
