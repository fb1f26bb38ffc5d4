using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;

namespace CaseTracker.Web.Tests.Exchange;

public sealed class ExportEndpointTests(AppFixture app)
{
    [Fact]
    public async Task Who_is_signed_in_downloads_the_list_under_a_plain_name_that_no_cache_keeps()
    {
        var page = await app.SignedIn(Role.Advocate);
        var response = await page.APIRequest.GetAsync($"{app.Address}/export/prisoners?as-of=2024-12-10&format=xlsx&name=%22%0d%0a..%2Fx");
        Assert.Equal(200, response.Status);
        Assert.Equal("no-store", response.Headers["cache-control"]);
        Assert.Equal("attachment; filename=prisoners-2024-12-10.xlsx; filename*=UTF-8''prisoners-2024-12-10.xlsx",
            response.Headers["content-disposition"]);
        Assert.Equal("PK"u8.ToArray(), (await response.BodyAsync())[..2]);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("as-of=2024-02-30", "2024-02-30")]
    [InlineData("status=nonsense", "nonsense")]
    [InlineData("certainty=7", "7")]
    [InlineData("known=never", "never")]
    [InlineData("format=exe", "exe")]
    public async Task Nonsense_in_the_address_is_said_on_a_page(string query, string told)
    {
        var page = await app.SignedIn(Role.Advocate);
        var response = await page.GotoAsync($"/export/prisoners?{query}");
        Assert.Equal(400, response!.Status);
        Assert.Contains(told, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_gets_a_list()
    {
        var page = await app.Anonymous();
        await page.GotoAsync("/export/prisoners?as-of=2024-12-10&format=json");
        await page.AtSignIn();
        await page.Context.CloseAsync();
    }
}
