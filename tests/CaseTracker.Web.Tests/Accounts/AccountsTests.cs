using System.Net;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Accounts;

public sealed class AccountsTests(AppFixture fixture)
{
    [Fact]
    public async Task An_invitation_is_listed_taken_back_and_made_again()
    {
        var page = await fixture.SignedIn(Role.Administrator);
        await page.GotoAsync("/accounts");
        await page.FillAsync("#invite-for", "Test Invited");
        await page.SelectOptionAsync("#invite-role", "Advocate");
        await page.ClickAsync(".invite-form button");
        var link = await page.InputValueAsync("#link");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.ClickAsync("[data-copy=link]");
        await Expect(page.Locator("[data-copy=link]")).ToHaveTextAsync("Copied");
        Assert.Equal(link, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        var row = page.Locator("tr", new() { HasText = "Test Invited" });
        await Expect(row).ToHaveAttributeAsync("data-state", "Open");
        Assert.DoesNotContain(link.Split("token=")[1], await row.InnerHTMLAsync(), StringComparison.Ordinal);
        await row.GetByRole(AriaRole.Button, new() { Name = "Take back: the invitation for Test Invited" }).ClickAsync();
        await Expect(row).ToHaveAttributeAsync("data-state", "Revoked");
        await Expect(page.Locator("#link")).ToHaveCountAsync(0);
        var invited = await fixture.Anonymous();
        await invited.GotoAsync(link);
        await Expect(invited.Locator(".notice.error")).ToBeVisibleAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Invite again: Test Invited" }).ClickAsync();
        await invited.MakeAccount(await page.InputValueAsync("#link"), TestPerson.Of("Invited"));
        await page.GotoAsync("/accounts");
        await Expect(page.Locator("tr[data-state=Used]", new() { HasText = "Test Invited" })).ToContainTextAsync("Test Person Invited");
    }

    [Fact]
    public async Task Suspending_oneself_is_asked_and_the_last_administrator_stays()
    {
        using var data = await SeededData.Copy();
        await using var app = AppProcess.Serve(data);
        var page = await fixture.Anonymous(await app.Address);
        var person = TestPerson.Of("Only");
        await page.MakeAccount(await app.FirstLink, person);
        await page.OpenAccount(person);
        await page.ClickAsync("form:has(#reason) button");
        await Expect(page.Locator("#reason-error")).ToBeVisibleAsync();
        await page.FillAsync("#reason", "Test reason");
        await page.CheckAsync("#own-use");
        await page.ClickAsync("form:has(#reason) button");
        await Expect(page.Locator(".notice.error")).ToContainTextAsync("last administrator");

        var second = await fixture.Anonymous(await app.Address);
        await second.MakeAccount(await page.Invite(Role.Administrator), TestPerson.Of("Second"));
        await page.OpenAccount(person);
        await page.FillAsync("#reason", "Test reason");
        await page.ClickAsync("form:has(#reason) button");
        await Expect(page.Locator("#own-use-error")).ToBeVisibleAsync();
        Assert.Equal("Test reason", await page.InputValueAsync("#reason"));
        await page.CheckAsync("#own-use");
        await page.Send("form:has(#reason) button");
        await page.GotoAsync("/");
        await page.AtSignIn();
    }

    [Fact]
    public async Task An_account_that_rests_after_wrong_passwords_is_let_in_again_by_an_administrator()
    {
        var administrator = await fixture.SignedIn(Role.Administrator);
        var (page, person) = await fixture.NewPerson("Resting", Role.Advocate);
        for (var i = 0; i < 5; i++) await page.SignIn(person, "a wrong password");
        await administrator.OpenAccount(person);
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Let it try again now" }).ClickAsync();
        await Expect(administrator.Locator(".notice.done")).ToBeVisibleAsync();
        await page.SignIn(person);
        await page.OpenAlive("/");
    }

    [Fact]
    public async Task An_advocate_opens_no_account_and_no_unknown_one_is_there()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Get(Role.Advocate, "/accounts/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Get(Role.Administrator, "/accounts/999999")).Status);
    }
}
