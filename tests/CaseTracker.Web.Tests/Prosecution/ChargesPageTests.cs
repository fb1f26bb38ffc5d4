using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;

namespace CaseTracker.Web.Tests.Prosecution;

public sealed class ChargesPageTests(AppFixture app)
{
    [Fact]
    public async Task It_has_no_accessibility_faults_and_fits_its_width()
    {
        var page = await (await app.Seed).SignedIn(Role.Researcher);
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive("/charges-and-courts?by=court");
            await Assertions.Expect(page.Locator("tr.total")).ToBeVisibleAsync();
            await page.ShouldBeAccessible();
        });
    }

    [Fact]
    public async Task A_number_leads_to_its_list_and_a_name_to_its_charges_alone()
    {
        var seed = await app.Seed;
        var page = await seed.Get(Role.Advocate, "/charges-and-courts?by=court");
        Assert.NotNull(page.Page.QuerySelector("tr.total"));
        var link = page.Page.QuerySelector("tbody td a")!;
        var list = await seed.Get(Role.Advocate, link.GetAttribute("href")!);
        Assert.Contains(link.TextContent.Trim(), list.Words("main"), StringComparison.Ordinal);
        var narrower = await seed.Get(Role.Advocate, page.Page.QuerySelector("tbody th a")!.GetAttribute("href")!);
        Assert.Equal(link.TextContent, narrower.All("tr.total td a").First());
    }

    [Fact]
    public async Task What_the_address_asks_and_cannot_be_answered_is_said()
    {
        var page = await (await app.Seed).Get(Role.Advocate, "/charges-and-courts?by=weather");
        Assert.Contains("weather", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains(Texts.Localize("Courts.Title"), page.Words("main"), StringComparison.Ordinal);
    }
}
