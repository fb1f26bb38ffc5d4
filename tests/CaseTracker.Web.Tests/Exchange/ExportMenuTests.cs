using System.Net;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Exchange;

public sealed class ExportMenuTests(AppFixture app)
{
    [Theory]
    [InlineData("/charges/matrix?rows=article&columns=outcome&outcome=Convicted", "charges-matrix-",
        "outcome=Convicted&format=csv&rows=article&columns=outcome")]
    [InlineData("/figures/ledger?q=CLV", "ledger-", "q=CLV&format=csv")]
    [InlineData("/corroboration?kind=Charge&voices=OneDocument", "corroboration-", "kind=Charge&voices=OneDocument&format=csv")]
    [InlineData("/conflicts", "conflicts-", "format=csv")]
    [InlineData("/completeness", "completeness-", "format=csv")]
    [InlineData("/exactness", "exactness-", "format=csv")]
    public async Task A_page_offers_its_answer_as_a_file_by_keyboard_and_within_the_screen_of_a_phone(string address, string name,
        string asked)
    {
        var page = await (await app.Seed).SignedIn(Role.Advocate, width: 390, height: 844);
        await page.OpenAlive(address);
        var menu = page.Locator(".page-actions details.menu");
        await menu.Locator("summary").PressAsync("Enter");
        var panel = (await menu.Locator(".menu-panel").BoundingBoxAsync())!;
        Assert.InRange(panel.X, 0, 390 - panel.Width);
        await Expect(menu.GetByRole(AriaRole.Link)).ToHaveCountAsync(3);
        var csv = menu.GetByRole(AriaRole.Link, new() { NameRegex = new("^CSV") });
        Assert.EndsWith(asked, await csv.GetAttributeAsync("href"), StringComparison.Ordinal);
        var file = await page.RunAndWaitForDownloadAsync(() => csv.PressAsync("Enter"));
        Assert.Matches($"^{name}[0-9-]+\\.csv$", file.SuggestedFilename);
        // A heading and a row at least.
        Assert.True((await File.ReadAllLinesAsync(await file.PathAsync())).Length > 1);
        await page.ShouldBeAccessible();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/export/charges?rows=article", "name both")]
    [InlineData("/export/charges?rows=article&columns=mood", "mood")]
    [InlineData("/export/charges?rows=article&columns=article", "Choose two different filters")]
    [InlineData("/export/ledger?mood=good", "mood")]
    [InlineData("/export/corroboration?kind=Prison", "Prison")]
    [InlineData("/export/conflicts?kind=Charge", "kind")]
    public async Task What_an_address_asks_and_cannot_be_answered_is_said_and_never_left_out(string address, string told)
    {
        var answer = await (await app.Seed).Get(Role.Advocate, address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(told, answer.Words("main"), StringComparison.Ordinal);
    }
}
