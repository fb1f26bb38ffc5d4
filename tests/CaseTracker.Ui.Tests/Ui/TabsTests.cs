using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Ui.Tests.Ui;

public sealed class TabsTests : ComponentTests
{
    [Theory]
    [InlineData(null, "first")]
    [InlineData("second", "second")]
    [InlineData("nonsense", "first")]
    public void One_part_is_open_and_every_part_is_in_the_document(string? open, string expected)
    {
        var tabs = Shown("/people/7?as-of=2024-01-01", open);
        Assert.Equal([$"tab-{expected}"], tabs.FindAll("[role=tab][aria-selected=true]").Select(tab => tab.Id));
        Assert.Equal([$"tab-{expected}"], tabs.FindAll("[role=tab][tabindex='0']").Select(tab => tab.Id));
        Assert.Equal(2, tabs.FindAll("[role=tabpanel]").Count);
        var panel = Assert.Single(tabs.FindAll("[role=tabpanel]"), panel => !panel.HasAttribute("hidden"));
        Assert.Equal($"tab-{expected}", panel.GetAttribute("aria-labelledby"));
        Assert.Equal(panel.Id, tabs.Find($"#tab-{expected}").GetAttribute("aria-controls"));
    }

    [Fact]
    public void A_tab_is_the_address_of_the_page_at_that_part_with_what_else_was_asked_and_no_fact()
    {
        var tabs = Shown("/people/7?as-of=2024-01-01&tab=second#fact-9", "second");
        Assert.Equal(["/people/7?as-of=2024-01-01", "/people/7?as-of=2024-01-01&tab=second"],
            tabs.FindAll("[role=tab]").Select(tab => tab.GetAttribute("href")));
    }

    [Fact]
    public void A_count_stands_beside_its_title() =>
        Assert.Equal("1,204", Shown("/people/7", null).Find("#tab-second .tab-count").TextContent);

    private IRenderedComponent<Tabs> Shown(string address, string? open)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<Tabs>(parameters => parameters.Add(tabs => tabs.Label, "Parts").Add(tabs => tabs.Open, open)
            .Add(tabs => tabs.Parts, [new("first", "First"), new("second", "Second", 1204)])
            .Add(tabs => tabs.ChildContent, builder =>
            {
                foreach (var key in new[] { "first", "second" })
                {
                    builder.OpenComponent<TabPanel>(0);
                    builder.AddComponentParameter(1, nameof(TabPanel.Key), key);
                    builder.AddComponentParameter(2, nameof(TabPanel.ChildContent), (RenderFragment)(text => text.AddContent(0, key)));
                    builder.CloseComponent();
                }
            }));
    }
}
