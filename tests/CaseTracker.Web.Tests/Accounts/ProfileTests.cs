using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Accounts;

public sealed class ProfileTests(AppFixture fixture)
{
    [Fact]
    public async Task Language_colours_and_time_zone_follow_the_person_to_another_browser()
    {
        var (page, person) = await fixture.NewPerson("Profile", Role.Advocate);
        await page.GotoAsync("/profile");
        await page.FillAsync("#name", "Test Person Renamed");
        await page.SelectOptionAsync("#language", "Khmer");
        await page.SelectOptionAsync("#theme", "Dark");
        await page.SelectOptionAsync("#zone", "America/Sao_Paulo");
        await page.ClickAsync("form:has(#zone) button");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "km");
        await Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await Expect(page.Locator("summary[aria-label]")).ToHaveTextAsync("Test Person Renamed");

        var elsewhere = await fixture.Anonymous();
        await elsewhere.SignIn(person);
        await elsewhere.Alive();
        await Expect(elsewhere.Locator("html")).ToHaveAttributeAsync("lang", "km");
        await Expect(elsewhere.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(elsewhere.Locator(".changes time").First).ToContainTextAsync("UTC−3");
    }

    [Fact]
    public async Task The_quick_switch_is_kept_on_the_account_too()
    {
        var (page, person) = await fixture.NewPerson("Switch", Role.Advocate);
        await page.OpenAlive("/");
        await page.ClickAsync("summary:has-text('Display')");
        var dark = page.GetByRole(AriaRole.Button, new() { Name = "Dark", Exact = true });
        await Expect(dark).ToBeVisibleAsync();
        await page.RunAndWaitForResponseAsync(() => dark.ClickAsync(),
            answer => answer.Url.EndsWith("/preferences", StringComparison.Ordinal));
        var elsewhere = await fixture.Anonymous();
        await elsewhere.SignIn(person);
        await Expect(elsewhere.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task A_new_password_closes_the_other_browser_and_the_old_one_no_longer_signs_in()
    {
        var (page, person) = await fixture.NewPerson("Password", Role.Advocate);
        var elsewhere = await fixture.Anonymous();
        await elsewhere.SignIn(person);
        await elsewhere.OpenAlive("/");
        await page.GotoAsync("/profile");
        await page.FillAsync("#old", "a wrong password");
        await page.FillAsync("#password", "a quite new password");
        await page.FillAsync("#again", "a quite new password");
        await page.ClickAsync("form:has(#old) button");
        await Expect(page.Locator("#old-error")).ToBeVisibleAsync();

        await page.FillAsync("#old", person.Password);
        await page.FillAsync("#password", "a quite new password");
        await page.FillAsync("#again", "a quite new password");
        await page.ClickAsync("form:has(#old) button");
        await Expect(page.Locator(".notice.done")).ToContainTextAsync("1");
        await elsewhere.AtSignIn();
        await Expect(elsewhere.Locator(".notice")).ToContainTextAsync("password of this account was changed");
        await elsewhere.SignIn(person);
        await Expect(elsewhere.Locator(".notice.error")).ToBeVisibleAsync();
        await elsewhere.SignIn(person, "a quite new password");
        await elsewhere.OpenAlive("/");
    }

    [Fact]
    public async Task A_session_in_another_browser_can_be_ended()
    {
        var (page, person) = await fixture.NewPerson("Sessions", Role.Advocate);
        var elsewhere = await fixture.Anonymous();
        await elsewhere.SignIn(person);
        await elsewhere.OpenAlive("/");
        await page.GotoAsync("/profile");
        await page.GetByRole(AriaRole.Button, new() { Name = "End this session" }).ClickAsync();
        await elsewhere.AtSignIn();
        await Expect(page.GetByText("You are signed in nowhere else.")).ToBeVisibleAsync();
    }
}
