using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace CaseTracker.App.Database;

/// <summary>How a column of an answer's present row is read, as expressions for <see cref="RowReader{TRow}"/>.</summary>
internal class ColumnReads
{
    public ParameterExpression Reader { get; } = Expression.Parameter(typeof(DbDataReader));

    /// <summary>What is read, with what reading it takes.</summary>
    public virtual Expression Within(Expression row) => row;

    public virtual Expression IsNull(int at) => Expression.Call(Reader, nameof(DbDataReader.IsDBNull), null, Expression.Constant(at));

    public Expression Read(IProperty property, int at)
    {
        var mapping = property.GetRelationalTypeMapping();
        if (property.ClrType == typeof(string) && mapping.Converter is null) return Text(at);
        var value = Kept(property, at);
        if (mapping.Converter is { } converter)
            value = Expression.Invoke(converter.ConvertFromProviderExpression, As(value, converter.ProviderClrType));
        value = As(value, property.ClrType);
        return property.IsNullable ? Expression.Condition(IsNull(at), Expression.Default(property.ClrType), value) : value;
    }

    /// <summary>The text, or null.</summary>
    protected virtual Expression Text(int at) =>
        Expression.TypeAs(Expression.Call(Reader, nameof(DbDataReader.GetValue), null, Expression.Constant(at)), typeof(string));

    /// <summary>What the database keeps, where there is something.</summary>
    protected virtual Expression Kept(IProperty property, int at)
    {
        var mapping = property.GetRelationalTypeMapping();
        return mapping.CustomizeDataReaderExpression(Expression.Call(Reader, mapping.GetDataReaderMethod(), Expression.Constant(at)));
    }

    protected static Expression As(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}

/// <summary>The same of SQLite's own row: its ADO.NET reader asks the database up to three times for one value, and an empty column, as
/// most are, takes it as long as a full one.</summary>
internal sealed class SqliteColumnReads : ColumnReads
{
    // Of other types, moments and fractions, the reader makes more than the database keeps.
    private static readonly Dictionary<Type, string> Known = new()
    {
        [typeof(string)] = nameof(SqliteColumns.Text),
        [typeof(long)] = nameof(SqliteColumns.Number),
        [typeof(int)] = nameof(SqliteColumns.Number),
        [typeof(bool)] = nameof(SqliteColumns.IsTrue),
        [typeof(DateOnly)] = nameof(SqliteColumns.Day),
    };

    private readonly ParameterExpression _row = Expression.Variable(typeof(sqlite3_stmt));

    public override Expression Within(Expression row) => Expression.Block([_row],
        Expression.Assign(_row, Expression.Property(Expression.Convert(Reader, typeof(SqliteDataReader)),
            nameof(SqliteDataReader.Handle))), row);

    public override Expression IsNull(int at) => Call(nameof(IsNull), at);

    protected override Expression Text(int at) => Call(nameof(Text), at);

    protected override Expression Kept(IProperty property, int at)
    {
        var kept = property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        kept = Nullable.GetUnderlyingType(kept) ?? kept;
        return Known.TryGetValue(kept, out var read) ? As(Call(read, at), kept) : base.Kept(property, at);
    }

    private MethodCallExpression Call(string read, int at) =>
        Expression.Call(typeof(SqliteColumns), read, null, _row, Expression.Constant(at));

    private static class SqliteColumns
    {
        private const string DayFormat = "yyyy-MM-dd";

        public static bool IsNull(sqlite3_stmt row, int at) => raw.sqlite3_column_type(row, at) == raw.SQLITE_NULL;

        public static string? Text(sqlite3_stmt row, int at) => raw.sqlite3_column_text(row, at).utf8_to_string();

        public static long Number(sqlite3_stmt row, int at) => raw.sqlite3_column_int64(row, at);

        public static bool IsTrue(sqlite3_stmt row, int at) => Number(row, at) != 0;

        public static DateOnly Day(sqlite3_stmt row, int at)
        {
            var text = raw.sqlite3_column_blob(row, at);
            Span<char> letters = stackalloc char[DayFormat.Length];
            return text.Length == letters.Length && Encoding.UTF8.TryGetChars(text, letters, out _)
                && DateOnly.TryParseExact(letters, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day : DateOnly.Parse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture);
        }
    }
}
