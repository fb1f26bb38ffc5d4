using CaseTracker.App.Lists;

namespace CaseTracker.Web.Lists;

/// <summary>One count of a matrix.</summary>
/// <param name="Row">The value of its row; null in the row of totals.</param>
/// <param name="Column">The value of its column; null in the column of totals.</param>
public sealed record MatrixFigure(Tally Tally, CountedValue? Row, CountedValue? Column);
