using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Records;

public sealed class DraftTests(AppFixture app) : IAsyncLifetime
{
    private const string Held = "() => Object.keys(sessionStorage).filter(key => key.startsWith('casetracker-draft:')).length";
    private const string Emptied =
        "async () => { while (Object.keys(sessionStorage).some(key => key.startsWith('casetracker-draft:'))) await new "
        + "Promise(requestAnimationFrame); }";
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task What_was_typed_before_the_server_died_and_after_is_there_when_it_is_back()
    {
        using var data = await SeededData.Copy();
        string address;
        IPage page;
        await using (var server = AppProcess.Serve(data))
        {
            address = await server.Address;
            page = await app.Anonymous(address);
            await page.MakeAccount(await server.FirstLink, TestPerson.Of("Draft"));
            page.Dialog += (_, dialog) => dialog.AcceptAsync();
            await page.OpenAlive("/people/new");
            await page.FillAsync("#field-name", "Test Person Before");
            await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("Draft kept");
            Assert.Equal(0, await page.EvaluateAsync<int>(Held));
            await server.Stop();
            await page.EvaluateAsync(
                "value => { const box = document.getElementById('field-occupation'); box.value = value; box.dispatchEvent(new "
                + "Event('input', { bubbles: true })); }", "Test occupation after");
            Assert.Equal(1, await page.EvaluateAsync<int>(Held));
            // The page would load itself anew as soon as a server answers.
            await page.GotoAsync("about:blank");
        }
        await using var again = AppProcess.Serve(data, address);
        await again.Address;
        await page.GotoAsync(address + "/people/new");
        await Assertions.Expect(page.Locator("#field-name")).ToHaveValueAsync("Test Person Before");
        await Assertions.Expect(page.Locator("#field-occupation")).ToHaveValueAsync("Test occupation after");
        // Both are kept by the server now, and the tab holds nothing.
        await page.EvaluateAsync(Emptied);
        await page.Locator(".record-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await page.OpenAlive("/people/new");
        await Assertions.Expect(page.Locator("#field-name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_draft_is_restored_with_its_time_and_can_be_thrown_away()
    {
        var person = await _records.Person("Test Person Draft");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive($"/people/{person}/edit");
        await page.SelectOptionAsync("#field-sex", "Male");
        await page.FillAsync("#field-occupation", "Test occupation");
        await page.FillAsync("#field-birth", "about 1980");
        await page.EvaluateAsync(Emptied);
        await page.OpenAlive($"/people/{person}/edit");
        await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("stands here again");
        await Assertions.Expect(page.Locator("#field-occupation")).ToHaveValueAsync("Test occupation");
        await Assertions.Expect(page.Locator("#field-birth")).ToHaveValueAsync("about 1980");
        await Assertions.Expect(page.Locator("#field-sex")).ToHaveValueAsync("Male");
        await page.ShouldBeAccessible();

        await page.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await Assertions.Expect(page.Locator("#field-occupation")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#field-sex")).ToHaveValueAsync("Female");
        await page.OpenAlive($"/people/{person}/edit");
        await Assertions.Expect(page.Locator("#field-occupation")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Signing_out_leaves_nothing_typed_in_the_tab()
    {
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive("/people/new");
        await page.EvaluateAsync("sessionStorage.setItem('casetracker-draft:/people/new', '{}')");
        await page.ClickAsync("summary[aria-label]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.AtSignIn();
        Assert.Equal(0, await page.EvaluateAsync<int>(Held));
    }

    [Fact]
    public async Task Two_people_who_change_one_field_see_both_values_and_one_chooses()
    {
        var person = await _records.Person("Test Person Both");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}/edit");
        await page.FillAsync("#field-occupation", "Test occupation of mine");
        var record = await _records.Shown(person);
        var theirs = record.Person.Details with { Occupation = "Test occupation of theirs", Name = "Test Person Theirs" };
        var saved = await _records.Get<SaveRecord>().Handle(CurrentUser.Seed,
            new Save<PersonDetails>(person, record.Person.Version, theirs, record.Person.Confidentiality));
        Assert.True(saved.Succeeded, string.Join("\n", saved.Problems));

        await page.Locator(".record-form button[type=submit]").ClickAsync();
        var choices = page.Locator(".conflict-choices");
        await Assertions.Expect(choices).ToBeFocusedAsync();
        await Assertions.Expect(choices).ToContainTextAsync("Test occupation of mine");
        await Assertions.Expect(choices).ToContainTextAsync("Test occupation of theirs");
        await Assertions.Expect(page.Locator("#field-name")).ToHaveValueAsync("Test Person Theirs");
        await page.ShouldBeAccessible();
        // Without a choice nothing is saved.
        await page.Locator(".record-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("choose which value");
        await choices.GetByLabel("Saved now").CheckAsync();
        await Assertions.Expect(page.Locator("#field-occupation")).ToHaveValueAsync("Test occupation of theirs");
        await choices.GetByLabel("Yours").CheckAsync();
        await Assertions.Expect(page.Locator("#field-occupation")).ToHaveValueAsync("Test occupation of mine");
        await page.Locator(".record-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        var after = (await _records.Shown(person)).Person.Details;
        Assert.Equal(("Test occupation of mine", "Test Person Theirs"), (after.Occupation, after.Name));
    }

    [Fact]
    public async Task A_draft_that_goes_on_beside_what_was_saved_meanwhile_asks_which_value_to_keep()
    {
        var person = await _records.Person("Test Person Later");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive($"/people/{person}/edit");
        await page.FillAsync("#field-occupation", "Test draft");
        await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("Draft kept");
        var record = await _records.Shown(person);
        await _records.Get<SaveRecord>()
            .Handle(CurrentUser.Seed, new Save<PersonDetails>(person, record.Person.Version,
            record.Person.Details with { Occupation = "Test saved" }, record.Person.Confidentiality));
        await page.OpenAlive($"/people/{person}/edit");
        await page.Locator(".conflict-choices").GetByLabel("Saved now").CheckAsync();
        await Assertions.Expect(page.Locator("#field-occupation")).ToHaveValueAsync("Test saved");
    }

    [Fact]
    public async Task A_draft_that_is_refused_is_told_and_not_sent_again_until_the_text_changes()
    {
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.Clock.InstallAsync();
        await page.OpenAlive("/log/roster");
        // No draft holds what is put into a box before the form is open.
        await Assertions.Expect(page.Locator("#roster-names")).ToBeEnabledAsync();
        // The longest text of the letters that take most: it arrives, and is too long for a draft.
        await page.EvaluateAsync(
            "() => { const box = document.getElementById('roster-names'); box.value = '\\u0001'.repeat(60000); box.dispatchEvent(new "
            + "Event('input', { bubbles: true })); }");
        var line = page.Locator("[data-draft-line]");
        await page.Clock.RunForAsync(1000);
        await Assertions.Expect(line).ToContainTextAsync("too long");
        await Assertions.Expect(line).ToContainTextAsync("only this tab holds it");
        Assert.Equal(60_000, await page.EvaluateAsync<int>("() => document.getElementById('roster-names').value.length"));
        var beat = await page.Locator("[data-draft-beat]").InputValueAsync();
        await page.Clock.RunForAsync(10_000);
        Assert.Equal(beat, await page.Locator("[data-draft-beat]").InputValueAsync());

        await page.FillAsync("#roster-names", "Test Person Shorter");
        await page.Clock.RunForAsync(1000);
        await Assertions.Expect(line).ToContainTextAsync("Draft kept");
    }
}
