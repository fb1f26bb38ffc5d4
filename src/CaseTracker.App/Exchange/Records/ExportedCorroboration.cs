using CaseTracker.App.Database;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;

namespace CaseTracker.App.Exchange.Records;

/// <summary>What facts rest on as a table: a row for each fact, and the counts of the page.</summary>
internal static class ExportedCorroboration
{
    public static ExportedTable Of(CorroborationForward all, CaseTrackerDb db, RecordKind? kind, Voices? voices, DateTime madeAt,
        Role sight)
    {
        var asked = new Dictionary<string, IReadOnlyList<string>>();
        var question = new List<(string, string)>();
        if (kind is { } only)
        {
            asked["kind"] = [only.ToString()];
            question.Add((Texts.Localize("Ledger.Kind"), only.Label));
        }
        if (voices is { } rest)
        {
            asked["voices"] = [rest.ToString()];
            question.Add((Texts.Localize("Ledger.RestsOn"), Words(rest)));
        }
        return new ExportedTable("corroboration", Texts.Localize("Lists.Title_corroboration"), Texts.Localize("Lists.About_corroboration"),
            question, asked,
            [
                new("kind", Texts.Localize("Ledger.Kind"), TableKind.Text, 20),
                    new("record", Texts.Localize("Export.Record"), TableKind.Whole, 8),
                    new("of", Texts.Localize("Lists.ConflictOf"), TableKind.Link, 32),
                new("voices", Texts.Localize("Ledger.RestsOn"), TableKind.Text, 32),
                    new("documents", Texts.Localize("Ledger.Documents"), TableKind.Whole, 12),
                new("publishers", Texts.Localize("Ledger.IndependentPublishers"), TableKind.Whole, 12),
                    new("contradicting", Texts.Localize("Ledger.Contradicting"), TableKind.Whole, 12),
                    new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 12),
            ],
            Rows(all.Parts), null, TableSources.Of(all.Cited, db), madeAt, sight)
        {
            Assumptions = [Texts.Localize("Ledger.CorroborationIntro")],
            Parts = [Counts(all, madeAt, sight)],
        };
    }

    private static async IAsyncEnumerable<object?[]> Rows(IAsyncEnumerable<CorroborationPart> parts)
    {
        await foreach (var part in parts.Ahead())
            foreach (var fact in part.Facts)
                yield return
                [
                    fact.Kind.Label, fact.Id, fact.Of is { } of
                        ? new RelatedRecord(of.Id, of.Name) : ExportedTable.Restricted, Words(fact.On.Voices), fact.On.Documents,
                    fact.On.Publishers, fact.On.Contradicting, part.Citations.Sourced(fact.Id),
                ];
    }

    /// <summary>All kinds, whatever the rows are narrowed to: as on the page.</summary>
    private static ExportedTable Counts(CorroborationForward all, DateTime madeAt, Role sight)
    {
        var rests = Enum.GetValues<Voices>();
        return new("counts", Texts.Localize("Ledger.Counts"), "", [], new Dictionary<string, IReadOnlyList<string>>(),
            [
                new("kind", Texts.Localize("Ledger.Kind"), TableKind.Text, 24),
                    .. rests.Select(rest => new TableColumn($"{char.ToLowerInvariant(rest.ToString()[0])}{rest.ToString()[1..]}",
                    Words(rest), TableKind.Whole, 16)),
                new("contradicted", Texts.Localize("Ledger.Contradicted"), TableKind.Whole, 16),
                    new("all", Texts.Localize("Ledger.All"), TableKind.Whole, 10),
            ],
            all.Lines.Select(line => (object?[])[line.Kind.Label, .. rests.Select(rest => (object)line.Of(rest)),
                line.Contradicted, line.Total]).ToAsyncEnumerable(), null, null, madeAt, sight);
    }

    private static string Words(Voices voices) => Texts.Localize($"Ledger.Voices_{voices}");
}
