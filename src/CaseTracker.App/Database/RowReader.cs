using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseTracker.App.Database;

/// <summary>Makes rows of a mapped class of what a statement answers, by EF's model: as EF would without following them. A date or number
/// that is not there is told by its first column; EF reads all of them to find that out.</summary>
internal sealed class RowReader<TRow> where TRow : class, new()
{
    private static readonly ConditionalWeakTable<IEntityType, RowReader<TRow>> Known = [];

    private readonly ParameterExpression _reader = Expression.Parameter(typeof(DbDataReader));
    private readonly List<string> _columns = [];

    private RowReader(IEntityType entity)
    {
        Table = entity.GetTableName()!;
        var values = entity.GetProperties().Where(property => !property.IsShadowProperty())
            .Select(property => (property.PropertyInfo, Value: Read(property)))
            .Concat(entity.GetComplexProperties().Select(group => (group.PropertyInfo, Value: Whole(group.ComplexType)))).ToList();
        Row = Expression.Lambda<Func<DbDataReader, TRow>>(Expression.MemberInit(Expression.New(typeof(TRow)),
            values.Select(one => Expression.Bind(one.PropertyInfo!, one.Value))), _reader).Compile();
        Columns = string.Join(", ", _columns.Select(column => $"r.[{column}]"));
    }

    public string Table { get; }

    /// <summary>The columns that a statement answers first, of the alias <c>r</c>.</summary>
    public string Columns { get; }

    public int Count => _columns.Count;

    public Func<DbDataReader, TRow> Row { get; }

    public static RowReader<TRow> Of(CaseTrackerDb db) =>
        Known.GetValue(db.Model.FindEntityType(typeof(TRow))!, entity => new RowReader<TRow>(entity));

    private Expression Read(IProperty property)
    {
        var (mapping, at) = (property.GetRelationalTypeMapping(), Expression.Constant(_columns.Count));
        _columns.Add(property.GetColumnName());
        // SQLite's reader asks three times whether a text is there, and once for a value of any sort.
        if (property.ClrType == typeof(string) && mapping.Converter is null)
            return Expression.TypeAs(Expression.Call(_reader, nameof(DbDataReader.GetValue), null, at), typeof(string));
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(_reader, mapping.GetDataReaderMethod(), at));
        if (mapping.Converter is { } converter)
            value = Expression.Invoke(converter.ConvertFromProviderExpression, As(value, converter.ProviderClrType));
        value = As(value, property.ClrType);
        return property.IsNullable ? Expression.Condition(IsNull(at), Expression.Default(property.ClrType), value) : value;
    }

#pragma warning disable CA1859 // Beside what else is read.
    private Expression Whole(IComplexType type)
#pragma warning restore CA1859
    {
        var constructor = type.ClrType.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var first = _columns.Count;
        var properties = type.GetProperties().OrderBy(property => property.IsNullable).ToList();
        var values = properties.ToDictionary(property => property.Name, Read, StringComparer.OrdinalIgnoreCase);
        return Expression.Condition(IsNull(Expression.Constant(first)), Expression.Constant(null, type.ClrType),
            Expression.New(constructor, constructor.GetParameters().Select(parameter => values[parameter.Name!])));
    }

    private MethodCallExpression IsNull(ConstantExpression at) => Expression.Call(_reader, nameof(DbDataReader.IsDBNull), null, at);

    private static Expression As(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
