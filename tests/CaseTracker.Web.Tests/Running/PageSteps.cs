using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using Microsoft.Playwright;

namespace CaseTracker.Web.Tests.Running;

/// <summary>What a person does on the account pages, in one line each.</summary>
public static class PageSteps
{
    /// <summary>Opens a one-time link and makes the account; ends signed in on the home page.</summary>
    public static async Task MakeAccount(this IPage page, string link, TestPerson person)
    {
        await page.GotoAsync(link);
        await page.FillAsync("#name", person.Name);
        await page.FillAsync("#email", person.Email);
        await page.FillAsync("#password", person.Password);
        await page.FillAsync("#again", person.Password);
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("^[^/]+//[^/]+/(?:$|[?#])"));
    }

    /// <summary>Fills the sign-in form and sends it.</summary>
    public static Task SignIn(this IPage page, TestPerson person, string? password = null) => page.SignInAt("/sign-in", person, password);

    /// <summary>As <see cref="SignIn"/>, from a given address of the sign-in page.</summary>
    public static async Task SignInAt(this IPage page, string address, TestPerson person, string? password = null)
    {
        await page.GotoAsync(address);
        await page.FillAsync("#email", person.Email);
        await page.FillAsync("#password", password ?? person.Password);
        await page.Send("main form button[type=submit]");
    }

    /// <summary>Sends a form of a page without a circuit, and waits until it is answered: the next address would take the question away
    /// before it was asked.</summary>
    public static Task Send(this IPage page, string button) =>
        page.RunAndWaitForResponseAsync(() => page.ClickAsync(button), answer => answer.Request.Method == "POST");

    /// <summary>As an administrator, makes a one-time link for a role.</summary>
    public static async Task<string> Invite(this IPage page, Role role)
    {
        await page.GotoAsync("/accounts");
        await page.SelectOptionAsync("#invite-role", role.ToString());
        await page.ClickAsync(".invite-form button");
        return await page.InputValueAsync("#link");
    }

    /// <summary>As an administrator, opens the page of an account.</summary>
    public static async Task OpenAccount(this IPage page, TestPerson person)
    {
        await page.GotoAsync("/accounts");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = person.Name, Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/accounts/[^/]+$"));
    }

    /// <summary>As an administrator, suspends an account or takes it back.</summary>
    public static async Task SuspendOrReactivate(this IPage page, TestPerson person)
    {
        await page.OpenAccount(person);
        await page.FillAsync("#reason", "Test reason");
        await page.ClickAsync("form:has(#reason) button");
        await page.WaitForSelectorAsync(".notice.done");
    }

    /// <summary>Chooses what the menu under the account's name offers.</summary>
    public static async Task FromAccountMenu(this IPage page, string button)
    {
        await page.ClickAsync("summary[aria-label]");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();
    }

    /// <summary>Opens a page, which must be there, and waits until its circuit answers, its form, where it has one, takes text, and the
    /// keyboard stands where the page puts it. What is done before that is lost.</summary>
    public static async Task OpenAlive(this IPage page, string address)
    {
        var answer = await page.GotoAsync(address);
        if (answer is { Ok: false }) throw new InvalidOperationException($"{address} was answered with {answer.Status}.");
        await page.Alive();
        await Assertions.Expect(page.Locator("[data-draft-sought]")).ToHaveCountAsync(0);
        await page.Settled();
    }

    /// <summary>Waits until the page's circuit answers and the page, which the database may answer later, has its title.</summary>
    public static Task Alive(this IPage page) =>
        page.Locator("[data-open] h1").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    /// <summary>Waits until the sign-in page is there.</summary>
    public static Task AtSignIn(this IPage page) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex("^[^/]+//[^/]+/sign-in(?:$|[?#])"));
}
