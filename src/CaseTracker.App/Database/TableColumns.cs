using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database;

/// <summary>The columns that rows of a mapped class fill, those of a date or a number among them: from EF's model, once.</summary>
internal sealed class TableColumns
{
    /// <param name="Value">What goes into it, as the database keeps it.</param>
    internal sealed record Column(string Name, RelationalTypeMapping Mapping, Func<CaseTrackerDb, object, object> Value);

    private static readonly ConditionalWeakTable<IEntityType, TableColumns> Known = [];

    private TableColumns(IEntityType entity)
    {
        Table = $"[{entity.GetTableName()}]";
        All =
        [
            .. Brought(entity).Select(column => new Column(column.GetColumnName(), column.GetRelationalTypeMapping(),
                (db, row) => Kept(db, column, row))),
            .. entity.GetComplexProperties().SelectMany(group => Brought(group.ComplexType).Select(column => new Column(
                column.GetColumnName(), column.GetRelationalTypeMapping(),
                (db, row) => group.GetGetter().GetClrValue(row) is { } whole ? Kept(db, column, whole) : DBNull.Value))),
        ];
    }

    public string Table { get; }

    public IReadOnlyList<Column> All { get; }

    public static TableColumns Of(CaseTrackerDb db, Type row) =>
        Known.GetValue(db.Model.FindEntityType(row)!, entity => new TableColumns(entity));

    // The database gives some keys itself, and what the class does not hold is worked out beside it.
    private static IEnumerable<IProperty> Brought(ITypeBase type) =>
        type.GetProperties().Where(column => column.ValueGenerated == ValueGenerated.Never && !column.IsShadowProperty());

    private static object Kept(CaseTrackerDb db, IProperty column, object row)
    {
        var value = column.GetGetter().GetClrValue(row);
        if (value is string text && SealedColumns.As(column) is { } of) value = db.Identities.Seal(text, of);
        return (column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
    }
}
