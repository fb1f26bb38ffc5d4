using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using OtpNet;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Accounts;

public sealed partial class SecondFactorPageTests(AppFixture fixture)
{
    [Fact]
    public async Task Somebody_sets_one_up_signs_in_with_a_recovery_code_and_turns_it_off()
    {
        var (page, person) = await fixture.NewPerson("Factor", Role.Researcher);
        await page.GotoAsync("/second-factor");
        var secret = await page.InnerTextAsync("#secret");
        await page.FillAsync("#code", "000000");
        await page.Send("form:has(#code) button");
        await Expect(page.Locator("#code-error")).ToBeVisibleAsync();
        Assert.Equal(secret, await page.InnerTextAsync("#secret"));
        await SetUp(page);
        var codes = await page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(10, codes.Count);

        var elsewhere = await fixture.Anonymous();
        await elsewhere.SignInAt("/sign-in?return=%2Fpeople", person);
        await Expect(elsewhere.Locator("#code")).ToBeFocusedAsync();
        await elsewhere.FillAsync("#code", "000000");
        await elsewhere.Send("form:has(#code) button");
        await Expect(elsewhere.Locator("#code-error")).ToBeVisibleAsync();
        await elsewhere.FillAsync("#code", codes[0]);
        await elsewhere.Send("form:has(#code) button");
        await Expect(elsewhere).ToHaveURLAsync(new Regex("/people$"));

        await elsewhere.GotoAsync("/second-factor");
        await Expect(elsewhere.GetByText("Recovery codes not used yet: 9.")).ToBeVisibleAsync();
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "Turn off the second factor" }).ClickAsync();
        await Expect(elsewhere.Locator("#secret")).ToBeVisibleAsync();
        var third = await fixture.Anonymous();
        await third.SignIn(person);
        await third.OpenAlive("/");
    }

    [Fact]
    public async Task A_role_that_needs_one_reaches_no_page_file_or_list_before_it_is_set_up()
    {
        using var data = await SeededData.Copy();
        await using var app = AppProcess.ServeWith(data, "CaseTracker__Accounts__SecondFactorFor", "administrator, Researcher");
        var page = await fixture.Anonymous(await app.Address);
        var person = TestPerson.Of("Needed");
        await page.GotoAsync(await app.FirstLink);
        await page.FillAsync("#name", person.Name);
        await page.FillAsync("#email", person.Email);
        await page.FillAsync("#password", person.Password);
        await page.FillAsync("#again", person.Password);
        await page.ClickAsync("main form button[type=submit]");
        await Expect(page).ToHaveURLAsync(SetUpPage());

        var cookies = string.Join("; ", (await page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        foreach (var address in new[] { "/", "/people", "/accounts", "/profile", "/export/people?format=csv", "/export/ledger", "/work" })
        {
            var answer = await Answer.Of(await app.Address + address, cookies, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.Redirect, true), (answer.Status, answer.Headers["Location"].Contains("/second-factor?return=",
                StringComparison.Ordinal)));
        }
        await Expect(page.Locator(".site-nav a")).ToHaveCountAsync(0);

        await page.GotoAsync("/accounts");
        await SetUp(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/accounts$"));
    }

    [Fact]
    public async Task Whoever_is_at_an_open_screen_is_asked_for_the_password_before_they_invite_somebody()
    {
        var (page, person) = await fixture.NewPerson("Recent", Role.Administrator);
        await SignedInLongAgo(person);
        await page.GotoAsync("/accounts");
        await page.ClickAsync(".invite-form button");
        await Expect(page).ToHaveURLAsync(new Regex("/confirm"));
        await page.FillAsync("#password", "a wrong password");
        await page.Send("form:has(#password) button");
        await Expect(page.Locator("#password-error")).ToBeVisibleAsync();
        await page.FillAsync("#password", person.Password);
        await page.Send("form:has(#password) button");
        await Expect(page).ToHaveURLAsync(new Regex("/accounts$"));
        await page.ClickAsync(".invite-form button");
        await Expect(page.Locator("#link")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_sees_either_page()
    {
        foreach (var address in new[] { "/second-factor", "/confirm?return=%2Faccounts" })
        {
            var answer = await fixture.Get(null, address);
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.Contains("/sign-in", answer.Headers["Location"], StringComparison.Ordinal);
        }
    }

    /// <summary>Sets back when the sessions of a person began: nobody waits a quarter of an hour for a test.</summary>
    private async Task SignedInLongAgo(TestPerson person)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(fixture.DataFolder, "casetracker.db")};"
            + $"Default Timeout={Patience.Limit.TotalSeconds}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE AccountSessions SET StartedAt = datetime(StartedAt, '-1 hour') "
            + "WHERE AccountId = (SELECT Id FROM Accounts WHERE Email = $email)";
        command.Parameters.AddWithValue("$email", person.Email);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Reads the secret as an app does, and types its code.</summary>
    private static async Task SetUp(IPage page)
    {
        var secret = (await page.InnerTextAsync("#secret")).Replace(" ", "", StringComparison.Ordinal);
#pragma warning disable RS0030 // The program that runs has the machine's clock.
        await page.FillAsync("#code", new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(DateTime.UtcNow));
#pragma warning restore RS0030
        await page.Send("form:has(#code) button");
        await Expect(page.Locator(".codes code").First).ToBeVisibleAsync();
    }

    [GeneratedRegex("/second-factor")]
    private static partial Regex SetUpPage();
}
