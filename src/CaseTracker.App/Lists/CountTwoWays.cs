using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Counts the records of a list by two of its filters.</summary>
public sealed class CountTwoWays
{
    /// <summary>More rows or columns than a page holds; those with the fewest records are left out, and said to be.</summary>
    private const int Most = 60;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;

    internal CountTwoWays(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access) =>
        (_factory, _dialect, _access) = (factory, dialect, access);

    /// <summary>The question's page counts for nothing. Throws <see cref="ArgumentException"/> for a filter of another list.</summary>
    public async Task<Outcome<Matrix>> Handle(CurrentUser user, RecordQuestion question, MatrixSides sides,
        CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await Count(user, question, sides, Most, db, cancel);
    }

    /// <summary>The same with every row and column, for an export.</summary>
    internal Task<Outcome<Matrix>> All(CurrentUser user, RecordQuestion question, MatrixSides sides, CaseTrackerDb db,
        CancellationToken cancel) => Count(user, question, sides, null, db, cancel);

    private async Task<Outcome<Matrix>> Count(CurrentUser user, RecordQuestion question, MatrixSides sides, int? most, CaseTrackerDb db,
        CancellationToken cancel)
    {
        var (rows, columns) = (sides.Rows, sides.Columns);
        if (question.List.Find(rows.Key) != rows || question.List.Find(columns.Key) != columns)
            throw new ArgumentException($"{rows.Key}, {columns.Key}", nameof(sides));
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Matrix>.Failed(refused);
        if (rows == columns) return Outcome<Matrix>.Failed(new Problem("Lists.SameAxes", rows.Label));
        var sql = new RecordSql(db, _dialect.Provider, question, user.Clearance);
        if (new[] { rows, columns }.FirstOrDefault(side => !sql.Offers(side)) is { } closed)
            return Outcome<Matrix>.Failed(new Problem("Lists.AxisClosed", closed.Label));
        return await MatrixBySql.Count(db, sql, sides, most, user.Clearance, cancel);
    }
}
