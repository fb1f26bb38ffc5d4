using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Ui.Tests.Ui;

public sealed class NavMoreTests : ComponentTests
{
    [Theory]
    [InlineData("/charges", true)]
    [InlineData("/charges?q=word", true)]
    [InlineData("/charges/matrix", false)]
    [InlineData("/people", false)]
    public void It_is_open_where_one_of_its_ways_leads(string address, bool open)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var more = Render<NavMore>(parameters => parameters.Add(part => part.Title, "More records")
            .Add(part => part.Addresses, ["/charges", "/concessions"]).AddChildContent("<a href='/charges'>Charges</a>"));
        Assert.Equal(open, more.Find("details").HasAttribute("open"));
        Assert.Equal("More records", more.Find("summary").TextContent);
    }
}
