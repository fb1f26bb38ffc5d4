using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Logging;

public sealed class StoryPageTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task An_act_abroad_with_its_relative_is_logged_checked_and_undone_with_the_keyboard_alone()
    {
        var exile = await _records.Person("Keyboard Testexile");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/log/abroad?source={await _records.Source("Test Source of a keyboard story")}");
        var keys = new CountedKeys(page);
        await Expect(page.Locator("#log-source")).ToBeEnabledAsync();
        await keys.TabUntil("#log-case");
        await keys.Type("Test Keyboard Case");
        await keys.TabUntil("#person-name");
        await keys.Type("Keyboard Testexile");
        await Expect(page.Locator(".likely")).ToContainTextAsync("The same name");
        await keys.TabUntil(".likely button");
        await keys.Press("Enter");
        await Expect(page.Locator(".chosen")).ToContainTextAsync("Keyboard Testexile");
        // The keyboard comes here a moment after the words: a Tab before that would be taken back.
        await Expect(page.Locator(".chosen button")).ToBeFocusedAsync();
        await keys.TabUntil("#said-Relative");
        await keys.Press("Space");
        await Expect(page.Locator("#relative-name")).ToBeVisibleAsync();
        await keys.TabUntil("#relative-name");
        await keys.Type("Keyboard Testrelative");
        await keys.TabUntil("#step-next");
        await keys.Press("Enter");
        await Expect(page.Locator("#step-2")).ToHaveAttributeAsync("aria-current", "step");
        await Expect(page.Locator("#step-2-panel")).ToBeFocusedAsync();
        await keys.TabUntil("#act-method");
        await keys.Type("Reprisal");
        await keys.TabUntil("#act-on");
        await keys.Type("the day before yesterday or so");
        // Enter in a box saves nothing that was not checked.
        await keys.Press("Enter");
        await keys.TabUntil("#step-next");
        await keys.Press("Enter");
        await Expect(page.Locator("#step-3-panel")).ToBeFocusedAsync();
        await keys.TabUntil("#step-next");
        await keys.Press("Enter");
        await Expect(page.Locator("#step-4-panel")).ToBeFocusedAsync();
        await Expect(page.Locator(".checked .unread")).ToHaveCountAsync(1);
        await keys.TabUntil("main form button[type=submit]");
        await keys.Press("Enter");
        await Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await keys.TabUntil(".summary .to-field");
        await keys.Press("Enter");
        await Expect(page.Locator("#act-on")).ToBeFocusedAsync();
        await keys.Press("Control+a");
        await keys.Type("early May 2024");
        await Expect(page.Locator("#act-on-echo")).ToContainTextAsync("May 2024");
        await page.Locator("#step-4").PressAsync("Enter");
        await Expect(page.Locator(".checked", new() { HasText = "The act abroad" })).ToContainTextAsync("early May 2024");
        await Expect(page.Locator(".checked", new() { HasText = "The relative at home" })).ToContainTextAsync("Keyboard Testrelative");
        await keys.TabUntil("main form button[type=submit]");
        await keys.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/cases/\\d+\\?saved="));
        await Expect(page.Locator(".notice.done")).ToContainTextAsync("All of it is saved");
        await Expect(page.Locator("main")).ToContainTextAsync("Keyboard Testrelative");
        await page.Locator(".notice.done button").PressAsync("Enter");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("All of it is saved");
        Assert.Empty((await _records.Shown(exile)).Cases);
    }

    [Theory]
    [InlineData("land", ColorScheme.Dark, 390)]
    [InlineData("closure", ColorScheme.Light, 1366)]
    public async Task Every_step_is_accessible_and_what_is_typed_stays_while_steps_are_walked(string story, ColorScheme colours, int width)
    {
        var page = await app.SignedIn(Role.Researcher, colours, width);
        await page.OpenAlive($"/log/{story}");
        await page.FillAsync("#log-case", $"Test Walked {story}");
        await page.ShouldBeAccessible();
        await page.ClickAsync("#step-3");
        await page.ClickAsync("#add-actor");
        await page.FillAsync("#actor1-name", "Test Walked Body");
        await page.ShouldBeAccessible();
        await page.ClickAsync("#step-2");
        await page.FillAsync("#event1-on", "2024-05");
        await page.ShouldBeAccessible();
        await page.ClickAsync("#step-4");
        foreach (var typed in new[] { $"Test Walked {story} (new)", "May 2024", "Test Walked Body (new)" })
            await Expect(page.Locator("#step-4-panel")).ToContainTextAsync(typed);
        await page.ShouldBeAccessible();
        await page.ClickAsync("#step-3");
        await Expect(page.Locator("#actor1-name")).ToHaveValueAsync("Test Walked Body");
    }
}
