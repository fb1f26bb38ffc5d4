namespace CaseTracker.App.Lists.Columns;

/// <summary>One value of one row of a column, as it is read.</summary>
/// <param name="Row">From 1; see <see cref="ColumnRows"/>.</param>
/// <param name="Code">The value's number in <see cref="ColumnValues"/>, an amount, or the first day of a span as
/// <see cref="DateOnly.DayNumber"/> has it.</param>
/// <param name="More">The last day of a span, or what else the column holds.</param>
/// <param name="From">The first day on which it counts, as a <see cref="ColumnDay"/>.</param>
/// <param name="Until">The first day after these.</param>
internal readonly record struct ColumnEntry(int Row, int Code, int More = 0, ushort From = 0, ushort Until = ushort.MaxValue);
