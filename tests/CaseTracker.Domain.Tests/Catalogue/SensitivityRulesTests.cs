using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Tests.Catalogue;

public class SensitivityRulesTests
{
    [Theory]
    [InlineData(AgeGroup.Child, false, false, true)]
    [InlineData(AgeGroup.Child, false, true, false)]
    [InlineData(AgeGroup.Unknown, true, false, true)]
    [InlineData(AgeGroup.Adult, true, false, true)]
    [InlineData(AgeGroup.Unknown, true, true, false)]
    [InlineData(AgeGroup.Unknown, false, false, false)]
    [InlineData(AgeGroup.Adult, false, false, false)]
    public void What_names_a_child_is_restricted(AgeGroup group, bool ofAChild, bool mayBeShown, bool closed)
    {
        var person = new PersonDetails { Name = "Test Person A", AgeGroup = group, OfAChild = ofAChild, NameMayBeShown = mayBeShown };
        foreach (var field in PersonDetails.Catalogue.Fields)
            Assert.Equal(closed && SensitivityRules.CanName(field.Key) ? Confidentiality.Restricted : field.Sensitivity,
                SensitivityRules.Of(field, person));
    }

    [Theory]
    [InlineData(true, Confidentiality.Restricted)]
    [InlineData(false, Confidentiality.Public)]
    public void So_is_another_name_of_a_child(bool ofAChild, Confidentiality expected) =>
        Assert.Equal(expected, SensitivityRules.Of(PersonNameDetails.Catalogue.Find("text")!,
            new PersonNameDetails { Text = "Test Person A", OfAChild = ofAChild }));

    [Fact]
    public void What_is_more_closed_by_itself_stays_so()
    {
        var name = PersonDetails.Catalogue.Find("name")! with { Sensitivity = Confidentiality.Confidential };
        Assert.Equal(Confidentiality.Confidential, SensitivityRules.Of(name, new PersonDetails { OfAChild = true }));
    }

    [Fact]
    public void At_most_a_field_is_as_closed_as_in_the_record_of_a_child()
    {
        var child = new PersonDetails { Name = "Test Person A", OfAChild = true };
        foreach (var field in PersonDetails.Catalogue.Fields.Where(field => !field.Identity))
            Assert.Equal(SensitivityRules.Of(field, child), SensitivityRules.AtMost(field));
        // Who names nobody names no child, whatever the field is called.
        Assert.All(FacilityDetails.Catalogue.Fields, field => Assert.Equal(field.Sensitivity, SensitivityRules.AtMost(field)));
    }

    [Fact]
    public void What_is_encrypted_and_its_key_missing_is_above_every_clearance()
    {
        var unread = new PersonDetails { NextOfKin = $"{SealedText.Mark}0123456789abcdef", Summary = $"{SealedText.Mark}typed" };
        var (kin, summary) = (PersonDetails.Catalogue.Find("nextOfKin")!, PersonDetails.Catalogue.Find("summary")!);
        Assert.True(SensitivityRules.Of(kin, unread) > Confidentiality.Confidential);
        Assert.Equal(SensitivityRules.AtMost(kin), SensitivityRules.Of(kin, unread));
        Assert.Equal(kin.Sensitivity, SensitivityRules.Of(kin, unread with { NextOfKin = "Test Kin" }));
        // Anybody may type what begins so into another field: it is a text as any other.
        Assert.Equal(Confidentiality.Public, SensitivityRules.Of(summary, unread));
    }

    [Theory]
    [InlineData("name", true)]
    [InlineData("nameKhmer", true)]
    // "Father of …" names whose father it is.
    [InlineData("role", true)]
    [InlineData("text", true)]
    [InlineData("Name", false)]
    [InlineData("occupation", false)]
    [InlineData("summary", false)]
    public void A_few_fields_name_a_person(string key, bool names) => Assert.Equal(names, SensitivityRules.CanName(key));
}
