using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Records;

/// <summary>A list of records as a table: every field of the kind, with its record's level and the numbers of its sources.</summary>
internal static class ExportedRecords
{
    /// <param name="sources">What the rows cite.</param>
    public static ExportedTable Of(ListForward<RecordListPage, RecordListPage> read, TableSources sources, DateTime madeAt, Role sight)
    {
        var (head, list) = (read.Head, read.Head.Question.List);
        TableColumn[] numbers = Cites(list) ? [new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 10)] : [];
        TableColumn[] counted = list.Count is { } count ? [new(count.Key, count.Label, TableKind.Whole, 10)] : [];
        var words = head.Question.Words.Count == 0 ? [] : new[] { (Texts.Localize("Lists.Search"), string.Join(' ', head.Question.Words)) };
        var only = head.Question.Only.Count == 0 ? [] : new[] { (Texts.Localize("Lists.Chosen"),
            Texts.Localize("Lists.OnlyChosen", head.Question.Only.Count)) };
        var asked = head.Question.Filters.All.ToDictionary(chosen => chosen.Filter.Key, chosen => chosen.Values);
        if (head.Question.Words.Count > 0) asked["q"] = [string.Join(' ', head.Question.Words)];
        if (only.Length > 0)
            asked["ids"] = [.. head.Question.Only.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return new ExportedTable(list.Name, list.Title, list.About,
            [.. words, .. only, .. head.Chosen.Select(chosen => (chosen.Filter.Label, string.Join("; ", chosen.Names)))], asked,
            [new("record", Texts.Localize("Export.Record"), TableKind.Whole, 8),
                new("recordName", Texts.Localize("Lists.RecordName"), TableKind.Text, 30), .. list.Type.Fields.Select(Column),
                new("confidentiality", Texts.Localize("Lists.Level"), TableKind.Text, 12), .. counted, .. numbers,
                new("version", Texts.Localize("Import.Version"), TableKind.Whole, 8)],
            Rows(read.Parts), head.HeldBack, Cites(list) ? sources : null, madeAt, sight)
        { Order = read.Order };
    }

    /// <summary>A row for each record of each part.</summary>
    private static async IAsyncEnumerable<object?[]> Rows(IAsyncEnumerable<RecordListPage> parts)
    {
        await foreach (var part in parts.Ahead())
            foreach (var line in part.Lines) yield return Row(part, line);
    }

    // The list of sources is itself what the numbers of other lists lead to.
    private static bool Cites(RecordList list) => list.Kind != RecordKind.Source;

    private static object?[] Row(RecordListPage page, RecordLine line)
    {
        var list = page.Question.List;
        return
        [
            line.Id, line.Name, .. list.Type.Fields.Select(field => Value(page, line, field)),
            FieldFormatter.Choice(line.Confidentiality), .. list.Count is null ? (object?[])[] : [line.Count],
            .. Cites(list) ? (object?[])[page.Citations.Sourced(line.Id).ToList()] : [], line.Version,
        ];
    }

    private static TableColumn Column(FieldDescriptor field) => new(field.Key, field.Label, field.Kind switch
    {
        FieldKind.Date => TableKind.Date,
        FieldKind.Number => TableKind.Number,
        FieldKind.Link => TableKind.Link,
        FieldKind.Whole =>
            TableKind.Whole,
        _ => TableKind.Text,
    }, field.Kind switch
    {
        FieldKind.LongText => 40,
        FieldKind.Text or FieldKind.Link => 24,
        FieldKind.Whole or FieldKind.YesNo => 8,
        _ => 16
    });

    private static object? Value(RecordListPage page, RecordLine line, FieldDescriptor field)
    {
        if (page.IsHidden(line, field.Key)) return ExportedTable.Restricted;
        return line.Value(field.Key) switch
        {
            long linked when field.Kind == FieldKind.Link => new RelatedRecord(linked, page.LinkNames[linked]),
            null or ImpreciseDate or BoundedNumber or DateOnly or int or string => line.Value(field.Key),
            var value => FieldFormatter.Of(value),
        };
    }
}
