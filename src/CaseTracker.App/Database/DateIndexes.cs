using System.Text;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database;

/// <summary>The indexes that EF's model cannot declare: those on a bound of an imprecise date, which is a column of a
/// complex type. The script writer and the drift test take them from here, as if the model had them.</summary>
internal sealed record DateIndex(string Table, string Name, string[] Columns, string? Filter)
{
    /// <summary>The statement that makes the index, without an end mark.</summary>
    public string Sql(ISqlGenerationHelper names)
    {
        var sql = new StringBuilder("CREATE INDEX ").Append(names.DelimitIdentifier(Name)).Append(" ON ")
            .Append(names.DelimitIdentifier(Table))
            .Append(" (").AppendJoin(", ", Columns.Select(names.DelimitIdentifier)).Append(')');
        if (Filter is not null) sql.Append(" WHERE ").Append(Filter);
        return sql.ToString();
    }
}

internal static class DateIndexes
{
    private const string Current = "KnownTo IS NULL";

    /// <summary>The prisoner list asks for current rows that may have begun by a day (earliest) and may not have ended
    /// before it (latest); "possibly within" reads one bound and "certainly within" the other. So each date has one
    /// index that starts with its earliest day and one that starts with its latest, and the person comes along.</summary>
    public static IReadOnlyList<DateIndex> All { get; } =
    [
        .. Fact("CustodyEvents", "On"),
        .. Fact("Stays", "From"),
        .. Fact("Stays", "To"),
        .. Fact("Charges", "On"),
        .. Fact("Sentences", "On"),
        .. Fact("GroupCounts", "On"),
        .. Record("Cases", "On"),
        .. Record("Sources", "Published"),
    ];

    private static IEnumerable<DateIndex> Fact(string table, string date) => Both(table, date, Current, "PersonId");

    private static IEnumerable<DateIndex> Record(string table, string date) => Both(table, date, null);

    private static IEnumerable<DateIndex> Both(string table, string date, string? filter, params string[] more) =>
        from bound in new[] { $"{date}_Earliest", $"{date}_Latest" }
        select new DateIndex(table, $"IX_{table}_{bound}", [bound, .. more], filter);
}
