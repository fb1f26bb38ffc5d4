using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;

namespace CaseTracker.Web.Tests.People;

public sealed class CompletenessPageTests(AppFixture app)
{
    [Fact]
    public async Task It_has_no_accessibility_faults_and_fits_its_width()
    {
        var page = await (await app.Seed).SignedIn(Role.Researcher);
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive("/completeness");
            await Assertions.Expect(page.Locator(".lacking").First).ToBeVisibleAsync();
            await page.ShouldBeAccessible();
            await page.OpenAlive("/completeness/records?kind=Person");
            await Assertions.Expect(page.Locator(".lacking").First).ToBeVisibleAsync();
            await page.ShouldBeAccessible();
        });
    }

    [Fact]
    public async Task From_the_people_it_leads_to_what_is_missing_of_one_and_to_that_person()
    {
        var page = await (await app.Seed).SignedIn(Role.Advocate);
        await page.OpenAlive("/people");
        await page.GetByRole(AriaRole.Link, new() { Name = Texts.Localize("Completeness.Link") }).PressAsync("Enter");
        var line = page.Locator(".lacking", new() { HasText = "Kem Sokha" });
        await Assertions.Expect(line).ToContainTextAsync(Texts.Localize("Reports.Wgad_q_warrant"));
        await Assertions.Expect(page.Locator(".parts td", new() { HasText = Texts.Localize("Completeness.NotForYou") }))
            .ToHaveCountAsync(1);
        await line.GetByRole(AriaRole.Link, new() { Name = "Kem Sokha" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kem Sokha" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_records_lack_leads_to_the_field_for_those_who_may_write_it()
    {
        var seed = await app.Seed;
        var kinds = await seed.Get(Role.Advocate, "/completeness/records");
        Assert.NotEmpty(kinds.All("a[href='/completeness/records?kind=Person&gap=Empty']"));
        const string empty = "/completeness/records?kind=Person&gap=Empty&field=sex";
        Assert.NotEmpty((await seed.Get(Role.Advocate, empty)).All(".lacking"));
        Assert.Empty((await seed.Get(Role.Advocate, empty)).All(".facts a"));
        Assert.NotEmpty((await seed.Get(Role.Researcher, empty)).All(".facts a[href$='/edit#field-sex']"));
        Assert.Contains((await seed.Get(Role.Advocate, "/completeness/records?kind=Nonsense")).All("main"),
            text => text.Contains("Nonsense", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_number_that_is_none_shows_the_first_page()
    {
        var page = await (await app.Seed).Get(Role.Advocate, "/completeness?page=many");
        Assert.NotEmpty(page.All(".lacking"));
    }
}
