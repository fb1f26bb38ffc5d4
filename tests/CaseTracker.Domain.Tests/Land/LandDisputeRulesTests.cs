using CaseTracker.Domain.Land;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Tests.Land;

public class LandDisputeRulesTests
{
    [Theory]
    [InlineData("40", AreaUnit.NotStated, false)]
    [InlineData("at least 40", AreaUnit.NotStated, false)]
    [InlineData("at most 40", AreaUnit.NotStated, false)]
    [InlineData("0", AreaUnit.NotStated, false)]
    [InlineData("40", AreaUnit.Hectares, true)]
    [InlineData("40", AreaUnit.ShareOfCountry, true)]
    // Words hold no number that a unit could be missing for.
    [InlineData("dozens", AreaUnit.NotStated, true)]
    [InlineData(null, AreaUnit.NotStated, true)]
    [InlineData(null, AreaUnit.Rai, true)]
    public void A_number_has_its_unit(string? area, AreaUnit unit, bool fits) => Assert.Equal(fits ? [] : ["Errors.AreaNeedsUnit"],
        LandDisputeRules.Check(new() { Area = area is null ? null : BoundedNumber.Parse(area).Value!, AreaUnit = unit })
            .Select(problem => problem.Key));
}
