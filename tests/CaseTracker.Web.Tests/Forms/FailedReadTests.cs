using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>What a form or a box cannot read is told at its place, and what was typed stays.</summary>
public sealed class FailedReadTests(AppFixture app) : IAsyncLifetime
{
    private const string Localize = "did not let go in time";
    private readonly TestRecords _records = new(app.DataFolder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task A_box_whose_suggestions_cannot_be_read_says_so_saves_nothing_meanwhile_and_means_afterwards_what_was_typed()
    {
        var facility = await _records.Facility("Test Prison Unreadable");
        var person = await _records.Person("Test Person Unreadable");
        var page = await Opened($"/people/{person}/stays/new");
        await page.FillAsync("#field-from", "2024-05-01");
        using (Orders.ToFail("|%unreadable%|"))
        {
            await page.FillAsync("#field-facility", "Test Prison Unreadable");
            await Assertions.Expect(page.Locator(".field:has(#field-facility) .unread")).ToContainTextAsync(Localize);
            await page.ShouldBeAccessible();
            await page.ClickAsync(TypedForm.Save);
            await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync(Localize);
            Assert.Equal(("2024-05-01", "Test Prison Unreadable"),
                (await page.InputValueAsync("#field-from"), await page.InputValueAsync("#field-facility")));
            Assert.Empty((await _records.Shown(person)).Stays);
        }
        await page.ClickAsync(TypedForm.Save);
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        Assert.Equal(facility, Assert.Single((await _records.Shown(person)).Stays).Details.FacilityId);
    }

    [Fact]
    public async Task The_day_of_a_source_that_cannot_be_read_is_told_beside_the_source()
    {
        await _records.Source("Test Source Dayless");
        var person = await _records.Person("Test Person Dayless");
        var page = await Opened($"/people/{person}/stays/new");
        await page.FillAsync("#field-from", "2024-05-01");
        await page.FillAsync("#form-source", "Test Source Dayless");
        await Assertions.Expect(page.Locator("#form-source-list [role=option]:not([data-add])")).ToHaveCountAsync(1);
        using (Orders.ToFail("\"Published", "\"Sources\"", "LIMIT"))
        {
            await page.ClickAsync("#form-source-list [role=option]:not([data-add])");
            await Assertions.Expect(page.Locator(".source-first [role=alert]")).ToContainTextAsync(Localize);
        }
        Assert.Equal(("Test Source Dayless", "2024-05-01"), (await page.InputValueAsync("#form-source"),
            await page.InputValueAsync("#field-from")));
        await page.ClickAsync(TypedForm.Save);
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_log_whose_namesakes_or_events_cannot_be_read_says_so_and_goes_on_with_all_that_was_typed()
    {
        var person = await _records.Person("Unread Quexada");
        await _records.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        var page = await Opened($"/log?source={await _records.Source("Test Source of the unread")}");
        await page.FillAsync("#arrest-on", "May 2024");
        using (Orders.ToFail("\"NameKeys\"", NameKeys.Of("Quexada").First()))
        {
            await page.FillAsync("#person-name", "Unread Quexada");
            await Assertions.Expect(page.Locator(".log .unread")).ToContainTextAsync(Localize);
        }
        await page.FillAsync("#person-name", "Unread Quexada ");
        await page.FillAsync("#person-name", "Quexada Unread");
        await page.Locator(".likely button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".log .unread")).ToHaveCountAsync(0);
        using (Orders.ToFail("\"CustodyEvents\"", $"|{person}|"))
        {
            await page.ClickAsync(TypedForm.Save);
            await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync(Localize);
            Assert.Equal(("Quexada Unread", "May 2024"), (await page.InputValueAsync("#person-name"),
                await page.InputValueAsync("#arrest-on")));
        }
        await page.ClickAsync(TypedForm.Save);
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("Is it the same");
    }

    [Fact]
    public async Task A_list_stands_where_the_names_that_may_have_been_meant_cannot_be_read()
    {
        var page = await app.SignedIn(Role.Researcher);
        using (Orders.ToFail("\"NameKeys\"", NameKeys.Of("Wyxqueth").First()))
        {
            await page.OpenAlive("/people?q=Wyxqueth");
            await Assertions.Expect(page.Locator("main .likely")).ToContainTextAsync(Localize);
            await Assertions.Expect(page.Locator("#filter-name")).ToHaveValueAsync("Wyxqueth");
        }
    }

    private async Task<IPage> Opened(string address)
    {
        var page = await app.SignedIn(Role.Researcher);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.OpenAlive(address);
        return page;
    }
}
