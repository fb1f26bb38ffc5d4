using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Ui.Tests.Ui;

public sealed class FormDialogsTests : ComponentTests
{
    [Fact]
    public async Task A_form_closes_with_its_result()
    {
        var (page, shown) = Shown();
        Assert.Equal("New: place", page.Find("h2").TextContent);
        await page.Find("button").ClickAsync(new());
        Assert.Equal("Test Place", await shown);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("h2")));
    }

    [Fact]
    public async Task A_form_that_somebody_does_without_gives_nothing()
    {
        var (page, shown) = Shown(null);
        await page.Find("button").ClickAsync(new());
        Assert.Null(await shown);
    }

    private (IRenderedComponent<UiProviders> Page, Task<string?> Shown) Shown(string? result = "Test Place")
    {
        var page = Render<UiProviders>();
        Task<string?>? shown = null;
        page.InvokeAsync(() => shown = Services.GetRequiredService<FormDialogs>().Show<string>("New: place", done => builder =>
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => done(result)));
            builder.CloseElement();
        }));
        page.WaitForElement("button");
        return (page, shown!);
    }
}
