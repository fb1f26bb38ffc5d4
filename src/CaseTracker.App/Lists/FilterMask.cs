using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>What a list asks about in a table of this connection, each row with the filters that leave it out, as the sum of a
/// power of two for each. So one look at the register answers every count: nothing left out is the list, one filter alone is
/// what that filter would let in.</summary>
internal sealed class FilterMask : IAsyncDisposable
{
    private readonly CaseTrackerDb _db;
    private readonly Dictionary<string, int> _bits = new(StringComparer.Ordinal);

    private FilterMask(CaseTrackerDb db, DatabaseProvider provider) =>
        (_db, Table) = (db, provider == DatabaseProvider.SqlServer ? $"#{nameof(FilterMask)}" : $"temp.{nameof(FilterMask)}");

    public string Table { get; }

    /// <param name="columns">The columns of the table, with their types; among them Certain, 1 or 0, and Fails.</param>
    /// <param name="insert">The statement that fills a table, given the table and the expression of its column Fails.</param>
    /// <param name="parameters">Asked for when the statement is complete.</param>
    public static async Task<FilterMask> Fill(CaseTrackerDb db, DatabaseProvider provider, string columns,
        IEnumerable<(string Key, string Condition)> conditions, Func<string, string, string> insert, Func<object[]> parameters,
        CancellationToken cancel)
    {
        var mask = new FilterMask(db, provider);
        // A table of a connection lives only as long as the connection is not given back.
        await db.Database.OpenConnectionAsync(cancel);
        await mask.Drop(cancel);
        var create = $"CREATE TABLE {mask.Table} ({columns})";
        await db.Database.ExecuteSqlRawAsync(create, cancel);
        List<string> fails = ["0"];
        foreach (var (key, condition) in conditions)
        {
            var bit = mask._bits[key] = 1 << mask._bits.Count;
            fails.Add($"CASE WHEN {condition} THEN 0 ELSE {bit} END");
        }
        await db.Database.ExecuteSqlRawAsync(insert(mask.Table, string.Join(" + ", fails)), parameters(), cancel);
        return mask;
    }

    /// <summary>On <c>a</c>: the list itself.</summary>
    public static string Listed => "a.Fails = 0";

    /// <summary>On <c>a</c>: what all other filters take.</summary>
    public string ButFor(string key) => $"a.Fails IN (0, {Bit(key)})";

    /// <summary>What a filter adds to the sum; 0 where it asks for nothing.</summary>
    public int Bit(string key) => _bits.GetValueOrDefault(key);

    public async ValueTask DisposeAsync()
    {
        await Drop(CancellationToken.None);
        await _db.Database.CloseConnectionAsync();
    }

    private async Task Drop(CancellationToken cancel)
    {
        var drop = $"DROP TABLE IF EXISTS {Table}";
        await _db.Database.ExecuteSqlRawAsync(drop, cancel);
    }
}
