using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists.Columns;

/// <summary>The people whose rows are read, and their records: ids as JSON.</summary>
internal sealed record AskedRows(string People, string Records);

/// <summary>Reads columns from the rows of their filters, as far as a clearance sees them.</summary>
internal static class ReadColumns
{
    private const string PeopleName = "@people", RecordsName = "@records";
    private const int RowsBetweenLooks = 4096;

    /// <summary>The people with the ids of their records that the clearance sees.</summary>
    /// <param name="rows">Rows of RecordId.</param>
    public static async Task<AskedRows> Asked(CaseTrackerDb db, FilterScope scope, Func<FilterScope, string> rows,
        IReadOnlyCollection<long> people, CancellationToken cancel)
    {
        var asked = new AskedRows(JsonSerializer.Serialize(people), "[]");
        await using var command = Command(db, scope, $"SELECT r.RecordId FROM ({rows(Among(scope, asked))}) r", asked);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var records = new List<long>();
        while (await reader.ReadAsync(cancel)) records.Add(reader.GetInt64(0));
        return asked with { Records = JsonSerializer.Serialize(records) };
    }

    /// <param name="people">Null: everybody.</param>
    public static async Task<List<ColumnEntry>> Entries(CaseTrackerDb db, FilterScope scope, ColumnSource source, ColumnValues values,
        ColumnRows rows, AskedRows? people, CancellationToken cancel)
    {
        await using var command = Command(db, scope, source.Rows(db, Among(scope, people)), people);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var at = new Places(reader);
        var entries = new List<ColumnEntry>();
        while (await reader.ReadAsync(cancel))
        {
            if (entries.Count % RowsBetweenLooks == 0) cancel.ThrowIfCancellationRequested();
            var row = rows.Of(reader.GetInt64(at.Person));
            var from = ColumnDay.Of(Has(at.From) ? Day(reader, at.From) : 0);
            var until = ColumnDay.Of(Has(at.Last) ? Day(reader, at.Last) + 1 : Has(at.Until) ? Day(reader, at.Until) : int.MaxValue);
            var (code, more) = source.Kind switch
            {
                ColumnKind.Ids => (values.Code(reader.GetInt64(at.Value)), 0),
                ColumnKind.Texts => (values.Code(reader.GetString(at.Value)), Has(at.More) ? Day(reader, at.More) : 0),
                ColumnKind.Amount => (reader.GetInt32(at.Value), 0),
                _ => (Day(reader, at.Value), Day(reader, at.More)),
            };
            entries.Add(new(row, code, more, from, until));
        }
        return entries;

        bool Has(int place) => place >= 0 && !reader.IsDBNull(place);
    }

    private static FilterScope Among(FilterScope scope, AskedRows? people) => people is null ? scope with { AnyDay = true }
        : scope with { AnyDay = true, People = PeopleName, Records = RecordsName };

    private static DbCommand Command(CaseTrackerDb db, FilterScope scope, string sql, AskedRows? people)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        // A look at the whole register may take longer than a page would wait.
        command.CommandTimeout = 0;
        foreach (var (index, level) in KnownFactsSql.Levels(scope.Clearance).Index())
            Add(string.Create(CultureInfo.InvariantCulture, $"@level{index}"), level);
        if (people is not null) Add(PeopleName, people.People);
        if (people is not null) Add(RecordsName, people.Records);
        return command;

        void Add(string name, object value) => command.Parameters.Add(db.Parameter(name, value));
    }

    private static int Day(DbDataReader reader, int at) => reader.GetFieldValue<DateOnly>(at).DayNumber;

    /// <summary>Where the columns stand that a filter's rows may have; -1 for those that they lack.</summary>
    private readonly struct Places(DbDataReader reader)
    {
        public int Person { get; } = Of(reader, "PersonId", "Id");
        public int Value { get; } = Of(reader, "Value", "Amount", "Earliest");
        public int More { get; } = Of(reader, "Latest", "LastConfirmed");
        public int From { get; } = Of(reader, "FromDay");
        public int Until { get; } = Of(reader, "UntilDay");
        public int Last { get; } = Of(reader, "ToDay");

        private static int Of(DbDataReader reader, params string[] names)
        {
            for (var at = 0; at < reader.FieldCount; at++)
                if (names.Contains(reader.GetName(at), StringComparer.OrdinalIgnoreCase)) return at;
            return -1;
        }
    }
}
