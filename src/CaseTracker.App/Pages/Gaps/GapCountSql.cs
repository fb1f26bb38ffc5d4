using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Pages.Gaps;

/// <summary>How many records of a kind have each gap, in SQL that goes through the table once, as if nothing were cited and nothing in
/// conflict; then what something cites and what is in conflict is looked at. To ask of each field of each record whether it is cited took
/// twenty times as long.</summary>
/// <param name="gaps">Those of the kind, in their order.</param>
internal sealed class GapCountSql(SeenSql seen, Clearance clearance, RecordType type, IReadOnlyList<GapCondition> gaps)
{
    private readonly List<GapCondition> _citable = [.. gaps.Where(gap => gap is { Gap.Gap: RecordGap.Uncited, Field: not null })];

    /// <summary>Rows of numbers, to be added up: how many records there are, then how many have each gap, then how many have each kind of
    /// gap at any field.</summary>
    public string Statement => string.Join(" UNION ALL ", new[]
    {
        Row("COUNT(*)", gap => gap.Gap.Gap switch
        {
            RecordGap.Conflicting => "0",
            RecordGap.Uncited => gap.Field is null ? "COUNT(*)" : Sum(UncitedSql.Filled(gap.Field, "r")),
            _ => Sum(gap.Sql),
        }, kind => kind switch
        {
            RecordGap.Conflicting => "0",
            RecordGap.Uncited => "COUNT(*)",
            _ => Sum(string.Join(" OR ", Of(kind).Select(gap => $"({gap.Sql})"))),
        }, seen.FromSeen(type, "r")),
        Of(RecordGap.Uncited).Count == 0 ? null : Row("0", gap => gap.Gap.Gap != RecordGap.Uncited ? "0"
            : gap.Field is null ? "-COUNT(*)" : $"-{Sum($"c.cited{_citable.IndexOf(gap)} = 1")}",
            kind => kind == RecordGap.Uncited ? $"-{Sum(AllCited)}" : "0", $"FROM ({Cited}) c"),
        Of(RecordGap.Conflicting).Count == 0 ? null : Row("0", gap => gap.Gap.Gap == RecordGap.Conflicting ? Sum(InConflict(gap)) : "0",
            kind => kind == RecordGap.Conflicting ? $"COUNT(DISTINCT CASE WHEN {AnyConflict} THEN oc.RecordId END)" : "0",
            $"FROM OpenConflicts oc JOIN {seen.Table(type)} r ON {SeenSql.Id(type, "r")} = oc.RecordId "
            + $"WHERE (oc.Clearances & {ClearanceBits.Of(clearance)}) <> 0 AND {seen.Seen(type, "r")}"),
    }.OfType<string>());

    private string Row(string records, Func<GapCondition, string> each, Func<RecordGap, string> any, string from) =>
        $"SELECT CONCAT_WS(' ', {records}, {string.Join(", ", gaps.Select(each).Concat(Enum.GetValues<RecordGap>()
            .Select(kind => Of(kind).Count == 0 ? "0" : any(kind))))}) AS Value {from}";

    private List<GapCondition> Of(RecordGap kind) => [.. gaps.Where(gap => gap.Gap.Gap == kind)];

    /// <summary>The records that something cites: which of their fields are filled, and which of these are cited by themselves or with the
    /// record as a whole.</summary>
    private string Cited => $"SELECT uc.RecordId{string.Concat(_citable.Select((gap, at) =>
        $", MAX(CASE WHEN {UncitedSql.Filled(gap.Field!, "r")} THEN 1 ELSE 0 END) AS filled{at}"
        + $", MAX(CASE WHEN {UncitedSql.Filled(gap.Field!, "r")} AND (uc.Field IS NULL OR uc.Field = '{gap.Field!.Key}') "
        + $"THEN 1 ELSE 0 END) AS cited{at}"))} "
        + $"FROM {seen.Table(type)} r JOIN Citations uc ON uc.RecordId = {SeenSql.Id(type, "r")} AND uc.DeletedAt IS NULL "
        + $"WHERE {seen.SeenOfAll(type, "r")} GROUP BY uc.RecordId";

    private string AllCited => _citable.Count == 0 ? "1 = 1"
        : string.Join(" AND ", _citable.Select((_, at) => $"c.filled{at} = c.cited{at}"));

    private string AnyConflict => string.Join(" OR ", Of(RecordGap.Conflicting).Select(gap => $"({InConflict(gap)})"));

    private static string InConflict(GapCondition gap) => $"oc.Field = '{gap.Field!.Key}'{gap.Told}";

    private static string Sum(string condition) => $"COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)";
}
