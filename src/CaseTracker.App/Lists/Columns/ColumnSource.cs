using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Lists.Columns;

/// <summary>What the values of a column are: ids of records, texts, an amount, a span of days.</summary>
internal enum ColumnKind { Ids, Texts, Amount, Span }

/// <summary>What a column is read from.</summary>
/// <param name="Key">The filter's, or what else is counted by it.</param>
/// <param name="Rows">The filter's own rows, for any day: PersonId, then Value, Amount, or Earliest and Latest; where they count on some
/// days only FromDay, and UntilDay, the day after the last, or ToDay, the last itself; and LastConfirmed, a day.</param>
/// <param name="FollowsOthers">Few rows, which may change with what is written of others: all are read again after each write.</param>
internal sealed record ColumnSource(string Key, ColumnKind Kind, Func<CaseTrackerDb, FilterScope, string> Rows, bool FollowsOthers = false)
{
    /// <summary>The key of a part of a filter's rows.</summary>
    public static string Part(FilterDefinition filter, int index) => index == 0 ? filter.Key : $"{filter.Key} {index}";

    /// <summary>The key of a filter's <see cref="FilterDefinition.Open"/>.</summary>
    public static string Open(FilterDefinition filter) => $"{filter.Key} open";
}
