using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Layout;

public sealed class HeaderSearchTests(AppFixture app)
{
    [Fact]
    public async Task Words_in_the_header_find_records_of_every_kind_and_a_misspelt_name_offers_the_right_one()
    {
        await using (var records = new TestRecords(app.DataFolder))
        {
            var saved = await records.Get<SaveRecord>().Handle<PersonDetails>(CurrentUser.Seed,
                new(null, 0, new() { Name = "Testquillon Headerly" }));
            Assert.True(saved.Succeeded, string.Join("\n", saved.Problems));
            var source = await records.Get<SaveRecord>().Handle<SourceDetails>(CurrentUser.Seed,
                new(null, 0, new() { Title = "Testquillon Headerly bulletin" }));
            Assert.True(source.Succeeded, string.Join("\n", source.Problems));
        }
        var page = await app.SignedIn(Role.Advocate);
        await page.OpenAlive("/cases");
        await page.Press("Control+k");
        await Expect(page.Locator("#site-search")).ToBeFocusedAsync();
        await page.FillAsync("#site-search", "quillon header");
        await page.PressAsync("#site-search", "Enter");
        await Expect(page.Locator("main h2")).ToHaveTextAsync(["People", "Sources"]);
        await Expect(page.Locator("section:has(#found-Source) li a")).ToHaveTextAsync(["Testquillon Headerly bulletin"]);
        // What is typed before the new page's circuit has taken over would be drawn over.
        await page.Alive();
        await page.FillAsync("#site-search", "Testquilon Headerly");
        await page.PressAsync("#site-search", "Enter");
        await Expect(page.Locator("section:has(#found-likely) li a")).ToHaveTextAsync(["Testquillon Headerly"]);
        await page.ShouldBeAccessible();
        await page.Locator("section:has(#found-likely) li a").PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Testquillon Headerly");
    }
}
