using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Records;

/// <summary>What a column of an export holds; a date and a number take three cells, a link two.</summary>
internal enum TableKind { Text, Whole, Date, Number, Link, Numbers }

internal sealed record TableColumn(string Key, string Label, TableKind Kind, double Width);

/// <summary>A record that is linked to, by a name that the viewer may read.</summary>
internal sealed record LinkedRecord(long Id, string Name);

/// <summary>A redacted table on its way out, the same for every format. A cell that was taken out holds <see cref="Restricted"/>.</summary>
/// <param name="Question">The question in words, a label and a value a line.</param>
/// <param name="Asked">The question as an address writes it, by the names of its parts.</param>
internal sealed record ExportedTable(
    string Name, string Title, string About, IReadOnlyList<(string Label, string Value)> Question, IReadOnlyDictionary<string, IReadOnlyList<string>> Asked,
    IReadOnlyList<TableColumn> Columns, IReadOnlyList<object?[]> Rows, int? HeldBack, Citations? Citations, DateTime MadeAt, Role Sight)
{
    private static readonly string[] Definitions = ["Dates", "Restricted"];

    /// <summary>Stands where something was taken out.</summary>
    public static object Restricted { get; } = new();

    /// <summary>The table as a sheet; CSV holds this and nothing else.</summary>
    public Sheet Sheet() => new(Title.Length > 31 ? Name : Title, true, [.. Columns.SelectMany(Headings)], Rows.Select(row => new Row([.. Columns.SelectMany((column, index) => Cells(column, row[index]))])));

    public IReadOnlyList<Sheet> Sheets() => Citations is null ? [Cover(), Sheet()] : [Cover(), Sheet(), SourcesSheet.Of(Citations)];

    private Sheet Cover() => new(Texts.Say("Export.Sheet_Cover"), false, [new("", 44), new("", 96)], CoverRows());

    private IEnumerable<Row> CoverRows()
    {
        yield return new(RowStyle.Title, Title);
        yield return new(About);
        yield return new();
        yield return new(RowStyle.Heading, Texts.Say("Export.Question"), "");
        foreach (var (label, value) in Question) yield return new(label, value);
        if (Question.Count == 0) yield return new(Texts.Say("Lists.Filters"), Texts.Say("Export.NoFilter"));
        yield return new(Texts.Say("Export.MadeAt"), CoverSheet.Moment(MadeAt));
        yield return new(Texts.Say("Export.Sight"), Domain.Catalogue.FieldWords.Choice(Sight));
        yield return new();
        yield return new(RowStyle.Heading, Texts.Say("Export.Counts"), "");
        yield return new(Texts.Say("Lists.RowsWritten"), Rows.Count);
        if (Citations is { } citations) yield return new(Texts.Say("Export.SourcesCited"), citations.Sources.Count);
        if (HeldBack is { } heldBack) yield return new(Texts.Say("Lists.RecordsHeldBack"), heldBack);
        yield return new();
        yield return new(RowStyle.Heading, Texts.Say("Export.Definitions"), "");
        foreach (var word in Definitions) yield return new(Texts.Say($"Export.Term_{word}"), Texts.Say($"Export.Definition_{word}"));
    }

    private static IEnumerable<Column> Headings(TableColumn column) => column.Kind switch
    {
        TableKind.Date => PrisonersSheet.Dates(column.Label),
        TableKind.Number => [new(column.Label, column.Width), new(Texts.Say("Lists.HeadingAtLeast", column.Label), 10), new(Texts.Say("Lists.HeadingAtMost", column.Label), 10)],
        TableKind.Link => [new(column.Label, column.Width), new(Texts.Say("Lists.HeadingRecord", column.Label), 9)],
        _ => [new(column.Label, column.Width)],
    };

    private static object?[] Cells(TableColumn column, object? value)
    {
        var hidden = ReferenceEquals(value, Restricted) ? ExportedPrisoners.Restricted : null;
        return column.Kind switch
        {
            TableKind.Date => hidden is null ? DateCells.Of((ImpreciseDate?)value) : DateCells.Hidden(hidden),
            TableKind.Number when hidden is not null => [hidden, hidden, hidden],
            TableKind.Number when value is BoundedNumber number && ExportedBounds.Of(number) is var bounds => [number.Text, bounds.AtLeast, bounds.AtMost],
            TableKind.Number => [null, null, null],
            TableKind.Link => hidden is null ? [(value as LinkedRecord)?.Name, (value as LinkedRecord)?.Id] : [hidden, hidden],
            TableKind.Numbers => [value is IReadOnlyList<int> { Count: > 0 } numbers ? string.Join(", ", numbers) : null],
            _ => [hidden ?? value],
        };
    }
}
