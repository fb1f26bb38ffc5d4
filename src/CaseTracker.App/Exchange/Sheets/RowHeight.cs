using System.Globalization;

namespace CaseTracker.App.Exchange.Sheets;

/// <summary>The height of a row, reckoned from its texts: a program that opens a workbook does not measure wrapped texts
/// anew, and rows of one line would cut them off in print.</summary>
internal static class RowHeight
{
    // Points. Khmer stacks signs above and below its letters.
    private const double Line = 13, KhmerLine = 19, Title = 24, Most = 409;

    public static double Of(Row row, IReadOnlyList<Column> columns)
    {
        if (row.Style == RowStyle.Title) return Title;
        var height = Line;
        for (var i = 0; i < row.Cells.Count; i++)
            if (row.Cells[i] is string text)
                height = Math.Max(height, Lines(text, columns[i].Width * (row.Style == RowStyle.Plain ? 1 : 0.88)) * (IsKhmer(text)
                    ? KhmerLine : Line));
        return Math.Min(Most, height + 2);
    }

    /// <summary>How many lines the words fill.</summary>
    private static int Lines(string text, double width)
    {
        if (text.Length <= width && !text.Contains('\n', StringComparison.Ordinal)) return 1;
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            lines++;
            var used = 0.0;
            foreach (var word in paragraph.Split(' '))
            {
                var length = Length(word);
                if (used > 0 && used + 1 + length > width) (lines, used) = (lines + 1, 0);
                // A word that is longer than a line is broken.
                lines += (int)(length / (width + 0.01));
                used += (used > 0 ? 1 : 0) + length % width;
            }
        }
        return lines;
    }

    /// <summary>Signs that stand on another letter take no room of their own.</summary>
    private static int Length(string word) =>
        word.Count(letter => char.GetUnicodeCategory(letter)
            is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format));

    private static bool IsKhmer(string text) => text.AsSpan().IndexOfAnyInRange('\u1780', '\u17FF') >= 0;
}
