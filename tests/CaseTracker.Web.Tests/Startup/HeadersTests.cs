using System.Net;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

public sealed class HeadersTests(AppFixture fixture)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/accounts")]
    [InlineData("/sign-in")]
    [InlineData("/there-is-no-such-page")]
    public async Task Every_page_carries_the_policy_and_runs_within_it(string address)
    {
        var page = await fixture.SignedIn(Role.Administrator);
        var complaints = new List<string>();
        var elsewhere = new List<string>();
        page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning"
            && !message.Text.Contains("404 (Not Found)", StringComparison.Ordinal)) complaints.Add(message.Text);
            };
        page.Request += (_, request) =>
            {
                if (!request.Url.StartsWith(fixture.Address, StringComparison.Ordinal)
            && !request.Url.StartsWith("data:", StringComparison.Ordinal)) elsewhere.Add(request.Url);
            };
        var answer = await page.GotoAsync(address);
        if (address == "/") await page.Alive();
        var headers = answer!.Headers;
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, headers["content-security-policy"]);
        Assert.Equal("nosniff", headers["x-content-type-options"]);
        Assert.Equal("no-store", headers["cache-control"]);
        Assert.Empty(complaints);
        Assert.Empty(elsewhere);
    }

    [Theory]
    [InlineData("/nonsense")]
    [InlineData("/accounts/abc/def")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/message/999")]
    [InlineData("/nonsense/matrix")]
    [InlineData("/involvements/matrix")]
    [InlineData("/nonsense/new")]
    [InlineData("/nonsense/12/edit")]
    [InlineData("/stays/new")]
    [InlineData("/involvements/new")]
    public async Task An_address_that_leads_nowhere_gets_a_message(string address)
    {
        var answer = await fixture.Get(Role.Researcher, address);
        Assert.Equal((HttpStatusCode.NotFound, "There is no such page"), (answer.Status, answer.Words("h1")));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_message()
    {
        var page = await fixture.SignedIn(Role.Researcher);
        var answer = await page.Context.APIRequest.PostAsync("/sign-out",
            new APIRequestContextOptions { Form = page.Context.APIRequest.CreateFormData().Append("nothing", "here") });
        Assert.Equal(400, answer.Status);
        Assert.Contains("This address cannot be read", await answer.TextAsync(), StringComparison.Ordinal);
        await page.OpenAlive("/");
    }
}
