using System.Globalization;
using System.Reflection;
using System.Text;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Tests.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseTracker.App.Tests.Schema;

/// <summary>Writes the generated part of schema/README.md: the diagram from the model's foreign keys, and each table's
/// columns from the model with their meaning from the field catalogue.</summary>
internal static class Dictionary
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static string Write()
    {
        using var sqlite = ModelOf.Database(DatabaseProvider.Sqlite);
        using var sqlServer = ModelOf.Database(DatabaseProvider.SqlServer);
        var catalogues = Catalogues();
        var text = new StringBuilder("\n").Append(Diagram(sqlite.Model));
        foreach (var entity in Entities(sqlite.Model))
        {
            var table = entity.GetTableName()!;
            var other = sqlServer.Model.FindEntityType(entity.ClrType)!;
            text.Append(English, $"\n### {table}\n\n");
            if (ColumnNotes.Table(entity) is { } note) text.Append(note).Append("\n\n");
            if (Definitions.Of(entity.ClrType.BaseType!)?.FollowTheMoney is { } schema)
                text.Append(English, $"In followthemoney: `{schema}`.\n\n");
            text.Append("| column | SQLite | SQL Server | may be empty | meaning | seen from |\n|---|---|---|---|---|---|\n");
            var fields = catalogues.GetValueOrDefault(entity.ClrType.BaseType!, []);
            foreach (var line in Lines(entity, other, fields)) text.Append(line).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Tables without a note, and columns of ours without a meaning.</summary>
    public static IEnumerable<string> Unexplained()
    {
        using var db = ModelOf.Database(DatabaseProvider.Sqlite);
        var catalogues = Catalogues();
        foreach (var entity in Entities(db.Model))
        {
            var table = entity.GetTableName()!;
            if (ColumnNotes.Table(entity) is null) yield return table;
            var fields = catalogues.GetValueOrDefault(entity.ClrType.BaseType!, []).Select(field => field.Column)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var property in entity.GetProperties())
                if (property.PropertyInfo?.DeclaringType?.Namespace != "Microsoft.AspNetCore.Identity" && !IsOf(fields, property.Name)
                    && ColumnNotes.Column(table, property.GetColumnName()).Length == 0)
                    yield return $"{table}.{property.GetColumnName()}";
        }
    }

    /// <summary>Whether a property is a catalogued field; a link's column ends in Id and its field does not.</summary>
    private static bool IsOf(HashSet<string> fields, string name) =>
        fields.Contains(name) || name.EndsWith("Id", StringComparison.Ordinal) && fields.Contains(name[..^2]);

    private static IEnumerable<IEntityType> Entities(IModel model) =>
        model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal);

    private static IEnumerable<string> Lines(IEntityType entity, IEntityType other, IReadOnlyList<FieldNote> fields)
    {
        // The record's own columns, then the catalogue's fields in its order, then what the catalogue does not name.
        var catalogued = fields.Select(field => field.Column).ToHashSet(StringComparer.Ordinal);
        foreach (var property in entity.GetProperties().Where(property => !IsOf(catalogued, property.Name)))
            yield return Line(property, other.FindProperty(property.Name)!,
                ColumnNotes.Column(entity.GetTableName()!, property.GetColumnName()), "");
        foreach (var field in fields)
        {
            if ((entity.FindProperty(field.Column) ?? entity.FindProperty(field.Column + "Id")) is { } property)
                yield return Line(property, other.FindProperty(property.Name)!,
                    SealedColumns.As(property) is null ? field.Meaning : $"Encrypted. {field.Meaning}", field.Sensitivity);
            else if (entity.FindComplexProperty(field.Column) is { } group)
                yield return $"| {group.Name}\\_… | | | {YesNo(group.IsNullable)} | {field.Meaning}: see "
                    + $"*{(group.ClrType.Name == "ImpreciseDate" ? "Imprecise dates" : "Bounded numbers")}* | {field.Sensitivity} |";
        }
    }

    private static string Line(IProperty sqlite, IProperty sqlServer, string meaning, string sensitivity) =>
        $"| {sqlite.GetColumnName()} | {sqlite.GetColumnType()} | {sqlServer.GetColumnType()} | {YesNo(sqlite.IsNullable)} | {meaning} | "
            + $"{sensitivity} |";

    private static string YesNo(bool value) => value ? "yes" : "";

    private static string Diagram(IModel model)
    {
        var text = new StringBuilder("```mermaid\nerDiagram\n");
        foreach (var entity in Entities(model))
            foreach (var key in entity.GetForeignKeys().OrderBy(key => key.Properties[0].Name, StringComparer.Ordinal))
            {
                // Every record and fact has its header: two dozen lines that would say nothing.
                if (key.DependentToPrincipal?.Name == "Header") continue;
                text.Append(English, $"    {key.PrincipalEntityType.GetTableName()} {(key.IsRequired ? "||" : "|o")}--o{{ "
                    + $"{entity.GetTableName()} : {key.Properties[0].GetColumnName()}\n");
            }
        return text.Append("```\n").ToString();
    }

    /// <summary>The fields of every details record that has a catalogue.</summary>
    private static Dictionary<Type, IReadOnlyList<FieldNote>> Catalogues()
    {
        var found = new Dictionary<Type, IReadOnlyList<FieldNote>>();
        foreach (var details in typeof(RecordKind).Assembly.GetTypes().Where(type => !type.IsInterface))
            if (details.GetProperty("Catalogue", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is { } catalogue)
                found[details] = (IReadOnlyList<FieldNote>)typeof(Dictionary)
                    .GetMethod(nameof(Notes), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(details).Invoke(null, [catalogue])!;
        return found;
    }

    private static FieldNote[] Notes<T>(FieldCatalogue<T> catalogue) where T : class, new() =>
        [.. catalogue.Fields.Select(field => new FieldNote(
            char.ToUpperInvariant(field.Key[0]) + field.Key[1..], Meaning(field),
            field.Sensitivity == Confidentiality.Public ? "" : field.Sensitivity.ToString()))];

    /// <summary>Label, help and choices; the key stands where the label is not written yet.</summary>
    private static string Meaning<T>(Field<T> field)
    {
        var key = $"Fields.{field.Record}_{field.Key}";
        var meaning = new StringBuilder(Texts.Find(key, English) ?? field.Key);
        if (Texts.Find(key + "_help", English) is { } help) meaning.Append(". ").Append(help.TrimEnd('.'));
        if (field.Choices is { } choices) meaning.Append(": ").AppendJoin(", ", Enum.GetNames(choices).Select(name => $"`{name}`"));
        if (field.LinkTo is { } target) meaning.Append(English, $" → {target}");
        if (field.Required) meaning.Append(" (required)");
        if (field.FollowTheMoney is { } term) meaning.Append(English, $" (followthemoney: `{term}`)");
        return meaning.Replace("|", "\\|").Replace("\n", " ").ToString();
    }

    private sealed record FieldNote(string Column, string Meaning, string Sensitivity);
}
