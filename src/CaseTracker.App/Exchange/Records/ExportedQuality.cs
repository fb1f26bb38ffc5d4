using CaseTracker.App.Conflicts;
using CaseTracker.App.Pages;
using CaseTracker.App.Pages.Gaps;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Exchange.Records;

/// <summary>What the register still owes its readers, as tables: fields whose sources disagree, what is on record of whom, and how exact it
/// is.</summary>
internal static class ExportedQuality
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NothingAsked = [];

    public static ExportedTable Of(IAsyncEnumerable<SourceConflict> conflicts, DateTime madeAt, Role sight) => new(
        "conflicts", Texts.Localize("Lists.Title_conflicts"), Texts.Localize("Lists.About_conflicts"), [], NothingAsked,
        [
            new("of", Texts.Localize("Lists.ConflictOf"), TableKind.Link, 28),
                new("record", Texts.Localize("Export.Record"), TableKind.Whole, 8),
                new("kind", Texts.Localize("Lists.ConflictKind"), TableKind.Text, 16),
            new("field", Texts.Localize("Lists.ConflictField"), TableKind.Text, 20),
                new("current", Texts.Localize("Lists.ConflictCurrent"), TableKind.Text, 24),
                new("reported", Texts.Localize("Lists.ConflictReported"), TableKind.Text, 40),
            new("said", Texts.Localize("Lists.ConflictSaid"), TableKind.Text, 60),
        ],
        conflicts.Select(conflict => (object?[])[new RelatedRecord(conflict.Of.Id, conflict.Of.Name), conflict.RecordId,
            conflict.Kind.Label,
            RecordTypes.All[conflict.Kind].Find(conflict.Field)?.Label
                ?? conflict.Field, conflict.Current, string.Join("; ", conflict.Reported),
            string.Join("; ", conflict.Said.Select(said => $"{said.Citation.Reported}: {said.Source.Details.Title}"))]),
        null, null, madeAt, sight);

    public static ExportedTable Of(Completeness completeness, DateTime madeAt, Role sight)
    {
        var facts = SubmissionForm.OnRecord;
        return new ExportedTable("completeness", Texts.Localize("Lists.Title_completeness"), Texts.Localize("Lists.About_completeness"), [],
            NothingAsked,
            [new("person", RecordKind.Person.Label, TableKind.Link, 28),
                .. facts.Select(fact => new TableColumn(fact.Key(), fact.Label(), TableKind.Text, 14))],
            completeness.Rows.Select(row => (object?[])[new RelatedRecord(row.Id, row.Name), .. facts.Select(fact =>
                row.Facts[fact] == FactState.Withheld ? ExportedTable.Restricted : Texts.Localize($"Lists.Fact_{row.Facts[fact]}"))])
                .ToAsyncEnumerable(),
            null, null, madeAt, sight);
    }

    /// <summary>A row for each field of a record that lacks something.</summary>
    public static ExportedTable Of(IAsyncEnumerable<RecordGaps> records, GapQuestion question, DateTime madeAt, Role sight) => new(
        "completeness", Texts.Localize("Completeness.Gaps"), Texts.Localize("Completeness.GapsIntro"),
        [.. question.Kind is { } kind ? (IEnumerable<(string, string)>)[(Texts.Localize("Completeness.ExactKind"), kind.Label)] : [],
            .. question.Gap is { } gap ? (IEnumerable<(string, string)>)[(Texts.Localize("Completeness.Gap"),
                Texts.Localize($"Completeness.Gap_{gap}"))] : []],
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["kind"] = [question.Kind?.Name ?? "all"],
            ["gap"] = question.Gap is { } only ? [$"{only}"] : [],
            ["field"] = question.Field is { } field ? [field] : [],
        }.Where(part => part.Value.Count > 0).ToDictionary(),
        [
            new("kind", Texts.Localize("Completeness.ExactKind"), TableKind.Text, 18),
                new("record", Texts.Localize("Export.Record"), TableKind.Whole, 8),
                new("of", Texts.Localize("Lists.ConflictOf"), TableKind.Text, 30),
            new("field", Texts.Localize("Completeness.ExactField"), TableKind.Text, 30),
                new("gap", Texts.Localize("Completeness.Gap"), TableKind.Text, 14),
        ],
        records.SelectMany(record => record.Gaps.Select(found => (object?[])[record.Kind.Label, record.Id, record.Of, found.Label,
            Texts.Localize($"Completeness.Gap_{found.Gap}")])),
        null, null, madeAt, sight);

    public static ExportedTable Of(Exactness exactness, DateTime madeAt, Role sight) => new(
        "exactness", Texts.Localize("Lists.Title_exactness"), Texts.Localize("Lists.About_exactness"), [], NothingAsked,
        [
            new("kind", Texts.Localize("Completeness.ExactKind"), TableKind.Text, 20),
                new("field", Texts.Localize("Completeness.ExactField"), TableKind.Text, 20),
                new("holds", Texts.Localize("Completeness.ExactHolds"), TableKind.Text, 10),
            .. ExactCounts.Select(count => new TableColumn(count.Key, Texts.Localize($"Completeness.Exact_{count.Key}"),
                TableKind.Whole, 12)),
        ],
        exactness.Dates.Concat(exactness.Numbers)
            .Select(line => (object?[])[line.Kind.Label, line.Label,
            Texts.Localize(line.IsDate ? "Completeness.ExactDate" : "Completeness.ExactNumber"),
            .. ExactCounts.Select(count => count.Dates is { } dates && dates != line.IsDate ? null : (object?)count.Of(line))])
            .ToAsyncEnumerable(),
        null, null, madeAt, sight);

    /// <summary>What is counted of each field; some of dates or of numbers only.</summary>
    private static readonly (string Key, bool? Dates, Func<ExactnessLine, int> Of)[] ExactCounts =
    [
        ("records", null, line => line.Records), ("given", null, line => line.Given), ("empty", null, line => line.Empty),
            ("stated", true, line => line.Stated),
        ("partlyStated", true, line => line.PartlyStated), ("inferred", true, line => line.Inferred), ("oneDay", true, line => line.OneDay),
            ("doubtful", null, line => line.Doubtful),
        ("withoutValue", false, line => line.WithoutValue),
    ];
}
