using System.Globalization;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Sources;

namespace CaseTracker.Domain.Tests.Catalogue;

public class CatalogueTests
{
    [Fact] public void Person_catalogue_is_whole() => Whole(PersonDetails.Catalogue);
    [Fact] public void Person_name_catalogue_is_whole() => Whole(PersonNameDetails.Catalogue);
    [Fact] public void Group_count_catalogue_is_whole() => Whole(GroupCountDetails.Catalogue);
    [Fact] public void Identity_link_catalogue_is_whole() => Whole(IdentityLinkDetails.Catalogue);
    [Fact] public void Organisation_catalogue_is_whole() => Whole(OrganisationDetails.Catalogue);
    [Fact] public void Place_catalogue_is_whole() => Whole(PlaceDetails.Catalogue);
    [Fact] public void Facility_catalogue_is_whole() => Whole(FacilityDetails.Catalogue);
    [Fact] public void Law_catalogue_is_whole() => Whole(LawDetails.Catalogue);
    [Fact] public void Legal_article_catalogue_is_whole() => Whole(LegalArticleDetails.Catalogue);
    [Fact] public void Prosecution_catalogue_is_whole() => Whole(ProsecutionDetails.Catalogue);
    [Fact] public void Charge_catalogue_is_whole() => Whole(ChargeDetails.Catalogue);
    [Fact] public void Sentence_catalogue_is_whole() => Whole(SentenceDetails.Catalogue);
    [Fact] public void Stay_catalogue_is_whole() => Whole(StayDetails.Catalogue);
    [Fact] public void Custody_event_catalogue_is_whole() => Whole(CustodyEventDetails.Catalogue);
    [Fact] public void Case_catalogue_is_whole() => Whole(CaseDetails.Catalogue);
    [Fact] public void Participant_catalogue_is_whole() => Whole(ParticipantDetails.Catalogue);
    [Fact] public void Source_catalogue_is_whole() => Whole(SourceDetails.Catalogue);
    [Fact] public void Membership_catalogue_is_whole() => Whole(MembershipDetails.Catalogue);
    [Fact] public void Relation_catalogue_is_whole() => Whole(RelationDetails.Catalogue);
    [Fact] public void Welfare_report_catalogue_is_whole() => Whole(WelfareReportDetails.Catalogue);
    [Fact] public void Assessment_catalogue_is_whole() => Whole(AssessmentDetails.Catalogue);
    [Fact] public void Figure_catalogue_is_whole() => Whole(CaseTracker.Domain.Figures.FigureDetails.Catalogue);
    [Fact] public void Settlement_catalogue_is_whole() => Whole(ConflictResolutionDetails.Catalogue);
    [Fact]
    public void A_further_kind_of_a_case_is_one_of_its_kinds() =>
        Assert.Equal(Enum.GetNames<CaseKind>(), Enum.GetNames<FurtherCaseKinds>().Skip(1));
    [Fact] public void Citation_catalogue_is_whole() => Whole(CitationDetails.Catalogue);

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
        Assert.Equal(properties.Count - kept, catalogue.Fields.Count);
    }

    /// <summary>What the program keeps beside the fields goes along with a copy, and a save of a form leaves it alone.</summary>
    private static bool Keeps<T>(FieldCatalogue<T> catalogue, System.Reflection.PropertyInfo property) where T : class, new()
    {
        var (record, saved) = (new T(), new T());
        property.SetValue(record, Sample(property.PropertyType));
        catalogue.CopyInto(record, saved);
        return Equals(property.GetValue(catalogue.Copy(record)), property.GetValue(record))
            && !Equals(property.GetValue(saved), property.GetValue(record));
    }

    private static bool Matches(string key, string property) =>
        string.Equals(key, property, StringComparison.OrdinalIgnoreCase)
            || string.Equals(key + "Id", property, StringComparison.OrdinalIgnoreCase)
        || (key == "other" && property == nameof(IdentityLinkDetails.OtherPersonId));

    private static object Sample(Type type)
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
