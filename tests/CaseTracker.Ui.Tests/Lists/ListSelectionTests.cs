using CaseTracker.App.Lists;
using CaseTracker.Web.Lists;

namespace CaseTracker.Ui.Tests.Lists;

public sealed class ListSelectionTests
{
    private static readonly long[] Page = [11, 12, 13, 14];

    [Fact]
    public void What_is_chosen_stays_from_page_to_page_until_it_is_let_go()
    {
        var (chosen, changes) = (new ListSelection(), 0);
        chosen.Changed += () => changes++;
        chosen.Toggle(12, false, Page);
        chosen.Toggle(21, false, [21, 22]);
        Assert.Equal([12, 21], chosen.Ids);
        chosen.Toggle(12, false, Page);
        Assert.Equal([21], chosen.Ids);
        chosen.Clear();
        Assert.Empty(chosen.Ids);
        Assert.Equal(4, changes);
    }

    [Fact]
    public void With_shift_all_rows_up_to_the_one_pressed_follow_it()
    {
        var chosen = new ListSelection();
        chosen.Toggle(14, false, Page);
        chosen.Toggle(12, true, Page);
        Assert.Equal([12, 13, 14], chosen.Ids.Order());
        chosen.Toggle(13, true, Page);
        Assert.Equal([14], chosen.Ids);
    }

    [Fact]
    public void The_box_of_the_page_chooses_all_of_it_and_then_none()
    {
        var chosen = new ListSelection();
        chosen.Toggle(21, false, [21]);
        Assert.False(chosen.HasAll([]));
        chosen.ToggleAll(Page);
        Assert.True(chosen.HasAll(Page));
        chosen.ToggleAll(Page);
        Assert.Equal([21], chosen.Ids);
    }

    [Fact]
    public void No_more_are_chosen_than_an_address_can_name()
    {
        var chosen = new ListSelection();
        chosen.ToggleAll([.. Enumerable.Range(1, ListQuestion.MostOnly + 5).Select(id => (long)id)]);
        Assert.Equal(ListQuestion.MostOnly, chosen.Ids.Count);
    }
}
