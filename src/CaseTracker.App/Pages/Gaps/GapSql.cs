using System.Data.Common;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Pages.Gaps;

/// <summary>What the records of a kind lack, in SQL: a column of 0 and 1 for each gap of each field, over the records that the viewer may
/// see. What a viewer may not see of a record is not told as lacking. Parameters: @day, @before, and those of
/// <see cref="SeenSql"/>.</summary>
internal sealed class GapSql(CaseTrackerDb db, DatabaseProvider provider, Clearance clearance, RecordType type)
{
    private readonly SeenSql _seen = new(db, clearance);

    /// <summary>The gaps in the order of the kind's fields, each with its condition on <c>r</c>.</summary>
    private readonly List<GapCondition> _gaps = [.. GapCondition.Of(type, new(db, clearance), clearance)];

    public IReadOnlyList<FoundGap> All => [.. _gaps.Select(one => one.Gap)];

    /// <summary><see cref="GapCountSql"/>.</summary>
    public string Counts => $"{With}{new GapCountSql(_seen, clearance, type, _gaps).Statement}";

    /// <summary>How many records have some of the gaps, and the ids of a page of them, each with its marks: "12 0100".</summary>
    public string Page(Func<FoundGap, bool> asked, int rows, long skip) =>
        $"{With}SELECT CONCAT_WS(' ', x.Id, CONCAT({Marks})) AS Value FROM ({Marked}) x WHERE {Any(asked) ?? "1 = 0"} ORDER BY x.Id "
        + SeenSql.First(provider, rows, skip);

    public string Count(Func<FoundGap, bool> asked) =>
        $"{With}SELECT COUNT(*) AS Value FROM ({Marked}) x WHERE {Any(asked) ?? "1 = 0"}";

    public IEnumerable<DbParameter> Parameters(DateOnly today) => _seen.Levels().Append(db.Parameter("@day", today))
        .Append(db.Parameter("@before", today.AddDays(-CustodyRules.ConfirmationDays)));

    private string Marked => $"SELECT {SeenSql.Id(type, "r")} AS Id{string.Concat(_gaps.Select((one, at) =>
        $", CASE WHEN {one.Sql} THEN 1 ELSE 0 END AS g{at}"))} {_seen.FromSeen(type, "r")}";

    private string Marks => string.Join(", ", _gaps.Select((_, at) => $"x.g{at}").Append("''").Append("''"));

    // The standings of a day stand before a statement, as both databases want it.
    private string With => type.Kind == RecordKind.Person ? CustodyPeriodSql.With(knownIsNow: true, clearance) + "\n" : "";

    private string? Any(Func<FoundGap, bool> asked)
    {
        var some = _gaps.Select((one, at) => (one.Gap, at)).Where(one => asked(one.Gap)).Select(one => $"x.g{one.at}").ToList();
        return some.Count == 0 ? null : $"({string.Join(" + ", some)}) > 0";
    }
}
