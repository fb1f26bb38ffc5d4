using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Review;

[Collection(nameof(AppFixture))]
public sealed class NoticesPageTests(AppFixture app)
{
    [Fact]
    public async Task Who_is_mentioned_finds_it_at_the_bell_and_has_read_it_once_the_review_is_open()
    {
        var (told, person) = await app.NewPerson("Told", Role.Researcher);
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/people/new");
        await page.FillAsync("#field-name", "Test Person Mentioned");
        await page.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/people/[0-9]+"));
        await page.OpenAlive($"/review/{new Uri(page.Url).Segments[^1]}");
        await page.FillAsync("#remark", $"@{person.Name} please look at the year.");
        await page.Locator("form.remark button[type=submit]").PressAsync("Enter");
        await Expect(page.Locator(".threads .said")).ToBeVisibleAsync();

        await told.OpenAlive("/work");
        await Expect(told.Locator(".bell-count")).ToHaveTextAsync("1");
        await told.Locator(".bell").PressAsync("Enter");
        await Expect(told.Locator("main")).ToContainTextAsync("Test Person Mentioned");
        await told.InBothLooks(() => told.ShouldBeAccessible());
        var review = await told.GetByRole(AriaRole.Link, new() { Name = "Test Person Mentioned" }).GetAttributeAsync("href");
        // It is read once the page lives, not once it is drawn.
        await told.OpenAlive(review!);
        await Expect(told.Locator(".threads .said")).ToBeVisibleAsync();
        await told.Settled();
        await told.GotoAsync("/notices");
        await Expect(told.Locator("main")).ToContainTextAsync("Test Person Mentioned");
        await Expect(told.Locator(".notices .unread")).ToHaveCountAsync(0);
    }
}
