using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Security;

public sealed class FirstStartTests(AppFixture fixture)
{
    private static readonly TestPerson Person = TestPerson.Of("First");

    [Fact]
    public async Task The_first_link_makes_one_administrator_and_a_second_start_offers_none_and_keeps_the_data()
    {
        using var data = await SeededData.Copy();
        await using (var app = AppProcess.Serve(data))
        {
            var link = await app.FirstLink;
            var page = await fixture.Anonymous(await app.Address);
            await page.MakeAccount(link, Person);
            await page.GotoAsync("/accounts");
            Assert.Equal(Person.Email, await page.Locator("tbody td").First.TextContentAsync());

            var again = await fixture.Anonymous(await app.Address);
            await again.GotoAsync(link);
            await Assertions.Expect(again.Locator(".notice.error")).ToBeVisibleAsync();
            Assert.Equal(0, await again.Locator("#password").CountAsync());

            await app.Stop();
            Assert.Single(app.Output.Split('\n'));
            var token = link.Split("token=")[1];
            Assert.DoesNotContain(token, app.Errors, StringComparison.Ordinal);
            Assert.All(LogFiles.Read(data), line => Assert.DoesNotContain(token, line, StringComparison.Ordinal));
        }
        await using (var app = AppProcess.Serve(data))
        {
            var page = await fixture.Anonymous(await app.Address);
            await page.SignIn(Person);
            await page.OpenAlive("/");
            await app.Stop();
            Assert.Equal("", app.Output);
        }
    }

    [Fact]
    public async Task Each_start_without_an_account_voids_the_link_before()
    {
        using var data = await SeededData.Copy();
        string old;
        await using (var first = AppProcess.Serve(data)) old = (await first.FirstLink).Split("token=")[1];
        await using var second = AppProcess.Serve(data);
        var link = await second.FirstLink;
        var cancel = TestContext.Current.CancellationToken;
        Assert.NotEqual(old, link.Split("token=")[1]);
        var voided = await Answer.Of($"{await second.Address}/first?token={old}", "", cancel);
        Assert.NotEmpty(voided.Words(".notice.error"));
        Assert.Null(voided.Page.QuerySelector("#password"));
        Assert.NotNull((await Answer.Of(link, "", cancel)).Page.QuerySelector("#password"));
    }

    [Fact]
    public async Task A_link_that_is_used_while_its_form_is_filled_in_is_told_in_words()
    {
        var administrator = await fixture.SignedIn(Role.Administrator);
        var link = await administrator.Invite(Role.Advocate);
        var (slow, quick) = (await fixture.Anonymous(), await fixture.Anonymous());
        await slow.GotoAsync(link);
        await quick.MakeAccount(link, TestPerson.Of("Quick"));
        foreach (var field in new[] { "#name", "#email", "#password", "#again" })
            await slow.FillAsync(field, field == "#email" ? "test.slow@example.org" : "Test Person Slow");
        await slow.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(slow.Locator(".notice.error")).ToContainTextAsync("This link was used");
    }

    [Fact]
    public async Task A_form_whose_page_has_changed_meanwhile_is_told_in_words()
    {
        var (one, two) = (await fixture.SignedIn(Role.Administrator), await fixture.SignedIn(Role.Administrator));
        await one.GotoAsync("/accounts");
        await one.FillAsync("#invite-for", "Test Taken Back");
        await one.Send(".invite-form button");
        foreach (var page in new[] { one, two }) await page.GotoAsync("/accounts");
        var invitation = "tr:has-text('Test Taken Back')";
        await one.Locator(invitation).GetByRole(AriaRole.Button).First.ClickAsync();
        // Answered, or the other might come first.
        await Assertions.Expect(one.Locator(invitation)).ToHaveAttributeAsync("data-state", "Revoked");
        await two.Locator(invitation).GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(two.Locator("main")).ToContainTextAsync("has changed meanwhile");
    }

    [Fact]
    public async Task A_role_that_the_page_does_not_offer_is_refused_in_words_and_no_link_is_made()
    {
        var page = await fixture.SignedIn(Role.Administrator);
        foreach (var role in new[] { "99", "-1", "Owner" })
        {
            await page.GotoAsync("/accounts");
            await page.EvaluateAsync("role => { document.querySelector('#invite-role').selectedOptions[0].value = role; }", role);
            await page.ClickAsync(".invite-form button");
            await Assertions.Expect(page.Locator(".notice.error")).ToContainTextAsync("There is no such role");
            Assert.Equal(0, await page.Locator("#link").CountAsync());
        }
    }

    [Fact]
    public async Task A_short_password_is_refused_with_the_rule()
    {
        var administrator = await fixture.SignedIn(Role.Administrator);
        var page = await fixture.Anonymous();
        await page.GotoAsync(await administrator.Invite(Role.Advocate));
        await page.FillAsync("#name", "Test Person Short");
        await page.FillAsync("#email", "test.short@example.org");
        await page.FillAsync("#password", "elevenchars");
        await page.FillAsync("#again", "elevenchars");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#password-error")).ToContainTextAsync("12");
        Assert.Equal("Test Person Short", await page.InputValueAsync("#name"));
    }
}
