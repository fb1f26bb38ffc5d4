using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Figures;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;

namespace CaseTracker.App.Exchange.Records;

/// <summary>The ledger as a table: a row for each report of a number, with how it stands to the others of its entry, and the sums that were
/// asked for with what they assume.</summary>
internal static class ExportedLedger
{
    private static readonly (string Key, LedgerRelation Relation)[] Relations =
        [("repeats", LedgerRelation.Repeated), ("agrees", LedgerRelation.Confirmed), ("differs", LedgerRelation.Differ),
            ("excludes", LedgerRelation.Exclude), ("otherDates", LedgerRelation.OverTime)];

    public static ExportedTable Of(Ledger ledger, LedgerQuestion question, DateTime madeAt, Role sight)
    {
        var rows = new List<object?[]>();
        foreach (var entry in ledger.Entries)
        {
            var first = rows.Count + 1;
            for (var line = 0; line < entry.Lines.Count; line++) rows.Add(Row(entry, line, first));
        }
        var asked = new Dictionary<string, IReadOnlyList<string>>();
        if (question.Text.Length > 0) asked["q"] = [question.Text];
        if (question.Add is { Count: > 0 } add) asked["add"] = add;
        return new ExportedTable("ledger", Texts.Localize("Lists.Title_ledger"), Texts.Localize("Lists.About_ledger"),
            [.. asked.Select(part => (Texts.Localize(part.Key == "q" ? "Ledger.Search" : "Ledger.Add"),
                string.Join("; ", part.Value)))], asked,
            [
                new("line", Texts.Localize("Ledger.Line"), TableKind.Whole, 6),
                    new("entry", Texts.Localize("Ledger.Entry"), TableKind.Text, 32),
                    new("key", Texts.Localize("Ledger.Key"), TableKind.Text, 24),
                new("of", Texts.Localize("Lists.ConflictOf"), TableKind.Link, 24),
                    new("record", Texts.Localize("Export.Record"), TableKind.Whole, 8),
                    new("kind", Texts.Localize("Lists.ConflictKind"), TableKind.Text, 14),
                new("number", Texts.Localize("Ledger.Number"), TableKind.Number, 18),
                    new("unit", FigureDetails.Catalogue.Find("unit")!.Label, TableKind.Text, 12),
                    new("reported", Texts.Localize("Ledger.Reported"), TableKind.Text, 32),
                new("asOf", Texts.Localize("Ledger.AsOf"), TableKind.Date, 14),
                    new("reporter", Texts.Localize("Ledger.CountedBy"), TableKind.Text, 20),
                    new("source", Texts.Localize("Ledger.Source"), TableKind.Text, 32),
                new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 8),
                    new("publisher", SourceDetails.Catalogue.Find("publisher")!.Label, TableKind.Text, 20),
                    new("locator", CitationDetails.Catalogue.Find("locator")!.Label, TableKind.Text, 16),
                new("reliability", SourceDetails.Catalogue.Find("reliability")!.Label, TableKind.Text, 10),
                    new("credibility", CitationDetails.Catalogue.Find("credibility")!.Label, TableKind.Whole, 10),
                new("relation", Texts.Localize("Ledger.Relation"), TableKind.Text, 24),
                    new("publishers", Texts.Localize("Ledger.IndependentPublishers"), TableKind.Whole, 12),
                .. Relations.Select(one => new TableColumn(one.Key, Texts.Localize($"Ledger.Lines_{one.Relation}"), TableKind.Numbers, 12)),
                new("printed", Texts.Localize("Ledger.IsPrinted"), TableKind.Text, 8),
                    new("printedNumber", Texts.Localize("Ledger.PrintedNumber"), TableKind.Number, 16),
                    new("reason", Texts.Localize("Ledger.ChooseReason"), TableKind.Text, 32),
                new("chosenBy", Texts.Localize("Ledger.ChosenBy"), TableKind.Text, 16),
                    new("chosenAt", Texts.Localize("Ledger.ChosenAt"), TableKind.Text, 20),
                    new("taken", Texts.Localize("Ledger.TakenAs"), TableKind.Number, 16),
                new("named", Texts.Localize("Ledger.NamedMembers"), TableKind.Whole, 10),
            ],
            rows.ToAsyncEnumerable(), ledger.HeldBack, TableSources.Of(ledger.Citations), madeAt, sight)
        {
            CountKey = "Ledger.ReportsWritten",
            Assumptions = [Texts.Localize("Ledger.Intro"), .. ledger.Sums.SelectMany(sum => sum.Assumptions)
                .Select(assumption => assumption.Localize()).Distinct()],
            Parts = [Sums(ledger, madeAt, sight)],
        };
    }

    private static object?[] Row(LedgerEntry entry, int at, int first)
    {
        var (line, choice) = (entry.Lines[at], entry.Choice);
        var source = line.Source;
        var others = entry.Others(at);
        return
        [
            first + at, entry.Topic, entry.Key, entry.Of is { } of
                ? new RelatedRecord(of.Id, of.Name) : null, line.RecordId, line.Kind.Label,
            line.Number, FieldFormatter.Choice(entry.Unit), line.Reported, line.AsOf, line.ReporterHidden
                ? ExportedTable.Restricted : line.Reporter, source?.Details.Title,
            source is null ? null : new[] { source.Number }, Of("publisher", source?.Details.Publisher), line.Citation?.Locator,
            Of("reliability", source?.Details.Reliability is { } grade ? FieldFormatter.Choice(grade) : null), line.Citation?.Credibility,
            Texts.Localize($"Ledger.Relation_{entry.Relation}"), entry.Publishers,
            .. Relations.Select(one => (object)others[one.Relation].Select(other => first + other).ToList()),
            choice is null ? null : Texts.Localize(entry.Prints(line) ? "Choices.Yes" : "Choices.No"), choice?.Number, choice?.Reason,
                choice?.By, choice is null ? null : CoverSheet.Moment(choice.At), entry.Taken,
            entry.Named,
        ];

        object? Of(string field, string? value) => source?.Hidden.Contains(field) ?? false ? ExportedTable.Restricted : value;
    }

    private static ExportedTable Sums(Ledger ledger, DateTime madeAt, Role sight) =>
        new("sums", Texts.Localize("Ledger.Sum"), "", [], new Dictionary<string, IReadOnlyList<string>>(),
        [
            new("number", Texts.Localize("Ledger.Sum"), TableKind.Number, 20),
                new("unit", FigureDetails.Catalogue.Find("unit")!.Label, TableKind.Text, 14),
                new("of", Texts.Localize("Ledger.SumParts"), TableKind.Texts, 60),
            new("assumptions", Texts.Localize("Ledger.Assumptions"), TableKind.Texts, 80),
        ],
        ledger.Sums.Select(sum => (object?[])[sum.Number, FieldFormatter.Choice(sum.Unit), sum.Of.Select(entry => entry.Topic)
            .ToList(), sum.Assumptions.Select(assumption => assumption.Localize()).ToList()]).ToAsyncEnumerable(),
        null, null, madeAt, sight);
}
