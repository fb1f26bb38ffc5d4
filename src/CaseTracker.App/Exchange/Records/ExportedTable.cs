using System.Text.Json;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Records;

/// <summary>What a column of an export holds; a date takes three cells, a number four, a link two.</summary>
internal enum TableKind { Text, Texts, Whole, Date, Number, Link, Numbers }

internal sealed record TableColumn(string Key, string Label, TableKind Kind, double Width)
{
    /// <summary>Its HXL tag ("#date+occurred"); null where HXL has no word for it.</summary>
    public string? Hxl { get; init; }

    /// <summary>How many cells it takes.</summary>
    public int Cells => Kind switch
    {
        TableKind.Date => 3,
        TableKind.Number => 4,
        TableKind.Link => 2,
        _ => 1
    };
}

/// <summary>A record that is linked to, by a name that the viewer may read.</summary>
internal sealed record RelatedRecord(long Id, string Name);

/// <summary>A redacted table on its way out, the same for every format. A cell that was taken out holds <see cref="Restricted"/>.</summary>
/// <param name="Question">The question in words, a label and a value a line.</param>
/// <param name="Asked">The question as an address writes it, by the names of its parts.</param>
/// <param name="Rows">Read once and forward. Sources that have no number yet stand in them by their ids, as long.</param>
/// <param name="Sources">What the rows cite, once they are read; null for a table that cites nothing.</param>
internal sealed record ExportedTable(
    string Name, string Title, string About, IReadOnlyList<(string Label, string Value)> Question, IReadOnlyDictionary<string,
        IReadOnlyList<string>> Asked,
    IReadOnlyList<TableColumn> Columns, IAsyncEnumerable<object?[]> Rows, int? HeldBack, TableSources? Sources, DateTime MadeAt,
    Role Sight)
{
    private static readonly string[] Definitions = ["Dates", "Restricted"];

    /// <summary>The sheet's name, where it is neither title nor name; and the file's, where it is not the table's.</summary>
    public string? Tab { get; init; }
    public string? File { get; init; }

    /// <summary>What was counted, and how many, where it is not the rows.</summary>
    public string CountKey { get; init; } = "Lists.RowsWritten";
    public int? Count { get; init; }

    /// <summary>The moment of knowledge in the past, UTC, of a list that was asked for one; null: as it is known now.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>Nothing at all was recorded by then.</summary>
    public bool NothingYet { get; init; }

    /// <summary>What the numbers assume: nobody should print the ones without the others.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>The last row is a total: no filter of the sheet must take it for one of the others.</summary>
    public bool EndsInTotal { get; init; }

    /// <summary>What belongs to the table: a sheet each in the workbook, a list each in JSON; CSV holds the table alone.</summary>
    public IReadOnlyList<ExportedTable> Parts { get; init; } = [];

    /// <summary>The records in the order in which their rows will stand: these are read by the records' ids, which their first cells hold.
    /// Null: they stand as they are read.</summary>
    public IReadOnlyList<long>? Order { get; init; }

    /// <summary>What stands in JSON in place of the rows.</summary>
    public Action<Utf8JsonWriter>? Body { get; init; }

    /// <summary>For whom it is made.</summary>
    public AudienceProfile Profile { get; init; } = AudienceProfile.Of(Audience.Own);

    /// <summary>What was chosen of filters, in words that may stand in the file's name.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>A column that no row fills is left out of sheets.</summary>
    public bool OnlyFilled { get; init; }

    /// <summary>A row of HXL tags stands beneath the headings.</summary>
    public bool Hxl { get; init; }

    /// <summary>Stands where something was taken out.</summary>
    public static object Restricted { get; } = new();

    /// <summary>In which column a row has its record's id.</summary>
    public int KeyAt { get; init; }

    /// <summary>A row's place among those that are read; 0 where these have no other order.</summary>
    public long Key(object?[] row) => Order is null ? 0 : (long)row[KeyAt]!;

    /// <summary>A row of the table as one of the sheet.</summary>
    public Row Row(object?[] row)
    {
        var cells = new List<object?>(2 * row.Length);
        for (var at = 0; at < Columns.Count; at++) cells.AddRange(Cells(Columns[at], row[at]));
        return new(cells);
    }

    /// <summary>The table as a sheet; CSV holds this and nothing else.</summary>
    public Sheet Sheet(RowSpool rows)
    {
        var sheet = new Sheet(Tab ?? (Title.Length > 31 ? Name : Title), true, [.. Columns.SelectMany(Headings)],
            EndsInTotal ? rows.Read().Select((row, at) => at == rows.Count - 1 ? row with { Style = RowStyle.Heading } : row)
                : rows.Read());
        if (Hxl) sheet = sheet with { Rows = sheet.Rows.Prepend(new Row([.. Columns.SelectMany(HxlTags.Cells)])) };
        if (!OnlyFilled || rows.Count == 0) return sheet;
        var kept = new List<int>();
        for (var (column, at) = (0, 0); column < Columns.Count; at += Columns[column++].Cells)
            if (Enumerable.Range(at, Columns[column].Cells).Any(rows.Fills)) kept.AddRange(Enumerable.Range(at, Columns[column].Cells));
        return new Sheet(sheet.Name, true, [.. kept.Select(at => sheet.Columns[at])],
            sheet.Rows.Select(row => row with { Cells = [.. kept.Select(at => row.Cells[at])] }));
    }

    /// <param name="rows">Those of this table.</param>
    /// <param name="parts">Those of each part.</param>
    /// <param name="sources">Of <see cref="SourcesSheet"/>.</param>
    public IReadOnlyList<Sheet> Sheets(RowSpool rows, IReadOnlyList<RowSpool> parts, RowSpool sources) =>
        [Cover(rows), InWorkbook(rows), .. Parts.Select((part, at) => part.InWorkbook(parts[at])), .. Sources is null
        ? (Sheet[])[] : [SourcesSheet.Of(sources.Read())]];

    private Sheet InWorkbook(RowSpool rows)
    {
        var sheet = Sheet(rows);
        return EndsInTotal ? sheet with
        {
            IsTable = false,
            Rows =
            sheet.Rows.Prepend(new Row(RowStyle.Header, [.. sheet.Columns.Select(column => column.Heading)]))
        } : sheet;
    }

    private Sheet Cover(RowSpool rows) => new(Texts.Localize("Export.Sheet_Cover"), false, [new("", 44), new("", 96)],
        CoverRows(Count ?? rows.Count));

    private IEnumerable<Row> CoverRows(int count)
    {
        yield return new(RowStyle.Title, Title);
        yield return new(About);
        yield return new();
        yield return new(RowStyle.Heading, Texts.Localize("Export.Question"), "");
        foreach (var (label, value) in Question) yield return new(label, value);
        if (KnownAt is { } known)
        {
            yield return new(Texts.Localize("Export.KnownAsOf"), CoverSheet.Moment(known));
            yield return new(Texts.Localize("Export.Rule"), Texts.Localize("Export.RuleVersion", CustodyRules.Version));
        }
        if (NothingYet) yield return new(RowStyle.Heading, Texts.Localize("Export.NothingYet"), "");
        if (Question.Count == 0) yield return new(Texts.Localize("Lists.Filters"), Texts.Localize("Export.NoFilter"));
        yield return new(Texts.Localize("Export.MadeAt"), CoverSheet.Moment(MadeAt));
        if (Profile.IsOwn) yield return new(Texts.Localize("Export.Sight"), Domain.Catalogue.FieldFormatter.Choice(Sight));
        yield return new();
        yield return new(RowStyle.Heading, Texts.Localize("Export.Counts"), "");
        yield return new(Texts.Localize(CountKey), count);
        if (Sources is { } sources) yield return new(Texts.Localize("Export.SourcesCited"), sources.Count);
        if (HeldBack is { } heldBack) yield return new(Texts.Localize("Lists.RecordsHeldBack"), heldBack);
        yield return new();
        if (Assumptions.Count > 0)
        {
            yield return new(RowStyle.Heading, Texts.Localize("Lists.Assumptions"), "");
            foreach (var assumption in Assumptions) yield return new("", assumption);
            yield return new();
        }
        yield return new(RowStyle.Heading, Texts.Localize("Export.Definitions"), "");
        foreach (var word in Definitions.Take(Profile.IsOwn ? Definitions.Length : 1))
            yield return new(Texts.Localize($"Export.Term_{word}"), Texts.Localize($"Export.Definition_{word}"));
    }

    private static IEnumerable<Column> Headings(TableColumn column) => column.Kind switch
    {
        TableKind.Date => PrisonersSheet.Dates(column.Label),
        TableKind.Number => [new(column.Label, column.Width), new(Texts.Localize("Lists.HeadingAtLeast", column.Label), 10),
            new(Texts.Localize("Lists.HeadingAtMost", column.Label), 10),
            new(Texts.Localize("Lists.HeadingExclusive", column.Label), 10)],
        TableKind.Link => [new(column.Label, column.Width), new(Texts.Localize("Lists.HeadingRecord", column.Label), 9)],
        _ => [new(column.Label, column.Width)],
    };

    /// <summary>Which bound is itself no possible value, in words; null where both are.</summary>
    internal static string? Exclusive(NumberLimits bounds) => (bounds.AtLeastExclusive, bounds.AtMostExclusive) switch
    {
        (true, _) => Texts.Localize("Export.AtLeast"),
        (_, true) => Texts.Localize("Export.AtMost"),
        _ => null,
    };

    private static object?[] Cells(TableColumn column, object? value)
    {
        var hidden = ReferenceEquals(value, Restricted) ? ExportedPart.Restricted : null;
        return column.Kind switch
        {
            TableKind.Date => hidden is null ? DateCells.Of((ImpreciseDate?)value) : DateCells.Hidden(hidden),
            TableKind.Number when hidden is not null => [hidden, hidden, hidden, hidden],
            TableKind.Number when value is BoundedNumber { Limits: var bounds } number =>
                [number.Text, bounds.AtLeast, bounds.AtMost, Exclusive(bounds)],
            TableKind.Number => [null, null, null, null],
            TableKind.Link => hidden is null ? [(value as RelatedRecord)?.Name, (value as RelatedRecord)?.Id] : [hidden, hidden],
            TableKind.Texts => [value is IReadOnlyList<string> { Count: > 0 } texts ? string.Join("; ", texts) : null],
            TableKind.Numbers when value is IEnumerable<long> sources => [CitedText.Numbers(sources)],
            TableKind.Numbers => [value is IReadOnlyList<int> { Count: > 0 } numbers ? string.Join(", ", numbers) : null],
            _ => [hidden ?? value],
        };
    }
}
