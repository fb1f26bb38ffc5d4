using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CaseTracker.Ui.Tests.Shared;

public sealed class DrawnWhenChangedTests : ComponentTests
{
    [Fact]
    public void It_is_drawn_again_for_another_value_and_for_its_own_event_alone()
    {
        var part = Render<Part>(parameters => parameters.Add(one => one.Words, "Test"));
        part.Render(parameters => parameters.Add(one => one.Words, "Test"));
        Assert.Equal(1, part.RenderCount);
        part.Render(parameters => parameters.Add(one => one.Words, "Test 2"));
        Assert.Equal("Test 2", part.Find("button").TextContent);
        part.Find("button").Click();
        Assert.Equal("pressed", part.Find("button").TextContent);
    }

    private sealed class Part : DrawnWhenChanged
    {
        private bool _pressed;

        [Parameter] public string Words { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create(this, () => _pressed = true));
            builder.AddContent(2, _pressed ? "pressed" : Words);
            builder.CloseElement();
        }
    }
}
