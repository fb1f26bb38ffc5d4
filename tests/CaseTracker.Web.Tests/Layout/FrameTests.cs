using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Layout;

public sealed class FrameTests(AppFixture app)
{
    [Fact]
    public async Task The_drawer_of_a_wide_screen_stays_as_it_was_left_and_gives_the_keyboard_the_other_button()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/people");
        await Expect(page.Locator(".site-nav [aria-current]")).ToHaveTextAsync(["People"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide the menu" }).PressAsync("Enter");
        await Expect(page.Locator(".site-nav")).ToBeHiddenAsync();
        await Expect(page.Locator(".nav-show")).ToBeFocusedAsync();
        foreach (var address in new[] { "/cases", "/profile" })
        {
            await page.GotoAsync(address);
            await Expect(page.Locator(".site-nav")).ToBeHiddenAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the menu" }).PressAsync("Enter");
        await Expect(page.Locator(".site-nav")).ToBeVisibleAsync();
        await Expect(page.Locator(".nav-hide")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/people")]
    [InlineData("/profile")]
    public async Task On_a_phone_the_drawer_opens_over_the_page_and_closes_by_Escape_and_by_leading_on(string address)
    {
        var page = await app.SignedIn(Role.Researcher, width: 390, height: 844);
        await page.GotoAsync(address);
        if (address == "/people") await page.Alive();
        var (toggle, drawer) = (page.Locator("[data-toggle=site-nav]"), page.Locator(".site-nav"));
        await Expect(drawer).ToBeHiddenAsync();
        await toggle.PressAsync("Enter");
        await Expect(drawer.Locator("a").First).ToBeFocusedAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "true");
        await page.ShouldBeAccessible();
        await page.Press("Escape");
        await Expect(drawer).ToBeHiddenAsync();
        await Expect(toggle).ToBeFocusedAsync();
        await toggle.PressAsync("Enter");
        await drawer.Locator("a[href='/cases']").PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Cases");
        await Expect(drawer).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task No_kind_of_page_breaks_the_policy()
    {
        var page = await (await app.Seed).SignedIn(Role.Administrator);
        var broken = new List<string>();
        await page.ExposeFunctionAsync("policyBroken", (string what) => broken.Add($"{page.Url} {what}"));
        await page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', broken => policyBroken(`${broken.violatedDirective} ${broken.blockedURI}`))");
        foreach (var address in new[] { "/", "/work", "/review", "/prisoners", "/people", "/people/new", "/cases/matrix", "/log",
            "/figures/ledger", "/reference" })
        {
            await page.OpenAlive(address);
            await Expect(page.Locator("main")).ToBeVisibleAsync();
        }
        await page.OpenAlive("/people");
        await page.Locator("tbody th a").First.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/people/[0-9]+"));
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        foreach (var address in new[] { "/accounts", "/profile", "/notices", "/nonsense" })
        {
            await page.GotoAsync(address);
            await Expect(page.Locator("main")).ToBeVisibleAsync();
        }
        Assert.Empty(broken);
        await page.Context.CloseAsync();
    }
}
