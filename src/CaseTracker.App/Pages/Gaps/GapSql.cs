using System.Data.Common;
using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Pages.Gaps;

/// <summary>What the records of a kind lack, in SQL: a column of 0 and 1 for each gap of each field, over the records that the viewer may
/// see. What a viewer may not see of a record is not told as lacking. Parameters: @day, @before, and those of
/// <see cref="SeenSql"/>.</summary>
internal sealed class GapSql(CaseTrackerDb db, DatabaseProvider provider, Clearance clearance, RecordType type)
{
    private readonly SeenSql _seen = new(db, clearance);

    /// <summary>The gaps in the order of the kind's fields, each with its condition on <c>r</c>.</summary>
    private readonly List<(FoundGap Gap, string Condition)> _gaps = [.. Gaps(type, new(db, clearance), clearance)];

    public IReadOnlyList<FoundGap> All => [.. _gaps.Select(one => one.Gap)];

    /// <summary>One text: how many records there are, then how many have each gap, then how many have each kind of gap at any
    /// field.</summary>
    public string Counts => $"{With}SELECT CONCAT_WS(' ', COUNT(*), {string.Join(", ", _gaps.Select((_, at) => Sum($"x.g{at}"))
        .Concat(Enum.GetValues<RecordGap>().Select(gap => Any(one => one.Gap == gap) is { } any
            ? Sum($"CASE WHEN {any} THEN 1 ELSE 0 END") : "0")))}) AS Value FROM ({Marked}) x";

    /// <summary>How many records have some of the gaps, and the ids of a page of them, each with its marks: "12 0100".</summary>
    public string Page(Func<FoundGap, bool> asked, int rows, long skip) =>
        $"{With}SELECT CONCAT_WS(' ', x.Id, CONCAT({Marks})) AS Value FROM ({Marked}) x WHERE {Any(asked) ?? "1 = 0"} ORDER BY x.Id "
        + SeenSql.First(provider, rows, skip);

    public string Count(Func<FoundGap, bool> asked) =>
        $"{With}SELECT COUNT(*) AS Value FROM ({Marked}) x WHERE {Any(asked) ?? "1 = 0"}";

    public IEnumerable<DbParameter> Parameters(DateOnly today) => _seen.Levels().Append(db.Parameter("@day", today))
        .Append(db.Parameter("@before", today.AddDays(-CustodyRules.ConfirmationDays)));

    private string Marked => $"SELECT {SeenSql.Id(type, "r")} AS Id{string.Concat(_gaps.Select((one, at) =>
        $", CASE WHEN {one.Condition} THEN 1 ELSE 0 END AS g{at}"))} {_seen.FromSeen(type, "r")}";

    private string Marks => string.Join(", ", _gaps.Select((_, at) => $"x.g{at}").Append("''").Append("''"));

    // The standings of a day stand before a statement, as both databases want it.
    private string With => type.Kind == RecordKind.Person ? CustodyPeriodSql.With(knownIsNow: true, clearance) + "\n" : "";

    private string? Any(Func<FoundGap, bool> asked)
    {
        var some = _gaps.Select((one, at) => (one.Gap, at)).Where(one => asked(one.Gap)).Select(one => $"x.g{one.at}").ToList();
        return some.Count == 0 ? null : $"({string.Join(" + ", some)}) > 0";
    }

    private static string Sum(string of) => $"COALESCE(SUM({of}), 0)";

    private static IEnumerable<(FoundGap, string)> Gaps(RecordType type, SeenSql seen, Clearance clearance)
    {
        if (Stale(type, seen) is { } stale) yield return (new(RecordGap.Stale, type.Kind, stale.Field), stale.Condition);
        var cites = type.Kind != RecordKind.Source && type.Definition.Sourced;
        if (cites) yield return (new(RecordGap.Uncited, type.Kind, GapQuestion.Whole), UncitedSql.Bare(type, "r"));
        var uncited = cites ? UncitedSql.Fields(type, clearance).ToHashSet() : [];
        foreach (var field in type.Fields)
        {
            var told = Told(type, field, clearance);
            if (told is not null && Empty(type, field) is { } empty)
                yield return (new(RecordGap.Empty, type.Kind, field.Key), $"{empty}{told}");
            if (uncited.Contains(field)) yield return (new(RecordGap.Uncited, type.Kind, field.Key), UncitedSql.LacksAt(type, "r", field));
            if (told is not null && field.Sourced && field.Kind != FieldKind.LongText)
                yield return (new(RecordGap.Conflicting, type.Kind, field.Key), "EXISTS (SELECT 1 FROM OpenConflicts oc WHERE "
                    + $"oc.RecordId = {SeenSql.Id(type, "r")} AND oc.Field = '{field.Key}' "
                    + $"AND (oc.Clearances & {ClearanceBits.Of(clearance)}) <> 0){told}");
        }
    }

    /// <summary>What is added to a condition so that it tells nothing of what the viewer may not see; null where the field may be above
    /// the clearance whatever the record.</summary>
    private static string? Told(RecordType type, FieldDescriptor field, Clearance clearance) =>
        field.AtMost <= clearance ? "" : field.Sensitivity <= clearance && type.Kind == RecordKind.Person
            && SensitivityRules.CanName(field.Key) ? $" AND NOT ({ChildNames.Protected("r")})" : null;

    /// <summary>Null where nobody misses the field. Several fields that tell one value are one gap, at the first of them; what speaks of
    /// another field is missed where that holds something.</summary>
    private static string? Empty(RecordType type, FieldDescriptor field)
    {
        if (!field.Awaited || Holds(field) is null) return null;
        var parts = field.PartOf is { } value ? type.Fields.Where(one => one.PartOf == value).ToList() : [field];
        if (parts[0] != field) return null;
        var spoken = field.Of is not { } of ? []
            : type.Fields.Where(one => one.Key == of || one.PartOf == of).Select(Holds).OfType<string>().ToList();
        return string.Concat(string.Join(" AND ", parts.Select(part => $"NOT ({Holds(part)})")),
            spoken.Count == 0 ? "" : $" AND ({string.Join(" OR ", spoken)})", Concerns(field));
    }

    /// <summary>Whether a field holds something; null for a choice that always does.</summary>
    private static string? Holds(FieldDescriptor field)
    {
        var (plain, column) = (RecordType.Column(field), $"r.{RecordSql.Quoted(RecordType.Column(field))}");
        return field.Kind switch
        {
            FieldKind.Text or FieldKind.LongText => $"COALESCE({column}, '') <> ''",
            FieldKind.Date or FieldKind.Number => $"r.{plain}_Text IS NOT NULL",
            FieldKind.YesNo => $"{column} = 1",
            FieldKind.Choice => !field.Choices!.IsDefined(typeof(FlagsAttribute), false) && Enum.GetNames(field.Choices)[0] is var nothing
                && nothing is nameof(Sex.NotStated) or nameof(AgeGroup.Unknown) ? $"{column} <> '{nothing}'" : null,
            _ => $"{column} IS NOT NULL",
        };
    }

    /// <summary>Of which records of its kind a field can be missed.</summary>
    private static string Concerns(FieldDescriptor field) => field.OnlyOf is not { } kinds ? ""
        : $" AND r.Kind IN ({string.Join(", ", kinds.Select(kind => $"'{kind}'"))})";

    private static (string Field, string Condition)? Stale(RecordType type, SeenSql seen) => type.Kind.Name switch
    {
        nameof(RecordKind.Person) => (GapQuestion.Whole, $"r.Id IN (SELECT s.PersonId FROM custody s WHERE {CustodyPeriodSql.Waits})"),
        nameof(RecordKind.Response) => ("followUpOn", $"r.FollowUpOn <= @day AND r.Status <> '{ResponseStatus.Met}'"),
        nameof(RecordKind.Consent) => ("reviewOn", $"r.ReviewOn <= @day AND NOT EXISTS (SELECT 1 FROM {seen.Table(type)} later WHERE "
            + $"later.PersonId = r.PersonId AND later.FactId > r.FactId AND later.KnownTo IS NULL AND {seen.Seen(type, "later")})"),
        _ => null,
    };
}
