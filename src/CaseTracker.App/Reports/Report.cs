using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>A report before it has a form: all that it says, in the language of its question, as its audience may read it. The page's
/// preview, the workbook and the document are made of this and of nothing else.</summary>
public sealed record Report
{
    internal Report() { }

    public required ReportQuestion Question { get; init; }
    public required string Title { get; init; }

    /// <summary>The organisation that makes it; null where nobody has set its name.</summary>
    public string? Organisation { get; init; }

    /// <summary>The period in words, or the day that a dossier speaks of.</summary>
    public required string Period { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>What its cover says of itself: audience, language, moment known, version of the rules.</summary>
    public required IReadOnlyList<ReportLine> Facts { get; init; }

    /// <summary>The people are made up: every form of the report says so.</summary>
    public bool Synthetic { get; init; }

    /// <summary>The numbers that matter, three at most.</summary>
    public required IReadOnlyList<ReportNumber> Numbers { get; init; }

    public required IReadOnlyList<ReportPart> Parts { get; init; }

    /// <summary>What the footnotes say; the first is number 1.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Who or what was counted, a row each; null where there is no list, or where it is too long and stands beside the
    /// report.</summary>
    public ReportTable? List { get; init; }

    /// <summary>The list is too long for a report: it goes into a file of its own, and <see cref="Method"/> says so.</summary>
    public bool ListBeside { get; init; }

    /// <summary>The sources by their numbers, as footnotes and tables cite them; without a row where nothing is cited.</summary>
    public required ReportTable Sources { get; init; }

    /// <summary>How it was counted, a sentence each.</summary>
    public required IReadOnlyList<string> Method { get; init; }

    public required IReadOnlyList<ReportLine> Definitions { get; init; }

    /// <summary>What the team should look at before it prints; null for any other audience.</summary>
    public ReportTable? Quality { get; init; }
}

/// <summary>A label and what it says.</summary>
public sealed record ReportLine(string Label, string Words);

/// <summary>A number that matters.</summary>
/// <param name="Number">In digits of the report's language.</param>
/// <param name="More">What else it may be, such as those who are possible beside those who are certain; null for nothing.</param>
public sealed record ReportNumber(string Number, string Words, string? More = null)
{
}

/// <summary>A sentence with the numbers of its footnotes.</summary>
public sealed record ReportFinding(string Words, params IReadOnlyList<int> Notes);

/// <summary>One subject of a report.</summary>
/// <param name="Key">One of <see cref="ReportKinds.Parts"/>; in a dossier a word of its own.</param>
public sealed record ReportPart(string Key, string Title, IReadOnlyList<ReportFinding> Findings, IReadOnlyList<ReportTable> Tables);

/// <summary>How a column's cells are set. Text is a string, a number an int or a decimal; either may be null.</summary>
public enum ReportColumnKind { Text, Number }

/// <summary>A column of a table.</summary>
/// <param name="Width">Beside the others': they are made narrower together where a page is.</param>
/// <param name="Group">The heading that it shares with its neighbours, such as a day over "certain" and "possible"; null: none.</param>
public sealed record ReportColumn(string Label, double Width, ReportColumnKind Kind = ReportColumnKind.Text, string? Group = null)
{
    /// <summary>It adds up the columns before it.</summary>
    internal bool IsSum { get; init; }
}

public sealed record ReportRow(IReadOnlyList<object?> Cells, bool IsTotal = false);

/// <summary>A table, a chart over it where it has one, and what has to be known to read it.</summary>
public sealed record ReportTable(string Key, string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows)
{
    public ReportChart? Chart { get; init; }

    /// <summary>Why rows add up to more than the total, what is left out; null where nothing needs to be said.</summary>
    public string? About { get; init; }

    /// <summary>Of whom the counts are: whether a small one could tell of somebody.</summary>
    internal ReportCounts Counts { get; init; }

    /// <summary>The rows stand by their counts, the largest first.</summary>
    internal bool ByCount { get; init; }

    /// <summary>So many of the rows are shown; the others are told as their number.</summary>
    internal int Most { get; init; } = int.MaxValue;

    /// <summary>Columns at the end that are for the team's own use: on the screen, and not on paper.</summary>
    public int NotPrinted { get; init; }

    /// <summary>A name a row, and counts beside it.</summary>
    public bool IsOfCounts => Columns.Count > 1 && Columns.Skip(1).All(column => column.Kind == ReportColumnKind.Number);

    /// <summary>A table whose title and headings are texts of reports, by their keys.</summary>
    /// <param name="titles">What stands before the key of its title.</param>
    internal static ReportTable Of(string titles, string key, IReadOnlyList<ReportRow> rows, params (string Key, double Width)[] columns) =>
        new(key, Texts.Localize($"Reports.{titles}_{key}"),
            [.. columns.Select(column => new ReportColumn(Texts.Localize($"Reports.Col_{column.Key}"), column.Width))], rows);

    /// <summary>The same without a column that no row fills.</summary>
    internal ReportTable Filled()
    {
        if (Rows.Count == 0 || IsOfCounts) return this;
        var kept = Enumerable.Range(0, Columns.Count).Where(at => at == 0 || Rows.Any(row => row.Cells[at] is not (null or "")))
            .ToList();
        return kept.Count == Columns.Count ? this : this with
        {
            Columns = [.. kept.Select(at => Columns[at])],
            Rows = [.. Rows.Select(row => row with { Cells = [.. kept.Select(at => row.Cells[at])] })],
            NotPrinted = kept.Count(at => at >= Columns.Count - NotPrinted),
        };
    }
}

/// <summary>What the counts of a table are.</summary>
internal enum ReportCounts
{
    /// <summary>Of disputes, events, figures: nobody in particular.</summary>
    OfRecords,
    /// <summary>Of individuals: each column is the parts of its total.</summary>
    OfPeople,
    /// <summary>Of individuals on one day after another.</summary>
    OfPeopleOverTime,
}

public enum ReportChartKind
{
    Line,
    Bars,
    /// <summary>How the number of the first row becomes that of the last, which is a total, by the signed numbers between.</summary>
    Waterfall,
}

/// <summary>A chart of a table's rows, but for its totals where it is no waterfall: the first column names its categories.</summary>
/// <param name="Series">The columns that are drawn.</param>
public sealed record ReportChart(ReportChartKind Kind, string Title, params IReadOnlyList<int> Series)
{
    /// <summary>How many rows are drawn, from the first.</summary>
    public int MostPoints { get; init; } = int.MaxValue;

    /// <summary>The rows of a table that are drawn.</summary>
    internal IEnumerable<ReportRow> Drawn(ReportTable table) =>
        table.Rows.Where(row => !row.IsTotal || Kind == ReportChartKind.Waterfall).Take(MostPoints);
}
