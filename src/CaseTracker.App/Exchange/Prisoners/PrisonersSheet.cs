using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>The list: one row a person. CSV holds this sheet and nothing else.</summary>
internal static class PrisonersSheet
{
    // From here on for calculation, not for print: paper is passed on more easily than a file.
    private const int NotPrinted = 5;

    public static Sheet Of(ExportedPrisoners export)
    {
        var columns = Columns();
        return new(Texts.Say("Export.Sheet_Prisoners"), true, columns, export.List.Rows.Select(row => Row(export, row)), columns.Count - NotPrinted);
    }

    private static List<Column> Columns() =>
    [
        new(Texts.Say("Export.Record"), 8), new(Label("name"), 20), new(Label("nameKhmer"), 18),
        new(Texts.Say("Export.Status"), 17), new(Texts.Say("Export.Certainty"), 9),
        .. Dates(Texts.Say("Export.HeldSince")),
        new(Texts.Say("Export.Charges"), 28), new(Texts.Say("Export.Sentence"), 14),
        new(Texts.Say("Export.SentenceEndEarliest"), 11.5), new(Texts.Say("Export.SentenceEndLatest"), 11.5),
        new(StayDetails.Catalogue.Find("facility")!.Label, 18),
        .. Dates(Texts.Say("Export.LastConfirmed")),
        new(Texts.Say("Export.Reason"), 38), new(Texts.Say("Export.Conflict"), 12), new(Texts.Say("Export.SourceNumbers"), 9),
        new(Label("sex"), 11), .. Dates(Label("birth")), new(Texts.Say("Export.FactsHeldBack"), 11),
    ];

    private static Row Row(ExportedPrisoners export, PrisonerRow row)
    {
        var (person, standing) = (row.Person, row.Standing);
        return new(
        [
            row.Id, ExportedPrisoners.Name(person), ExportedPrisoners.Shown(person, "nameKhmer", person.Details.NameKhmer),
            standing.Status.InWords().InWords(), standing.Certainty.InWords().InWords(),
            .. DateCells.Of(standing.HeldSince),
            export.ChargeWords(row), export.SentenceText(row), standing.SentenceEnd?.Earliest, standing.SentenceEnd?.Latest,
            ExportedPrisoners.Facility(row),
            .. DateCells.Of(standing.LastConfirmed),
            standing.Reason.InWords(), Conflicts(export, row), export.SourceText(row.RecordIds),
            ExportedPrisoners.Choice(person, "sex", person.Details.Sex), .. ExportedPrisoners.Dates(person, "birth", person.Details.Birth), row.FactsHeldBack,
        ]);
    }

    /// <summary>The headings of an imprecise date's three cells.</summary>
    public static Column[] Dates(string heading) =>
        [new(heading, 13), new(Texts.Say("Export.Earliest", heading), 11.5), new(Texts.Say("Export.Latest", heading), 11.5)];

    private static string? Conflicts(ExportedPrisoners export, PrisonerRow row) => ExportedPrisoners.Joined(
        ExportedFact.Behind(row).SelectMany(fact => fact.Conflicts(export.List.Citations)).Select(field => field.Label).Distinct());

    private static string Label(string field) => PersonDetails.Catalogue.Find(field)!.Label;
}
