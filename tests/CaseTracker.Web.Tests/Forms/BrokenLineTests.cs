using CaseTracker.App.People;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>Wherever the line breaks, "Saved" means that what stands in the form is on record; else nothing is, and the text stands.</summary>
public sealed class BrokenLineTests(AppFixture app) : IAsyncLifetime
{
    private const string Occupation = "#field-occupation", SaveButton = ".record-form button[type=submit]";
    private readonly TestRecords _records = new(app.DataFolder);
    private readonly BrokenLine _line = new(app.Address);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        await _records.DisposeAsync();
    }

    [Fact]
    public async Task What_was_typed_while_the_line_was_broken_is_what_is_saved()
    {
        var (page, person) = await Opened("Test Person Broken");
        await page.FillAsync(Occupation, "Test occupation before");
        await page.SelectOptionAsync("#field-sex", "Male");
        await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("Draft kept");
        _line.Cut();
        await page.Puts(Occupation, "Test occupation while it was broken, សាកល្បង");
        await page.EvaluateAsync("() => { const box = document.getElementById('field-sex'); box.value = 'NotStated'; box.dispatchEvent(new Event('change', { bubbles: true })); }");
        await page.NoticesTheBreak();
        _line.Mend();
        await page.Reconnects();
        await page.ClickAsync(SaveButton);
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        var saved = (await _records.Shown(person)).Person;
        Assert.Equal(("Test occupation while it was broken, សាកល្បង", Domain.People.Sex.NotStated, 2), (saved.Details.Occupation, saved.Details.Sex, saved.Version));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(300)]
    [InlineData(900)]
    [InlineData(2000)]
    [InlineData(4000)]
    public async Task A_line_that_breaks_within_a_message_saves_all_or_nothing_and_once(int bytes)
    {
        var (page, person) = await Opened($"Test Person Cut {bytes}");
        var text = $"Test occupation {bytes}";
        await page.FillAsync(Occupation, "Test occupation of the draft");
        _line.CutAfter(bytes);
        await page.Puts(Occupation, text);
        await page.EvaluateAsync($"() => document.querySelector('{SaveButton}').click()");
        // Whatever is not sent by now is sent with what comes next.
        await page.NoticesTheBreakOr(".notice.done, [data-saved]");
        _line.Mend();
        await page.Reconnects();
        await page.SavesUntilSaid(SaveButton);
        var saved = (await _records.Shown(person)).Person;
        Assert.Equal((text, 2), (saved.Details.Occupation, saved.Version));
    }

    [Fact]
    public async Task A_line_that_swallows_everything_is_told_of_and_nothing_is_saved_until_it_is_asked_for_again()
    {
        var (page, person) = await Opened("Test Person Swallowed");
        await page.Clock.InstallAsync();
        await page.Puts(Occupation, "Test occupation before");
        _line.Swallow();
        await page.Puts(Occupation, "Test occupation swallowed");
        await page.EvaluateAsync($"() => document.querySelector('{SaveButton}').click()");
        await page.Clock.RunForAsync(3000);
        await Assertions.Expect(page.Locator("[data-draft-waits]")).ToBeVisibleAsync();
        await page.Clock.RunForAsync(13_000);
        await Assertions.Expect(page.Locator("[data-draft-late]")).ToContainTextAsync("nothing was saved");
        Assert.Equal(1, (await _records.Shown(person)).Person.Version);
        await page.Clock.ResumeAsync();
        _line.Mend();
        await page.NoticesTheBreak();
        await page.Reconnects();
        Assert.Equal("Test occupation swallowed", await page.InputValueAsync(Occupation));
        await page.SavesUntilSaid(SaveButton);
        Assert.Equal("Test occupation swallowed", (await _records.Shown(person)).Person.Details.Occupation);
    }

    private async Task<(IPage Page, long Person)> Opened(string name)
    {
        var person = await _records.Person(name);
        var page = await app.SignedIn(Role.Researcher, address: _line.Address);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive($"/people/{person}/edit");
        await page.Locator("[data-draft-beat]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return (page, person);
    }
}
