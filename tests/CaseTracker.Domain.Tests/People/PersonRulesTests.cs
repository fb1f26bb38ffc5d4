using CaseTracker.Domain.People;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.People;

public class PersonRulesTests
{
    [Theory]
    [InlineData("2006-12-10", "2024-12-09", 17)]
    [InlineData("2006-12-10", "2024-12-10", 18)]
    [InlineData("2006-12-10", "2025-01-01", 18)]
    [InlineData("2006-12-10", "2006-12-10", 0)]
    [InlineData("2006-12-10", "2006-12-09", -1)]
    // Born on 29 February: a year older on 1 March of a common year.
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("2008-02-29", "2026-03-01", 18)]
    [InlineData("2008-02-29", "2028-02-28", 19)]
    [InlineData("2008-02-29", "2028-02-29", 20)]
    public void An_age_is_in_whole_years(string birth, string day, int age) => Assert.Equal(age, PersonRules.Age(Day(birth), Day(day)));

    [Fact]
    public void A_child_is_below_eighteen() => Assert.Equal(18, PersonRules.AdultFrom);

    [Theory]
    [InlineData(PersonKind.Individual, "Test Person A", null, null, null)]
    [InlineData(PersonKind.Individual, null, "សាកល្បង", null, null)]
    [InlineData(PersonKind.KnownByRole, null, null, "father of Test Person A", null)]
    [InlineData(PersonKind.Individual, null, null, null, "Errors.PersonWithoutName")]
    [InlineData(PersonKind.KnownByRole, " ", "", " ", "Errors.PersonWithoutName")]
    [InlineData(PersonKind.Group, "Test Group A", null, null, null)]
    [InlineData(PersonKind.Group, null, null, null, "Errors.GroupWithoutName")]
    [InlineData(PersonKind.Group, " ", " ", " ", "Errors.GroupWithoutName")]
    public void Somebody_has_a_name_or_a_role(PersonKind kind, string? name, string? khmer, string? role, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem],
            PersonNaming.Check(new() { Kind = kind, Name = name, NameKhmer = khmer, Role = role }).Select(found => found.Key));

    [Theory]
    [InlineData(true, null, false)]
    [InlineData(true, " ", false)]
    [InlineData(true, "The parents agreed in writing.", true)]
    [InlineData(false, null, true)]
    public void A_childs_name_is_shown_for_a_reason(bool shown, string? reason, bool fits) =>
        Assert.Equal(fits ? [] : ["Errors.NameShownWithoutReason"],
            PersonNaming.Check(new() { Name = "Test Person A", NameMayBeShown = shown, NameShownReason = reason })
                .Select(found => found.Key));
}
