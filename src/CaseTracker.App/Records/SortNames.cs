using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Where a record stands among others of its kind, in a column of its own row: the sort key of the first of its names that holds
/// something. A list that looked for it in the folded texts would look once more for each row that it sorts.</summary>
internal static class SortNames
{
    public const string Column = "SortName";

    /// <summary>Facts have a row a version, and are sorted by days.</summary>
    public static bool Has(RecordType type) => !type.IsFact && type.Names.Any();

    /// <summary>Of the records of a kind, or of some of them, from the folded texts as they stand.</summary>
    public static Task Keep(CaseTrackerDb db, RecordType type, CancellationToken cancel, IEnumerable<long>? only = null)
    {
        var table = db.Model.FindEntityType(type.RowType)!.GetTableName()!;
        var keys = type.Names.Select(field =>
            $"(SELECT t.SortKey FROM FoldedTexts t WHERE t.RecordId = {table}.Id AND t.Field = '{field.Key}')").ToList();
        var update = $"UPDATE {table} SET {Column} = {(keys.Count == 1 ? keys[0] : $"COALESCE({string.Join(", ", keys)})")}";
        if (only is null) return db.Database.ExecuteSqlRawAsync(update, cancel);
        var some = $"{update} WHERE Id IN (SELECT v.value FROM {ListedIds.Sql(db.Provider(), "{0}")} v)";
        return db.Database.ExecuteSqlRawAsync(some, [JsonSerializer.Serialize(only)], cancel);
    }

    /// <summary>The column on an alias of the kind's table, where the viewer may read the name: one that is hidden must not tell its first
    /// letter by its place.</summary>
    public static string Sql(RecordType type, string alias, Clearance clearance) =>
        type.Kind == RecordKind.Person && !ChildNames.SeenBy(clearance)
            ? $"CASE WHEN {ChildNames.Protected(alias)} THEN NULL ELSE {alias}.{Column} END" : $"{alias}.{Column}";
}
