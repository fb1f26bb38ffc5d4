using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>A record that a field links to and that is not on record yet is added above the form, by the keyboard alone.</summary>
public sealed class AddInPlaceTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task What_is_not_on_record_is_added_by_the_keyboard_and_chosen_in_its_field()
    {
        var person = await _records.Person("Test Person Adding");
        await _records.Source("Test Leaflet of adding");
        // Another one fits the text: whoever adds does not mean it.
        await _records.Facility("Test Prison of adding, annex");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive($"/people/{person}/stays/new");
        await page.FillAsync("#form-source", "Test Leaflet of adding");
        await page.PressAsync("#form-source", "Enter");
        await page.FillAsync("#field-from", "2024-05-01");
        var dialog = page.Locator("[role=dialog]");

        // Left again: nothing has changed, and Escape is no step to the quick exit.
        await Open();
        for (var times = 0; times < 3; times++) await page.Press("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#field-facility")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#field-facility")).ToHaveValueAsync("Test Prison of adding");

        await Open();
        await Assertions.Expect(page.Locator("#add-name")).ToHaveValueAsync("Test Prison of adding");
        await Assertions.Expect(dialog).ToContainTextAsync("Test Leaflet of adding");
        await page.Press("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#field-facility")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#field-facility")).ToHaveValueAsync("Test Prison of adding");
        await page.ClickAsync(".record-form button[type=submit]");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        Assert.NotNull(Assert.Single((await _records.Shown(person)).Stays).Details.FacilityId);

        async Task Open()
        {
            var add = page.Locator("#field-facility-list [data-add]");
            // What the list held before is gone before the arrows move in it.
            await page.FillAsync("#field-facility", "");
            await Assertions.Expect(add).ToHaveCountAsync(0);
            await page.FillAsync("#field-facility", "Test Prison of adding");
            await Assertions.Expect(add).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#field-facility-list [role=option]")).ToHaveCountAsync(2);
            await page.Press("ArrowDown");
            await page.Press("ArrowDown");
            await Assertions.Expect(add).ToHaveAttributeAsync("aria-selected", "true");
            await page.Press("Enter");
            await Assertions.Expect(page.Locator("#add-name")).ToBeFocusedAsync();
        }
    }
}
