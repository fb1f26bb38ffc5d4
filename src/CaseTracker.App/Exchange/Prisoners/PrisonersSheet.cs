using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>The list: one row a person. CSV holds this sheet and nothing else.</summary>
internal static class PrisonersSheet
{
    private const string Review = PrisonerFilters.Review, Tag = PrisonerFilters.Tag;

    /// <summary>What is kept beside each person's record, of the columns that somebody asks for.</summary>
    public static IEnumerable<PrisonerColumn> Beside(IReadOnlyList<string> columns)
    {
        if (columns.Contains(Review)) yield return PrisonerColumn.Review;
        if (columns.Contains(Tag)) yield return PrisonerColumn.Tag;
    }

    // From here on for calculation, not for print: paper is passed on more easily than a file.
    private const int NotPrinted = 5;

    public static Sheet Of(IEnumerable<Row> rows)
    {
        var columns = Columns();
        return new(Texts.Localize("Export.Sheet_Prisoners"), true, columns, rows, columns.Count - NotPrinted);
    }

    private static List<Column> Columns() =>
    [
        new(Texts.Localize("Export.Record"), 7), new(Label("name"), 16), new(Label("nameKhmer"), 14),
        new(Texts.Localize("Export.Status"), 13), new(Texts.Localize("Export.Certainty"), 9),
        new(Texts.Localize($"Lists.Filter_{Review}"), 11), new(Texts.Localize($"Lists.Filter_{Tag}"), 14),
        .. Dates(Texts.Localize("Export.HeldSince")),
        new(Texts.Localize("Export.Charges"), 20), new(Texts.Localize("Export.Sentence"), 10),
        new(Texts.Localize("Export.SentenceEndEarliest"), 10.8), new(Texts.Localize("Export.SentenceEndLatest"), 10.8),
        new(StayDetails.Catalogue.Find("facility")!.Label, 14),
        .. Dates(Texts.Localize("Export.LastConfirmed")),
        new(Texts.Localize("Export.Reason"), 27), new(Texts.Localize("Export.Conflict"), 10),
            new(Texts.Localize("Export.SourceNumbers"), 8),
        new(Label("sex"), 11), .. Dates(Label("birth")), new(Texts.Localize("Export.FactsHeldBack"), 11),
    ];

    /// <summary>What each column is called by whoever chooses columns; a date takes three.</summary>
    private static readonly string[] Keys = ["record", "name", "nameKhmer", "status", "certainty", Review, Tag, "heldSince", "heldSince",
        "heldSince", "charges", "sentence",
        "sentenceEnd", "sentenceEnd", "facility", "lastConfirmed", "lastConfirmed", "lastConfirmed", "reason",
        "conflict", "sourceNumbers", "sex", "birth", "birth", "birth", "factsHeldBack"];

    /// <summary>What is wrong with the columns that are asked for; null where nothing is.</summary>
    public static Problem? Unknown(PrisonerQuestion question, IReadOnlyList<string> columns) =>
        columns.FirstOrDefault(key => !Keys.Contains(key)) is { } unknown
            ? new Problem("PrisonerPages.WrongColumn", unknown, string.Join(", ", Keys.Distinct()))
            : question.KnownAsOf is not null && columns.FirstOrDefault(ListFilters.BesideRecords.Contains) is { } beside
                ? new Problem("Lists.NotKnownThen", Texts.Localize($"Lists.Filter_{beside}")) : null;

    /// <summary>The sheet with the columns that are asked for; where none is, without those that no row fills. The record's number and
    /// what was held back stay: what the sheet is read by, and what it lacks.</summary>
    public static Sheet Picked(Sheet sheet, RowSpool rows, IReadOnlyList<string> columns)
    {
        var kept = Enumerable.Range(0, Keys.Length).Where(at => Keys[at] is "record"
            || (columns.Count > 0 ? columns.Contains(Keys[at])
                : !ListFilters.BesideRecords.Contains(Keys[at]) && (rows.Count == 0 || Keys[at] == "factsHeldBack"
                    || Enumerable.Range(0, Keys.Length).Any(of => Keys[of] == Keys[at] && rows.Fills(of)))))
            .ToList();
        return new(sheet.Name, true, [.. kept.Select(at => sheet.Columns[at])],
            sheet.Rows.Select(row => row with { Cells = [.. kept.Select(at => row.Cells[at])] }),
            kept.Count(at => at < sheet.PrintedColumns));
    }

    /// <param name="facts">Of <see cref="ExportedFact.Behind(PrisonerRow)"/>.</param>
    public static Row Row(ExportedPart export, PrisonerRow row, IEnumerable<ExportedFact> facts)
    {
        var (person, standing) = (row.Person, row.Custody);
        return new(
        [
            row.Id, ExportedPart.Name(person), ExportedPart.Shown(person, "nameKhmer", person.Details.NameKhmer),
            standing.Status.Localize().Localize(), standing.Certainty.Localize().Localize(),
            row.Review is { } state ? FieldFormatter.Choice(state) : null, row.Tags,
            .. DateCells.Of(standing.HeldSince),
            export.ChargeWords(row), export.SentenceText(row.Charges), standing.SentenceEnd?.Earliest, standing.SentenceEnd?.Latest,
            ExportedPart.Facility(row),
            .. DateCells.Of(standing.LastConfirmed),
            standing.Reason.Localize(), Conflicts(export, row, facts), export.SourceText(row.RecordIds),
            ExportedPart.Choice(person, "sex", person.Details.Sex), .. ExportedPart.Dates(person, "birth", person.Details.Birth),
                row.FactsHeldBack,
        ]);
    }

    /// <summary>The headings of an imprecise date's three cells.</summary>
    public static Column[] Dates(string heading) =>
        [new(heading, 12), new(Texts.Localize("Export.Earliest", heading), 10.8), new(Texts.Localize("Export.Latest", heading), 10.8)];

    private static string? Conflicts(ExportedPart export, PrisonerRow row, IEnumerable<ExportedFact> facts) => ExportedPart.Joined(
        facts.SelectMany(fact => fact.Conflicts(export.Citations)).Select(field => field.Label)
            .Concat(row.ToldTwice.Select(_ => ChargeDetails.Catalogue.Find("outcome")!.Label))
            .Concat(row.AgesDisagree ? [Label("ageGroup")] : []).Distinct());

    private static string Label(string field) => PersonDetails.Catalogue.Find(field)!.Label;
}
