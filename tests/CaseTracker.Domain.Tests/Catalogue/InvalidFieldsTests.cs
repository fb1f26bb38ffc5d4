using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Catalogue;

/// <summary>A value that a rule refuses is told at the box in which it was typed, in whatever language.</summary>
public class InvalidFieldsTests
{
    [Fact]
    public void Each_rule_says_at_which_field_of_its_record_it_was_broken()
    {
        At(ChargeDetails.Catalogue, ChargeRules.Check(new() { OutcomeOn = Date("2024") }), "label", "outcomeOn");
        At(SentenceDetails.Catalogue, SentenceRules.Check(new()
        {
            Years = 100,
            Months = 12,
            Days = 31,
            YearsAtMost = 1,
            Life = true,
            SuspendedMonths = -1,
            AppealOn = Date("2024"),
        }), "years", "months", "days", "yearsAtMost", "life", "suspendedMonths", "appealOn");
        At(CustodyEventDetails.Catalogue, CustodyEventRules.Check(new() { How = ReleaseKind.Pardoned }), "on", "how");
        At(CustodyEventDetails.Catalogue, CustodyEventRules.Check(new() { On = Date("{2024-07-01,2024-07-03}") }), "on");
        At(StayDetails.Catalogue, StayRules.Check(new() { End = StayEnd.Died }), "end");
        At(LandDisputeDetails.Catalogue, LandDisputeRules.Check(new() { Area = BoundedNumber.Of(40) }), "areaUnit");
        At(CitationDetails.Catalogue, CitationRules.Check(new() { Credibility = 7 }), "credibility");
        At(IdentityLinkDetails.Catalogue, IdentityLinkRules.Check(new() { PersonId = 1, OtherPersonId = 1 }), "other");
        At(RelationDetails.Catalogue, RelationRules.Check(new() { PersonId = 1, OtherPersonId = 1 }), "otherPerson");
        At(PersonDetails.Catalogue, PersonNaming.Check(new() { NameMayBeShown = true }), "name", "nameShownReason");
        At(ParticipantDetails.Catalogue, PersonOrOrganisation.Check(null, null), "person");
        At(AssessmentDetails.Catalogue, AssessmentDetails.Check(new()), "assessor");
        At(WelfareReportDetails.Catalogue, WelfareReportDetails.Check(new()), "account");
        At(SourceDetails.Catalogue, FieldRules.Check(SourceDetails.Catalogue, new() { Title = " " }), "title");
        At(CustodyEventDetails.Catalogue, Announcement.In(CustodyEventDetails.Catalogue,
            Event(CustodyEventKind.Arrest, "2024-07-03", published: "2024-07-01")), "on");
    }

    [Fact]
    public void What_is_wrong_with_a_citation_is_told_at_the_field_that_it_cites()
    {
        var invalid = Assert.Single(CitationRules.Check(new() { Credibility = 7 }));
        Assert.Equal("birth", Assert.IsType<Invalid>(Invalid.At("birth", invalid)).Field);
        // A citation of the record as a whole belongs to no field.
        Assert.IsType<Problem>(Invalid.At(null, invalid));
        Assert.Equal(invalid.Localize(), Invalid.At(null, invalid).Localize());
        var missing = new NotFound(RecordKind.Source);
        Assert.Same(missing, Invalid.At("birth", missing));
    }

    [Theory]
    [InlineData("en", "This record (Person) does not exist, was removed, or is not open to you.")]
    [InlineData("km", "កំណត់ត្រានេះ (បុគ្គល) ")]
    public void What_is_not_there_is_told_in_the_language_of_whoever_reads_it_not_of_whoever_looked(string language, string told) =>
        Assert.StartsWith(told, new NotFound(RecordKind.Person).Localize(System.Globalization.CultureInfo.GetCultureInfo(language)),
            StringComparison.Ordinal);

    private static void At<T>(FieldCatalogue<T> catalogue, IEnumerable<Problem> problems, params string[] fields) where T : class, new()
    {
        var found = problems.Select(problem => Assert.IsAssignableFrom<Invalid>(problem).Field).ToList();
        Assert.Equal(fields, found);
        Assert.All(found, field => Assert.NotNull(catalogue.Find(field)));
    }
}
