using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Sources;

/// <summary>What lacks a source, in SQL: a record that no citation stands behind, or with a filled field (<see cref="Field{T}.Citable"/>)
/// that has none while the record as a whole has none either. A citation that the viewer may not see counts.</summary>
internal static class UncitedSql
{
    /// <summary>A condition on an alias of the kind's table. Fields above the clearance are not asked about.</summary>
    public static string Lacks(RecordType type, string alias, Confidentiality clearance)
    {
        var cited = $"SELECT 1 FROM Citations uc WHERE uc.RecordId = {SeenSql.Id(type, alias)} AND uc.DeletedAt IS NULL";
        var fields = type.Fields.Where(field => field.Citable && field.Sensitivity <= clearance)
            .Select(field => $"({Filled(field, alias)} AND NOT EXISTS ({cited} AND uc.Field = '{field.Key}'))").ToList();
        var bare = fields.Count == 0 ? "" : $" OR (NOT EXISTS ({cited} AND uc.Field IS NULL) AND ({string.Join(" OR ", fields)}))";
        return $"(NOT EXISTS ({cited}){bare})";
    }

    private static string Filled(FieldDescriptor field, string alias) => field.Kind switch
    {
        FieldKind.Text => $"{alias}.{RecordType.Column(field)} <> ''",
        FieldKind.Date or FieldKind.Number => $"{alias}.{RecordType.Column(field)}_Text IS NOT NULL",
        _ => $"{alias}.{RecordType.Column(field)} IS NOT NULL",
    };
}
