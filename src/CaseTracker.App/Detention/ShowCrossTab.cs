using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Counts the people of a list by two filters.</summary>
public sealed class ShowCrossTab
{
    private readonly FindPrisoners _find;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;

    internal ShowCrossTab(FindPrisoners find, IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access) =>
        (_find, _factory, _dialect, _access) = (find, factory, dialect, access);

    /// <summary>The cross-tab of a list. The question's page counts for nothing.</summary>
    public async Task<Outcome<CrossTab>> Handle(CurrentUser user, PrisonerQuestion question, CrossTabAxes axes,
        CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<CrossTab>.Failed(refused);
        var list = await _find.Handle(user, question with { Page = 1, PageSize = 1 }, cancel);
        if (!list.Succeeded) return Outcome<CrossTab>.Failed(list.Problems);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await Of(db, user, list.Value with { Question = question }, axes, cancel);
    }

    /// <summary>The cross-tab of a list that this user was just given.</summary>
    internal async Task<Outcome<CrossTab>> Of(CaseTrackerDb db, CurrentUser user, PrisonerList list, CrossTabAxes axes,
        CancellationToken cancel)
    {
        if (axes.Rows == axes.Columns) return Outcome<CrossTab>.Failed(new Problem("PrisonerPages.SameAxes", axes.Rows.Label));
        var question = list.Question;
        var sql = new PrisonerSql(_dialect.Provider, question, list.KnownAt, user.Clearance,
            await PrisonerSql.Ids(db, question, user.Clearance, cancel, counts: true));
        await using var asked = await AskedPeople.Gather(db, sql, _dialect.Provider, cancel);
        var scope = sql.Scope with { Custody = asked.Table };
        var (rowSide, columnSide) = (Side(axes.Rows, question, sql, scope), Side(axes.Columns, question, sql, scope));
        var people = $"FROM {asked.Table} a {Join(rowSide, axes.Rows, question, "v")} {Join(columnSide, axes.Columns, question, "w")} "
            + $"WHERE {AskedPeople.Listed}";
        var (row, column) = (scope.Text("v.Value"), scope.Text("w.Value"));
        var cells = await Read($"SELECT {row} AS Side, {column} AS Other, a.Certain, COUNT(DISTINCT a.PersonId) AS People {people} GROUP "
            + $"BY v.Value, w.Value, a.Certain");
        var rows = await Read($"SELECT {row} AS Side, NULL AS Other, a.Certain, COUNT(DISTINCT a.PersonId) AS People {people} GROUP BY "
            + $"v.Value, a.Certain");
        var columns = await Read(
            $"SELECT {column} AS Side, NULL AS Other, a.Certain, COUNT(DISTINCT a.PersonId) AS People {people} GROUP BY w.Value, "
            + $"a.Certain");

        var names = await FilterNames.For(db, rows.Select(one => (axes.Rows, Value(axes.Rows, one.Side)))
            .Concat(columns.Select(one => (axes.Columns, Value(axes.Columns, one.Side)))), user.Clearance, cancel);
        var found = cells.GroupBy(cell => (Named(axes.Rows, cell.Side), Named(axes.Columns, cell.Other)))
            .ToDictionary(group => group.Key, group => new CrossTabCell(Sum(group, Certainty.Certain), Sum(group, Certainty.Possible)));
        return Outcome<CrossTab>.Of(new CrossTab(axes, Totals(axes.Rows, rows), Totals(axes.Columns, columns), found, list));

        Task<List<Row>> Read(string statement) => db.Database.SqlQueryRaw<Row>(statement, sql.Parameters(db)).ToListAsync(cancel);

        string? Value(PrisonerFilterDefinition filter, string? side) => ByNumber(filter, question) && side is not null
            ? question.Chosen(filter.Key)[int.Parse(side, CultureInfo.InvariantCulture)] : side;

        string Named(PrisonerFilterDefinition filter, string? side) =>
            Value(filter, side) ?? filter.NoValue ?? PrisonerFilterDefinition.NotOnRecord;

        List<FacetValue> Totals(PrisonerFilterDefinition filter, List<Row> counted) =>
            [.. FilterNames.InOrder(filter, counted.GroupBy(one => Named(filter, one.Side))
            .Select(group => new FacetValue(group.Key, names.Name(filter, group.Key), Sum(group, Certainty.Certain),
                Sum(group, Certainty.Possible))))];
    }

    // A side that is a filter at work shows the values that are asked for, and no others that the same people happen to have.
    private static string Side(PrisonerFilterDefinition filter, PrisonerQuestion question, PrisonerSql sql, FilterScope scope) =>
        ByNumber(filter, question)
        ? string.Join(" UNION ALL ", question.Chosen(filter.Key)
            .Select((value, index) =>
            $"SELECT s.PersonId, {index} AS Value FROM {scope.Custody} s WHERE {filter.Condition(scope, [value], sql.Value)}"))
        : filter.Values(scope);

    private static string Join(string side, PrisonerFilterDefinition filter, PrisonerQuestion question, string alias) =>
        $"{(ByNumber(filter, question) ? "JOIN" : "LEFT JOIN")} ({side}) {alias} ON {alias}.PersonId = a.PersonId";

    private static bool ByNumber(PrisonerFilterDefinition filter, PrisonerQuestion question) =>
        filter.Key is not (PrisonerFilters.Status or PrisonerFilters.Certainty) && question.Chosen(filter.Key).Count > 0;

    private static int Sum(IEnumerable<Row> rows, Certainty certainty) =>
        rows.Where(row => row.Certain == (int)certainty).Sum(row => row.People);

    private sealed record Row(string? Side, string? Other, int Certain, int People);
}
