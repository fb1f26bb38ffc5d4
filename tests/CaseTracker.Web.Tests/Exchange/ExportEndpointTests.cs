using System.Net;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;

namespace CaseTracker.Web.Tests.Exchange;

public sealed class ExportEndpointTests(AppFixture app)
{
    [Fact]
    public async Task Who_is_signed_in_downloads_the_list_under_a_plain_name_that_no_cache_keeps()
    {
        var response = await app.Get(Role.Advocate, "/export/prisoners?as-of=2024-12-10&format=xlsx&name=%22%0d%0a..%2Fx");
        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal("no-store", response.Headers["cache-control"]);
        Assert.Equal("attachment; filename=prisoners-2024-12-10.xlsx; filename*=UTF-8''prisoners-2024-12-10.xlsx",
            response.Headers["content-disposition"]);
        Assert.Equal("PK"u8.ToArray(), response.Body[..2]);
    }

    [Theory]
    [InlineData("as-of=2024-02-30", "2024-02-30")]
    [InlineData("status=nonsense", "nonsense")]
    [InlineData("certainty=7", "7")]
    [InlineData("known=never", "never")]
    [InlineData("format=exe", "exe")]
    public async Task Nonsense_in_the_address_is_said_on_a_page(string query, string told)
    {
        var response = await app.Get(Role.Advocate, $"/export/prisoners?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        Assert.Contains(told, response.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_gets_a_list()
    {
        var response = await app.Get(null, "/export/prisoners?as-of=2024-12-10&format=json");
        Assert.Equal(HttpStatusCode.Redirect, response.Status);
        Assert.StartsWith("/sign-in", new Uri(new Uri(app.Address), response.Headers["location"]).AbsolutePath, StringComparison.Ordinal);
    }
}
