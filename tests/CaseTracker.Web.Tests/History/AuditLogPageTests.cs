using System.Net;
using CaseTracker.Domain.Security;
using CaseTracker.Web.History;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.History;

public sealed class AuditLogPageTests(AppFixture fixture)
{
    [Fact]
    public async Task An_administrator_reads_the_log_by_what_the_address_asks_and_takes_it_away()
    {
        var seed = await fixture.Seed;
        var page = await seed.Get(Role.Administrator, $"{AuditLogAddress.Path}?who=seed&action=Created");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(page.All("tbody td:nth-of-type(2)"), who => Assert.Equal("seed", who));
        Assert.NotEmpty(page.All("tbody tr"));
        var earlier = page.Page.QuerySelector("a[href*=before]")!.GetAttribute("href")!;
        Assert.NotEmpty((await seed.Get(Role.Administrator, earlier)).All("tbody tr"));
        var file = await seed.Get(Role.Administrator, page.Page.QuerySelector("a[download]")!.GetAttribute("href")!);
        Assert.StartsWith("text/csv", file.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains(",seed,Created,Person,", System.Text.Encoding.UTF8.GetString(file.Body), StringComparison.Ordinal);
        Assert.Equal("no-store", file.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData(Role.Advocate)]
    [InlineData(Role.Researcher)]
    public async Task Nobody_else_reads_it(Role role)
    {
        var seed = await fixture.Seed;
        Assert.Equal(HttpStatusCode.Forbidden, (await seed.Get(role, AuditLogAddress.Path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await seed.Get(role, AuditLogAddress.FilePath)).Status);
        Assert.Null((await seed.Get(role, "/")).Page.QuerySelector($"a[href='{AuditLogAddress.Path}']"));
    }

    [Fact]
    public async Task Whether_the_log_is_whole_is_said_when_somebody_asks()
    {
        var page = await (await fixture.Seed).SignedIn(Role.Administrator);
        await page.GotoAsync(AuditLogAddress.Path);
        await page.Locator("main form[method=post] button").ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync("The audit log holds");
    }
}
