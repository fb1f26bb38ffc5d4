using CaseTracker.Web.Ui;

namespace CaseTracker.Ui.Tests.Ui;

public sealed class StepsTests : ComponentTests
{
    private static readonly string[] Names = ["Who", "What happened", "Check"];

    [Fact]
    public void The_steps_are_a_list_in_order_and_one_is_the_step_that_one_is_at()
    {
        var steps = Render<Steps>(parameters => parameters.Add(part => part.Label, "Steps of this story").Add(part => part.Names, Names)
            .Add(part => part.At, 2).Add(part => part.Wrong, new HashSet<int> { 1 }).Add(part => part.WrongWords, "to mend"));
        Assert.Equal("Steps of this story", steps.Find("nav").GetAttribute("aria-label"));
        Assert.Equal([null, "step", null], steps.FindAll("ol > li > button").Select(button => button.GetAttribute("aria-current")));
        Assert.Equal(["1. Who: to mend", "2. What happened", "3. Check"],
            steps.FindAll("button").Select(button => string.Join(' ', button.TextContent.Split((char[]?)null,
                StringSplitOptions.RemoveEmptyEntries)).Replace(" :", ":", StringComparison.Ordinal)));
    }

    [Fact]
    public void Any_step_can_be_chosen_from_any_other()
    {
        List<int> chosen = [];
        var steps = Render<Steps>(parameters => parameters.Add(part => part.Names, Names).Add(part => part.At, 2)
            .Add(part => part.Go, chosen.Add));
        steps.Find("#step-3").Click();
        steps.Find("#step-1").Click();
        Assert.Equal([3, 1], chosen);
    }

    [Fact]
    public void What_is_typed_in_another_step_is_only_out_of_sight()
    {
        var panel = Render<StepPanel>(parameters => parameters.Add(part => part.Number, 1).Add(part => part.At, 2)
            .AddChildContent("<input id='name' value='Test Person A' />"));
        Assert.True(panel.Find("section").HasAttribute("hidden"));
        Assert.Equal("Test Person A", panel.Find("#name").GetAttribute("value"));
        panel.Render(parameters => parameters.Add(part => part.At, 1));
        Assert.False(panel.Find("section").HasAttribute("hidden"));
        Assert.Equal("step-1", panel.Find("section").GetAttribute("aria-labelledby"));
    }
}
