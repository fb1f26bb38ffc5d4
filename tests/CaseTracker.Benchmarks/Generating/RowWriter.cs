using System.Linq.Expressions;
using CaseTracker.App.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseTracker.Benchmarks.Generating;

/// <summary>Inserts the program's own row classes with one prepared statement a table. Columns and values come from EF's model,
/// so that a column that is added to it is written here without a change.</summary>
internal sealed class RowWriter(CaseTrackerDb db, SqliteConnection connection, SqliteTransaction transaction) : IDisposable
{
    private sealed record Statement(SqliteCommand Command, Func<object, object?>[] Values);

    private readonly Dictionary<Type, Statement> _statements = [];

    public void Insert(object row)
    {
        if (!_statements.TryGetValue(row.GetType(), out var statement))
            _statements.Add(row.GetType(), statement = Prepare(db.Model.FindEntityType(row.GetType())!));
        for (var column = 0; column < statement.Values.Length; column++)
            statement.Command.Parameters[column].Value = statement.Values[column](row) ?? DBNull.Value;
        statement.Command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Command.Dispose();
    }

    private Statement Prepare(IEntityType entity)
    {
        List<(string Name, Func<object, object?> Value)> columns = [];
        foreach (var property in entity.GetProperties())
            // The database numbers the versions of facts itself, and what the class does not hold is worked out after it.
            if (!(property.IsPrimaryKey() && property.Name == nameof(IFactRow.RowId)) && !property.IsShadowProperty())
                columns.Add((property.GetColumnName(), Stored(property, Getter(entity.ClrType, property))));
        foreach (var group in entity.GetComplexProperties())
        {
            var whole = Getter(entity.ClrType, group);
            foreach (var property in group.ComplexType.GetProperties())
            {
                var part = Getter(group.ComplexType.ClrType, property);
                columns.Add((property.GetColumnName(), Stored(property, row => whole(row) is { } value ? part(value) : null)));
            }
        }
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = $"INSERT INTO \"{entity.GetTableName()}\" "
            + $"({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES "
            + $"({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})";
#pragma warning restore CA2100
        for (var index = 0; index < columns.Count; index++) command.Parameters.Add(new SqliteParameter($"@p{index}", DBNull.Value));
        return new(command, [.. columns.Select(column => column.Value)]);
    }

    private static Func<object, object?> Stored(IProperty property, Func<object, object?> value) =>
        property.GetTypeMapping().Converter is { } converter ? row =>
            value(row) is { } read ? converter.ConvertToProvider(read) : null : value;

    private static Func<object, object?> Getter(Type type, IPropertyBase property)
    {
        var row = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object,
            object?>>(Expression.Convert(Expression.Property(Expression.Convert(row, type), property.PropertyInfo!), typeof(object)), row)
            .Compile();
    }
}
