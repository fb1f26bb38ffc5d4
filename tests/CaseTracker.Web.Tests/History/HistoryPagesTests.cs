using System.Text.RegularExpressions;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.History;

public sealed class HistoryPagesTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task A_save_is_undone_by_keyboard_and_the_history_keeps_both_steps_and_restores_one()
    {
        var person = await _records.Person("Test Person Undo");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/people/{person}/edit");
        await page.FillAsync("#field-occupation", "Test occupation");
        await page.Locator(".record-form button[type=submit]").PressAsync("Enter");
        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true });
        await Assertions.Expect(undo).ToBeEnabledAsync();
        await Assertions.Expect(page.Locator(".notice.done a").First).ToHaveTextAsync("Test Person Undo");
        // Who is sent the address has saved nothing.
        var reader = await app.SignedIn(Role.Advocate);
        await reader.OpenAlive(new Uri(page.Url).PathAndQuery);
        await Assertions.Expect(reader.Locator("section.strip")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Locator(".notice.done")).ToHaveCountAsync(0);
        await undo.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("Undone");
        Assert.Null((await _records.Shown(person)).Person.Details.Occupation);

        await page.OpenAlive($"/people/{person}");
        await page.GetByRole(AriaRole.Tab, new() { Name = "History" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("tab=history"));
        await Assertions.Expect(page.Locator(".entries > li")).ToHaveCountAsync(3);
        await page.ShouldBeAccessible();
        await page.Locator(".entries > li").Nth(1).GetByRole(AriaRole.Button).PressAsync("Enter");
        await page.Type("Test reason");
        await page.Press("Enter");
        await Assertions.Expect(page.Locator(".entries > li")).ToHaveCountAsync(4);
        Assert.Equal("Test occupation", (await _records.Shown(person)).Person.Details.Occupation);
    }

    [Fact]
    public async Task A_fact_is_deleted_with_a_reason_undone_deleted_again_and_restored_from_the_deleted()
    {
        var person = await _records.Person("Test Person of a deleted fact");
        var arrest = await _records.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        var page = await app.SignedIn(Role.Researcher, width: 390, height: 844);
        await page.OpenAlive($"/records/{arrest}/delete");
        await page.Locator(".delete-form button").ClickAsync();
        await Assertions.Expect(page.Locator("#delete-reason-error")).ToBeVisibleAsync();
        await page.FillAsync("#delete-reason", "Test duplicate");
        await page.ShouldBeAccessible();
        await page.Locator(".delete-form button").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator($"#fact-{arrest}")).ToBeAttachedAsync();

        await page.OpenAlive($"/records/{arrest}/delete");
        await page.FillAsync("#delete-reason", "Test duplicate");
        await page.Locator(".delete-form button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("Deleted");
        await page.OpenAlive("/deleted");
        var row = page.Locator("tr", new() { HasText = "Test Person of a deleted fact" });
        await Assertions.Expect(row).ToContainTextAsync("Test duplicate");
        await page.ShouldBeAccessible();
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".entries")).ToBeVisibleAsync();
        Assert.Single((await _records.Shown(person)).Events);
    }

    [Fact]
    public async Task Two_values_stand_side_by_side_until_one_is_chosen_with_a_reason()
    {
        var (one, two) = (await _records.Source("Test Source of one"), await _records.Source("Test Source of two"));
        var person = await _records.Person("Test Person Disputed", new NewCitation(one, "birth", "p. 1", "6 May 1980"),
            new NewCitation(two, "birth", "p. 2", "1981"));
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/conflicts");
        var item = page.Locator(".conflict-list li", new() { HasText = "Test Person Disputed" });
        await Assertions.Expect(item).ToContainTextAsync("6 May 1980");
        await Assertions.Expect(item).ToContainTextAsync("Test Source of two");
        await page.ShouldBeAccessible();
        await item.GetByRole(AriaRole.Link, new() { Name = "Choose" }).ClickAsync();
        await page.GetByLabel("1981").CheckAsync();
        await page.FillAsync("#settle-reason", "Test reason of the choice");
        await page.ShouldBeAccessible();
        await page.Locator(".settle button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".settled")).ToContainTextAsync("Test reason of the choice");
        Assert.Equal("1981", (await _records.Shown(person)).Person.Details.Birth!.Text);
        await page.OpenAlive("/conflicts");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Test Person Disputed");
    }

    [Fact]
    public async Task Facts_that_cannot_all_be_true_stand_there_with_what_each_says_and_lead_to_it()
    {
        var person = (await _records.Get<SaveRecord>().Handle<PersonDetails>(CurrentUser.Seed,
            new(null, 0, new() { Name = "Test Person of two ages", AgeGroup = AgeGroup.Adult }))).Value;
        var arrest = (await _records.Get<SaveRecord>().Handle<CustodyEventDetails>(CurrentUser.Seed,
            new(null, 0, new()
            {
                PersonId = person,
                Kind = CustodyEventKind.Arrest,
                On = ImpreciseDate.Parse("2024-11-01").Value,
                Age = BoundedNumber.Of(15)
            }))).Value;
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/conflicts");
        var item = page.Locator(".conflict-list li", new() { Has = page.Locator($"a[href='/people/{person}#fact-{arrest}']") }).First;
        await Assertions.Expect(item).ToContainTextAsync("Adult or child: Adult");
        await Assertions.Expect(item).ToContainTextAsync("15");
        await Assertions.Expect(item.Locator(".button")).ToHaveCountAsync(0);
        await page.ShouldBeAccessible();
        await item.Locator($"a[href='/people/{person}#fact-{arrest}']").ClickAsync();
        await Assertions.Expect(page.Locator($"#fact-{arrest}")).ToContainTextAsync("15");
    }

    [Fact]
    public async Task A_choice_between_sources_that_is_not_saved_stands_there_again_and_asks_before_it_is_left()
    {
        var (one, two) = (await _records.Source("Test Source kept one"), await _records.Source("Test Source kept two"));
        var person = await _records.Person("Test Person Weighed", new NewCitation(one, "birth", "p. 1", "6 May 1980"),
            new NewCitation(two, "birth", "p. 2", "1981"));
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/conflicts/{person}/birth");
        await page.Locator("#own").CheckAsync();
        await page.FillAsync("#own-value", "1979");
        await page.FillAsync("#settle-reason", "Test reason not saved");
        await page.Locator(".settle a.button").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Leave the page" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/people/{person}$"));
        await page.Context.CloseAsync();

        var again = await app.SignedIn(Role.Researcher);
        await again.OpenAlive("/work");
        await again.Locator($"a[href='/conflicts/{person}/birth']", new() { HasText = "Test Person Weighed" }).First.ClickAsync();
        await Assertions.Expect(again.Locator("#own-value")).ToHaveValueAsync("1979");
        await Assertions.Expect(again.Locator("#settle-reason")).ToHaveValueAsync("Test reason not saved");
        await Assertions.Expect(again.Locator("[data-draft-line]")).ToContainTextAsync("stands here again");
        await again.Locator(".settle button[type=submit]").ClickAsync();
        await Assertions.Expect(again.Locator(".settled")).ToContainTextAsync("Test reason not saved");
        Assert.Equal("1979", (await _records.Shown(person)).Person.Details.Birth!.Text);
        await again.OpenAlive($"/conflicts/{person}/birth");
        await Assertions.Expect(again.Locator("#settle-reason")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_confirmation_that_is_not_saved_goes_on_from_the_work_list_for_the_same_people_and_for_no_others()
    {
        long[] people = [await _records.Person("Test Person Kept A"), await _records.Person("Test Person Kept B"),
            await _records.Person("Test Person Kept C")];
        await _records.Source("Test Source of the kept");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/prisoners/confirm?ids={string.Join(',', people)}&as-of=2024-12-10");
        await page.GetByRole(AriaRole.Button, new() { Name = "All", Exact = true }).ClickAsync();
        // A box that is not ticked yet would be left as it is.
        await Assertions.Expect(page.GetByLabel("Test Person Kept B")).ToBeCheckedAsync();
        await page.GetByLabel("Test Person Kept B").UncheckAsync();
        await page.FillAsync("#log-source", "Test Source of the kept");
        // The answer to the last letter: what stands there before answers an earlier one.
        await Assertions.Expect(page.Locator("[role=option]:not([data-add])")).ToHaveCountAsync(1);
        await page.Locator("[role=option]:not([data-add])").ClickAsync();
        await page.FillAsync("#log-locator", "p. 7");
        await page.EvaluateAsync(
            "async () => { while (Object.keys(sessionStorage).some(key => key.startsWith('casetracker-draft:'))) await new "
            + "Promise(requestAnimationFrame); }");
        await page.Context.CloseAsync();

        var again = await app.SignedIn(Role.Researcher);
        await again.OpenAlive($"/prisoners/confirm?ids={people[0]}");
        await Assertions.Expect(again.Locator("#log-locator")).ToHaveValueAsync("");
        await again.OpenAlive("/work");
        await again.Locator("#drafts ~ ul a[href^='/prisoners/confirm?draft=']").First.ClickAsync();
        await Assertions.Expect(again.Locator("#log-locator")).ToHaveValueAsync("p. 7");
        await Assertions.Expect(again.Locator("#log-source")).ToHaveValueAsync("Test Source of the kept");
        await Assertions.Expect(again.Locator("#confirm-on")).ToHaveValueAsync("2024-12-10");
        await Assertions.Expect(again.GetByLabel("Test Person Kept A")).ToBeCheckedAsync();
        await Assertions.Expect(again.GetByLabel("Test Person Kept B")).Not.ToBeCheckedAsync();
        await again.ShouldBeAccessible();
        await again.Locator(".confirm-held button[type=submit]").ClickAsync();
        await Assertions.Expect(again.Locator(".notice.done")).ToBeVisibleAsync();
        foreach (var (person, events) in people.Zip(new[] { 1, 0, 1 })) Assert.Equal(events, (await _records.Shown(person)).Events.Count);
        await again.OpenAlive("/work");
        await Assertions.Expect(again.Locator("a[href^='/prisoners/confirm?draft=']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_people_are_confirmed_as_held_by_a_source_that_is_made_with_them()
    {
        var people = new[] { await _records.Person("Test Person Held A"), await _records.Person("Test Person Held B"),
            await _records.Person("Test Person Held C") };
        await _records.Stay(people[0], await _records.Facility("Test Prison of the held"), "2024-05-01");
        await _records.Charge(people[0], "test incitement");
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive($"/prisoners/confirm?ids={string.Join(',', people)}&as-of=2024-12-10");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Test Prison of the held");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("test incitement");
        await Assertions.Expect(page.Locator(".confirm-people input:checked")).ToHaveCountAsync(0);
        await page.Locator(".confirm-held button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".confirm-held .problems")).ToContainTextAsync("Choose the source");
        await page.FillAsync("#log-source", "Test Source of the held");
        await page.Locator(".confirm-held button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".confirm-held .problems")).ToContainTextAsync("at least one person");
        await page.GetByLabel("Test Person Held A").CheckAsync();
        await page.GetByLabel("Test Person Held C").CheckAsync();
        await page.ShouldBeAccessible();
        await page.Locator(".confirm-held button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".saved-people a")).ToHaveTextAsync(["Test Person Held A", "Test Person Held C"]);
        foreach (var (person, events) in people.Zip(new[] { 1, 0, 1 }))
            Assert.Equal(events, (await _records.Shown(person)).Events.Count(one => one.Details.Kind is CustodyEventKind.ConfirmedHeld));
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("undone", new() { IgnoreCase = true });
        foreach (var person in people) Assert.Empty((await _records.Shown(person)).Events);
    }
}
