using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseTracker.App.Database;

/// <summary>Makes rows of a mapped class of what a statement answers, by EF's model: as EF would without following them. A date or number
/// that is not there is told by its first column; EF reads all of them to find that out.</summary>
internal sealed class RowReader<TRow> where TRow : class, new()
{
    private static readonly ConditionalWeakTable<IEntityType, RowReader<TRow>> Known = [];

    private readonly Lazy<Func<DbDataReader, TRow>> _sqlite, _other;
    private readonly SealedColumns _sealed;

    private RowReader(IEntityType entity)
    {
        Table = entity.GetTableName()!;
        var columns = Parts(entity).SelectMany(part => part.Columns).ToList();
        Count = columns.Count;
        Columns = string.Join(", ", columns.Select(column => $"r.[{column.GetColumnName()}]"));
        _sqlite = new(() => Made(entity, new SqliteColumnReads()));
        _other = new(() => Made(entity, new ColumnReads()));
        _sealed = SealedColumns.Of(entity);
    }

    public string Table { get; }

    /// <summary>The columns that a statement answers first, of the alias <c>r</c>.</summary>
    public string Columns { get; }

    public int Count { get; }

    /// <param name="db">Which opens the identities of the row.</param>
    public TRow Row(CaseTrackerDb db, DbDataReader row)
    {
        var made = (row is SqliteDataReader ? _sqlite : _other).Value(row);
        if (_sealed.Any) _sealed.Open(db, made);
        return made;
    }

    public static RowReader<TRow> Of(CaseTrackerDb db) =>
        Known.GetValue(db.Model.FindEntityType(typeof(TRow))!, entity => new RowReader<TRow>(entity));

    /// <summary>The properties of the class that columns fill, in the order of these.</summary>
    private static IEnumerable<(IPropertyBase Property, List<IProperty> Columns)> Parts(IEntityType entity) =>
        entity.GetProperties().Where(property => !property.IsShadowProperty())
            .Select(property => ((IPropertyBase)property, new List<IProperty> { property }))
            .Concat(entity.GetComplexProperties().Select(group => ((IPropertyBase)group,
                group.ComplexType.GetProperties().OrderBy(property => property.IsNullable).ToList())));

    private static Func<DbDataReader, TRow> Made(IEntityType entity, ColumnReads reads)
    {
        var (at, values) = (0, new List<MemberBinding>());
        foreach (var (property, columns) in Parts(entity))
        {
            values.Add(Expression.Bind(property.PropertyInfo!, property is IComplexProperty group
                ? Whole(group.ComplexType.ClrType, columns, at, reads) : reads.Read(columns[0], at)));
            at += columns.Count;
        }
        return Expression.Lambda<Func<DbDataReader, TRow>>(reads.Within(Expression.MemberInit(Expression.New(typeof(TRow)), values)),
            reads.Reader).Compile();
    }

#pragma warning disable CA1859 // Beside what else is read.
    private static Expression Whole(Type type, List<IProperty> columns, int first, ColumnReads reads)
#pragma warning restore CA1859
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var values = columns.Index().ToDictionary(column => column.Item.Name, column => reads.Read(column.Item, first + column.Index),
            StringComparer.OrdinalIgnoreCase);
        return Expression.Condition(reads.IsNull(first), Expression.Constant(null, type),
            Expression.New(constructor, constructor.GetParameters().Select(parameter => values[parameter.Name!])));
    }
}
