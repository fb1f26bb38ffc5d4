using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>What <see cref="KeepVisibility"/> asks of the tables, made of the catalogue's links and the model's names. Ids come as JSON in
/// the first parameter.</summary>
internal sealed class VisibilitySql(CaseTrackerDb db, bool sqlServer)
{
    private readonly string _among = sqlServer ? "(SELECT CAST(v.value AS bigint) FROM OPENJSON({0}) v)"
        : "(SELECT v.value FROM json_each({0}) v)";

    public static IEnumerable<FieldDescriptor> Inherited(RecordType type) =>
        type.Fields.Where(field => field is { Kind: FieldKind.Link, Closes: true });

    /// <summary>Records of a kind as they stand, or stood when they were removed, with a row for each record that they inherit
    /// from.</summary>
    public string Rows(RecordType type)
    {
        var removed = type.IsFact ? "r.KnownTo" : "r.DeletedAt";
        var last = type.IsFact ? $" AND NOT EXISTS (SELECT 1 FROM {Table(type)} later WHERE later.FactId = r.FactId AND later.Version > "
            + $"r.Version)" : "";
        var links = Inherited(type).Select(RecordType.Column)
            .Select(column => (Join: $"LEFT JOIN Records h ON h.Id = r.{column}", Hidden: "CASE WHEN h.Hidden = 1 THEN 1 ELSE 0 END"))
            .ToList();
        // A choice tells what all the sources of its field say; it stands without them.
        if (type.Kind == RecordKind.Settlement)
            links.Add(("JOIN Citations c ON c.RecordId = r.RecordId AND c.Field = r.Field AND c.DeletedAt IS NULL LEFT JOIN Records h ON "
                + "h.Id = c.Id", "0"));
        var own = $"SELECT {Id(type)} AS Id, r.Confidentiality AS Own, CASE WHEN {removed} IS NULL THEN 0 ELSE 1 END AS Removed";
        if (links.Count == 0) return $"{own}, CAST(NULL AS bigint) AS Parent, CAST(NULL AS int) AS ParentFrom, 0 AS ParentHidden, "
            + $"CAST(NULL AS int) AS ParentLimitedFrom, CAST(NULL AS nvarchar(1)) AS ParentReaders FROM "
            + $"{Table(type)} r WHERE {Id(type)} IN {_among}";
        return string.Join(" UNION ALL ", links.Select(link => $"""
            {own}, h.Id AS Parent,
                CASE WHEN h.VisibilityVersion = {Visibility.Version} THEN h.VisibleFrom END AS ParentFrom, {link.Hidden} AS ParentHidden,
                h.LimitedFrom AS ParentLimitedFrom, h.Readers AS ParentReaders
            FROM {Table(type)} r {link.Join} WHERE {Id(type)} IN {_among}{last}
            """));
    }

    /// <summary>The records of a kind that inherit from records of another; null where none can.</summary>
    public string? Heirs(RecordType type, RecordKind of)
    {
        var links = Inherited(type).Where(field => field.LinkTo is null || field.LinkTo == of)
            .Select(field => $"SELECT {Id(type)} AS Value FROM {Table(type)} r WHERE r.{RecordType.Column(field)} IN {_among}").ToList();
        if (type.Kind == RecordKind.Settlement && of == RecordKind.Citation)
            links.Add($"SELECT r.Id AS Value FROM Settlements r WHERE r.RecordId IN (SELECT c.RecordId FROM Citations c WHERE c.Id IN "
                + $"{_among})");
        return links.Count == 0 ? null : string.Join(" UNION ", links);
    }

    /// <summary>All ids of a kind, removed ones among them.</summary>
    public string All(RecordType type) => $"SELECT DISTINCT {Id(type)} AS Value FROM {Table(type)} r";

    private static string Id(RecordType type) => type.IsFact ? "r.FactId" : "r.Id";

    private string Table(RecordType type) => db.Model.FindEntityType(type.RowType)!.GetTableName()!;
}

/// <summary>A record, and one that it inherits from, if any.</summary>
internal sealed record VisibilityRow(long Id, string Own, int Removed, long? Parent, int? ParentFrom, int ParentHidden,
    int? ParentLimitedFrom, string? ParentReaders);
