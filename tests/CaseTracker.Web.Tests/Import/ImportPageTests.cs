using System.Net;
using System.Text;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Import;

public sealed class ImportPageTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task A_table_is_mended_answered_stored_and_taken_back_by_keyboard_alone()
    {
        await _records.Person("Imported Khunthea");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/import?kind=people");
        await page.ShouldBeAccessible();
        var template = await page.RunAndWaitForDownloadAsync(() => page.Locator("a.template").Last.PressAsync("Enter"));
        Assert.Equal("people-template-km.xlsx", template.SuggestedFilename);
        await page.SetInputFilesAsync("#import-file", new FilePayload
        {
            Name = "test-table.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(
                "Name,Sex,Blood group\nImported Kunthea,Femal,A\nImported Newcomer,Male,B\nImported Leftout,?,\n"),
        });
        await Assertions.Expect(page.Locator("#use-C")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await Press(page, "#step-next");
        await Assertions.Expect(page.Locator(".notice.error")).ToContainTextAsync("1 columns");
        await page.SelectOptionAsync("#use-C", "-");
        await Press(page, "#step-next");
        await Assertions.Expect(page.Locator("#row-2 .field-error").First).ToContainTextAsync("Femal");
        await page.ShouldBeAccessible();
        await page.FillAsync("#cell-2-1", "Female");
        await page.Locator("#cell-2-1").PressAsync("Tab");
        await Assertions.Expect(page.Locator("#cell-2-1")).ToHaveCountAsync(0);
        await Press(page, "#row-4 .row-buttons button >> nth=0");
        await Assertions.Expect(page.Locator("#row-4 .fate")).ToHaveTextAsync("Left out");
        await Press(page, "#step-next");
        var asked = page.Locator("section.who");
        await Assertions.Expect(asked).ToContainTextAsync("Imported Khunthea");
        await page.ShouldBeAccessible();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Another person" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#step-5-panel [role=status]")).ToContainTextAsync("1 of 1");
        await Press(page, "#step-next");
        await Assertions.Expect(page.Locator("#import-store")).ToHaveTextAsync("Store 2 rows");
        await page.ShouldBeAccessible();
        await Press(page, "#import-store");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("2 new");
        var saved = await page.RunAndWaitForDownloadAsync(() => Press(page, "#import-refused"));
        Assert.Equal("test-table-refused.xlsx", saved.SuggestedFilename);
        await page.Locator(".notice.done").GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("Undone");
        // Nothing waits to be stored: whoever begins anew may leave without being asked.
        await page.GetByRole(AriaRole.Button, new() { Name = "Import another table" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#import-file")).ToBeVisibleAsync();
        await page.Locator("nav a[href='/people']").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync($"{app.Address}/people");
    }

    [Fact]
    public async Task Whoever_may_not_write_has_no_way_to_it()
    {
        var people = await app.Get(Role.Advocate, "/people");
        Assert.NotEmpty(people.All("main tbody a"));
        Assert.Empty(people.All("a[href^='/import']"));
        foreach (var address in new[] { "/import", "/import/template/people" })
            Assert.Equal(HttpStatusCode.Forbidden, (await app.Get(Role.Advocate, address)).Status);
    }

    private static async Task Press(IPage page, string button)
    {
        await Assertions.Expect(page.Locator(button)).ToBeEnabledAsync();
        await page.Locator(button).PressAsync("Enter");
    }
}
