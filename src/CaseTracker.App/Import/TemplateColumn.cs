using System.Globalization;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Import;

/// <summary>A column of a template.</summary>
/// <param name="Heading">By which an import knows it again.</param>
/// <param name="Note">What it takes.</param>
/// <param name="Choices">Its words; none where anything may stand.</param>
/// <param name="Example">What stands in the row that shows how.</param>
internal sealed record TemplateColumn(string Heading, string Note, IReadOnlyList<string> Choices, string Example)
{
    /// <summary>The columns of a kind, in the language in which somebody fills them in: a count of the rows, the fields, the source, and
    /// the answer to who is who.</summary>
    public static IReadOnlyList<TemplateColumn> Of(ImportKind kind, CultureInfo language)
    {
        var headings = kind.Headings;
        return [new(Words("Import.Counting"), In("Import.Note_Counting"), [], Words("Import.Example")),
            .. kind.Type is { } type ? type.Fields.Select(field => Field(type.Kind, field, Label(type.Kind, field)))
                : PrisonerHeadings.Kinds.Select(one => Field(one.Kind, one.Field, Heading(one.Kind, one.Field)))
                    .Append(new(Words("Import.Wide_Term"), In("Import.Note_Term"), [], In("Import.Example_Term"))),
            Besides("Import.Source", "Import.Note_Source", In("Import.Example_Source")),
            Besides("Import.Locator", "Import.Note_Locator", ""),
            Besides("Import.SameAs", "Import.Note_SameAs", Words("Import.New"))];

        TemplateColumn Field(RecordKind of, FieldDescriptor field, string heading) => new(Known(heading, of, field),
            string.Join('\n', new[] { Texts.Find($"Fields.{of}_{field.Key}_help", language), In($"Import.Note_{field.Kind}") }
                .Where(text => !string.IsNullOrEmpty(text))), ChoicesOf(field), Example(field));

        // Of two fields that a language calls alike, the second goes by its key.
        string Known(string heading, RecordKind of, FieldDescriptor field) => headings.Find(heading) is { Role: ColumnRole.Field } use
            && use.Field == field ? heading : kind.Type is null ? $"{of}.{field.Key}" : field.Key;

        TemplateColumn Besides(string heading, string note, string example) => new(Words(heading), In(note), [], example);

        string Label(RecordKind of, FieldDescriptor field) => In($"Fields.{of}_{field.Key}");

        string Heading(RecordKind of, FieldDescriptor field) => Texts.Find($"Import.Wide_{of}_{field.Key}", language) is { Length: > 0 }
            ? Words($"Import.Wide_{of}_{field.Key}") : Label(of, field);

        IReadOnlyList<string> ChoicesOf(FieldDescriptor field) => field.Kind switch
        {
            FieldKind.Choice => [.. Enum.GetNames(field.Choices!).Select(name => In($"Choices.{field.Choices!.Name}_{name}")).Distinct()],
            FieldKind.YesNo => [In("Choices.Yes"), In("Choices.No")],
            _ => [],
        };

        string Example(FieldDescriptor field) => ChoicesOf(field) is [var first, ..] ? first : In($"Import.Example_{field.Kind}");

        string Words(string key) => In(key).Split('|')[0];
        string In(string key) => Texts.LocalizeIn(language, key);
    }
}
