using System.Net;
using CaseTracker.App.Records;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Places;

/// <summary>Laws, articles, places and places of detention: one page that lists them, and a form for each.</summary>
public sealed class ReferencePageTests(AppFixture app)
{
    [Fact]
    public async Task A_law_and_its_article_are_made_listed_and_edited_from_the_menu_by_keyboard()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/");
        await page.Locator("summary[aria-label*='account' i]").PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Laws and places" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "New law" }).PressAsync("Enter");
        await page.FillAsync("#field-title", "Test Law Listed");
        await page.FillAsync("#field-adopted", "October 2009");
        await page.Locator("#field-adopted").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".law", new() { HasText = "Test Law Listed" })).ToContainTextAsync("Adopted October 2009");

        await page.Locator(".law", new() { HasText = "Test Law Listed" }).GetByRole(AriaRole.Link, new() { Name = "New article" })
            .PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-law")).ToHaveValueAsync("Test Law Listed");
        await page.FillAsync("#field-number", "495");
        await page.FillAsync("#field-heading", "Test heading listed");
        await page.Locator("#field-heading").PressAsync("Enter");
        var article = page.GetByRole(AriaRole.Row, new() { Name = "Test heading listed" });
        await Assertions.Expect(article).ToBeVisibleAsync();
        await page.ShouldBeAccessible();

        await article.GetByRole(AriaRole.Link, new() { Name = "Edit" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-law")).ToHaveValueAsync("Test Law Listed");
        await page.FillAsync("#field-penalty", "Test penalty");
        await page.Locator("#field-penalty").PressAsync("Enter");
        await Assertions.Expect(article).ToContainTextAsync("Test penalty");
    }

    [Fact]
    public async Task An_article_without_its_law_is_told_at_the_field_and_the_law_can_be_found_there()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/laws/new");
        await page.FillAsync("#field-title", "Test Law Found");
        await page.Locator("#field-title").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await page.OpenAlive("/articles/new");
        await page.FillAsync("#field-number", "1");
        await page.FillAsync("#field-heading", "Test heading found");
        await page.Locator("#field-heading").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-law-error")).ToBeVisibleAsync();
        // What is typed before the summary takes the keyboard would be lost.
        await Assertions.Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await page.Locator("#field-law").PressSequentiallyAsync("Test Law Found", new() { Delay = 20 });
        await Assertions.Expect(page.Locator("[role=option]:not([data-add])")).ToHaveCountAsync(1);
        await page.Press("ArrowDown");
        await page.Press("Enter");
        await page.Locator("#field-heading").PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Test heading found" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_place_is_made_lies_in_another_and_can_be_undone()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/places/new");
        await page.FillAsync("#field-name", "Test Settlement");
        await page.SelectOptionAsync("#field-kind", "Settlement");
        await page.Locator("#field-name").PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Test Settlement" })).ToContainTextAsync("Settlement");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Test Settlement" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_page_of_a_place_a_law_and_an_article_offers_its_form_to_who_may_edit_and_to_nobody_else()
    {
        await using var records = new TestRecords(app.DataFolder);
        var place = (await records.Get<SaveRecord>().Handle<PlaceDetails>(CurrentUser.Seed,
            new(null, 0, new() { Name = "Test Place edited" }),
            TestContext.Current.CancellationToken)).Value;
        var law = (await records.Get<SaveRecord>().Handle<LawDetails>(CurrentUser.Seed, new(null, 0, new() { Title = "Test Law edited" }),
            TestContext.Current.CancellationToken)).Value;
        var article = (await records.Get<SaveRecord>().Handle<LegalArticleDetails>(CurrentUser.Seed,
            new(null, 0, new() { LawId = law, Number = "7", Heading = "Test heading edited" }),
            TestContext.Current.CancellationToken)).Value;
        foreach (var (id, form, field, holds) in new[] { (place, $"/places/{place}/edit", "name", "Test Place edited"),
            (law, $"/laws/{law}/edit", "title", "Test Law edited"),
            (article, $"/articles/{article}/edit", "heading", "Test heading edited") })
        {
            var read = await app.Get(Role.Advocate, $"/records/{id}");
            Assert.Contains(holds, read.Words("main"), StringComparison.Ordinal);
            Assert.Empty(read.All("main a[href$='/edit']"));
            Assert.Contains("Edit", (await app.Get(Role.Researcher, $"/records/{id}")).All($"main a[href='{form}']"));
            Assert.Equal(holds, (await app.Get(Role.Researcher, form)).Page.QuerySelector($"#field-{field}")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task An_advocate_reads_the_lists_is_offered_no_form_and_none_opens()
    {
        var page = await app.Get(Role.Advocate, "/facilities");
        Assert.Equal("Laws and places", page.Words("h1"));
        Assert.Empty(page.All("main a[href$='/new'], main a[href$='/edit']"));
        foreach (var address in new[] { "/laws/new", "/articles/new", "/places/new", "/facilities/new" })
            Assert.Equal(HttpStatusCode.Forbidden, (await app.Get(Role.Advocate, address)).Status);
    }
}
