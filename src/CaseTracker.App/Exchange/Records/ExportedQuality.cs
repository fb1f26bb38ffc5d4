using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Exchange.Records;

/// <summary>What the register still owes its readers, as tables: fields whose sources disagree, and what is on record of whom.</summary>
internal static class ExportedQuality
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NothingAsked = [];

    public static ExportedTable Of(IReadOnlyList<SourceConflict> conflicts, DateTime madeAt, Role sight) => new(
        "conflicts", Texts.Say("Lists.Title_conflicts"), Texts.Say("Lists.About_conflicts"), [], NothingAsked,
        [
            new("of", Texts.Say("Lists.ConflictOf"), TableKind.Link, 28), new("record", Texts.Say("Export.Record"), TableKind.Whole, 8), new("kind", Texts.Say("Lists.ConflictKind"), TableKind.Text, 16),
            new("field", Texts.Say("Lists.ConflictField"), TableKind.Text, 20), new("current", Texts.Say("Lists.ConflictCurrent"), TableKind.Text, 24), new("reported", Texts.Say("Lists.ConflictReported"), TableKind.Text, 40),
            new("said", Texts.Say("Lists.ConflictSaid"), TableKind.Text, 60),
        ],
        [.. conflicts.Select(conflict => (object?[])[new LinkedRecord(conflict.Of.Id, conflict.Of.Name), conflict.RecordId, Texts.Say($"Choices.RecordKind_{conflict.Kind}"),
            RecordTypes.All[conflict.Kind].Find(conflict.Field)?.Label ?? conflict.Field, conflict.Current, string.Join("; ", conflict.Reported),
            string.Join("; ", conflict.Said.Select(said => $"{said.Citation.Reported}: {said.Source.Details.Title}"))])],
        null, null, madeAt, sight);

    public static ExportedTable Of(Completeness completeness, DateTime madeAt, Role sight)
    {
        var facts = Enum.GetValues<SubmissionFact>();
        return new ExportedTable("completeness", Texts.Say("Lists.Title_completeness"), Texts.Say("Lists.About_completeness"), [], NothingAsked,
            [new("person", FieldWords.Choice(RecordKind.Person), TableKind.Link, 28), .. facts.Select(fact => new TableColumn(Key(fact), Texts.Say($"Completeness.Fact_{fact}"), TableKind.Text, 14))],
            [.. completeness.Rows.Select(row => (object?[])[new LinkedRecord(row.Id, row.Name), .. facts.Select(fact =>
                row.Facts[fact] == FactState.Withheld ? ExportedTable.Restricted : Texts.Say($"Lists.Fact_{row.Facts[fact]}"))])],
            null, null, madeAt, sight);
    }

    private static string Key(SubmissionFact fact) => $"{char.ToLowerInvariant(fact.ToString()[0])}{fact.ToString()[1..]}";
}
