using System.Globalization;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Records;

/// <summary>A list of records as a table: every field of the kind, with its record's level and the numbers of its sources.</summary>
internal static class ExportedRecords
{
    /// <param name="sources">What the rows cite.</param>
    public static ExportedTable Of(ListForward<RecordListPage, RecordListPage> read, TableSources sources, ExportAsked by)
    {
        var (head, list, order) = (read.Head, read.Head.Question.List, by.Order);
        var fields = list.Type.Fields.Where(field => order.Columns.Count > 0 ? order.Columns.Contains(field.Key)
            : field.Sensitivity <= by.CurrentUser.Clearance).ToList();
        TableColumn[] numbers = Cites(list) ? [new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 10)] : [];
        TableColumn[] counted = list.Count is { } count ? [new(count.Key, count.Label, TableKind.Whole, 10)] : [];
        var words = head.Question.Words.Count == 0 ? [] : new[] { (Texts.Localize("Lists.Search"), string.Join(' ', head.Question.Words)) };
        var only = head.Question.Only.Count == 0 ? [] : new[] { (Texts.Localize("Lists.Chosen"),
            Texts.Localize("Lists.OnlyChosen", head.Question.Only.Count)) };
        var asked = head.Question.Filters.All.ToDictionary(chosen => chosen.Filter.Key, chosen => chosen.Values);
        if (head.Question.Words.Count > 0) asked["q"] = [string.Join(' ', head.Question.Words)];
        if (head.Question.KnownAsOf is { } known) asked["known-as-of"] = [JsonValues.Moment(known)];
        if (only.Length > 0)
            asked["ids"] = [.. head.Question.Only.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        TableColumn[] columns = [new("recordName", Texts.Localize("Lists.RecordName"), TableKind.Text, 30),
            .. fields.Select(field => Column(field) with { Hxl = HxlTags.Of(list.Kind, field.Key, field.LinkTo) }),
            .. Beside(head.Question).Select(key => new TableColumn(key, Texts.Localize($"Lists.Filter_{key}"), TableKind.Text, 14)),
            new("confidentiality", Texts.Localize("Lists.Level"), TableKind.Text, 12), .. counted, .. numbers,
            .. order.BaseAddress is null ? (TableColumn[])[] : [new("link", Texts.Localize("Export.Link"), TableKind.Text, 30)
                { Hxl = "#meta+url" }],
            new("record", Texts.Localize("Export.Record"), TableKind.Whole, 8) { Hxl = "#meta+id" },
            new("version", Texts.Localize("Import.Version"), TableKind.Whole, 8)];
        return new ExportedTable(list.Name, list.Title, list.About,
            [.. words, .. only, .. head.Chosen.Select(chosen => (chosen.Filter.Label, string.Join("; ", chosen.Names)))], asked,
            columns, Rows(read.Parts, fields, order.BaseAddress), head.HeldBack, Cites(list) ? sources : null, by.MadeAt,
            by.CurrentUser.Role)
        {
            Order = read.Order,
            KnownAt = head.Question.KnownAsOf,
            NothingYet = head.NothingYet,
            KeyAt = columns.Length - 2,
            OnlyFilled = order.Columns.Count == 0,
            Hxl = order.Hxl,
            Chosen = ChosenWords(head.Question.Filters.All.Select(chosen => (chosen.Filter, chosen.Values))),
        };
    }

    /// <summary>The keys of choices as a file's name may hold them: never the name of a record or a word that somebody typed.</summary>
    public static IReadOnlyList<string> ChosenWords(IEnumerable<(FilterDefinition Filter, IReadOnlyList<string> Values)> chosen) =>
        [.. chosen.SelectMany(one => one.Filter.Kind is FilterKind.Choice && one.Values.Count <= 2
            ? one.Values.Select(value => value.ToLowerInvariant()) : [one.Filter.Key]).Take(4)];

    /// <summary>What is wrong with the columns that are asked for; null where nothing is.</summary>
    public static Problem? Unknown(RecordList list, IReadOnlyList<string> columns) =>
        columns.FirstOrDefault(key => !ListFilters.BesideRecords.Contains(key) && list.Type.Find(key) is null) is { } unknown
            ? new Problem("PrisonerPages.WrongColumn", unknown,
                string.Join(", ", list.Type.Fields.Select(field => field.Key).Concat(ListFilters.BesideRecords))) : null;

    // No fields: for those who ask for them.
    private static IEnumerable<string> Beside(RecordQuestion question) => ListFilters.BesideRecords.Where(question.Shows);

    /// <summary>A row for each record of each part.</summary>
    private static async IAsyncEnumerable<object?[]> Rows(IAsyncEnumerable<RecordListPage> parts, IReadOnlyList<FieldDescriptor> fields,
        string? address)
    {
        await foreach (var part in parts.Ahead())
            foreach (var line in part.Lines) yield return Row(part, line, fields, address);
    }

    // The list of sources is itself what the numbers of other lists lead to.
    private static bool Cites(RecordList list) => list.Kind != RecordKind.Source;

    private static object?[] Row(RecordListPage page, RecordLine line, IReadOnlyList<FieldDescriptor> fields, string? address)
    {
        var list = page.Question.List;
        return
        [
            line.Name, .. fields.Select(field => Value(page, line, field)),
            .. Beside(page.Question).Select(key => line.Value(key) is Enum choice ? FieldFormatter.Choice(choice) : line.Value(key)),
            FieldFormatter.Choice(line.Confidentiality), .. list.Count is null ? (object?[])[] : [line.Count],
            .. Cites(list) ? (object?[])[page.Citations.Sourced(line.Id).ToList()] : [],
            .. address is null ? (object?[])[] : [string.Create(CultureInfo.InvariantCulture, $"{address}/records/{line.Id}")],
            line.Id, line.Version,
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
