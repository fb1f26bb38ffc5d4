using System.Globalization;
using System.Reflection;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;

namespace CaseTracker.Domain.Tests.Catalogue;

public class CatalogueTests
{
    public static TheoryData<Type> Kinds => EndsTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_fields_of_a_kind_are_whole(Type kind) => EndsTests.Of(typeof(CatalogueTests), nameof(Whole), kind);

    [Fact]
    public void A_kind_has_one_definition_and_so_has_every_kind_that_code_speaks_of()
    {
        var defined = Definitions.All.Select(of => of.Kind).ToList();
        Assert.Distinct(defined);
        Assert.Superset(typeof(RecordKind).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(named => (RecordKind)named.GetValue(null)!).ToHashSet(), defined.ToHashSet());
    }

    [Fact]
    public void A_further_kind_of_a_case_is_one_of_its_kinds() =>
        Assert.Equal(Enum.GetNames<CaseKind>(), Enum.GetNames<FurtherCaseKinds>().Skip(1));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_identity_sorts_nothing_and_is_in_no_filter(Type kind) => EndsTests.Of(typeof(CatalogueTests), nameof(Protected), kind);

    /// <summary>What is encrypted is a text above the least clearance that names no record, that no list sorts or filters by, and that no
    /// schema of others takes.</summary>
    private static void Protected<T>(FieldCatalogue<T> catalogue) where T : class, new()
    {
        var asked = catalogue.Lists.SelectMany(list => list.Filters.Concat(list.Called).Concat(list.Columns)
            .Append(list.Order.TrimStart('-')).Append(list.Preset?.Field)).ToHashSet();
        foreach (var field in catalogue.Fields.Where(field => field.Identity))
        {
            Assert.True(field is
            {
                Kind: FieldKind.Text or FieldKind.LongText, Names: false, Citable: false, Sourced: false,
                FollowTheMoney: null, Tells: Telling.Nothing
            }, field.Key);
            Assert.True(field.Sensitivity >= Confidentiality.Restricted, field.Key);
            Assert.DoesNotContain(field.Key, asked);
        }
    }

    /// <summary>Each property of the details record has one catalogue line, its own accessors, and a label.</summary>
    private static void Whole<T>(FieldCatalogue<T> catalogue) where T : class, new()
    {
        var properties = typeof(T).GetProperties()
            .Where(property => property is { CanRead: true, CanWrite: true, GetMethod.IsStatic: false }).ToList();
        var (unset, kept) = (new List<string>(), 0);
        foreach (var property in properties)
        {
            var record = new T();
            var field = catalogue.Fields.SingleOrDefault(candidate => Matches(candidate.Key, property.Name));
            if (field is null && Keeps(catalogue, property))
            {
                kept++;
                continue;
            }
            Assert.True(field is not null, $"{typeof(T).Name}.{property.Name} has no line in the field catalogue.");
            var value = Sample(property.PropertyType);
            field.Set(record, value);
            if (!Equals(property.GetValue(record), value) || !Equals(field.Get(record), value)) unset.Add(property.Name);
            Assert.True(Texts.Find($"Fields.{catalogue.Kind}_{field.Key}", CultureInfo.InvariantCulture) is not null,
                $"Fields.{catalogue.Kind}_{field.Key} has no label.");
            Assert.Equal(field.Kind == FieldKind.LongText, CitationRules.Prose.Contains(field.Key));
            if (field.Kind != FieldKind.Choice) continue;
            Assert.True(field.Choices == property.PropertyType, $"{field.Key} names no choices.");
            foreach (var name in Enum.GetNames(property.PropertyType))
                foreach (var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("km") })
                    Assert.True(Texts.Find($"Choices.{property.PropertyType.Name}_{name}", culture) is not null,
                        $"Choices.{property.PropertyType.Name}_{name} has no name in {culture.DisplayName}.");
        }
        Assert.Empty(unset);
        Assert.DoesNotContain(catalogue.Fields, field => field.LinkTo is { } to && Definitions.All.All(of => of.Kind != to));
        Assert.Equal(properties.Count - kept, catalogue.Fields.Count);
    }

    /// <summary>What the program keeps beside the fields goes along with a copy, and a save of a form leaves it alone.</summary>
    private static bool Keeps<T>(FieldCatalogue<T> catalogue, PropertyInfo property) where T : class, new()
    {
        if (property != typeof(PersonDetails).GetProperty(nameof(PersonDetails.OfAChild))) return false;
        var (record, saved) = (new T(), new T());
        property.SetValue(record, Sample(property.PropertyType));
        catalogue.CopyInto(record, saved);
        return Equals(property.GetValue(catalogue.Copy(record)), property.GetValue(record))
            && !Equals(property.GetValue(saved), property.GetValue(record));
    }

    internal static bool Matches(string key, string property) =>
        string.Equals(key, property, StringComparison.OrdinalIgnoreCase)
            || string.Equals(key + "Id", property, StringComparison.OrdinalIgnoreCase)
        || (key == "other" && property == nameof(IdentityLinkDetails.OtherPersonId));

    internal static object Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "sample";
        if (type == typeof(long)) return 42L;
        if (type == typeof(int)) return 7;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateOnly)) return new DateOnly(2024, 2, 3);
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        return System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
    }
}
