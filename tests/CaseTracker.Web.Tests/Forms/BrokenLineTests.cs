using CaseTracker.App.History;
using CaseTracker.App.People;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>Wherever the line breaks, "Saved" means that what stands in the form is on record; else nothing is, and the text
/// stands.</summary>
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
        var (page, person) = await Opened("Test Person Broken", "edit");
        await page.FillAsync(Occupation, "Test occupation before");
        await page.SelectOptionAsync("#field-sex", "Male");
        await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("Draft kept");
        _line.Cut();
        await page.Puts(Occupation, "Test occupation while it was broken, សាកល្បង");
        await page.EvaluateAsync(
            "() => { const box = document.getElementById('field-sex'); box.value = 'NotStated'; box.dispatchEvent(new Event('change', { "
            + "bubbles: true })); }");
        await page.NoticesTheBreak();
        _line.Mend();
        await page.Reconnects();
        await page.ClickAsync(SaveButton);
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        var saved = (await _records.Shown(person)).Person;
        Assert.Equal(("Test occupation while it was broken, សាកល្បង", Domain.People.Sex.NotStated, 2),
            (saved.Details.Occupation, saved.Details.Sex, saved.Version));
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
        var (page, person) = await Opened($"Test Person Cut {bytes}", "edit");
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
        var (page, person) = await Opened("Test Person Swallowed", "edit");
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

    [Theory, MemberData(nameof(TypedForm.Kinds), MemberType = typeof(TypedForm))]
    public async Task Whichever_form_it_is_what_was_typed_while_the_line_was_broken_is_saved_once_and_said_where_the_answer_was_lost(
        string kind)
    {
        var form = await TypedForm.Of(kind, _records, "Torn");
        var page = await Opened(form.Address);
        await form.Fill(page);
        _line.Cut();
        await page.Puts(form.Last, "typed while it was broken");
        await page.NoticesTheBreak();
        _line.Mend();
        await page.Reconnects();
        using (var saving = Orders.ToWait("DELETE FROM \"Drafts\"", $"|{form.Address.Split('?')[0]}"))
        {
            await page.ClickAsync(TypedForm.Save);
            await saving.Met();
            _line.Cut();
        }
        // A write that comes after it: the answer is lost by then.
        await _records.Source($"Test Source after a torn {kind}");
        await page.NoticesTheBreak();
        _line.Mend();
        await page.Reconnects();
        await Assertions.Expect(page.Locator(".notice.done, [data-saved]").First).ToBeVisibleAsync();
        await form.IsSaved("typed while it was broken");
    }

    [Theory]
    [InlineData("on the way to the program")]
    [InlineData("on the way back")]
    public async Task A_line_that_breaks_while_a_draft_is_kept_loses_nothing_of_it(string moment)
    {
        var form = await TypedForm.Of("record", _records, $"Beat {moment}");
        var page = await Opened(form.Address);
        await form.Fill(page);
        await page.Clock.InstallAsync();
        await page.Puts(form.Last, "typed before the beat");
        if (moment == "on the way back") _line.CutAnswer();
        else _line.CutAfter(20);
        await page.Clock.RunForAsync(1000);
        await page.Clock.ResumeAsync();
        await page.NoticesTheBreak();
        Assert.Equal("typed before the beat", await page.InputValueAsync(form.Last));
        _line.Mend();
        await page.Reconnects();
        await page.EvaluateAsync(
            "async () => { while (Object.keys(sessionStorage).some(key => key.startsWith('casetracker-draft:'))) await new "
            + "Promise(requestAnimationFrame); }");
        // The tab holds nothing any more: what stands there now was kept by the program.
        await page.OpenAlive(form.Address);
        await Assertions.Expect(page.Locator(form.Last)).ToHaveValueAsync("typed before the beat");
        await page.ClickAsync(TypedForm.Save);
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await form.IsSaved("typed before the beat");
    }

    [Fact]
    public async Task A_line_that_breaks_while_the_form_is_asked_what_it_holds_saves_nothing_and_says_so()
    {
        var (page, person) = await Opened("Test Person Asked", "edit");
        await page.FillAsync(Occupation, "Test occupation asked for");
        await page.OnceAsked(_line.Cut);
        await page.ClickAsync(SaveButton);
        await page.NoticesTheBreak();
        _line.Mend();
        await page.Reconnects();
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("nothing was saved");
        Assert.Equal("Test occupation asked for", await page.InputValueAsync(Occupation));
        Assert.Equal(1, (await _records.Shown(person)).Person.Version);
        await page.ClickAsync(SaveButton);
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        Assert.Equal("Test occupation asked for", (await _records.Shown(person)).Person.Details.Occupation);
    }

    [Fact]
    public async Task A_reason_that_was_typed_while_the_line_was_broken_is_the_reason_of_a_deletion()
    {
        var (page, person) = await Opened("Test Person Deleted", "delete");
        await page.FillAsync("#delete-reason", "Test reason before");
        _line.Cut();
        await page.Puts("#delete-reason", "Test reason typed while it was broken");
        await page.NoticesTheBreak();
        _line.Mend();
        await page.Reconnects();
        await page.ClickAsync(".delete-form button[type=submit]");
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        var history = await _records.Get<ShowHistory>().Handle(CurrentUser.Operator(), person,
            cancel: TestContext.Current.CancellationToken);
        Assert.Contains("Test reason typed while it was broken", history.Value.Entries.Select(entry => entry.Reason));
    }

    private async Task<(IPage Page, long Person)> Opened(string name, string what)
    {
        var person = await _records.Person(name);
        return (await Opened($"/{(what == "edit" ? "people" : "records")}/{person}/{what}"), person);
    }

    private async Task<IPage> Opened(string address)
    {
        var page = await app.SignedIn(Role.Researcher, address: _line.Address);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive(address);
        // A form in steps is saved in its last one.
        await page.Locator("main form :is(button[type=submit], #step-next):enabled").First.WaitForAsync();
        return page;
    }
}
