using CaseTracker.Web.Ui;

namespace CaseTracker.Ui.Tests.Ui;

public sealed class ComboBoxTests : ComponentTests
{
    [Fact]
    public void The_list_tells_what_is_marked_and_ends_with_what_adds()
    {
        var part = Boxed(open: true, at: 2, add: "Add “Test Prison”", address: "/places/new");
        Assert.Equal(["Test Prison one", "Test Prison two", "Add “Test Prison”"],
            part.FindAll("[role=option]").Select(option => option.TextContent));
        Assert.Equal("prison-list-2", part.Find("input#prison").GetAttribute("aria-activedescendant"));
        Assert.Equal(("true", "/places/new"), (part.Find("#prison-list-2").GetAttribute("aria-selected"),
            part.Find("#prison-list-2").GetAttribute("data-opens")));
    }

    [Fact]
    public void A_list_that_is_closed_is_hidden_and_marks_nothing()
    {
        var part = Boxed(open: false, at: 1);
        Assert.True(part.Find("#prison-list").HasAttribute("hidden"));
        Assert.False(part.Find("input").HasAttribute("aria-activedescendant"));
        Assert.Equal("false", part.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void What_is_typed_and_chosen_by_the_mouse_is_told_and_no_drawing_writes_into_the_box()
    {
        var (typed, chosen) = (new List<string?>(), new List<int>());
        var part = Render<ComboBox>(parameters => parameters.Add(box => box.Id, "prison").Add(box => box.First, "Test")
            .Add(box => box.Choices, ["Test Prison one"]).Add(box => box.Open, true).Add(box => box.At, -1)
            .Add(box => box.ListLabel, "Choices").Add(box => box.Add, "Add").Add(box => box.Typed, typed.Add)
            .Add(box => box.Chosen, chosen.Add));
        part.Find("input").Input("Test P");
        foreach (var option in part.FindAll("[role=option]")) option.MouseDown();
        Assert.Equal(["Test P"], typed);
        Assert.Equal([0, 1], chosen);
        Assert.Equal("Test", part.Find("input").GetAttribute("value"));
    }

    private IRenderedComponent<ComboBox> Boxed(bool open, int at, string? add = null, string? address = null) =>
        Render<ComboBox>(parameters => parameters.Add(box => box.Id, "prison").Add(box => box.First, "")
            .Add(box => box.Choices, ["Test Prison one", "Test Prison two"]).Add(box => box.Open, open).Add(box => box.At, at)
            .Add(box => box.ListLabel, "Choices").Add(box => box.Add, add).Add(box => box.AddAddress, address));
}
