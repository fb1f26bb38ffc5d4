using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Security;

public sealed class LockTests(AppFixture fixture)
{
    [Fact]
    public async Task A_page_that_rests_locks_by_itself_and_comes_back_with_the_password()
    {
        var (page, person) = await fixture.NewPerson("Rest", Role.Advocate);
        await page.OpenAlive("/people?q=Test");
        await page.EvaluateAsync("() => sessionStorage.setItem('typed', 'something')");
        await HasRested(person);
        await page.AtSignIn();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Locked");
        // The heading stands before the page's script has run.
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        Assert.Null(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('typed')"));

        // Nothing of the program opens meanwhile, by a page or by a file.
        Assert.Equal(302, (await page.Context.APIRequest.GetAsync("/export/prisoners", new() { MaxRedirects = 0 })).Status);
        await page.FillAsync("#password", "a wrong password");
        await page.Press("Enter");
        await Expect(page.Locator(".notice.error")).ToBeVisibleAsync();
        await page.FillAsync("#password", person.Password);
        await page.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/people[?]q=Test$"));
    }

    [Fact]
    public async Task Whoever_locks_the_page_finds_it_again_and_may_sign_out_instead()
    {
        var (page, person) = await fixture.NewPerson("Lock", Role.Advocate);
        var other = await page.Context.NewPageAsync();
        await other.OpenAlive("/cases");
        await page.OpenAlive("/people");
        await page.FromAccountMenu("Lock");
        await page.AtSignIn();
        await other.AtSignIn();
        await other.GotoAsync("/sources");
        await other.AtSignIn();
        await Expect(page.Locator("main")).ToContainTextAsync(person.Name);
        await Expect(page.Locator("#email")).ToHaveCountAsync(0);
        await page.ShouldBeAccessible();
        await page.FillAsync("#password", person.Password);
        await page.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/people$"));
        await page.Alive();
        await other.GotoAsync("/cases");
        await other.Alive();

        await page.FromAccountMenu("Lock");
        await page.AtSignIn();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out, or sign in as somebody else" }).ClickAsync();
        await Expect(page.Locator("#email")).ToBeVisibleAsync();
        await page.GotoAsync("/people");
        await page.AtSignIn();
        await Expect(page.Locator("#email")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_limit_that_is_no_time_stops_the_start_with_one_line()
    {
        using var data = await SeededData.Copy();
        await using var app = AppProcess.ServeWith(data, "CaseTracker__Sessions__Longest", "a while");
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Address);
        Assert.Contains("“a while” is no length of time for CaseTracker__Sessions__Longest", Assert.Single(app.Errors.Split('\n')),
            StringComparison.Ordinal);
    }

    /// <summary>As if the person had done nothing for years: the test need not wait for an hour.</summary>
    private async Task HasRested(TestPerson person)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var connection =
            new SqliteConnection($"Data Source={Path.Combine(fixture.DataFolder, "casetracker.db")};Default "
            + $"Timeout={Patience.Limit.TotalSeconds}");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE AccountSessions SET SeenAt = '2000-01-01 00:00:00' WHERE AccountId = (SELECT Id FROM Accounts "
            + "WHERE Email = @email)";
        command.Parameters.AddWithValue("@email", person.Email);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
