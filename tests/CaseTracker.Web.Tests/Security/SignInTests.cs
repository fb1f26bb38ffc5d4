using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Security;

public sealed class SignInTests(AppFixture fixture)
{
    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        var page = await fixture.Anonymous();
        await page.SignIn(TestPerson.Of("Nobody"));
        var unknown = await page.Locator(".notice.error").TextContentAsync();
        await page.SignIn(TestPerson.Of(Role.Advocate), "a wrong password");
        Assert.Equal(unknown, await page.Locator(".notice.error").TextContentAsync());
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits()
    {
        var (page, person) = await fixture.NewPerson("Locked", Role.Advocate);
        for (var i = 0; i < 5; i++) await page.SignIn(person, "a wrong password");
        await page.SignIn(person);
        await Assertions.Expect(page.Locator(".notice.error")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_in_needs_no_mouse_and_leads_back_to_the_page_that_was_asked_for()
    {
        var page = await fixture.Anonymous();
        var person = TestPerson.Of(Role.Administrator);
        await page.GotoAsync("/accounts");
        await page.AtSignIn();
        await Assertions.Expect(page.Locator("#email")).ToBeFocusedAsync();
        await page.Type(person.Email);
        await page.Press("Tab");
        await page.Type(person.Password);
        await page.Press("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/accounts$"));
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    public async Task A_return_address_elsewhere_is_not_followed(string elsewhere)
    {
        var page = await fixture.Anonymous();
        await page.SignInAt($"/sign-in?return={Uri.EscapeDataString(elsewhere)}", TestPerson.Of(Role.Advocate));
        await Assertions.Expect(page).ToHaveURLAsync(fixture.Address + "/");
    }

    [Theory]
    [InlineData("/people?q=សុខ")]
    [InlineData("/prisoners?name=ខ្មែរ ឈ្មោះ")]
    [InlineData("/sources?q=José")]
    public async Task A_return_address_in_Khmer_or_with_accents_is_followed(string address)
    {
        var page = await fixture.Anonymous();
        await page.GotoAsync(address);
        await page.AtSignIn();
        await page.SignInAt(page.Url, TestPerson.Of(Role.Advocate));
        await page.WaitForFunctionAsync(
            "address => decodeURIComponent(location.pathname + location.search).replaceAll('+', ' ').startsWith(address)", address);
    }

    [Theory]
    [InlineData("/people?q=សុខ", "/people?q=%E1%9E%9F%E1%9E%BB%E1%9E%81")]
    [InlineData("/ខ្មែរ", "/%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A")]
    [InlineData("/people?q=%E1%9E%9F&page=2#fact-1", "/people?q=%E1%9E%9F&page=2#fact-1")]
    [InlineData("/people?q=a b", "/people?q=a%20b")]
    [InlineData("/people?q=a\nb", "/")]
    [InlineData(null, "/")]
    public void A_return_address_is_written_as_a_header_of_HTTP_can_hold_it(string? address, string written) =>
        Assert.Equal(written, LocalAddress.Of(address));

    [Fact]
    public async Task An_advocate_cannot_open_the_accounts()
    {
        var answer = await fixture.Get(Role.Advocate, "/accounts");
        Assert.Equal((HttpStatusCode.Forbidden, "Not open to your role"), (answer.Status, answer.Words("h1")));
        Assert.NotEmpty(answer.All(".site-nav a[href='/people']"));
        Assert.Empty(answer.All(".site-nav a[href='/accounts'], .site-nav a[href='/teams']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Get(Role.Advocate, "/teams")).Status);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites()
    {
        var page = await fixture.Anonymous();
        await page.SignIn(TestPerson.Of(Role.Advocate));
        var cookie = Assert.Single(await page.Context.CookiesAsync(), cookie => cookie.Name == "casetracker");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, cookie.SameSite);
    }
}
