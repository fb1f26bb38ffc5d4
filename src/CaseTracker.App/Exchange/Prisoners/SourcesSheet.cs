using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Sources;

namespace CaseTracker.App.Exchange.Prisoners;

/// <summary>The sources by their numbers, as the other sheets cite them.</summary>
internal static class SourcesSheet
{
    public static Sheet Of(IEnumerable<Row> rows) => new(Texts.Localize("Export.Sheet_Sources"), true,
    [
        new(Texts.Localize("Export.Number"), 8), new(Label("title"), 44), new(Label("publisher"), 24), new(Label("kind"), 14),
            .. PrisonersSheet.Dates(Label("published")),
        new(Label("language"), 10), new(Label("reliability"), 20), new(Label("address"), 40),
    ], rows);

    public static Row Row(NumberedSource source)
    {
        var details = source.Details;
        return new(
        [
            source.Number, details.Title, Shown("publisher", details.Publisher), Shown("kind", FieldFormatter.Choice(details.Kind)),
            .. source.Hidden.Contains("published") ? DateCells.Hidden(ExportedPart.Restricted) : DateCells.Of(details.Published),
            Shown("language", details.Language), Shown("reliability", FieldFormatter.Choice(details.Reliability)),
                Shown("address", details.Address),
        ]);

        string? Shown(string field, string? value) => source.Hidden.Contains(field) ? ExportedPart.Restricted : value;
    }

    private static string Label(string field) => SourceDetails.Catalogue.Find(field)!.Label;
}
