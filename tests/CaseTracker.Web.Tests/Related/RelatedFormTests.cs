using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.App.Organisations;
using CaseTracker.App.Records;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Related;

/// <summary>The forms of events, parts in them, land, concessions, acts abroad, sanctions, responses and instruments, and the page of a
/// record.</summary>
public sealed class RelatedFormTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task An_event_is_added_from_its_case_and_who_had_a_part_in_it_from_the_event()
    {
        var story = await _records.Case("Test Case with an event");
        await Organisation("Test Unit of an event");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/cases/{story}/events/new");
        await Ready(page, "kind");
        await page.SelectOptionAsync("#field-kind", "Eviction");
        await page.FillAsync("#field-on", "Jan 2012");
        await page.FillAsync("#field-affected", "at least 94");
        await page.Locator("#field-affected").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("section:has(#events-title)")).ToContainTextAsync("at least 94");
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("Eviction");
        await page.Locator("section:has(#events-title)").GetByRole(AriaRole.Link, new() { Name = "Eviction" }).ClickAsync();
        await page.Locator("a[href^='/events/']", new() { HasText = "Add who had a part in it" }).ClickAsync();
        await Ready(page, "organisation");
        // Nobody is named yet.
        await page.Locator("#field-organisation").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-person-error")).ToBeVisibleAsync();
        // What is typed before the summary takes the keyboard would be lost.
        await Assertions.Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await Choose(page, "organisation", "Test Unit of an event");
        await page.SelectOptionAsync("#field-degree", "CarriedOut");
        await Save(page);
        await Assertions.Expect(page.Locator("section:has(#involvements-title)")).ToContainTextAsync("Test Unit of an event");
    }

    [Fact]
    public async Task A_dispute_over_land_opens_its_case_in_the_same_save_and_a_refused_one_loses_nothing()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/land/new");
        await Ready(page, "case");
        await page.Locator("#field-area").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-case-error")).ToBeVisibleAsync();
        // A size without its unit is refused by the next try only: what the first one told must not pass for its answer.
        await Assertions.Expect(page.Locator("#field-areaUnit-error")).ToHaveCountAsync(0);
        await page.FillAsync("#field-case", "Test Lake opened here");
        await page.FillAsync("#field-area", "3000");
        await Assertions.Expect(page.Locator("#new-case-kind")).ToHaveValueAsync("LandDispute");
        await page.SelectOptionAsync("#field-landType", "Residential");
        await page.FillAsync("#field-families", "more than 3,000");
        await page.Locator("#field-families").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-areaUnit-error")).ToBeVisibleAsync();
        Assert.Equal("Test Lake opened here", await page.InputValueAsync("#field-case"));
        await page.SelectOptionAsync("#field-areaUnit", "Hectares");
        await Save(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("more than 3,000");
        await page.GetByRole(AriaRole.Link, new() { Name = "Test Lake opened here" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Test Lake opened here");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Residential");
    }

    [Fact]
    public async Task A_concession_tells_its_sizes_apart_and_a_size_that_is_no_number_is_told_at_its_field()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/concessions/new");
        await Ready(page, "name");
        await page.FillAsync("#field-name", "Test Concession");
        await page.FillAsync("#field-granted", "36,000");
        await page.FillAsync("#field-revised", "much less");
        await page.SelectOptionAsync("#field-areaUnit", "Hectares");
        await page.Locator("#field-name").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-revised-error")).ToBeVisibleAsync();
        await page.FillAsync("#field-revised", "9,000");
        await Save(page);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Test Concession");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("9,000");
    }

    [Fact]
    public async Task An_act_abroad_fills_in_its_target_from_the_persons_page_and_stands_there()
    {
        var exile = await _records.Person("Test Exile of a form");
        await _records.Case("Test Case of an exile");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{exile}/transnational/new");
        await Ready(page, "method");
        await Assertions.Expect(page.Locator("#field-target")).ToHaveValueAsync("Test Exile of a form");
        await Choose(page, "case", "Test Case of an exile");
        await page.SelectOptionAsync("#field-method", "PassportCancelled");
        await page.FillAsync("#field-on", "2019");
        await Save(page);
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/people/{exile}\\?saved="));
        await Assertions.Expect(page.Locator("section:has(#acts-title)")).ToContainTextAsync("2019");
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("2019");
    }

    [Fact]
    public async Task A_sanction_is_told_apart_from_a_demand_for_one_on_the_persons_page()
    {
        var person = await _records.Person("Test Person Sanctioned");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}/sanctions/new");
        await Ready(page, "programme");
        await page.FillAsync("#field-programme", "Test Programme");
        await page.FillAsync("#field-on", "no date at all");
        await page.Locator("#field-programme").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-on-error")).ToBeVisibleAsync();
        await page.FillAsync("#field-on", "9 Dec 2019");
        await Save(page);
        await page.OpenAlive($"/people/{person}/responses/new");
        await Ready(page, "subject");
        await page.SelectOptionAsync("#field-kind", "Demand");
        await page.FillAsync("#field-subject", "Test call to sanction");
        await Save(page);
        await Assertions.Expect(page.Locator("section:has(#sanctions-title)")).ToContainTextAsync("9 December 2019");
        await Assertions.Expect(page.Locator("section:has(#sanctions-title)")).Not.ToContainTextAsync("Test call to sanction");
        await Assertions.Expect(page.Locator("section:has(#responses-title)")).ToContainTextAsync("Test call to sanction");
    }

    [Fact]
    public async Task A_response_needs_no_case_and_opens_one_of_the_kind_that_is_chosen_where_a_title_is_typed()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/responses/new");
        await Ready(page, "case");
        await page.FillAsync("#field-case", "Test Union case opened");
        await page.SelectOptionAsync("#new-case-kind", "CivicSpace");
        await page.FillAsync("#field-subject", "Test statement opened");
        await Save(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Test Union case opened" }).ClickAsync();
        await Assertions.Expect(page.Locator("section:has(#what-title)")).ToContainTextAsync("Civic space");
        await Assertions.Expect(page.Locator("section:has(#responses-title)")).ToContainTextAsync("Test statement opened");
        await page.OpenAlive("/responses/new");
        await Ready(page, "subject");
        await page.FillAsync("#field-subject", "Test statement alone");
        await Save(page);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Test statement alone");
    }

    [Fact]
    public async Task The_title_and_the_kind_of_a_case_that_is_not_saved_yet_stand_there_again()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/events/new");
        await Ready(page, "case");
        await page.FillAsync("#field-case", "Test Case not saved yet");
        await page.SelectOptionAsync("#new-case-kind", "Election");
        await page.Locator("#field-description").FillAsync("Test words");
        // What is typed last is kept with all that was chosen before it.
        await page.EvaluateAsync(
            "async () => { while (Object.keys(sessionStorage).some(key => key.startsWith('casetracker-draft:'))) await new "
            + "Promise(requestAnimationFrame); }");
        await page.Context.CloseAsync();
        var again = await app.SignedIn(Role.Researcher);
        await again.OpenAlive("/events/new");
        await Assertions.Expect(again.Locator("#field-case")).ToHaveValueAsync("Test Case not saved yet");
        await Assertions.Expect(again.Locator("#new-case-kind")).ToHaveValueAsync("Election");
        await again.SelectOptionAsync("#field-kind", "Protest");
        await Save(again);
        await again.GetByRole(AriaRole.Link, new() { Name = "Test Case not saved yet" }).ClickAsync();
        await Assertions.Expect(again.Locator("section:has(#what-title)")).ToContainTextAsync("Election");
    }

    [Fact]
    public async Task An_instrument_is_made_and_edited()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/instruments/new");
        await Ready(page, "title");
        await page.Locator("#field-title").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-title-error")).ToBeVisibleAsync();
        await page.FillAsync("#field-title", "Test Treaty");
        await Save(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await Ready(page, "number");
        await page.FillAsync("#field-number", "A/12/3");
        await Save(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A/12/3");
    }

    [Theory]
    [InlineData("/events/new", "/events")]
    [InlineData("/land/new", "/land")]
    [InlineData("/transnational/new", "/transnational")]
    [InlineData("/concessions/new", "/concessions")]
    public async Task Who_leaves_a_form_that_belongs_to_nothing_comes_to_its_list(string form, string list)
    {
        var page = await app.Get(Role.Researcher, form);
        Assert.Equal(list, page.Page.QuerySelector(".form-end a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_reader_sees_a_record_without_ways_to_change_it_and_no_form_opens()
    {
        var story = await _records.Case("Test Case read only");
        var what = (await _records.Get<SaveRecord>().Handle<EventDetails>(CurrentUser.Seed,
            new(null, 0, new() { CaseId = story, Description = "Test words to read" }), TestContext.Current.CancellationToken)).Value;
        var page = await app.Get(Role.Advocate, $"/records/{what}");
        Assert.Contains("Test words to read", page.Words("main"), StringComparison.Ordinal);
        Assert.Empty(page.All("main a[href$='/edit'], main a[href$='/delete'], main a[href$='/new']"));
        foreach (var address in new[] { "/events/new", "/land/new", "/concessions/new", "/transnational/new", "/sanctions/new",
            "/responses/new", "/instruments/new", $"/events/{what}/edit", $"/events/{what}/involvements/new",
            $"/cases/{story}/involvements/new" })
            Assert.Equal(HttpStatusCode.Forbidden, (await app.Get(Role.Advocate, address)).Status);
    }

    [Fact]
    public async Task The_address_of_any_record_leads_to_where_it_is_shown()
    {
        var person = await _records.Person("Test Person Led to");
        var custody = await _records.Event(person, Domain.Detention.CustodyEventKind.Arrest, "2020-01-02");
        var page = await app.SignedIn(Role.Advocate);
        await page.GotoAsync($"/records/{person}");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/people/{person}$"));
        await page.GotoAsync($"/records/{custody}");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/people/{person}[?]tab=custody#fact-{custody}$"));
        await page.GotoAsync("/records/99999999");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(Domain.Language.Texts.Localize("Shell.MessageTitle_404"));
    }

    private Task<Domain.Values.Outcome<long>> Organisation(string name) =>
        _records.Get<SaveRecord>().Handle<OrganisationDetails>(CurrentUser.Seed,
            new(null, 0, new() { Name = name }), TestContext.Current.CancellationToken);

    private static Task Ready(IPage page, string field) => Assertions.Expect(page.Locator($"#field-{field}")).ToBeEnabledAsync();

    private static async Task Choose(IPage page, string field, string name)
    {
        await page.Locator($"#field-{field}").FocusAsync();
        await page.Type(name);
        await Assertions.Expect(page.Locator("[role=option]:not([data-add])")).ToHaveCountAsync(1);
        await page.Press("ArrowDown");
        await page.Press("Enter");
        await Assertions.Expect(page.Locator($"#field-{field}")).ToHaveValueAsync(name);
    }

    private static async Task Save(IPage page)
    {
        await page.Locator(".form-end button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
    }
}
