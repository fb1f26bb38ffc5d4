using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Lists;

/// <summary>Counts what is on a list by two of its filters.</summary>
public sealed class CountTwoWays
{
    private readonly AskLists _lists;

    internal CountTwoWays(AskLists lists) => _lists = lists;

    /// <summary>The question's page counts for nothing. Throws <see cref="ArgumentException"/> for a filter of another list.</summary>
    public Task<Outcome<Matrix>> Handle(CurrentUser user, ListQuestion question, MatrixSides sides, CancellationToken cancel = default) =>
        _lists.Ask(user, question, asked => Count(asked, question, sides, question.List.MostOnSide, cancel), cancel);

    /// <summary>The same with every row and column, for an export.</summary>
    /// <param name="db">Shows one state of the database.</param>
    internal Task<Outcome<Matrix>> All(CaseTrackerDb db, CurrentUser user, ListQuestion question, MatrixSides sides,
        CancellationToken cancel) => _lists.Ask(db, user, question, asked => Count(asked, question, sides, null, cancel), cancel);

    private static async Task<Outcome<Matrix>> Count(ListAsked asked, ListQuestion question, MatrixSides sides, int? most,
        CancellationToken cancel)
    {
        var (rows, columns) = (sides.Rows, sides.Columns);
        if (question.List.FindSide(rows.Key) != rows || question.List.FindSide(columns.Key) != columns)
            throw new ArgumentException($"{rows.Key}, {columns.Key}", nameof(sides));
        if (rows.Asks == columns.Asks) return Outcome<Matrix>.Failed(new Problem("Lists.SameAxes", rows.Label));
        var sql = await question.Source(asked).Statements(cancel);
        if (new[] { rows, columns }.FirstOrDefault(side => !sql.Offers(side)) is { } closed)
            return Outcome<Matrix>.Failed(new Problem("Lists.AxisClosed", closed.Label));
        return await MatrixBySql.Count(asked.Db, sql, sides, most, asked.Clearance, cancel);
    }
}
