using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database;

/// <summary>What statements written as text need of the context that they are sent through.</summary>
internal static class DbStatements
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<string, string>> Made = [];

    /// <summary>A new parameter; a command keeps its own.</summary>
    public static DbParameter Parameter(this CaseTrackerDb db, string name, object? value)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        return command.Parameter(name, value);
    }

    /// <summary>A long text that depends on nothing but the database, made once for each.</summary>
    /// <param name="name">No other text has it.</param>
    public static string TextOnce(this CaseTrackerDb db, string name, Func<string> make) =>
        Made.GetOrCreateValue(db.Model).GetOrAdd(name, _ => make());

    /// <summary>What a statement answers, read as it comes: for what many pages and every write ask, where EF takes longer to make the
    /// question than the database to answer it. It is sent by EF, so that whoever counts or delays statements sees it.</summary>
    /// <param name="statement">Braces stand twice in it.</param>
    public static async Task<List<T>> Answers<T>(this CaseTrackerDb db, string statement, Func<DbDataReader, T> read,
        CancellationToken cancel, params IReadOnlyCollection<DbParameter> parameters)
    {
        var command = db.GetService<IRawSqlCommandBuilder>().Build(statement, parameters, db.Model);
        await using var reader = await command.RelationalCommand.ExecuteReaderAsync(new RelationalCommandParameterObject(
            db.GetService<IRelationalConnection>(), command.ParameterValues, null, db,
            db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.FromSqlQuery), cancel);
        var answers = new List<T>();
        while (await reader.ReadAsync(cancel)) answers.Add(read(reader.DbDataReader));
        return answers;
    }

    /// <summary>Puts what is kept of some records or people in place of all that was kept of them, in the caller's transaction.</summary>
    /// <param name="of">The column that says of which.</param>
    /// <param name="only">What else holds of those that go, in SQL; empty: all go.</param>
    public static async Task Replace<TRow>(this CaseTrackerDb db, string of, IEnumerable<long> ids, IReadOnlyCollection<TRow> rows,
        CancellationToken cancel, string only = "") where TRow : class
    {
        var table = TableColumns.Of(db, typeof(TRow)).Table;
        long[] stood = [.. ids.Where(id => !db.Saving.KeepsFirst(table + only, id))];
        if (stood.Length > 0)
        {
            var gone = $"DELETE FROM {table} WHERE {only} {of} IN "
                + $"(SELECT v.value FROM {ListedIds.Sql(db.Provider(), "{0}")} v)";
            await db.Database.ExecuteSqlRawAsync(gone, [JsonSerializer.Serialize(stood)], cancel);
        }
        await db.Insert(rows, cancel);
    }
}
