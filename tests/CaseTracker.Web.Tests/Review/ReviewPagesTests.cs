using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Review;

[Collection(nameof(AppFixture))]
public sealed partial class ReviewPagesTests(AppFixture app)
{
    [Fact]
    public async Task What_one_submits_another_finds_in_the_queue_returns_with_a_remark_and_verifies_by_keyboard()
    {
        var (author, _) = await app.NewPerson("ReviewAuthor", Role.Researcher);
        var address = await Recorded(author, "Test Person Reviewed");
        await author.Locator("[data-review] > summary").PressAsync("Enter");
        await author.Locator("[data-move=Submit]").PressAsync("Enter");
        await Expect(author.Locator("[data-review] > summary")).ToContainTextAsync("Waiting for review");
        await Expect(author.Locator("[data-move=Verify]")).ToHaveCountAsync(0);
        await author.Locator("[data-tags] > summary").PressAsync("Enter");
        await author.FillAsync("#tag-name", "Test tag of a review");
        await author.Locator("[data-tags] form button").PressAsync("Enter");
        await Expect(author.Locator("[data-tags] > summary")).ToContainTextAsync("Test tag of a review");
        await author.InBothLooks(() => author.ShouldBeAccessible());
        Assert.Contains("Test tag of a review", (await app.Get(Role.Advocate, address)).Words("main"), StringComparison.Ordinal);
        var tags = await app.Get(Role.Researcher, "/tags");
        Assert.Contains("Test tag of a review", tags.Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Get(Role.Advocate, "/tags")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Get(Role.Researcher, "/tags/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Get(Role.Administrator, "/tags/987654321")).Status);

        var (reviewer, _) = await app.NewPerson("Reviewer", Role.Researcher);
        await reviewer.OpenAlive("/review");
        await reviewer.GetByRole(AriaRole.Link, new() { Name = "Test Person Reviewed" }).PressAsync("Enter");
        await Expect(reviewer.Locator("h1")).ToContainTextAsync("Test Person Reviewed");
        await reviewer.Locator("[data-move=Return]").PressAsync("Enter");
        await Expect(reviewer.Locator("#remark-error")).ToBeVisibleAsync();
        await reviewer.FillAsync("#remark", "The arrest has no source yet.");
        await reviewer.Locator("[data-move=Return]").PressAsync("Enter");
        await Expect(reviewer.Locator(".threads .said")).ToHaveTextAsync("The arrest has no source yet.");

        await author.OpenAlive(address);
        await Expect(author.Locator("[data-review] > summary")).ToContainTextAsync("Returned");
        await author.Locator("[data-review] > summary").PressAsync("Enter");
        await Expect(author.Locator(".threads .said")).ToHaveTextAsync("The arrest has no source yet.");
        await author.Locator("[data-move=Submit]").PressAsync("Enter");
        await Expect(author.Locator("[data-review] > summary")).ToContainTextAsync("Waiting for review");

        await reviewer.OpenAlive($"/review/{Number().Match(address).Value}");
        await reviewer.Locator("[data-move=Verify]").PressAsync("Enter");
        await Expect(reviewer.Locator("[data-review] > summary")).ToContainTextAsync("Verified");
        await reviewer.InBothLooks(async () =>
        {
            await reviewer.OpenAlive($"/review/{Number().Match(address).Value}");
            await Expect(reviewer.Locator(".threads .said")).ToBeVisibleAsync();
            await reviewer.ShouldBeAccessible();
        });
    }

    [Fact]
    public async Task The_queue_has_no_accessibility_faults_and_what_its_address_cannot_ask_is_told()
    {
        var page = await app.SignedIn(Role.Researcher);
        await Recorded(page, "Test Person Queued");
        await page.Locator("[data-review] > summary").PressAsync("Enter");
        await page.Locator("[data-move=Submit]").PressAsync("Enter");
        await Expect(page.Locator("[data-review] > summary")).ToContainTextAsync("Waiting for review");
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive("/review");
            await Expect(page.Locator("tbody")).ToContainTextAsync("Test Person Queued");
            await page.ShouldBeAccessible();
        });
        var wrong = await app.Get(Role.Advocate, "/review?state=nonsense");
        Assert.Contains("“nonsense” is not known here", wrong.Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Get(Role.Advocate, "/review/987654321")).Status);
    }

    private static async Task<string> Recorded(IPage page, string name)
    {
        await page.OpenAlive("/people/new");
        await page.FillAsync("#field-name", name);
        await page.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/people/[0-9]+"));
        var address = new Uri(page.Url).AbsolutePath;
        await page.OpenAlive(address);
        return address;
    }

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex Number();
}
