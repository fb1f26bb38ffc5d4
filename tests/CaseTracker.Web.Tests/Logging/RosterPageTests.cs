using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Logging;

public sealed class RosterPageTests(AppFixture app) : IAsyncLifetime
{
    private readonly TestRecords _records = new(app.DataFolder);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task A_pasted_list_becomes_people_of_the_group_and_the_remainder_is_shown_before_and_after()
    {
        var known = await _records.Person("Rostered Khunthea");
        var group = (await _records.Get<SaveRecord>().Handle<PersonDetails>(CurrentUser.Seed,
            new(null, 0, new() { Name = "Test Group of a roster", Kind = PersonKind.Group }), Cancel)).Value;
        await _records.Get<SaveRecord>().Handle<GroupCountDetails>(CurrentUser.Seed,
            new(null, 0, new()
            {
                PersonId = group,
                Stage = CountStage.Arrested,
                Count = BoundedNumber.Parse("94 or more").Value,
                On = ImpreciseDate.Parse("2024-08").Value
            }), Cancel);
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/log/roster?group={group}");
        await Assertions.Expect(page.Locator(".remainder")).ToContainTextAsync("0 named");
        await page.FillAsync("#log-source", "Test List of a roster");
        await page.FillAsync("#arrest-on", "2024-08-18");
        await page.FillAsync("#charge-label", "plotting");
        await page.FillAsync("#roster-names", "1. Rostered Kunthea, f, 31\n2. Rostered Newcomer | រាយនាមថ្មី\n3. Rostered Wrong, 250");
        await Assertions.Expect(page.Locator("tbody tr.wrong")).ToContainTextAsync("250");
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("Line 3");
        await page.FillAsync("#roster-names", "1. Rostered Kunthea, f, 31\n2. Rostered Newcomer | រាយនាមថ្មី\n3. Rostered Third");
        await page.Locator(".same", new() { HasText = "Rostered Khunthea" }).First.Locator("input").CheckAsync();
        await Assertions.Expect(page.Locator(".remainder"))
            .ToContainTextAsync("After saving: at least 94 stated, 3 named, at least 91 not named");
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("2 new, 1 on record before");
        await Assertions.Expect(page.Locator(".remainder")).ToContainTextAsync("3 named, at least 91 not named");
        Assert.Equal("plotting", Assert.Single((await _records.Shown(known)).Prosecutions).Charges[0].Charge.Details.Label);
    }

    [Fact]
    public async Task A_name_on_record_and_a_doubled_line_are_saved_only_after_an_answer_and_an_arrest_may_be_the_same()
    {
        var known = await _records.Person("Rostered Answered");
        await _records.Event(known, CaseTracker.Domain.Detention.CustodyEventKind.Arrest, "2024-08-18");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/log/roster");
        await page.FillAsync("#log-source", "Test List of answers");
        await page.FillAsync("#arrest-on", "August 2024");
        await page.FillAsync("#roster-names", "Rostered Answered\nRostered Twice\nRostered Twice");
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("The same name as in line 2");
        await page.Locator("tr", new() { HasText = "same name as in line" }).GetByLabel("Another person of the same name").CheckAsync();
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("is on record");
        await page.Locator(".same", new() { HasText = "Same person as Rostered Answered" }).Locator("input").CheckAsync();
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("Is it the same");
        await page.GetByLabel("The same, Arrest").CheckAsync();
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("2 new, 1 on record before");
        Assert.Single((await _records.Shown(known)).Events);
    }

    [Fact]
    public async Task A_roster_that_was_saved_by_mistake_is_undone_whole_and_what_was_typed_stands_there_again()
    {
        var story = await _records.Case("Test Case of an undone roster");
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive($"/log/roster?case={story}");
        await page.FillAsync("#log-source", "Test List undone");
        await page.FillAsync("#arrest-on", "2024-08-18");
        await page.FillAsync("#roster-names", "1. Undone Rattana\n2. Undone Sopheap");
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("2 new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("nothing of this list is saved");
        Assert.Empty((await _records.Get<ListChoices>().Handle(CurrentUser.Seed, RecordKind.Person, "Undone", cancel: Cancel)).Value);
        Assert.Empty((await _records.Get<ListChoices>().Handle(CurrentUser.Seed, RecordKind.Source, "Test List undone",
            cancel: Cancel)).Value);
        await page.FillAsync("#roster-names", "1. Undone Rattana");
        await Assertions.Expect(page.Locator("#arrest-on")).ToHaveValueAsync("2024-08-18");
        await page.ClickAsync(".log button[type=submit]");
        await Assertions.Expect(page.Locator(".notice.done")).ToContainTextAsync("1 new");
        Assert.Single((await _records.Get<ListChoices>().Handle(CurrentUser.Seed, RecordKind.Person, "Undone", cancel: Cancel)).Value);
    }

    [Fact]
    public async Task A_group_that_does_not_exist_is_said_at_once()
    {
        var page = await app.SignedIn(Role.Researcher);
        await page.OpenAlive("/log/roster?group=none");
        await Assertions.Expect(page.Locator(".notice.error")).ToContainTextAsync("This group is not on record");
    }
}
