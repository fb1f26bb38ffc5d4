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
    public static ExportedTable Of(RecordListPage page, DateTime madeAt, Role sight)
    {
        var list = page.Question.List;
        var fields = list.Type.Fields;
        // The list of sources is itself what the numbers of other lists lead to.
        var cited = list.Kind != RecordKind.Source;
        TableColumn[] numbers = cited ? [new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 10)] : [];
        TableColumn[] counted = list.Count is { } count ? [new(count.Key, count.Label, TableKind.Whole, 10)] : [];
        var words = page.Question.Words.Count == 0 ? [] : new[] { (Texts.Localize("Lists.Search"), string.Join(' ', page.Question.Words)) };
        var asked = page.Question.Filters.All.ToDictionary(chosen => chosen.Filter.Key, chosen => chosen.Values);
        if (page.Question.Words.Count > 0) asked["q"] = [string.Join(' ', page.Question.Words)];
        return new ExportedTable(list.Name, list.Title, list.About,
            [.. words, .. page.Chosen.Select(chosen => (chosen.Filter.Label, string.Join("; ", chosen.Names)))], asked,
            [new("record", Texts.Localize("Export.Record"), TableKind.Whole, 8),
                new("recordName", Texts.Localize("Lists.RecordName"), TableKind.Text, 30), .. fields.Select(Column),
                new("confidentiality", Texts.Localize("Lists.Level"), TableKind.Text, 12), .. counted, .. numbers],
            [.. page.Lines.Select(line => (object?[])[line.Id, line.Name, .. fields.Select(field => Value(page, line, field)),
                FieldFormatter.Choice(line.Confidentiality), .. counted.Select(_ => (object?)line.Count),
                page.Citations.Of(line.Id).Select(citation => citation.Number).Distinct().Order().ToList()])],
            page.HeldBack, cited ? page.Citations : null, madeAt, sight);
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
