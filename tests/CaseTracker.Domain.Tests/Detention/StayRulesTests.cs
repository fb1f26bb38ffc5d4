using CaseTracker.Domain.Detention;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Detention;

public class StayRulesTests
{
    [Fact]
    public void How_a_stay_ended_is_told_only_where_it_ended()
    {
        foreach (var end in Enum.GetValues<StayEnd>())
        {
            Assert.Empty(Keys(Stay("2024-07-03", "2024-08", end)));
            Assert.Empty(Keys(Stay(null, "2024-08", end)));
            Assert.Equal(end == StayEnd.NotStated ? [] : ["Errors.StayEndWithoutDate"], Keys(Stay("2024-07-03", null, end)));
        }
    }

    private static IEnumerable<string> Keys(StayDetails stay) => StayRules.Check(stay).Select(problem => problem.Key);
}
