using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Tests.Detention;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Home;

[Collection(nameof(PrisonersFixture))]
public sealed class HomeTests(PrisonersFixture prisoners)
{
    [Fact]
    public async Task The_figures_of_today_lead_to_the_lists_behind_them()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive("/");
        var possible = await page.InnerTextAsync("[data-count=possible]");
        await page.Locator("a", new() { Has = page.Locator("[data-count=possible]") }).PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("(?=.*/prisoners[?]as-of=)(?=.*certainty=possible)"));
        await Expect(page.Locator("[data-count=possible]")).ToHaveTextAsync(possible);
    }

    [Fact]
    public async Task Changes_conflicts_and_missing_sources_are_told_without_what_an_advocate_may_not_see()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive("/");
        await Expect(page.Locator(".changes li").First).ToBeVisibleAsync();
        await Expect(page.Locator(".conflicts")).ToContainTextAsync("espionage");
        await Expect(page.Locator(".uncited")).ToContainTextAsync("no source");
        var text = await page.InnerTextAsync("main");
        Assert.DoesNotContain("Prisoner Hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Prisoner Dara", text, StringComparison.Ordinal);
        await Expect(page.Locator("a[href='/people/new']")).ToHaveCountAsync(0);
        await page.OpenAlive("/conflicts");
        await Expect(page.Locator("main")).ToContainTextAsync("plotting");
        Assert.DoesNotContain("Prisoner Hidden", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_researcher_is_led_to_add_a_person()
    {
        var page = await prisoners.App.SignedIn(Role.Researcher);
        await page.GotoAsync("/");
        await Expect(page.Locator("a[href='/people/new']")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1366)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Home_has_no_accessibility_faults_and_fits_its_width(ColorScheme colours, int width)
    {
        var page = await prisoners.App.SignedIn(Role.Researcher, colours, width);
        await page.OpenAlive("/");
        await Expect(page.Locator(".changes li").First).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
    }
}
