using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Records;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Lists;
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

    private sealed record Told(TableColumn Column, Func<ExportedPart, PrisonerRow, Provinces, object?> Value);

    public static async Task<ExportedTable> Of(ListForward<PrisonerList, PrisonersPart> read, ExportAsked asked, CancellationToken cancel)
    {
        var (list, profile) = (read.Head, asked.Order.Profile);
        var columns = Columns(asked.Order);
        var provinces = await Provinces.Read(asked.Db, asked.CurrentUser.Clearance, cancel);
        var (rows, sources) = (new List<object?[]>(), new List<long[]>());
        await foreach (var part in read.Parts.WithCancellation(cancel))
        {
            var told = new ExportedPart(list.Question.AsOf, part.Citations);
            foreach (var row in part.Rows)
            {
                rows.Add([.. columns.Select(column => column.Value(told, row, provinces)), null]);
                sources.Add([.. told.Sources(row.RecordIds)]);
            }
        }
        for (var at = 0; at < rows.Count; at++) rows[at][^1] = sources[at].Select(read.Cited.Number).Order().ToList();
        var question = list.Question;
        var table = await AudienceTables.Make(asked, question.List.Name, Texts.Localize("Export.Title"), "",
            [(Texts.Localize("Export.AsOf"), DateCells.Iso(question.AsOf)),
                (Texts.Localize("Export.Statuses"), string.Join("; ", question.StatusesInForce.Select(status => $"{status.Localize()}"))),
                .. list.Chosen.Select(chosen => (chosen.Filter.Label, string.Join("; ", chosen.Names)))],
            [.. columns.Select(column => column.Column),
                new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 10)],
            rows, read.Cited, list.Totals.HeldBack, CoverSheet.Moment(list.KnownAt), cancel);
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
        var (audience, profile) = (order.Audience, order.Profile);
        var all = new List<Told>();
        if (profile.Names != NameForm.None)
            Add("name", Person("name"), TableKind.Text, 12, (_, row, _) => row.Person.IsHidden("name")
                ? null : AudienceTables.Name(profile, row.Person.Details.Name ?? row.Person.Details.NameKhmer));
        if (Leaves(RecordKind.Person, "sex", audience))
            Add("sex", Person("sex"), TableKind.Text, 12, (_, row, _) => Field(row.Person, "sex"));
        if (Leaves(RecordKind.Person, "ageGroup", audience))
            Add("ageGroup", Person("ageGroup"), TableKind.Text, 12, (_, row, _) => Field(row.Person, "ageGroup"));
        if (Leaves(RecordKind.Person, "nationality", audience))
            Add("nationality", Person("nationality"), TableKind.Text, 14, (_, row, _) => Field(row.Person, "nationality"));
        if (Leaves(RecordKind.Person, "occupation", audience))
            Add("occupation", Person("occupation"), TableKind.Text, 18, (_, row, _) => Field(row.Person, "occupation"));
        Add("status", Texts.Localize("Export.Status"), TableKind.Text, 16, (_, row, _) => $"{row.Custody.Status.Localize()}");
        Add("certainty", Texts.Localize("Export.Certainty"), TableKind.Text, 10, (_, row, _) => $"{row.Custody.Certainty.Localize()}");
        Add("heldSince", Texts.Localize("Export.HeldSince"), TableKind.Date, 12, (_, row, _) => row.Custody.HeldSince);
        Add("charges", Texts.Localize("Export.Charges"), TableKind.Text, 30, (part, row, _) => Charges(part, row, audience));
        Add("sentence", Texts.Localize("Export.Sentence"), TableKind.Text, 14, (part, row, _) => Sentences(part, row));
        if (Leaves(RecordKind.Stay, "facility", audience))
            Add("facility", StayDetails.Catalogue.Find("facility")!.Label, TableKind.Text, 20, (_, row, _) => row.Facility);
        Add("province", Texts.Localize("Export.Province"), TableKind.Text, 16, (_, row, provinces) => provinces.Of(row.FacilityId));
        Add("lastConfirmed", Texts.Localize("Export.LastConfirmed"), TableKind.Date, 12, (_, row, _) => row.Custody.LastConfirmed);
        return all;

        void Add(string key, string label, TableKind kind, double width, Func<ExportedPart, PrisonerRow, Provinces, object?> value)
        {
            if (order.Columns.Count == 0 || order.Columns.Contains(key)) all.Add(new(new(key, label, kind, width), value));
        }
    }

    private static string? Charges(ExportedPart part, PrisonerRow row, Audience audience) => ExportedPart.Joined(
        part.ChargesOf(row.Charges).Select(line => (Label(line, audience), line.Article) switch
        {
            ({ } label, { } article) => $"{label} ({article})",
            var (label, article) => label ?? article,
        }));

    // In the source's own words, which may name anybody.
    private static string? Label(ChargeLine line, Audience audience) =>
        line.Charge.IsHidden("label") || !Leaves(RecordKind.Charge, "label", audience) ? null : line.Charge.Details.Label;

    private static string? Sentences(ExportedPart part, PrisonerRow row) => ExportedPart.Joined(part.ChargesOf(row.Charges)
        .Select(line => part.SentencesOf(line).LastOrDefault() is { } last ? SentenceFormatter.Of(last.Details) : null));

    private static string? Field(Redacted<PersonDetails> person, string key) =>
        person.IsHidden(key) ? null : FieldFormatter.Of(PersonDetails.Catalogue.Find(key)!.Get(person.Details));

    private static string Person(string key) => PersonDetails.Catalogue.Find(key)!.Label;
}
