using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Sources;

/// <summary>What lacks a source, in SQL: a record that no citation stands behind, or with a filled field (<see cref="Field{T}.Citable"/>)
/// that has none while the record as a whole has none either. A citation that the viewer may not see counts.</summary>
internal static class UncitedSql
{
    /// <summary>A condition on an alias of the kind's table. Fields above the clearance are not asked about.</summary>
    public static string Lacks(RecordType type, string alias, Clearance clearance)
    {
        var fields = Fields(type, clearance).Select(field => $"({Filled(field, alias)} AND {NotCited(type, alias, field)})").ToList();
        var bare = fields.Count == 0 ? "" : $" OR ({NotCited(type, alias, null)} AND ({string.Join(" OR ", fields)}))";
        return $"({Bare(type, alias)}{bare})";
    }

    /// <summary>The fields that are asked about.</summary>
    public static IEnumerable<FieldDescriptor> Fields(RecordType type, Clearance clearance) =>
        type.Fields.Where(field => field.Citable && field.Sensitivity <= clearance);

    /// <summary>No citation stands behind the record or any of its fields.</summary>
    public static string Bare(RecordType type, string alias) => $"NOT EXISTS ({Cited(type, alias)})";

    /// <summary>The field is filled and has no citation, nor has the record as a whole.</summary>
    public static string LacksAt(RecordType type, string alias, FieldDescriptor field) =>
        $"({Filled(field, alias)} AND {NotCited(type, alias, field)} AND {NotCited(type, alias, null)})";

    /// <param name="field">Null: the record as a whole.</param>
    private static string NotCited(RecordType type, string alias, FieldDescriptor? field) =>
        $"NOT EXISTS ({Cited(type, alias)} AND uc.Field {(field is null ? "IS NULL" : $"= '{field.Key}'")})";

    private static string Cited(RecordType type, string alias) =>
        $"SELECT 1 FROM Citations uc WHERE uc.RecordId = {SeenSql.Id(type, alias)} AND uc.DeletedAt IS NULL";

    /// <summary>On an alias of the kind's table: the field holds something that a source could tell.</summary>
    public static string Filled(FieldDescriptor field, string alias) => field.Kind switch
    {
        FieldKind.Text => $"{alias}.{RecordType.Column(field)} <> ''",
        FieldKind.Date or FieldKind.Number => $"{alias}.{RecordType.Column(field)}_Text IS NOT NULL",
        _ => $"{alias}.{RecordType.Column(field)} IS NOT NULL",
    };
}
