using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Audiences;

/// <summary>A list of records for others than the team: of each record the fields that are named for the audience, no id, no version, no
/// level.</summary>
internal static class AudienceRecords
{
    public static async Task<ExportedTable> Of(ListForward<RecordListPage, RecordListPage> read, ExportAsked asked,
        CancellationToken cancel)
    {
        var (question, profile) = (read.Head.Question, asked.Order.Profile);
        var list = question.List;
        var fields = Fields(list, asked.Order);
        var provinces = await Provinces.Read(asked.Db, asked.CurrentUser.Clearance, cancel);
        var rows = await AudienceRows.For(asked, cancel);
        await foreach (var part in read.Parts.WithCancellation(cancel))
            foreach (var line in part.Lines)
                rows.Add(ToldOf(list, line), part.Citations.Sourced(line.Id),
                    () => fields.Select(field => Cell(part, line, field, profile, provinces, rows.Consent)));
        return await AudienceTables.Make(asked, list.Name, list.Title, list.About,
            [.. question.KnownAsOf is { } known ? [(Texts.Localize("Export.KnownAsOf"), CoverSheet.Moment(known))]
                : Array.Empty<(string, string)>(),
                .. read.Head.Chosen.Select(chosen => (chosen.Filter.Label, string.Join("; ", chosen.Names)))],
            [.. fields.Select(field => Column(field, profile)),
                new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 10)],
            rows, read.Head.HeldBack, null, cancel);
    }

    /// <summary>Whom a record would tell of, also where nothing of them stands in its row.</summary>
    internal static IEnumerable<long?> ToldOf(RecordList list, RecordLine line) => list.Kind == RecordKind.Person ? [line.Id]
        : list.Type.Fields.Where(field => field is { LinkTo: not null, Closes: true } && field.LinkTo == RecordKind.Person)
            .Select(field => line.IsHidden(field.Key) ? AudienceRows.NotTold : (long?)line.Value(field.Key));

    /// <summary>The fields that leave, and of these what was asked for.</summary>
    public static IReadOnlyList<FieldDescriptor> Fields(RecordList list, ExportOrder order) =>
        [.. list.Type.Fields.Where(field => AudienceFields.Leaves(order.Audience, list.Kind, field.Key)
            && (order.Columns.Count == 0 || order.Columns.Contains(field.Key)))];

    /// <summary>What keeps a question from being answered for others: it would tell who is on the list by what was asked.</summary>
    public static Problem? Refuses(RecordQuestion question, Audience audience)
    {
        if (AudienceFields.Of(audience, question.List.Kind).Count == 0)
            return new Problem("Export.OwnTeamOnly", question.List.Title);
        if (question.Words.Count > 0 || question.Only.Count > 0) return new Problem("Export.AsksByName");
        return question.Filters.All.FirstOrDefault(chosen => !AudienceFields.Leaves(audience, question.List.Kind, chosen.Filter.Key))
            .Filter is { } filter ? new Problem("Export.FilterStays", filter.Label) : null;
    }

    private static TableColumn Column(FieldDescriptor field, AudienceProfile profile) => new(field.Key, field.Label, field.Kind switch
    {
        FieldKind.Date => TableKind.Date,
        FieldKind.Number when !IsAge(field, profile) => TableKind.Number,
        FieldKind.Whole => TableKind.Whole,
        _ => TableKind.Text,
    }, field.Kind is FieldKind.Text or FieldKind.Link ? 24 : 16);

    private static bool IsAge(FieldDescriptor field, AudienceProfile profile) => field.Key == "age" && profile.Ages == AgeForm.Band;

    internal static object? Cell(RecordListPage page, RecordLine line, FieldDescriptor field, AudienceProfile profile, Provinces provinces,
        ConsentOnRecord consent)
    {
        if (page.IsHidden(line, field.Key)) return null;
        if (page.Question.List.Kind == RecordKind.Source && field.Key == "publisher"
            && !AudienceTables.NamesPublisher((SourceKind)line.Value("kind")!)) return null;
        var value = line.Value(field.Key);
        if (value is long linked && field.Kind == FieldKind.Link)
            return field.LinkTo == RecordKind.Place ? provinces.Of(linked)
                : field.LinkTo == RecordKind.Person ? AudienceTables.Name(profile, consent, linked, page.LinkNames[linked])
                : page.LinkNames[linked];
        if (IsAge(field, profile)) return value is BoundedNumber { Limits: var bounds } ? AgeBands.Of(bounds.AtLeast, bounds.AtMost) : null;
        if (page.Question.List.Kind == RecordKind.Person && SensitivityRules.CanName(field.Key))
            return AudienceTables.Name(profile, consent, line.Id, value as string);
        return value switch
        {
            null or ImpreciseDate or BoundedNumber or DateOnly or int or string => value,
            _ => FieldFormatter.Of(value),
        };
    }
}
