using CaseTracker.App.Pages;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>A form saves what stands in it: no less, no more than its fields take, and once.</summary>
public sealed class SavedAsItStandsTests(AppFixture app) : IAsyncLifetime
{
    private const string SaveButton = ".record-form button[type=submit]";
    private readonly TestRecords _records = new(app.DataFolder);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task A_text_that_is_longer_than_its_field_is_told_of_before_it_is_sent_and_stays_whole()
    {
        var person = await _records.Person("Test Person Long");
        var page = await Opened($"/people/{person}/edit");
        var notice = page.Locator("[data-long-for=field-summary]");
        await page.EvaluateAsync(
            "() => { const box = document.getElementById('field-summary'); box.value = 'x'.repeat(1000000); box.dispatchEvent(new "
            + "Event('input', { bubbles: true })); }");
        await Assertions.Expect(notice).ToContainTextAsync("1,000,000 letters");
        // The line is whole: what is typed elsewhere is kept.
        await page.FillAsync("#field-occupation", "Test occupation");
        await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("Draft kept");
        await page.ClickAsync(SaveButton);
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("longer than the field takes");
        await page.ShouldBeAccessible();
        Assert.Equal(1_000_000, await page.EvaluateAsync<int>("() => document.getElementById('field-summary').value.length"));
        Assert.Equal(1, (await _records.Shown(person)).Person.Version);

        // Exactly what fits, of letters that take three bytes each.
        var most = int.Parse((await notice.GetAttributeAsync("data-most"))!, System.Globalization.CultureInfo.InvariantCulture);
        var khmer = new string('ស', most);
        await page.Puts("#field-summary", khmer);
        await Assertions.Expect(notice).ToContainTextAsync("at most");
        await page.ClickAsync(SaveButton);
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        Assert.Equal((khmer, "Test occupation"), ((await _records.Shown(person)).Person.Details.Summary,
            (await _records.Shown(person)).Person.Details.Occupation));
    }

    [Fact]
    public async Task A_save_that_changes_nothing_says_so_and_writes_nothing()
    {
        var person = await _records.Person("Test Person Unchanged");
        var page = await Opened($"/people/{person}/edit");
        await page.ClickAsync(SaveButton);
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("Nothing was changed");
        await page.FillAsync("#field-occupation", "Test occupation");
        await page.FillAsync("#field-occupation", "");
        await page.PressAsync("#field-occupation", "Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("Nothing was changed");
        Assert.Equal(1, (await _records.Shown(person)).Person.Version);
    }

    [Fact]
    public async Task Enter_and_a_double_click_save_once()
    {
        var page = await Opened("/people/new");
        await page.FillAsync("#field-name", "Twiceclicked Testperson");
        await page.Locator(SaveButton).DblClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await page.OpenAlive("/people/new");
        await page.FillAsync("#field-name", "Entered Testperson");
        await page.EvaluateAsync(
            "() => { const form = document.querySelector('.record-form'); form.requestSubmit(); form.requestSubmit(); }");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        foreach (var name in new[] { "Twiceclicked Testperson", "Entered Testperson" })
            Assert.Single((await _records.Get<ListChoices>().Handle(CurrentUser.Seed, RecordKind.Person, name, cancel: Cancel)).Value);
    }

    [Theory]
    [InlineData("/people/new")]
    [InlineData("/sources/new")]
    [InlineData("/cases/new")]
    [InlineData("/organisations/new")]
    [InlineData("/facilities/new")]
    [InlineData("/places/new")]
    [InlineData("/laws/new")]
    [InlineData("/articles/new")]
    [InlineData("/events/new")]
    [InlineData("/concessions/new")]
    [InlineData("/instruments/new")]
    [InlineData("/log")]
    [InlineData("/log/roster")]
    public async Task The_program_knows_of_every_input_of_a_form(string address)
    {
        var page = await Opened(address);
        // Everything that can open is open.
        foreach (var tick in await page.Locator("[id^=said-]").AllAsync()) await tick.CheckAsync();
        if (await page.Locator("#log-source").CountAsync() > 0) await page.FillAsync("#log-source", "Test Source that is new");
        // What opens late would stand among the boxes that are counted here.
        await page.Settled();
        foreach (var box in await page.Locator("input[spellcheck=false]:visible").AllAsync()) await box.FillAsync("2024-05-01");
        await page.Settled();
        foreach (var basis in await page.Locator("select[id$=-basis]:visible").AllAsync())
        {
            await basis.SelectOptionAsync("Inferred");
            await Assertions.Expect(page.Locator("#" + (await basis.GetAttributeAsync("id"))!.Replace("-basis", "-note",
                StringComparison.Ordinal))).ToBeVisibleAsync();
        }
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "() => [...document.querySelector('[data-draft-beat]').form.elements].filter(one => "
            + "one.matches('input:not([data-draft-beat]), textarea, select') && !one.id).map(one => one.outerHTML)"));
        await page.ClickAsync("form:has([data-draft-beat]) button[type=submit]");
        // It is refused for what is missing, and for nothing else.
        await Assertions.Expect(page.Locator(".summary")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".summary")).Not.ToContainTextAsync("nothing was saved. What you typed");
    }

    private async Task<IPage> Opened(string address)
    {
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive(address);
        await page.Locator("form:has([data-draft-beat]) > fieldset:enabled").First.WaitForAsync();
        return page;
    }
}
