using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Audiences;

/// <summary>The prisoner list for others than the team: a row an individual. Groups stay, for what names them is written freely.</summary>
internal static class AudiencePrisoners
{
    /// <summary>The filters that tell no more of anybody than the columns do.</summary>
    private static readonly string[] Filters = ["article", "court", "province", "arrest-province", "sex", "age", "arrested",
        "sentence-over", PrisonerFilters.Unconfirmed];

    private sealed record Told(TableColumn Column, Func<Asked, PrisonerRow, object?> Value);

    /// <summary>What a cell is made of.</summary>
    private sealed record Asked(ExportedPart Part, Provinces Provinces, ConsentOnRecord Consent, AudienceProfile Profile);

    public static async Task<ExportedTable> Of(ListForward<PrisonerList, PrisonersPart> read, ExportAsked asked, CancellationToken cancel)
    {
        var list = read.Head;
        var columns = Columns(asked.Order);
        var provinces = await Provinces.Read(asked.Db, asked.CurrentUser.Clearance, cancel);
        var rows = await AudienceRows.For(asked, cancel);
        await foreach (var part in read.Parts.WithCancellation(cancel))
        {
            var told = new Asked(new(list.Question.AsOf, part.Citations), provinces, rows.Consent, asked.Order.Profile);
            foreach (var row in part.Rows)
                rows.Add([row.Id], told.Part.Sources(row.RecordIds), () => columns.Select(column => column.Value(told, row)));
        }
        var question = list.Question;
        var table = await AudienceTables.Make(asked, question.List.Name, Texts.Localize("Export.Title"), "",
            [(Texts.Localize("Export.AsOf"), DateCells.Iso(question.AsOf)),
                (Texts.Localize("Export.Statuses"), string.Join("; ", question.StatusesInForce.Select(status => $"{status.Localize()}"))),
                .. list.Chosen.Select(chosen => (chosen.Filter.Label, string.Join("; ", chosen.Names)))],
            [.. columns.Select(column => column.Column),
                new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 10)],
            rows, list.Totals.HeldBack, CoverSheet.Moment(list.KnownAt), cancel);
        return table with { File = $"{question.List.Name}-{DateCells.Iso(question.AsOf)}" };
    }

    /// <summary>As <see cref="AudienceRecords.Refuses"/>.</summary>
    public static Problem? Refuses(PrisonerQuestion question, ExportOrder order)
    {
        var (audience, keys) = (order.Audience, Columns(order with { Columns = [] }).ConvertAll(column => column.Column.Key));
        if (order.Columns.FirstOrDefault(key => !keys.Contains(key)) is { } unknown)
            return new Problem("PrisonerPages.WrongColumn", unknown, string.Join(", ", keys));
        if (!string.IsNullOrWhiteSpace(question.Name) || question.Only.Count > 0) return new Problem("Export.AsksByName");
        return question.Filters.All.FirstOrDefault(chosen => !Filters.Contains(chosen.Filter.Key)
            && !(chosen.Filter.Key == "label" && Leaves(RecordKind.Charge, "label", audience))
            && !(chosen.Filter.Key == "facility" && Leaves(RecordKind.Stay, "facility", audience))).Filter
            is { } filter ? new Problem("Export.FilterStays", filter.Label) : null;
    }

    private static bool Leaves(RecordKind kind, string key, Audience audience) => AudienceFields.Leaves(audience, kind, key);

    private static List<Told> Columns(ExportOrder order)
    {
        var audience = order.Audience;
        var all = new List<Told>();
        Add("name", Person("name"), TableKind.Text, 12, (asked, row) => row.Person.IsHidden("name") ? null
            : AudienceTables.Name(asked.Profile, asked.Consent, row.Id, row.Person.Details.Name ?? row.Person.Details.NameKhmer));
        if (Leaves(RecordKind.Person, "sex", audience))
            Add("sex", Person("sex"), TableKind.Text, 12, (_, row) => Field(row.Person, "sex"));
        if (Leaves(RecordKind.Person, "ageGroup", audience))
            Add("ageGroup", Person("ageGroup"), TableKind.Text, 12, (_, row) => Field(row.Person, "ageGroup"));
        if (Leaves(RecordKind.Person, "nationality", audience))
            Add("nationality", Person("nationality"), TableKind.Text, 14, (_, row) => Field(row.Person, "nationality"));
        if (Leaves(RecordKind.Person, "occupation", audience))
            Add("occupation", Person("occupation"), TableKind.Text, 18, (_, row) => Field(row.Person, "occupation"));
        Add("status", Texts.Localize("Export.Status"), TableKind.Text, 16, (_, row) => $"{row.Custody.Status.Localize()}");
        Add("certainty", Texts.Localize("Export.Certainty"), TableKind.Text, 10, (_, row) => $"{row.Custody.Certainty.Localize()}");
        Add("heldSince", Texts.Localize("Export.HeldSince"), TableKind.Date, 12, (_, row) => row.Custody.HeldSince);
        Add("charges", Texts.Localize("Export.Charges"), TableKind.Text, 30, (asked, row) => Charges(asked.Part, row, audience));
        Add("sentence", Texts.Localize("Export.Sentence"), TableKind.Text, 14, (asked, row) => Sentences(asked.Part, row));
        if (Leaves(RecordKind.Stay, "facility", audience))
            Add("facility", StayDetails.Catalogue.Find("facility")!.Label, TableKind.Text, 20, (_, row) => row.Facility);
        Add("province", Texts.Localize("Export.Province"), TableKind.Text, 16, (asked, row) => asked.Provinces.Of(row.FacilityId));
        Add("lastConfirmed", Texts.Localize("Export.LastConfirmed"), TableKind.Date, 12, (_, row) => row.Custody.LastConfirmed);
        return all;

        void Add(string key, string label, TableKind kind, double width, Func<Asked, PrisonerRow, object?> value)
        {
            if (order.Columns.Count == 0 || order.Columns.Contains(key)) all.Add(new(new(key, label, kind, width), value));
        }
    }

    internal static string? Charges(ExportedPart part, PrisonerRow row, Audience audience) => ExportedPart.Joined(
        part.ChargesOf(row.Charges).Select(line => (Label(line, audience), line.Article) switch
        {
            ({ } label, { } article) => $"{label} ({article})",
            var (label, article) => label ?? article,
        }));

    // In the source's own words, which may name anybody.
    private static string? Label(ChargeLine line, Audience audience) =>
        line.Charge.IsHidden("label") || !Leaves(RecordKind.Charge, "label", audience) ? null : line.Charge.Details.Label;

    internal static string? Sentences(ExportedPart part, PrisonerRow row) => ExportedPart.Joined(part.ChargesOf(row.Charges)
        .Select(line => part.SentencesOf(line).LastOrDefault() is { } last ? SentenceFormatter.Of(last.Details) : null));

    private static string? Field(Redacted<PersonDetails> person, string key) =>
        person.IsHidden(key) ? null : FieldFormatter.Of(PersonDetails.Catalogue.Find(key)!.Get(person.Details));

    private static string Person(string key) => PersonDetails.Catalogue.Find(key)!.Label;
}
