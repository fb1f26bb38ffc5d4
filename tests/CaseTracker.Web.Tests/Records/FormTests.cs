using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Records;

public sealed class FormTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task A_person_is_edited_by_keyboard_alone_and_what_is_changed_gets_the_source_named_first()
    {
        var person = await _records.Person("Test Person Keyboard");
        var source = await _records.Source("Test Typewritten source");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).FocusAsync();
        await page.Press("Enter");
        // The keyboard arrives at the heading; what is typed before that would go astray.
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#form-source")).ToBeEnabledAsync();
        await page.Locator("#form-source").FocusAsync();
        await page.Type("Test Typewritten");
        await Assertions.Expect(page.Locator("[role=option]:not([data-add])")).ToHaveCountAsync(1);
        await page.Press("ArrowDown");
        await page.Press("Enter");
        await Assertions.Expect(page.Locator("#form-source")).ToHaveValueAsync("Test Typewritten source");
        await page.Locator("#field-occupation").FocusAsync();
        await page.Type("Test occupation");
        await page.Press("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        var saved = await _records.Shown(person);
        Assert.Equal("Test occupation", saved.Person.Details.Occupation);
        var citation = Assert.Single(saved.Citations.Of(person));
        Assert.Equal(("occupation", "Test occupation", source), (citation.Field, citation.Reported, saved.Citations.Sources[0].Id));
    }

    [Fact]
    public async Task A_case_takes_several_further_kinds_by_keyboard_and_shows_all_of_them()
    {
        var story = await _records.Case("Test Case of several kinds");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/cases/{story}/edit");
        await page.Locator(".more > summary").PressAsync("Enter");
        // A box that is still folded away takes no keyboard: the press would go to what unfolds it.
        await Assertions.Expect(page.Locator("#field-alsoKind-LandDispute")).ToBeVisibleAsync();
        foreach (var kind in new[] { "LandDispute", "Killing", "Election" })
            await page.Locator($"#field-alsoKind-{kind}").PressAsync("Space");
        await page.Locator("#field-alsoKind-Election").PressAsync("Space");
        await Assertions.Expect(page.Locator("#field-alsoKind-Killing")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#field-alsoKind-Election")).Not.ToBeCheckedAsync();
        await page.ShouldBeAccessible();
        await page.Locator(".record-form button[type=submit]").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Land dispute, Killing or injury");
    }

    [Fact]
    public async Task What_is_rarely_asked_unfolds_by_keyboard_and_the_keyboard_arrives_at_the_saved_fact()
    {
        var person = await _records.Person("Test Person More");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}");
        await Assertions.Expect(page.Locator("section:has(#stays-title)")).ToContainTextAsync("No stay in detention is on record");
        await page.OpenAlive($"/people/{person}/stays/new");
        await Assertions.Expect(page.Locator("#field-note")).ToBeHiddenAsync();
        await page.FillAsync("#field-from", "late July 2024");
        await page.Locator(".more > summary").PressAsync("Enter");
        await page.FillAsync("#field-note", "Test note");
        await page.Locator(".record-form button[type=submit]").PressAsync("Enter");
        var fact = page.Locator("article.fact", new() { HasText = "Test note" });
        await Assertions.Expect(fact).ToBeFocusedAsync();
        await fact.GetByRole(AriaRole.Link, new() { Name = "Correct" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-note")).ToHaveValueAsync("Test note");
        await Assertions.Expect(page.Locator("#field-note")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_stay_that_ends_before_it_begins_shows_a_message_and_saves_nothing()
    {
        var person = await _records.Person("Test Person Stay");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}/stays/new");
        await page.FillAsync("#field-from", "3 Sep 2017");
        await Assertions.Expect(page.Locator("#field-from-echo")).ToContainTextAsync("3 September 2017");
        await page.FillAsync("#field-to", "late July 2017");
        await Assertions.Expect(page.Locator("#field-to-echo")).ToContainTextAsync("July 2017");
        await page.Locator("#field-to").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#field-to-error")).ToContainTextAsync("lies before");
        Assert.Equal("late July 2017", await page.InputValueAsync("#field-to"));
        Assert.Empty((await _records.Shown(person)).Stays);
        await page.Locator(".summary a").ClickAsync();
        await Assertions.Expect(page.Locator("#field-to")).ToBeFocusedAsync();
        await page.FillAsync("#field-to", "late July 2018");
        await page.Locator("#field-to").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        Assert.Equal("late July 2018", Assert.Single((await _records.Shown(person)).Stays).Details.To!.Text);
    }

    [Fact]
    public async Task What_a_source_can_only_announce_is_asked_about_by_the_day_of_its_publication_and_then_saved()
    {
        var person = await _records.Person("Test Person Announced");
        await _records.Source("Test Announcing source");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}/events/new");
        await page.Locator("#form-source").PressSequentiallyAsync("Test Announcing");
        await page.Locator("[role=option]:not([data-add])").First.ClickAsync();
        await Assertions.Expect(page.Locator("#field-publishedOn")).ToHaveValueAsync("10 December 2024");
        await page.SelectOptionAsync("#field-kind", "Release");
        await page.FillAsync("#field-on", "2024-12-20");
        await page.Locator("#field-on").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("20 December 2024 lies after 10 December 2024");
        Assert.Empty((await _records.Shown(person)).Events);
        await page.CheckAsync("#announced");
        await page.Locator(".record-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        Assert.Equal(new DateOnly(2024, 12, 10), Assert.Single((await _records.Shown(person)).Events).Details.PublishedOn);
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_is_told_while_it_is_typed_and_not_saved()
    {
        var person = await _records.Person("Test Person Date");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}/stays/new");
        await page.FillAsync("#field-from", "30 February 2020");
        await Assertions.Expect(page.Locator("#field-from-echo")).ToContainTextAsync("no day");
        await page.Locator("#field-from").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#field-from-error")).ToContainTextAsync("no day");
        Assert.Empty((await _records.Shown(person)).Stays);
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_keeps_what_was_known_before()
    {
        var person = await _records.Person("Test Person Corrected");
        var stay = await _records.Stay(person, null, "2019-01-05");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/stays/{stay}/edit");
        await page.FillAsync("#field-from", "2019-02-06");
        await page.ClickAsync("button[type=submit].primary");
        await Assertions.Expect(page.Locator("#form-reason-error")).ToContainTextAsync("why");
        Assert.Equal("2019-01-05", Assert.Single((await _records.Shown(person)).Stays).Details.From!.Text);
        await page.FillAsync("#form-reason", "Test reason");
        await page.ClickAsync("button[type=submit].primary");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Earlier versions" }).ClickAsync();
        await Assertions.Expect(page.Locator(".version")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".version").First).ToContainTextAsync("Test reason");
        await Assertions.Expect(page.Locator(".version").Last).ToContainTextAsync("5 January 2019");
        await Assertions.Expect(page.Locator(".version h2").Last).ToContainTextAsync("(UTC+7)");
        var advocate = await app.SignedIn(Role.Advocate);
        await advocate.GotoAsync($"/facts/{stay}");
        await Assertions.Expect(advocate.Locator(".version").Last).ToContainTextAsync("5 January 2019");
        await Assertions.Expect(advocate.Locator("main")).Not.ToContainTextAsync("Test reason");
    }

    [Fact]
    public async Task A_charge_of_somebody_without_a_prosecution_brings_one_with_it()
    {
        var person = await _records.Person("Test Person Charged");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}/charges/new");
        await page.ClickAsync("button[type=submit].primary");
        await Assertions.Expect(page.Locator("#field-label-error")).ToBeVisibleAsync();
        await page.FillAsync("#field-label", "incitement");
        await page.ClickAsync("button[type=submit].primary");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        var charge = Assert.Single(Assert.Single((await _records.Shown(person)).Prosecutions).Charges);
        Assert.Equal("incitement", charge.Charge.Details.Label);
    }

    [Fact]
    public async Task A_record_that_somebody_else_saved_meanwhile_shows_both_values_and_keeps_what_was_typed()
    {
        var person = await _records.Person("Test Person Twice");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}/edit");
        await page.FillAsync("#field-occupation", "Test mine");
        var now = (await _records.Shown(person)).Person;
        var theirs = await _records.Get<SaveRecord>().Handle(CurrentUser.Seed,
            new Save<PersonDetails>(person, now.Version, now.Details with { Occupation = "Test theirs", Summary = "Test summary" }),
            TestContext.Current.CancellationToken);
        Assert.True(theirs.Succeeded);
        await page.ClickAsync("button[type=submit].primary");
        var choices = page.Locator(".conflict-field");
        await Assertions.Expect(choices).ToContainTextAsync("Test theirs");
        await Assertions.Expect(choices).ToContainTextAsync("Test mine");
        await choices.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.ClickAsync("button[type=submit].primary");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        var saved = (await _records.Shown(person)).Person.Details;
        Assert.Equal(("Test mine", "Test summary"), (saved.Occupation, saved.Summary));
    }

    [Fact]
    public async Task Leaving_with_something_typed_asks_first()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/people/new");
        await page.FillAsync("#field-name", "Test Person Left");
        await page.ClickAsync(".form-end a");
        var asked = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(asked).ToContainTextAsync("not saved");
        await page.ShouldBeAccessible();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Stay here" }).ClickAsync();
        await Assertions.Expect(page.Locator("#field-name")).ToHaveValueAsync("Test Person Left");

        await page.ClickAsync(".form-end a");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Leave the page" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/people$"));
    }
}
