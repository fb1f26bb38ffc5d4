using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Reports;

public sealed class ReportsPageTests(AppFixture app)
{
    [Fact]
    public async Task A_report_is_chosen_read_and_taken_along_by_keyboard_on_a_phone()
    {
        var page = await (await app.Seed).SignedIn(Role.Advocate, width: 390, height: 844);
        await page.OpenAlive("/reports");
        await page.Locator("#report-kind").SelectOptionAsync("prisoners");
        await page.Locator("#report-period").SelectOptionAsync("own");
        await page.Locator("#report-from").FillAsync("2024-10-01");
        await page.Locator("#report-to").FillAsync("2024-12-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).PressAsync("Enter");
        await Expect(page.Locator(".report-number")).ToHaveCountAsync(3);
        await Expect(page.Locator(".report")).ToContainTextAsync("On 31 December 2024");
        // The report came with another page: its circuit draws the head anew, and for a moment there is no title.
        await page.Alive();
        await page.Settled();
        await page.ShouldBeAccessible();
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390);
        var file = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Download workbook" }).PressAsync("Enter"));
        Assert.Equal("prisoners-2024-10-01-2024-12-31.xlsx", file.SuggestedFilename);
        await page.Context.CloseAsync();
    }
}
