using System.Net;
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
    public async Task An_advocate_is_told_what_changed_without_what_the_role_may_not_see_and_nothing_that_only_writers_mend()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive("/");
        await Expect(page.Locator(".changes li").First).ToBeVisibleAsync();
        await Expect(page.Locator(".conflicts, .uncited")).ToHaveCountAsync(0);
        await Expect(page.Locator("main a[href='/work#drafts']")).ToHaveCountAsync(0);
        var text = await page.InnerTextAsync("main");
        Assert.DoesNotContain("Prisoner Hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Prisoner Dara", text, StringComparison.Ordinal);
        await Expect(page.Locator("a[href='/people/new']")).ToHaveCountAsync(0);
        await page.OpenAlive("/conflicts");
        await Expect(page.Locator("main")).ToContainTextAsync("plotting");
        Assert.DoesNotContain("Prisoner Hidden", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_researcher_is_told_conflicts_and_missing_sources_and_led_to_every_kind_of_story()
    {
        var page = await prisoners.App.SignedIn(Role.Researcher);
        await page.OpenAlive("/");
        await Expect(page.Locator(".conflicts")).ToContainTextAsync("espionage");
        await Expect(page.Locator(".uncited")).ToContainTextAsync("no source");
        await page.Locator(".new-menu summary").PressAsync("Enter");
        await Expect(page.Locator(".new-menu a[href='/people/new']")).ToBeVisibleAsync();
        var addresses = await page.Locator(".new-menu a").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        foreach (var address in addresses)
        {
            var led = await prisoners.App.Get(Role.Researcher, address);
            Assert.Equal(HttpStatusCode.OK, led.Status);
            Assert.NotNull(led.Page.QuerySelector("main form, #import-file"));
        }
    }

    [Fact]
    public async Task Home_has_no_accessibility_faults_and_fits_its_width()
    {
        var page = await prisoners.App.SignedIn(Role.Researcher);
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive("/");
            await Expect(page.Locator(".changes li").First).ToBeVisibleAsync();
            await page.ShouldBeAccessible();
        });
    }
}
