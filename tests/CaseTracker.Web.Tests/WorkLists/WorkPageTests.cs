using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Tests.Detention;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.WorkLists;

[Collection(nameof(PrisonersFixture))]
public sealed class WorkPageTests(PrisonersFixture prisoners)
{
    [Fact]
    public async Task What_one_recorded_without_a_source_stands_in_the_work_list_and_leads_to_it()
    {
        var page = await prisoners.App.SignedIn(Role.Researcher);
        await page.OpenAlive("/people/new");
        await page.FillAsync("#field-name", "Test Person Mine");
        await page.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/people/(?!new$)[^/]+$"));
        await page.OpenAlive("/");
        await page.Locator("main a[href='/work']").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/work$"));
        await page.Locator("section[aria-labelledby=uncited]").GetByRole(AriaRole.Link, new() { Name = "Test Person Mine" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Test Person Mine");
    }

    [Fact]
    public async Task A_researcher_is_led_to_confirm_whom_nobody_confirmed_and_an_advocate_sees_who_it_is()
    {
        var page = await prisoners.App.SignedIn(Role.Researcher);
        await page.OpenAlive("/work");
        await Expect(page.Locator(".stale tbody tr").First).ToBeVisibleAsync();
        await Expect(page.Locator(".stale a[href^='/prisoners/confirm?ids=']").First).ToBeVisibleAsync();
        var advocate = await prisoners.App.SignedIn(Role.Advocate);
        await advocate.OpenAlive("/work");
        await Expect(advocate.Locator(".stale tbody tr").First).ToBeVisibleAsync();
        await Expect(advocate.Locator("a[href^='/prisoners/confirm']")).ToHaveCountAsync(0);
        var text = await advocate.InnerTextAsync("main");
        Assert.DoesNotContain("Prisoner Hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Prisoner Dara", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_nobody_has_to_scroll_sideways_to_confirm_that_somebody_is_held()
    {
        var page = await prisoners.App.SignedIn(Role.Researcher, width: 390, height: 844);
        await page.OpenAlive("/work");
        var confirm = page.Locator(".stale td a[href^='/prisoners/confirm?ids=']").First;
        await Expect(confirm).ToBeVisibleAsync();
        Assert.True(await page.Locator(".stale .table-scroll").EvaluateAsync<bool>("box => box.scrollWidth <= box.clientWidth"));
        var place = (await confirm.BoundingBoxAsync())!;
        Assert.InRange(place.X + place.Width, 0, 390);
        Assert.InRange(place.Height, 44, 60);
    }

    [Fact]
    public async Task The_work_list_has_no_accessibility_faults_and_fits_its_width()
    {
        var page = await prisoners.App.SignedIn(Role.Researcher);
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive("/work");
            await Expect(page.Locator(".stale tbody tr").First).ToBeVisibleAsync();
            await page.ShouldBeAccessible();
        });
    }
}
