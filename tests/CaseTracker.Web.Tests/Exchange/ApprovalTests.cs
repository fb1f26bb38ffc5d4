using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Exchange;

public sealed partial class ApprovalTests(AppFixture app)
{
    [Fact]
    public async Task A_report_for_the_UN_is_checked_asked_for_approved_by_another_and_taken_by_keyboard()
    {
        var seed = await app.Seed;
        var author = await seed.SignedIn(Role.ReportAuthor);
        await author.OpenAlive("/reports?report=land&from=2024-01-01&to=2024-12-31&period=own&audience=un&language=en");
        // Nothing for the UN is had from the page itself.
        await Expect(author.GetByRole(AriaRole.Link, new() { Name = "Download workbook" })).ToHaveCountAsync(0);
        await author.GetByRole(AriaRole.Link, new() { Name = "Check and send" }).PressAsync("Enter");
        await Expect(author.Locator("h1")).ToContainTextAsync("Land disputes");
        await Expect(author.GetByRole(AriaRole.Heading, new() { Name = "Exactly what leaves" })).ToBeVisibleAsync();
        await Expect(author.Locator("main")).ToContainTextAsync("Places are told by province");
        await author.ShouldBeAccessible();
        await author.Locator("#why").FillAsync("Test: for the Council");
        await author.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }).PressAsync("Enter");
        var file = await author.Locator("a[href^='/files/']").Filter(new() { HasText = "land-2024" }).GetAttributeAsync("href");
        Assert.Matches(FileAddress(), file);

        var researcher = await seed.SignedIn(Role.Researcher);
        await researcher.OpenAlive(file!);
        await Expect(researcher.Locator("main")).ToContainTextAsync("Test: for the Council");
        await Expect(researcher.Locator(".file-text")).ToContainTextAsync("Land disputes");
        await researcher.ShouldBeAccessible();
        await researcher.Locator("#remark").FillAsync("Test: read");
        await researcher.GetByRole(AriaRole.Button, new() { Name = "Approve" }).PressAsync("Enter");
        await Expect(researcher.Locator("main")).ToContainTextAsync("Approved: whoever asked can take the file.");

        await author.OpenAlive(file!);
        var taken = await author.RunAndWaitForDownloadAsync(() =>
            author.GetByRole(AriaRole.Link, new() { Name = "Take the file" }).PressAsync("Enter"));
        Assert.Equal("land-2024-01-01-2024-12-31-un.xlsx", taken.SuggestedFilename);
        await author.Context.CloseAsync();
        await researcher.Context.CloseAsync();
    }

    [GeneratedRegex("^/files/\\d+$")]
    private static partial Regex FileAddress();
}
