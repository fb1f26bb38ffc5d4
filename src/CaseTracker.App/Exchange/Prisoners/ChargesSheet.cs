using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>The charges of everybody on the list, groups too: a row for each sentence, and one for a charge without any.</summary>
internal static class ChargesSheet
{
    public static Sheet Of(IEnumerable<Row> rows) => new(Texts.Localize("Export.Sheet_Charges"), true,
    [
        new(Texts.Localize("Export.Record"), 8), new(PersonDetails.Catalogue.Find("name")!.Label, 20),
        new(Charge("label"), 20), new(Charge("article"), 30), .. PrisonersSheet.Dates(Charge("on")), new(Charge("outcome"), 11),
            .. PrisonersSheet.Dates(Charge("outcomeOn")), new(Charge("grounds"), 28),
        new(Texts.Localize("Export.Reported"), 26),
        new(Texts.Localize("Export.Sentence"), 14), .. PrisonersSheet.Dates(Sentence("on")), new(Sentence("inAbsentia"), 9),
            new(Sentence("appeal"), 11), .. PrisonersSheet.Dates(Sentence("appealOn")),
        new(Texts.Localize("Export.SourceNumbers"), 9),
    ], rows);

    /// <summary>Those of a person or a group.</summary>
    public static IEnumerable<Row> Rows(ExportedPart export, Redacted<PersonDetails> person, IReadOnlyList<ChargeLine> charges) =>
        from line in export.ChargesOf(charges)
        from sentence in export.SentencesOf(line).Cast<Redacted<SentenceDetails>?>().DefaultIfEmpty()
        select Row(export, person, line, sentence);

    private static Row Row(ExportedPart export, Redacted<PersonDetails> person, ChargeLine line, Redacted<SentenceDetails>? sentence)
    {
        var charge = line.Charge;
        object?[] judged = sentence is null ? new object?[9]
            : [SentenceFormatter.WithOffence(sentence.Details), .. ExportedPart.Dates(sentence, "on", sentence.Details.On),
                FieldFormatter.Of(sentence.Details.InAbsentia),
                ExportedPart.Choice(sentence, "appeal", sentence.Details.Appeal),
                    .. ExportedPart.Dates(sentence, "appealOn", sentence.Details.AppealOn)];
        return new(
        [
            person.Id, ExportedPart.Name(person),
            ExportedPart.Label(line), ExportedPart.Article(line), .. ExportedPart.Dates(charge, "on", charge.Details.On),
            ExportedPart.Choice(charge, "outcome", charge.Details.Outcome),
                .. ExportedPart.Dates(charge, "outcomeOn", charge.Details.OutcomeOn),
                ExportedPart.Shown(charge, "grounds", charge.Details.Grounds),
            Reported(export, line), .. judged,
            export.SourceText(sentence is null ? [charge.Id] : [charge.Id, sentence.Id]),
        ]);
    }

    /// <summary>What each source calls the charge, where they don't agree.</summary>
    private static object? Reported(ExportedPart export, ChargeLine line) => export.Citations.Conflict(line.Charge.Id, "label")
        ? ExportedFact.Of(ChargeDetails.Catalogue, line.Charge).Reported(export.Citations, "label") : null;

    private static string Charge(string field) => ChargeDetails.Catalogue.Find(field)!.Label;

    private static string Sentence(string field) => SentenceDetails.Catalogue.Find(field)!.Label;
}
