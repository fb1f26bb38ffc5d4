using CaseTracker.Web.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Ui.Tests.Ui;

public sealed class QuestionsTests : ComponentTests
{
    [Fact]
    public async Task What_changes_nothing_comes_first_and_stands_out()
    {
        var (page, _) = await Asked();
        var buttons = page.FindAll("button");
        Assert.Equal(["Stay", "Leave"], buttons.Select(button => button.TextContent));
        Assert.Equal([true, false], buttons.Select(button => button.ClassList.Contains("primary")));
        Assert.Equal("Leave the page?", page.Find("h2").TextContent);
    }

    [Theory]
    [InlineData("Leave", true)]
    [InlineData("Stay", false)]
    public async Task A_button_answers(string pressed, bool answer)
    {
        var (page, asked) = await Asked();
        await page.FindAll("button").Single(button => button.TextContent == pressed).ClickAsync(new());
        Assert.Equal(answer, await asked);
    }

    private async Task<(IRenderedComponent<UiProviders> Page, Task<bool> Answer)> Asked()
    {
        var page = Render<UiProviders>();
        Task<bool>? answer = null;
        await page.InvokeAsync(() =>
        {
            answer = Services.GetRequiredService<Questions>().Ask("Leave the page?", "Something is not saved.", "Leave", "Stay");
        });
        page.WaitForElement("button");
        return (page, answer!);
    }
}
