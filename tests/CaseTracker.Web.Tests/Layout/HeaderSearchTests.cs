using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Layout;

public sealed class HeaderSearchTests(AppFixture app)
{
    [Fact]
    public async Task A_name_in_the_header_finds_the_person_and_a_misspelt_one_offers_the_right_one()
    {
        await using (var records = new TestRecords(app.DataFolder))
        {
            var saved = await records.Get<SaveRecord>().Handle<PersonDetails>(CurrentUser.Seed,
                new(null, 0, new() { Name = "Test Quillon Header" }));
            Assert.True(saved.Succeeded, string.Join("\n", saved.Problems));
        }
        var page = await app.SignedIn(Role.Advocate);
        await page.OpenAlive("/cases");
        await page.FillAsync("#site-search", "quillon");
        await page.PressAsync("#site-search", "Enter");
        await Expect(page.Locator("tbody th a")).ToHaveTextAsync(["Test Quillon Header"]);
        await page.FillAsync("#site-search", "Test Quilon Header");
        await page.PressAsync("#site-search", "Enter");
        await Expect(page.Locator(".likely a")).ToHaveTextAsync(["Test Quillon Header"]);
    }
}
