using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Accounts;

/// <summary>A passkey of the browser's own test device. Browsers lend them at localhost, and not at an address of numbers.</summary>
public sealed class PasskeyPageTests(AppFixture fixture)
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_confirms_and_is_removed()
    {
        var (_, person) = await fixture.NewPerson("Passkey", Role.Researcher);
        var page = await fixture.Anonymous(fixture.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await page.SignIn(person);
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync("/second-factor");
        await page.FillAsync("#name", "Test device");
        await page.ClickAsync("[data-passkey]");
        await Expect(page.Locator(".codes code")).ToHaveCountAsync(10);
        await page.GotoAsync("/second-factor");
        await Expect(page.Locator(".passkeys li")).ToContainTextAsync("Test device");
        await page.ShouldBeAccessible();

        await page.Context.ClearCookiesAsync();
        await page.SignInAt("/sign-in?return=%2Fpeople", person);
        await Expect(page.Locator("#code")).ToBeFocusedAsync();
        await page.ClickAsync("[data-passkey]");
        await Expect(page).ToHaveURLAsync(new Regex("/people$"));

        await page.GotoAsync("/confirm?return=%2Fprofile");
        await page.FillAsync("#password", person.Password);
        await page.ClickAsync("[data-passkey]");
        await Expect(page).ToHaveURLAsync(new Regex("/profile$"));

        await page.GotoAsync("/second-factor");
        await page.Send(".passkeys form button");
        await Expect(page.Locator(".passkeys")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Where_browsers_lend_none_the_page_says_where_they_do() =>
        Assert.Contains("Browsers lend passkeys only over https", (await fixture.Get(Role.Researcher, "/second-factor")).Words("main"),
            StringComparison.Ordinal);
}
