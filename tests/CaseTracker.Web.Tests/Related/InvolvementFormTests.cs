using CaseTracker.App.Organisations;
using CaseTracker.App.Records;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Related;

/// <summary>A part in what happened is added from whichever page somebody stands on: the event is chosen in the form.</summary>
public sealed class InvolvementFormTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task From_a_persons_page_the_event_is_found_by_what_happened_in_which_case()
    {
        var officer = await _records.Person("Test Officer of a part");
        var story = await _records.Case("Test Case of a part");
        await Happened(story, EventKind.Eviction, "2012-01-06");
        await Happened(story, EventKind.Protest, "2013-05");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{officer}?tab=connections");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a part in what happened" }).PressAsync("Enter");
        await Expect(page.Locator("#field-person")).ToHaveValueAsync("Test Officer of a part");
        // No event is chosen yet.
        await page.SelectOptionAsync("#field-degree", "Ordered");
        await page.Locator("#field-person").PressAsync("Enter");
        await Expect(page.Locator("#field-event-error")).ToBeVisibleAsync();
        // What is typed before the summary takes the keyboard would be lost.
        await Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await Choose(page, "eviction part", "Eviction, 6 January 2012, Test Case of a part");
        await Save(page);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/people/{officer}\\?saved="));
        await Expect(page.Locator("section:has(#involvements-title)")).ToContainTextAsync("6 January 2012");
        await Expect(page.Locator("section:has(#involvements-title) .add"))
            .ToHaveAttributeAsync("href", $"/people/{officer}/involvements/new");
    }

    [Fact]
    public async Task From_a_cases_page_only_what_happened_in_the_case_is_offered()
    {
        var (story, other) = (await _records.Case("Test Case of its own parts"), await _records.Case("Test Case of other parts"));
        var unit = (await _records.Get<SaveRecord>().Handle<OrganisationDetails>(CurrentUser.Seed,
            new(null, 0, new() { Name = "Test Unit of a part" }),
            TestContext.Current.CancellationToken)).Value;
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/cases/{story}?tab=connections");
        await Expect(page.Locator($".add-more a[href='/log/event?case={story}']")).ToBeVisibleAsync();
        await Expect(page.Locator("a[href$='/involvements/new']")).ToHaveCountAsync(0);
        await Happened(story, EventKind.Demolition, "2014-05-07");
        await Happened(other, EventKind.Demolition, "2015");
        await page.OpenAlive($"/cases/{story}?tab=connections");
        await Expect(page.Locator($".add-more a[href='/cases/{story}/involvements/new']")).ToBeVisibleAsync();
        await page.OpenAlive($"/cases/{story}/involvements/new");
        await Choose(page, "demolition", "Demolition, 7 May 2014, Test Case of its own parts");
        await page.Locator("#field-organisation").PressSequentiallyAsync("Test Unit of a part", new() { Delay = 20 });
        await Expect(page.Locator("#field-organisation-list [role=option]:not([data-add])")).ToHaveCountAsync(1);
        await page.Press("ArrowDown");
        await page.Press("Enter");
        await Expect(page.Locator("#field-organisation")).ToHaveValueAsync("Test Unit of a part");
        await Save(page);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/cases/{story}\\?saved="));
        await Expect(page.Locator("section:has(#involvements-title)")).ToContainTextAsync("Test Unit of a part");
        await page.OpenAlive($"/organisations/{unit}");
        await page.Locator("section:has(#involvements-title) .add").PressAsync("Enter");
        await Expect(page.Locator("#field-organisation")).ToHaveValueAsync("Test Unit of a part");
        await Expect(page.Locator("#field-event")).ToBeEnabledAsync();
    }

    private async Task Happened(long story, EventKind kind, string on)
    {
        var outcome = await _records.Get<SaveRecord>().Handle<EventDetails>(CurrentUser.Seed,
            new(null, 0, new() { CaseId = story, Kind = kind, On = ImpreciseDate.Parse(on).Value }) { Same = SameRecord.Another },
            TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
    }

    private static async Task Choose(IPage page, string typed, string name)
    {
        await Expect(page.Locator("#field-event")).ToBeEnabledAsync();
        await page.Locator("#field-event").PressSequentiallyAsync(typed, new() { Delay = 20 });
        await Expect(page.Locator("#field-event-list [role=option]:not([data-add])")).ToHaveTextAsync([name]);
        await page.Press("ArrowDown");
        await page.Press("Enter");
        await Expect(page.Locator("#field-event")).ToHaveValueAsync(name);
    }

    private static async Task Save(IPage page)
    {
        await page.Locator(".form-end button[type=submit]").ClickAsync();
        await Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
    }
}
