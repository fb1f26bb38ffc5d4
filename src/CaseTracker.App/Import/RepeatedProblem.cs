using CaseTracker.Domain.Language;

namespace CaseTracker.App.Import;

/// <summary>The same text that is wrong in the same way in the same column of several rows: mended once for all.</summary>
/// <param name="Column">Its place, from 0.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Problem">Of the first of them.</param>
/// <param name="Rows">By their numbers in the file.</param>
public sealed record RepeatedProblem(int Column, string Found, Problem Problem, IReadOnlyList<int> Rows)
{
    /// <summary>Those of these rows, the most frequent first.</summary>
    public static IReadOnlyList<RepeatedProblem> Of(IEnumerable<PlannedRow> rows) =>
        [.. rows.Where(row => row.Fate == RowFate.Rejected)
            .SelectMany(row => row.Problems.Where(problem => problem is { At: not null, Asks: false })
                .DistinctBy(problem => problem.At).Select(problem => (Row: row, Problem: problem)))
            .GroupBy(one => (At: one.Problem.At!.Value, Found: one.Row.Text(one.Problem.At.Value), one.Problem.Problem.Key))
            .Where(same => same.Skip(1).Any())
            .Select(same => new RepeatedProblem(same.Key.At, same.Key.Found, same.First().Problem.Problem,
                [.. same.Select(one => one.Row.Number)]))
            .OrderByDescending(one => one.Rows.Count)];
}
