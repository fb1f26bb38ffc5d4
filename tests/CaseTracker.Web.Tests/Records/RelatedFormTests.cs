using System.Net;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Records;

/// <summary>Relations, memberships, assessments, figures and organisations, by keyboard from the page that they belong to.</summary>
public sealed class RelatedFormTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task A_relative_is_linked_from_the_persons_page_and_stands_there_with_a_link()
    {
        var person = await _records.Person("Test Person Related");
        await _records.Person("Test Relative Of");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}?tab=connections");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a relation" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#field-otherPerson")).ToBeEnabledAsync();
        await page.Locator("#field-otherPerson").FocusAsync();
        await page.Type("Test Relative Of");
        await Assertions.Expect(page.Locator("[role=option]:not([data-add])")).ToHaveCountAsync(1);
        await page.Press("ArrowDown");
        await page.Press("Enter");
        // Chosen, and not only typed: the next Enter saves.
        await Assertions.Expect(page.Locator("#field-otherPerson[aria-expanded=false]:not([data-typed])")).ToBeVisibleAsync();
        await page.Press("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("section:has(#family-title)")).ToContainTextAsync("Test Relative Of");
    }

    [Fact]
    public async Task An_assessment_without_an_assessor_is_told_at_its_field_and_nothing_is_lost()
    {
        var person = await _records.Person("Test Person Assessed");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}/assessments/new");
        await page.FillAsync("#field-criteria", "a, c");
        await page.Locator("#field-criteria").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-assessor-error")).ToContainTextAsync("who assessed");
        Assert.Equal("a, c", await page.InputValueAsync("#field-criteria"));
        await page.FillAsync("#field-assessorName", "Test Jurist");
        await page.Locator("#field-assessorName").PressAsync("Enter");
        await Assertions.Expect(page.Locator("section:has(#assessments-title)")).ToContainTextAsync("Test Jurist");
    }

    [Fact]
    public async Task A_figure_of_a_case_keeps_its_bound_and_the_case_is_filled_in()
    {
        var of = await _records.Case("Test Case with a figure");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/cases/{of}?tab=connections");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a figure" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-case")).ToHaveValueAsync("Test Case with a figure");
        await page.FillAsync("#field-subject", "Test arrests");
        await page.FillAsync("#field-count", "at least 94");
        await Assertions.Expect(page.Locator("#field-count-echo")).ToContainTextAsync("94");
        await page.Locator("#field-count").PressAsync("Enter");
        await Assertions.Expect(page.Locator("section:has(#figures-title)")).ToContainTextAsync("at least 94");
    }

    [Fact]
    public async Task An_organisation_is_made_listed_by_kind_and_edited()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/organisations/new");
        await page.FillAsync("#field-name", "Test Organisation Made");
        await page.SelectOptionAsync("#field-kind", "TradeUnion");
        await page.FillAsync("#field-ended", "Nov 2017");
        await page.Locator("#field-ended").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await page.OpenAlive("/organisations?kind=TradeUnion");
        await page.GetByRole(AriaRole.Link, new() { Name = "Test Organisation Made" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("November 2017");
    }

    [Fact]
    public async Task An_advocate_is_offered_no_form_and_none_opens()
    {
        var person = await _records.Person("Test Person Read only");
        Assert.Empty((await app.Get(Role.Advocate, $"/people/{person}")).All("main a[href$='/new']"));
        foreach (var address in new[] { $"/people/{person}/relations/new", "/organisations/new", "/facilities/new" })
            Assert.Equal(HttpStatusCode.Forbidden, (await app.Get(Role.Advocate, address)).Status);
    }
}
