using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database.Moving;

/// <param name="Type">What its values are between the two databases: of <see cref="CopiedTable.Types"/>.</param>
/// <param name="Longest">In letters; null: any.</param>
internal sealed record CopiedColumn(string Name, Type Type, int? Longest);

/// <param name="Hash">Of all rows, in whatever order a database's collation gives them: SHA-256 of each, joined by exclusive or. No two
/// rows are alike, for each has its key, so that none takes another out.</param>
internal sealed record TableProof(long Rows, string Hash);

/// <summary>A table as it is read from one database and written into another. Both have the same tables and columns, by their
/// scripts.</summary>
internal sealed class CopiedTable
{
    /// <summary>The types of values, with what SQL Server keeps them in.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Types = new Dictionary<Type, string>
    {
        [typeof(string)] = "nvarchar",
        [typeof(long)] = "bigint",
        [typeof(int)] = "int",
        [typeof(bool)] = "bit",
        [typeof(double)] = "float",
        [typeof(DateTime)] = "datetime2",
        [typeof(DateOnly)] = "date",
        [typeof(DateTimeOffset)] = "datetimeoffset",
    };

    private readonly string _select;

    private CopiedTable(ITable table)
    {
        Name = table.Name;
        Columns = [.. table.Columns.Select(column => new CopiedColumn(column.Name, TypeOf(column.StoreTypeMapping), LongestOf(column)))];
        Insert = $"INSERT INTO [{Name}] ({string.Join(", ", Columns.Select(column => $"[{column.Name}]"))}) VALUES "
            + $"({string.Join(", ", Columns.Select((_, at) => $"@p{at}"))})";
        _select = $"SELECT {string.Join(", ", Columns.Select(column => $"[{column.Name}]"))} FROM [{Name}] ORDER BY "
            + string.Join(", ", table.PrimaryKey!.Columns.Select(column => $"[{column.Name}]"));
    }

    public string Name { get; }

    public IReadOnlyList<CopiedColumn> Columns { get; }

    /// <summary>Adds one row, by the parameters @p0, @p1, ….</summary>
    public string Insert { get; }

    /// <summary>All tables but the journal of scripts, which each database keeps for itself.</summary>
    public static IReadOnlyList<CopiedTable> All(IModel model) =>
        [.. model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).Select(table => new CopiedTable(table))];

    public async Task<long> Count(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command(null, $"SELECT COUNT(*) FROM [{Name}]");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    /// <summary>The rows in the order of their key, in parts.</summary>
    /// <param name="skip">How many at the beginning are left out.</param>
    public async IAsyncEnumerable<IReadOnlyList<object?[]>> Read(DbConnection connection, DbTransaction? transaction, long skip, int atOnce,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = connection.Command(transaction, _select);
        // A large table takes as long as it takes.
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        for (; skip > 0 && await reader.ReadAsync(cancel); skip--) { }
        var part = new List<object?[]>(atOnce);
        while (await reader.ReadAsync(cancel))
        {
            part.Add(Row(reader));
            if (part.Count < atOnce) continue;
            yield return part;
            part = new(atOnce);
        }
        if (part.Count > 0) yield return part;
    }

    /// <summary>The first text for which a column of the scripts has no room: the embedded database takes any length. Null for
    /// none.</summary>
    public Problem? TooLong(IReadOnlyList<object?[]> rows)
    {
        for (var at = 0; at < Columns.Count; at++)
            if (Columns[at] is { Longest: { } longest } column && rows.Any(row => row[at] is string text && text.Length > longest))
                return new Problem("Move.TooLong", Name, column.Name, longest);
        return null;
    }

    public async Task<TableProof> Prove(DbConnection connection, DbTransaction? transaction, int atOnce, CancellationToken cancel)
    {
        var (rows, all, one) = (0L, new byte[SHA256.HashSizeInBytes], new byte[SHA256.HashSizeInBytes]);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        await foreach (var part in Read(connection, transaction, 0, atOnce, cancel))
            foreach (var row in part)
            {
                bytes.SetLength(0);
                foreach (var value in row) Write(writer, value);
                SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), one);
                for (var at = 0; at < all.Length; at++) all[at] ^= one[at];
                rows++;
            }
        return new(rows, Convert.ToHexStringLower(all));
    }

    /// <summary>As SQL Server's bulk copy takes them.</summary>
    public DataTable Batch(IReadOnlyList<object?[]> rows)
    {
        var batch = new DataTable();
        foreach (var column in Columns)
            batch.Columns.Add(column.Name, column.Type == typeof(DateOnly) ? typeof(DateTime) : column.Type);
        foreach (var row in rows)
            batch.Rows.Add([.. row.Select(value => value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : value ?? DBNull.Value)]);
        return batch;
    }

    private static int? LongestOf(IColumn column) => TypeOf(column.StoreTypeMapping) == typeof(string)
        && column.PropertyMappings[0].Property.GetMaxLength() is > 0 and <= TypedParameters.LongestSized and var longest
            ? longest : null;

    private static Type TypeOf(RelationalTypeMapping mapping)
    {
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private object?[] Row(DbDataReader reader)
    {
        var row = new object?[Columns.Count];
        for (var at = 0; at < row.Length; at++) row[at] = reader.IsDBNull(at) ? null : Value(reader, at, Columns[at].Type);
        return row;
    }

    private static object Value(DbDataReader reader, int at, Type type) =>
        type == typeof(string) ? reader.GetString(at)
        : type == typeof(long) ? reader.GetInt64(at)
        : type == typeof(int) ? reader.GetInt32(at)
        : type == typeof(bool) ? reader.GetBoolean(at)
        : type == typeof(double) ? reader.GetDouble(at)
        : type == typeof(DateTime) ? reader.GetDateTime(at)
        : type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(at)
        : reader.GetFieldValue<DateTimeOffset>(at);

    /// <summary>So that no two rows are written alike.</summary>
    private static void Write(BinaryWriter to, object? value)
    {
        to.Write(value is not null);
        switch (value)
        {
            case string text: to.Write(text); break;
            case long number: to.Write(number); break;
            case int number: to.Write(number); break;
            case bool yes: to.Write(yes); break;
            case double number: to.Write(number); break;
            case DateTime moment: to.Write(moment.Ticks); break;
            case DateOnly day: to.Write(day.DayNumber); break;
            case DateTimeOffset moment:
                to.Write(moment.Ticks);
                to.Write(moment.Offset.Ticks);
                break;
        }
    }
}
