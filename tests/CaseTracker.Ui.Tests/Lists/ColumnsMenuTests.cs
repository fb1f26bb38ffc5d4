using CaseTracker.Web.Lists;

namespace CaseTracker.Ui.Tests.Lists;

public sealed class ColumnsMenuTests : ComponentTests
{
    [Fact]
    public void A_column_is_shown_in_its_place_and_taken_away_again()
    {
        IReadOnlyList<string> told = [];
        var menu = Render<ColumnsMenu>(parameters => parameters
            .Add(part => part.Columns, [("sex", "Sex"), ("age", "Child or adult"), ("kind", "Kind")])
            .Add(part => part.Chosen, ["kind"]).Add(part => part.Choose, keys => told = keys).Add(part => part.Usual, "/usual"));
        menu.FindAll("input")[0].Change(true);
        Assert.Equal(["sex", "kind"], told);
        menu.FindAll("input")[2].Change(false);
        Assert.Empty(told);
        Assert.Equal("/usual", menu.Find("a").GetAttribute("href"));
    }
}
