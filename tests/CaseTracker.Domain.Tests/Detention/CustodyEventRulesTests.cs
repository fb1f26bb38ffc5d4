using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Values;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Detention;

public class CustodyEventRulesTests
{
    [Theory]
    [InlineData("2024-07", null, true)]
    [InlineData(null, "2024-07-03", true)]
    [InlineData("2024-07", "2024-07-03", true)]
    [InlineData(null, null, false)]
    public void An_event_has_a_date_or_a_day_by_which_it_had_happened(string? on, string? published, bool fits) =>
        Assert.Equal(fits ? [] : ["Errors.EventWithoutAnyDate"], Keys(Event(CustodyEventKind.Arrest, on, published: published)));

    [Theory]
    [InlineData("{2024-07-01,2024-07-03}", false)]
    [InlineData("[2024-07-01,2024-07-03]", true)]
    [InlineData("2024-07-01/2024-07-03", true)]
    public void An_event_happened_once(string on, bool fits)
    {
        var problems = CustodyEventRules.Check(Event(CustodyEventKind.Release, on)).ToList();
        Assert.Equal(fits ? [] : ["Errors.EventOnSeveralDates"], problems.Select(problem => problem.Key));
        if (!fits) Assert.Equal([on], problems[0].Args);
    }

    [Fact]
    public void How_somebody_came_free_is_told_of_a_release_or_bail_only()
    {
        CustodyEventKind[] leading = [CustodyEventKind.Release, CustodyEventKind.Bail];
        foreach (var kind in Enum.GetValues<CustodyEventKind>())
            foreach (var how in Enum.GetValues<ReleaseKind>())
                Assert.Equal(how == ReleaseKind.NotStated || leading.Contains(kind) ? [] : ["Errors.HowOnlyForRelease"],
                    Keys(Event(kind, "2024-07-03", how: how)));
    }

    private static IEnumerable<string> Keys(CustodyEventDetails custody) => CustodyEventRules.Check(custody).Select(problem => problem.Key);
}
