using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Records;

/// <summary>The answer to whether what a source tells of is on record already.</summary>
/// <param name="Id">The record that the source tells of; null: it is another one.</param>
public sealed record SameRecord(long? Id)
{
    public static SameRecord Another { get; } = new((long?)null);
}

/// <summary>A record that another source may be telling of.</summary>
/// <param name="Words">What it says, as the viewer may read it.</param>
public sealed record LikelyRecord(long Id, string Words);

/// <summary>The question whether a new record is one of those on record: an argument of the problem that refuses the save.</summary>
public sealed record SameQuestion(RecordKind Kind, IReadOnlyList<LikelyRecord> Likely)
{
    /// <summary>The question in a problem, or in one that it holds; null for another problem.</summary>
    public static SameQuestion? In(Problem problem) =>
        problem.Args.Select(arg => arg switch { SameQuestion question => question, Problem inner => In(inner), _ => null })
            .FirstOrDefault(found => found is not null);

    public override string ToString() => string.Join("; ", Likely.Select(one => one.Words));
}
