using System.Globalization;
using System.Resources;
using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Schema;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Tests.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseTracker.App.Tests.Kernel;

/// <summary>Every kind of record is whole. Whoever adds one is told here what it still lacks. Its pages and forms are asked for by the
/// tests of the web.</summary>
public class KindTests
{
    private static readonly CultureInfo[] Languages = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("km")];

    /// <summary>Kinds without a list of their own, and where they are read instead.</summary>
    private static readonly Dictionary<RecordKind, string> WithoutList = new()
    {
        [RecordKind.Facility] = "/reference",
        [RecordKind.Law] = "/reference",
        [RecordKind.LegalArticle] = "/reference",
        [RecordKind.FigureChoice] = "/figures/ledger",
    };

    public static TheoryData<string> Kinds => [.. Definitions.All.Select(of => of.Kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_of_record_lacks_nothing(string kind)
    {
        Assert.True(RecordTypes.All.TryGetValue(new(kind), out var type), $"No module brings {kind}.");
        using var db = ModelOf.Database(DatabaseProvider.Sqlite);
        var table = db.Model.FindEntityType(type.RowType)!;

        Assert.Empty(Texts(type).Concat(Columns(type, table)).Concat(Lists(type)).Concat(Dictionary(table)));
    }

    private static IEnumerable<string> Texts(RecordType type) =>
        from key in type.Fields.SelectMany(field => Choices(field).Append($"Fields.{type.Kind}_{field.Key}")
            .Append($"Fields.Section_{field.Section}")).Append($"Fields.{type.Kind}")
            .Concat(type.Definition.Lists.SelectMany(list => new[] { $"Fields.List_{list.Name}", $"Fields.List_{list.Name}_about" }))
            .Distinct()
        from language in Languages
        where !Has(key, language)
        select $"the text {key} in {(language.Name.Length == 0 ? "English" : language.EnglishName)}";

    /// <summary>By itself, not by falling back on another language.</summary>
    private static bool Has(string key, CultureInfo language)
    {
        var (area, name) = (key[..key.IndexOf('.')], key[(key.IndexOf('.') + 1)..]);
        return new ResourceManager($"CaseTracker.Domain.Language.{area}", typeof(RecordKind).Assembly)
            .GetResourceSet(language, createIfNotExists: true, tryParents: false)?.GetString(name) is { Length: > 0 };
    }

    private static IEnumerable<string> Choices(FieldDescriptor field) => field.Choices is { } choices
        ? Enum.GetNames(choices).Select(name => $"Choices.{choices.Name}_{name}") : [];

    private static IEnumerable<string> Columns(RecordType type, IEntityType table) =>
        from field in type.Fields
        let column = RecordType.Column(field)
        where table.FindProperty(column) is null && table.FindComplexProperty(column) is null
        select $"the column {column}";

    /// <summary>A list shows and counts it, and writes it with all its fields to a file. What stands on its owner's page needs
    /// none.</summary>
    private static IEnumerable<string> Lists(RecordType type)
    {
        var listed = RecordLists.All.Any(list => list.Kind == type.Kind);
        if (!listed && type.Definition.ShownOn != ShownOn.OwnersPage && !WithoutList.ContainsKey(type.Kind))
            yield return "a list, or the place where it is read instead";
        foreach (var list in RecordLists.All.Where(list => list.Kind == type.Kind))
            if (list.SidesOf() is { Rows: null } or { Columns: null }) yield return $"two filters that the matrix of {list.Name} counts by";
        if (listed && WithoutList.ContainsKey(type.Kind)) yield return "a reason to be among those without a list";
    }

    private static IEnumerable<string> Dictionary(IEntityType table)
    {
        if (!File.ReadLines(SchemaTree.PathOf("README.md")).Contains($"### {table.GetTableName()}"))
            yield return $"{table.GetTableName()} in schema/README.md";
    }
}
