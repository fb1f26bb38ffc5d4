using System.Globalization;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Import;

/// <summary>The fields of the one wide table in which teams keep their prisoners, a person a row: each with the words for it
/// (Import.Wide_KIND_FIELD), in both languages.</summary>
internal static class PrisonerHeadings
{
    private static readonly (RecordKind Kind, string Field)[] Fields =
    [
        (RecordKind.Person, "name"), (RecordKind.Person, "nameKhmer"), (RecordKind.Person, "sex"), (RecordKind.Person, "birth"),
        (RecordKind.Person, "ageGroup"), (RecordKind.Person, "occupation"), (RecordKind.Person, "nationality"),
        (RecordKind.Person, "summary"), (RecordKind.CustodyEvent, "on"), (RecordKind.CustodyEvent, "place"),
        (RecordKind.CustodyEvent, "force"), (RecordKind.CustodyEvent, "age"), (RecordKind.CustodyEvent, "statedReason"),
        (RecordKind.CustodyEvent, "note"), (RecordKind.Charge, "label"), (RecordKind.Charge, "article"), (RecordKind.Charge, "on"),
        (RecordKind.Prosecution, "court"), (RecordKind.Prosecution, "judge"), (RecordKind.Prosecution, "caseNumber"),
        (RecordKind.Prosecution, "counsel"), (RecordKind.Sentence, "on"), (RecordKind.Stay, "facility"),
    ];

    /// <summary>What the export of prisoners works out of the records: its headings are known and not read.</summary>
    private static readonly string[] WorkedOut =
    [
        "Export.Status", "Export.Certainty", "Export.HeldSince", "Export.Charges", "Export.SentenceEndEarliest", "Export.SentenceEndLatest",
        "Export.LastConfirmed", "Export.Reason", "Export.Conflict", "Export.FactsHeldBack", "Lists.Filter_review",
    ];

    /// <summary>The length of a sentence, of which the file writes the words in one cell.</summary>
    public const string Term = "sentence";

    public static IEnumerable<(string Heading, ColumnUse Use)> Of(CultureInfo language)
    {
        foreach (var (kind, key) in Fields)
        {
            var use = new ColumnUse(ColumnRole.Field, Field(kind, key));
            yield return ($"{kind}.{key}", use);
            if (kind == RecordKind.Person) yield return (Texts.LocalizeIn(language, $"Fields.{kind}_{key}"), use);
            foreach (var word in Words($"Import.Wide_{kind}_{key}", language)) yield return (word, use);
        }
        foreach (var word in Words("Import.Wide_Term", language)) yield return (word, new(ColumnRole.Term));
        foreach (var key in WorkedOut)
        {
            var heading = Texts.LocalizeIn(language, key);
            foreach (var one in new[] { heading, Texts.LocalizeIn(language, "Export.Earliest", heading),
                Texts.LocalizeIn(language, "Export.Latest", heading) }) yield return (one, new(ColumnRole.WorkedOut));
        }
    }

    /// <summary>The fields, in the order in which teams keep them.</summary>
    public static IEnumerable<FieldDescriptor> All => Fields.Select(one => Field(one.Kind, one.Field));

    /// <summary>The same, each with what it is a field of.</summary>
    public static IEnumerable<(RecordKind Kind, FieldDescriptor Field)> Kinds =>
        Fields.Select(one => (one.Kind, Field(one.Kind, one.Field)));

    /// <summary>How a mapping names a field.</summary>
    public static string? NameOf(FieldDescriptor field) => Fields.Where(one => Field(one.Kind, one.Field) == field)
        .Select(one => $"{one.Kind}.{one.Field}").FirstOrDefault();

    /// <summary>What a field is of, and its label.</summary>
    public static string Words(FieldDescriptor field) => Fields.First(one => Field(one.Kind, one.Field) == field) is var one
        && one.Kind == RecordKind.Person ? field.Label : Texts.Localize("Import.FieldOf", one.Kind.Label, field.Label);

    /// <summary>Whether the program wrote the file: then what is not the person's own is worked out.</summary>
    public static bool IsExport(ImportTable table) => table.Columns.Any(column => column.Use.Role == ColumnRole.Record)
        && table.Columns.Any(column => column.Use is { Role: ColumnRole.WorkedOut, Field: null });

    public static RecordType People => RecordTypes.All[RecordKind.Person];

    /// <summary>The columns of an export that are the person's own.</summary>
    public static ImportTable OfPeople(ImportTable table) => table with
    {
        Columns = [.. table.Columns.Where(column => column.Use.Role != ColumnRole.Term
            && (column.Use.Field is null || IsOf(RecordKind.Person, column.Use.Field)))],
    };

    public static FieldDescriptor Field(RecordKind kind, string key) => RecordTypes.All[kind].Find(key)!;

    public static bool IsOf(RecordKind kind, FieldDescriptor? field) =>
        field is not null && RecordTypes.All[kind].Find(field.Key) == field;

    private static string[] Words(string key, CultureInfo language) =>
        (Texts.Find(key, language) ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
