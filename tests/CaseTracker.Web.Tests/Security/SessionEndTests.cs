using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Security;

public sealed class SessionEndTests(AppFixture fixture)
{
    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_other_at_once()
    {
        var (first, _) = await fixture.NewPerson("Tabs", Role.Researcher);
        var second = await first.Context.NewPageAsync();
        await first.OpenAlive("/");
        await second.OpenAlive("/");
        await first.ClickAsync("summary[aria-label]");
        await first.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await second.AtSignIn();
        await Assertions.Expect(second.Locator(".notice")).ToContainTextAsync("signed out");
    }

    [Fact]
    public async Task Signing_out_at_one_process_closes_the_page_of_another_on_the_same_database()
    {
        using var data = await SeededData.Copy();
        await using var one = AppProcess.Serve(data);
        var first = await fixture.Anonymous(await one.Address);
        await first.MakeAccount(await one.FirstLink, TestPerson.Of("Nodes"));
        await using var two = AppProcess.Serve(data);
        // Cookies of one machine are the same at every port.
        var second = await first.Context.NewPageAsync();
        await second.OpenAlive($"{await two.Address}/people");
        await first.OpenAlive("/");
        await first.ClickAsync("summary[aria-label]");
        await first.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await second.AtSignIn();
        Assert.StartsWith(await two.Address, second.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_accounts_open_page_ends_and_the_account_stays_out()
    {
        var (page, person) = await fixture.NewPerson("Suspended", Role.Researcher);
        await page.OpenAlive("/");
        var administrator = await fixture.SignedIn(Role.Administrator);
        await administrator.SuspendOrReactivate(person);
        await page.AtSignIn();
        await page.SignIn(person);
        await Assertions.Expect(page.Locator(".notice.error")).ToBeVisibleAsync();
        await administrator.SuspendOrReactivate(person);
        await page.SignIn(person);
        await page.OpenAlive("/");
    }

    [Fact]
    public async Task A_changed_role_ends_the_open_page()
    {
        var (page, person) = await fixture.NewPerson("Role", Role.Researcher);
        await page.OpenAlive("/");
        var administrator = await fixture.SignedIn(Role.Administrator);
        await administrator.OpenAccount(person);
        await administrator.GetByLabel($"Role of {person.Name}", new() { Exact = true }).SelectOptionAsync("Advocate");
        await administrator.ClickAsync("form:has(#role) button");
        await page.AtSignIn();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("role was changed");
    }

    [Fact]
    public async Task Another_persons_sign_in_in_the_same_browser_turns_the_open_page_into_theirs()
    {
        var (open, before) = await fixture.NewPerson("Before", Role.Researcher);
        await open.OpenAlive("/");
        var other = await open.Context.NewPageAsync();
        await other.SignIn(TestPerson.Of(Role.Advocate));
        // The page is told that its session ended, perhaps before the browser has the new cookie: then it asks to sign in, and the next
        // address is theirs.
        await Assertions.Expect(open.Locator("body")).Not.ToContainTextAsync(before.Name);
        await open.OpenAlive("/");
        await Assertions.Expect(open.Locator("summary[aria-label]")).ToHaveTextAsync(TestPerson.Of(Role.Advocate).Name);
    }

    [Fact]
    public async Task A_cookie_is_worth_nothing_after_its_session_ended()
    {
        var (page, _) = await fixture.NewPerson("Stolen", Role.Researcher);
        var thief = await fixture.Anonymous();
        await thief.Context.AddCookiesAsync((await page.Context.CookiesAsync())
            .Select(kept => new Cookie { Name = kept.Name, Value = kept.Value, Url = fixture.Address }));
        await thief.OpenAlive("/");
        await page.GotoAsync("/accounts");
        await page.ClickAsync("summary[aria-label]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await thief.AtSignIn();
        await thief.GotoAsync("/");
        await thief.AtSignIn();
    }

    [Fact]
    public async Task Escape_three_times_leaves_an_empty_page_and_signs_out()
    {
        var (page, _) = await fixture.NewPerson("Exit", Role.Researcher);
        var other = await page.Context.NewPageAsync();
        await other.OpenAlive("/");
        await page.OpenAlive("/");
        // What an Escape closes is no wish to leave.
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await page.Locator(".new-menu summary").ClickAsync();
            await Assertions.Expect(page.Locator(".new-menu")).ToHaveAttributeAsync("open", "");
            await page.Press("Escape");
            await Assertions.Expect(page.Locator(".new-menu")).Not.ToHaveAttributeAsync("open", "");
        }
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Home");
        // At one moment: on a busy machine three real keys may lie further apart than fingers would let them.
        await page.EvaluateAsync(
            "() => { for (let i = 0; i < 3; i++) "
            + "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })); }");
        await Assertions.Expect(page).ToHaveURLAsync("about:blank");
        await other.AtSignIn();
    }
}
