using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>The boxes of a form: what they choose by themselves, what they ask for, and that they can be seen.</summary>
public sealed class BoxTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Theory]
    [InlineData("Enter", "test prison of ENTER", "Test Prison of Enter")]
    [InlineData("Tab", "Prison of Tab", "Test Prison of Tab yard")]
    [InlineData("", "Prison of leaving", "Test Prison of leaving yard")]
    public async Task The_exact_or_the_only_match_is_chosen_by_Enter_by_Tab_and_by_leaving(string key, string typed, string chosen)
    {
        var facility = await _records.Facility(chosen);
        // Another one fits the text, too, but only one is called so.
        if (key == "Enter") await _records.Facility("Test Prison of Enter, annex");
        var person = await _records.Person($"Test Person Boxed {key}");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive($"/people/{person}/stays/new");
        await page.FillAsync("#field-from", "2024-05-01");
        await page.FillAsync("#field-facility", typed);
        if (key.Length > 0) await page.PressAsync("#field-facility", key);
        else await page.FocusAsync("#field-from");
        await Assertions.Expect(page.Locator("#field-facility")).ToHaveValueAsync(chosen);
        await page.ClickAsync(".record-form button[type=submit]");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        Assert.Equal(facility, Assert.Single((await _records.Shown(person)).Stays).Details.FacilityId);
    }

    [Fact]
    public async Task A_choice_that_the_arrow_moved_to_is_chosen_though_a_later_answer_came_meanwhile()
    {
        await _records.Source("Test Leaflet of arrows, late letters");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive("/log");
        await page.FillAsync("#log-source", "Leaflet of arrows");
        var option = page.Locator("#log-source-list [role=option]:not([data-add])");
        await Assertions.Expect(option).ToHaveCountAsync(1);
        using (var order = Orders.ToWait("FoldedTexts", "|%letters%|"))
        {
            await page.FillAsync("#log-source", "Leaflet of arrows late letters");
            await order.Met();
            await page.PressAsync("#log-source", "ArrowDown");
            await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "true");
            // Another record, so that the answer that comes is seen to have come.
            await _records.Source("Test Leaflet of arrows, other late letters");
        }
        await Assertions.Expect(option).ToHaveCountAsync(2);
        await page.PressAsync("#log-source", "Enter");
        await Assertions.Expect(page.Locator("#log-source")).ToHaveValueAsync("Test Leaflet of arrows, late letters");
    }

    [Fact]
    public async Task A_title_that_is_new_is_not_taken_for_the_only_one_that_resembles_it()
    {
        await _records.Source("Test Letter of resemblance, second part");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive("/log");
        await page.FillAsync("#log-source", "Test Letter of resemblance");
        await Assertions.Expect(page.Locator("#log-source-list [role=option]:not([data-add])")).ToHaveCountAsync(1);
        await page.PressAsync("#log-source", "Tab");
        await Assertions.Expect(page.Locator("#source-publisher")).ToBeVisibleAsync();
        Assert.Equal("Test Letter of resemblance", await page.InputValueAsync("#log-source"));
    }

    [Fact]
    public async Task What_is_not_added_in_place_the_last_line_of_a_list_adds_in_a_tab_that_knows_nothing_of_this_one()
    {
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive("/articles/new");
        await page.FillAsync("#field-law", "Test Law of the last line");
        var add = page.GetByRole(AriaRole.Option, new() { Name = "Add “Test Law of the last line”" });
        await Assertions.Expect(add).ToBeVisibleAsync();
        await page.PressAsync("#field-law", "ArrowDown");
        await Assertions.Expect(add).ToHaveAttributeAsync("aria-selected", "true");
        foreach (var open in new Func<Task>[] { () => page.PressAsync("#field-law", "Enter"), () => add.ClickAsync() })
        {
            var opened = await page.Context.RunAndWaitForPageAsync(open);
            await Assertions.Expect(opened).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/laws/new$"));
            Assert.True(await opened.EvaluateAsync<bool>("() => window.opener === null"));
            await opened.CloseAsync();
            await page.FillAsync("#field-law", "Test Law of the last");
            await page.FillAsync("#field-law", "Test Law of the last line");
            await Assertions.Expect(add).ToBeVisibleAsync();
        }
        Assert.Equal("Test Law of the last line", await page.InputValueAsync("#field-law"));
    }

    [Fact]
    public async Task A_day_from_the_calendar_stands_in_the_box_as_if_it_was_typed()
    {
        var person = await _records.Person("Test Person Calendar");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive($"/people/{person}/stays/new");
        await page.FillAsync("#field-from", "2024-05-01");
        await page.ClickAsync("[data-day-for=field-from]");
        var calendar = page.Locator("[data-day-for=field-from] + .day-picker");
        await Assertions.Expect(calendar).ToHaveValueAsync("2024-05-01");
        await calendar.EvaluateAsync(
            "day => { day.value = '2024-05-17'; day.dispatchEvent(new Event('change', { bubbles: true })); }");
        await Assertions.Expect(page.Locator("#field-from")).ToHaveValueAsync("2024-05-17");
        await Assertions.Expect(page.Locator("#field-from-echo")).ToContainTextAsync("17 May 2024");
        await Assertions.Expect(page.Locator("#field-from")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_nothing_is_saved_without_is_marked_before_anybody_asks()
    {
        var person = await _records.Person("Test Person Required");
        foreach (var (address, box) in new[] { ($"/people/{person}/stays/new", "#field-from"), ("/sources/new", "#field-title"),
            ("/log", "#log-source"), ("/log/roster", "#roster-names") })
        {
            var page = await app.Get(Role.Researcher, address);
            Assert.Equal("true", page.Page.QuerySelector(box)!.GetAttribute("aria-required"));
            Assert.NotNull(page.Page.QuerySelector($".field:has({box}) .required"));
        }
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task What_stays_in_sight_covers_no_box_that_the_keyboard_is_in(int width, int height)
    {
        var page = await app.SignedIn(Role.Researcher, width: width, height: height);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive("/log");
        await page.FillAsync("#log-source",
            "Test Source with a title that is long enough to take more than one line of a phone, and then some more words of it, to be "
            + "sure");
        foreach (var tick in await page.Locator("[id^=said-]").AllAsync()) await tick.CheckAsync();
        await Assertions.Expect(page.Locator("#sighting-on")).ToBeVisibleAsync();
        foreach (var key in new[] { "Tab", "Shift+Tab" })
        {
            await page.FocusAsync(key == "Tab" ? "#log-locator" : "#log-level");
            for (var box = ""; box != (key == "Tab" ? "log-level" : "log-locator");)
            {
                await page.Press(key);
                box = await page.EvaluateAsync<string>("() => document.activeElement.id");
                Assert.False(await page.EvaluateAsync<bool>("""
                    () => {
                      const box = document.activeElement.getBoundingClientRect(), covers = stays => {
                        const strip = document.querySelector(stays).getBoundingClientRect();
                        return strip.height > 0 && box.top < strip.bottom && box.bottom > strip.top;
                      };
                      return !document.activeElement.closest('.log-source, .form-bar') && (covers('.source-kept') || covers('.form-bar'));
                    }
                    """), $"#{box} is covered");
            }
        }
    }
}
