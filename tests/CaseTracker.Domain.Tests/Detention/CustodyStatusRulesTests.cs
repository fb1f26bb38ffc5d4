using CaseTracker.Domain.Detention;

namespace CaseTracker.Domain.Tests.Detention;

public class CustodyStatusRulesTests
{
    [Theory]
    [InlineData(CustodyStatus.Unknown, false)]
    [InlineData(CustodyStatus.NotYetArrested, false)]
    [InlineData(CustodyStatus.PreTrialDetention, true)]
    [InlineData(CustodyStatus.ServingSentence, true)]
    [InlineData(CustodyStatus.HeldStageUnknown, true)]
    [InlineData(CustodyStatus.HouseArrest, true)]
    [InlineData(CustodyStatus.HeldByAnotherState, true)]
    [InlineData(CustodyStatus.PastSentenceEnd, true)]
    [InlineData(CustodyStatus.OnBail, false)]
    [InlineData(CustodyStatus.Released, false)]
    [InlineData(CustodyStatus.InAbsentiaOrWanted, false)]
    [InlineData(CustodyStatus.Escaped, false)]
    [InlineData(CustodyStatus.DiedInCustody, false)]
    public void Whoever_is_held_in_any_form_is_deprived_of_liberty(CustodyStatus status, bool held) =>
        Assert.Equal(held, CustodyStatusRules.IsDeprivedOfLiberty(status));

    [Fact]
    public void The_table_above_knows_every_status() => Assert.Equal(13, Enum.GetValues<CustodyStatus>().Length);
}
