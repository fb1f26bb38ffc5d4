using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Pages.Gaps;

/// <summary>A gap that records of a kind may have, as a condition in SQL on a record <c>r</c>.</summary>
/// <param name="Field">Null: the record as a whole.</param>
/// <param name="Told">What is added to a condition on the field so that it tells nothing of what the viewer may not see, or nothing; part
/// of <paramref name="Sql"/>.</param>
internal sealed record GapCondition(FoundGap Gap, FieldDescriptor? Field, string Sql, string Told)
{
    /// <summary>All of a kind, in the order of its fields.</summary>
    public static IEnumerable<GapCondition> Of(RecordType type, SeenSql seen, Clearance clearance)
    {
        if (Stale(type, seen) is { } stale) yield return new(new(RecordGap.Stale, type.Kind, stale.Field), null, stale.Condition, "");
        var cites = type.Kind != RecordKind.Source && type.Definition.Sourced;
        if (cites) yield return new(new(RecordGap.Uncited, type.Kind, GapQuestion.Whole), null, UncitedSql.Bare(type, "r"), "");
        var uncited = cites ? UncitedSql.Fields(type, clearance).ToHashSet() : [];
        foreach (var field in type.Fields)
        {
            var told = ToldOf(type, field, clearance);
            if (told is not null && Empty(type, field) is { } empty)
                yield return new(new(RecordGap.Empty, type.Kind, field.Key), field, $"{empty}{told}", told);
            if (uncited.Contains(field))
                yield return new(new(RecordGap.Uncited, type.Kind, field.Key), field, UncitedSql.LacksAt(type, "r", field), "");
            if (told is not null && field.Sourced && field.Kind != FieldKind.LongText)
                yield return new(new(RecordGap.Conflicting, type.Kind, field.Key), field, "EXISTS (SELECT 1 FROM OpenConflicts oc WHERE "
                    + $"oc.RecordId = {SeenSql.Id(type, "r")} AND oc.Field = '{field.Key}' "
                    + $"AND (oc.Clearances & {ClearanceBits.Of(clearance)}) <> 0){told}", told);
        }
    }

    /// <summary>What is added to a condition so that it tells nothing of what the viewer may not see; null where the field may be above
    /// the clearance whatever the record.</summary>
    private static string? ToldOf(RecordType type, FieldDescriptor field, Clearance clearance) =>
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
