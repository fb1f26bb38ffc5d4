using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention.Changes;

/// <summary>The statements of a change statement over the kept periods. Nothing that a person typed stands in them.</summary>
/// <param name="filters">Of whom they are asked; each asks about the person and not about a day.</param>
internal sealed class ChangeSql(CaseTrackerDb db, Clearance clearance, ChosenFilters filters)
{
    private readonly List<object> _values = [];

    private readonly string _seen = $"(k.Clearances & {ClearanceBits.Of(clearance)}) <> 0";

    /// <summary>How many are listed on a day, as known at a moment; null: now.</summary>
    public async Task<Tally> Listed(DateOnly day, DateTime? known, CancellationToken cancel)
    {
        var sql = $"{CustodyPeriodSql.With(known is null, clearance)} SELECT NULL AS Value, s.Certain, COUNT(*) AS Number FROM custody s "
            + $"WHERE s.Status IN ({CustodyPeriodSql.Held}){Among("s.PersonId")} GROUP BY s.Certain";
        return Tally.Of(await db.Database.SqlQueryRaw<CountedRow>(sql, WithFilters(db.Parameter("@day", day),
            db.Parameter("@known", known ?? DateTime.MaxValue))).ToListAsync(cancel));
    }

    /// <summary>The movements of what happened after the first day and up to the last, as known at a moment.</summary>
    public async Task<List<Movement>> Happened(DateOnly from, DateOnly to, DateTime? known, CancellationToken cancel)
    {
        var sql = $"SELECT k.Movement AS Kind, SUM({Column("k", 1)} - {Column("Before", 1)}) AS Certain, "
            + $"SUM({Column("k", 0)} - {Column("Before", 0)}) AS Possible, COUNT(DISTINCT k.PersonId) AS People, "
            + $"COUNT(DISTINCT CASE WHEN {Unnamed} THEN k.PersonId END) AS Unnamed FROM CustodyPeriods k WHERE {Between(known)} "
            + "GROUP BY k.Movement";
        var rows = await db.Database.SqlQueryRaw<SumRow>(sql, Parameters(from, to, known)).ToListAsync(cancel);
        return [.. rows.Select(row => new Movement(Enum.Parse<MovementKind>(row.Kind), row.Certain, row.Possible, row.People,
            row.Unnamed))];
    }

    /// <summary>The moves themselves, by person.</summary>
    public async Task<List<(long Person, CustodyMove Move)>> Moves(MovementKind kind, DateOnly from, DateOnly to, DateTime? known,
        CancellationToken cancel)
    {
        var sql = $"SELECT k.PersonId, k.FromDay, k.MovedBy, k.Status, k.Certain, k.BeforeStatus, k.BeforeCertain FROM CustodyPeriods k "
            + $"WHERE {Between(known)} AND k.Movement = '{kind}'";
        var rows = await db.Database.SqlQueryRaw<MoveRow>(sql, Parameters(from, to, known)).ToListAsync(cancel);
        return [.. rows.Select(row => (row.PersonId, new CustodyMove(row.FromDay, kind, row.MovedBy,
            Standing(row.BeforeStatus, row.BeforeCertain), Standing(row.Status, row.Certain))))];
    }

    /// <summary>Whose standing on a day a list tells from that at another moment of knowledge, with both.</summary>
    public async Task<List<(long Person, Standing Before, Standing After)>> Differing(DateOnly day, DateTime opening, DateTime? closing,
        CancellationToken cancel)
    {
        string At(string known) => "SELECT k.PersonId, k.Status, k.Certain FROM CustodyPeriods k WHERE k.ToDay >= @day AND k.FromDay <= "
            + $"@day AND {_seen} AND {known}{Among("k.PersonId")}";
        var sql = $"SELECT COALESCE(a.PersonId, b.PersonId) AS PersonId, a.Status AS BeforeStatus, a.Certain AS BeforeCertain, b.Status, "
            + $"b.Certain FROM ({At(KnownThen("@opening"))}) a FULL JOIN ({At(Known(closing))}) b ON b.PersonId = a.PersonId WHERE "
            + $"(a.Status IN ({CustodyPeriodSql.Held}) OR b.Status IN ({CustodyPeriodSql.Held})) AND (a.Status IS NULL OR b.Status IS NULL "
            + "OR a.Status <> b.Status OR a.Certain <> b.Certain)";
        var rows = await db.Database.SqlQueryRaw<DifferingRow>(sql, WithFilters(db.Parameter("@day", day),
            db.Parameter("@opening", opening), db.Parameter("@known", closing ?? DateTime.MaxValue))).ToListAsync(cancel);
        return [.. rows.Select(row => (row.PersonId, Standing(row.BeforeStatus, row.BeforeCertain), Standing(row.Status, row.Certain)))];
    }

    /// <summary>Those of some people whose names the viewer may not read.</summary>
    public async Task<HashSet<long>> UnnamedOf(IReadOnlyCollection<long> people, CancellationToken cancel)
    {
        if (ChildNames.SeenBy(clearance) || people.Count == 0) return [];
        var sql = $"SELECT p.Id AS Value FROM People p WHERE {ChildNames.Protected("p")} AND p.Id IN (SELECT v.value FROM "
            + $"{ListedIds.Sql(db.Provider(), "@people")} v)";
        return [.. await db.Database.SqlQueryRaw<long>(sql,
            db.Parameter("@people", System.Text.Json.JsonSerializer.Serialize(people))).ToListAsync(cancel)];
    }

    private string Unnamed => ChildNames.SeenBy(clearance) ? "1 = 0"
        : $"k.PersonId IN (SELECT p.Id FROM People p WHERE {ChildNames.Protected("p")})";

    private string Between(DateTime? known)
    {
        var kinds = string.Join(", ", MovementKinds.All.Select(kind => $"'{kind}'"));
        return $"k.Movement IN ({kinds}) AND k.FromDay > @from AND k.FromDay <= @to AND {_seen} AND {Known(known)}"
            + Among("k.PersonId");
    }

    private object[] Parameters(DateOnly from, DateOnly to, DateTime? known) =>
        WithFilters(db.Parameter("@from", from), db.Parameter("@to", to), db.Parameter("@known", known ?? DateTime.MaxValue));

    /// <summary>The groups that the filters take, by id.</summary>
    public async Task<HashSet<long>> GroupsAmong(CancellationToken cancel)
    {
        var sql = $"SELECT g.Id AS Value FROM People g WHERE g.Kind = '{PersonKind.Group}'{Among("g.Id")}";
        return [.. await db.Database.SqlQueryRaw<long>(sql, WithFilters()).ToListAsync(cancel)];
    }

    /// <summary>To a condition: only people whom the filters take.</summary>
    private string Among(string person)
    {
        _values.Clear();
        if (filters.Count == 0) return "";
        var scope = new FilterScope(db.Provider(), true, clearance);
        var conditions = filters.All.Select(chosen => ((PrisonerFilterDefinition)chosen.Filter).Condition(scope, chosen.Values, Value));
        return $" AND {person} IN (SELECT s.PersonId FROM (SELECT n.Id AS PersonId FROM People n WHERE "
            + $"{scope.Seen(RecordKind.Person, "n")}) s WHERE {string.Join(" AND ", conditions)})";

        string Value(object value)
        {
            _values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"@filter{_values.Count}");
        }
    }

    /// <summary>With the values of the filters as <see cref="Among"/> named them last.</summary>
    private object[] WithFilters(params object[] parameters) => filters.Count == 0 ? parameters :
    [
        .. parameters, .. KnownFactsSql.Levels(clearance).Select((level, index) => db.Parameter($"@level{index}", level)),
        .. _values.Select((value, index) => db.Parameter(string.Create(CultureInfo.InvariantCulture, $"@filter{index + 1}"), value)),
    ];

    /// <summary>1 where the standing counts as certain (1) or possible (0), else 0.</summary>
    private static string Column(string of, int certain)
    {
        var column = of == "k" ? "k." : "k.Before";
        return $"CASE WHEN {column}Status IN ({CustodyPeriodSql.Held}) AND {column}Certain = {certain} THEN 1 ELSE 0 END";
    }

    private static string Known(DateTime? known) => known is null ? "k.KnownTo IS NULL" : KnownThen("@known");

    private static string KnownThen(string moment) => $"k.KnownFrom <= {moment} AND (k.KnownTo IS NULL OR k.KnownTo > {moment})";

    /// <summary>Of whom nothing bears on custody stands nowhere, which is off the list.</summary>
    private static Standing Standing(string? status, int? certain) => status is null ? new(CustodyStatus.Unknown, Certainty.Possible)
        : new(Enum.Parse<CustodyStatus>(status), (Certainty)certain!.Value);

    private sealed record SumRow(string Kind, int Certain, int Possible, int People, int Unnamed);

    private sealed record MoveRow(long PersonId, DateOnly FromDay, long? MovedBy, string Status, int Certain, string? BeforeStatus,
        int? BeforeCertain);

    private sealed record DifferingRow(long PersonId, string? BeforeStatus, int? BeforeCertain, string? Status, int? Certain);
}
