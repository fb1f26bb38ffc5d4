using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Detention;

[Collection(nameof(PrisonersFixture))]
public sealed class PrisonersPageTests(PrisonersFixture prisoners)
{
    private const string Address = PrisonersFixture.Address;

    [Fact]
    public async Task An_address_answers_with_counts_reasons_conflicts_and_groups()
    {
        var page = await prisoners.App.Get(Role.Advocate, Address);
        Assert.Equal(("1", "1"), (page.Words("[data-count=certain]"), page.Words("[data-count=possible]")));
        Assert.Equal(["Test Prisoner Arun", "Test Prisoner Bora"], page.All(".who a"));
        Assert.Contains("at least 94 arrested, number held unknown", page.Words(".figures-part"), StringComparison.Ordinal);
        string[] rows = [.. page.All(".table-frame tbody tr")];
        Assert.Contains("plotting", rows[1], StringComparison.Ordinal);
        Assert.Contains("sources disagree", rows[1], StringComparison.Ordinal);
        Assert.Contains("1 January 2019", rows[0], StringComparison.Ordinal);
        Assert.Equal("/export/prisoners?as-of=2024-12-10&name=Test%20Prisoner&format=xlsx",
            page.Page.QuerySelector(".tools a[href^='/export/']")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("&certainty=certain", "Test Prisoner Bora")]
    [InlineData("&status=Released", "Test Prisoner Chan")]
    [InlineData("&sort=since&desc=1&size=1", "Test Prisoner Bora")]
    [InlineData("&size=1&page=2", "Test Prisoner Bora")]
    [InlineData("&size=1&page=7", "Test Prisoner Bora")]
    public async Task The_address_filters_sorts_and_pages(string more, string only)
    {
        var page = await prisoners.App.Get(Role.Advocate, Address + more);
        Assert.Equal([only], page.All(".who a"));
        Assert.Equal(more.Contains("page=7", StringComparison.Ordinal) ? 1 : 0, page.All("main .notice").Count());
    }

    [Fact]
    public async Task Headers_sort_and_say_how()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        await Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Name");
        await page.Locator("th a", new() { HasText = "Held since" }).PressAsync("Enter");
        await Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Held since");
        await page.Locator("th a", new() { HasText = "Held since" }).PressAsync("Enter");
        await Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("Held since");
        await Expect(page.Locator(".who a").First).ToHaveTextAsync("Test Prisoner Bora");
    }

    [Fact]
    public async Task Nonsense_in_the_address_is_told_beside_its_field_and_the_rest_is_answered()
    {
        var page = await prisoners.App.Get(Role.Advocate,
            "/prisoners?as-of=30-02&known=soon&status=Sleeping&certainty=perhaps&sort=mood&page=-1&size=many&name=Test%20Prisoner");
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        foreach (var name in new[] { "as-of", "known", "status", "certainty", "sort", "page", "size" })
            Assert.NotEmpty(page.Words($"#wrong-{name}"));
        var day = page.Page.QuerySelector("#as-of")!;
        Assert.Equal(("30-02", "true"), (day.GetAttribute("value"), day.GetAttribute("aria-invalid")));
        Assert.NotEmpty(page.All(".who a"));
    }

    [Fact]
    public async Task The_day_is_edited_in_place_and_the_new_count_is_announced()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        await page.Locator("#as-of").FocusAsync();
        await page.Type("2 Mar 2019");
        await page.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("(?=.*as-of=2019-03-02)(?=.*name=Test%20Prisoner)"));
        await Expect(page.Locator(".who a")).ToHaveTextAsync(["Test Prisoner Arun"]);
        await Expect(page.Locator("p[role=status][aria-live=polite]")).ToContainTextAsync("1 person: 1 certain, 0 possible");
        await page.FillAsync("#as-of", "some day");
        await page.Press("Enter");
        await Expect(page.Locator("#wrong-as-of")).ToContainTextAsync("some day");
    }

    [Fact]
    public async Task A_row_opens_in_place_by_keyboard_to_say_why_it_is_listed()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        var open = page.Locator("tbody .open").First;
        await open.PressAsync("Enter");
        await Expect(open).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.Locator($"#why-{prisoners.Possible}")).ToContainTextAsync("no release on record");
        await open.PressAsync("Enter");
        await Expect(page.Locator($"#why-{prisoners.Possible}")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_source_numbers_of_a_row_open_one_after_the_other()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        var numbers = page.Locator(".table-frame tbody tr").Nth(1).Locator(".numbers .source-number");
        await numbers.Nth(0).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Test Prisoner");
        await numbers.Nth(1).PressAsync("Enter");
        // While one is open, keys do not wait for the other.
        await Expect(numbers.Nth(1)).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeFocusedAsync();
        await page.Press("Escape");
        await Expect(numbers.Nth(1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_row_shows_its_person_beside_the_list_and_Escape_gives_the_keyboard_back_to_the_row()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        var (rows, panel) = (page.Locator(".who a"), page.Locator("#row-panel"));
        await rows.Nth(0).PressAsync("o");
        await Expect(panel).ToBeFocusedAsync();
        await Expect(panel.Locator("section.strip")).ToBeVisibleAsync();
        await Expect(panel.Locator("h2")).ToHaveTextAsync(await rows.Nth(0).InnerTextAsync());
        await page.ShouldBeAccessible();
        await page.Press("j");
        await Expect(panel.Locator("h2")).ToHaveTextAsync(await rows.Nth(1).InnerTextAsync());
        // It closes something: the work is not left, however often it is pressed.
        for (var press = 0; press < 3; press++) await page.Press("Escape");
        await Expect(panel).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-peek]").Nth(1)).ToBeFocusedAsync();
        Assert.EndsWith(Address, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_as_a_sentence_gives_the_day_the_moment_the_counts_and_no_address_of_this_machine()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        await page.Locator("#more-menu summary").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as a sentence" }).PressAsync("Enter");
        var sentence = await page.Locator("#sentence-text").InputValueAsync();
        Assert.Contains("Held on 10 December 2024, as recorded on", sentence, StringComparison.Ordinal);
        Assert.Contains("2 people: 1 certain, 1 possible. In groups: at least 94 arrested, number held unknown (1 group, possible).",
            sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("http", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_not_listed_answers_for_a_typed_name_within_the_viewers_rights()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address + "&certainty=certain");
        await Ask("chan");
        await Expect(page.Locator(".why-not [role=status]")).ToContainTextAsync("Released 2 March 2024");
        await Ask("arun");
        await Expect(page.Locator(".why-not [role=status]")).ToContainTextAsync("Filtered out");
        await Ask("prisoner hidden");
        await Expect(page.Locator(".why-not [role=status]")).ToContainTextAsync("Nobody of the name");

        async Task Ask(string name)
        {
            await page.FillAsync("#why-not-name", name);
            await page.Press("Enter");
        }
    }

    [Fact]
    public async Task The_arrow_keys_move_the_day_along_the_band()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        var cursor = page.GetByRole(AriaRole.Slider);
        await Expect(cursor).ToHaveAttributeAsync("aria-valuetext", "10 December 2024: 1 certain, 1 possible");
        await cursor.FocusAsync();
        await page.Press("ArrowLeft");
        await Expect(page).ToHaveURLAsync(new Regex("as-of=2024-12-09"));
        await Expect(cursor).ToBeFocusedAsync();
        await Expect(page.Locator("#as-of")).ToHaveValueAsync("9 December 2024");
    }

    [Fact]
    public async Task On_a_phone_the_filters_fold_behind_a_button_that_says_how_many_are_on()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate, width: 390, height: 844);
        await page.OpenAlive(Address);
        await Expect(page.Locator("#filters")).ToBeHiddenAsync();
        await page.Locator(".fold").PressAsync("Enter");
        await Expect(page.Locator("#filters")).ToBeVisibleAsync();
        await page.Locator("#filters input[type=radio]").Last.PressAsync("Space");
        await Expect(page).ToHaveURLAsync(new Regex("certainty=possible"));
        await Expect(page.Locator(".fold")).ToContainTextAsync("2 on");
    }

    [Fact]
    public async Task An_advocate_sees_neither_a_restricted_name_nor_its_count()
    {
        var page = await prisoners.App.Get(Role.Advocate, Address);
        Assert.Equal(2, page.All(".who a").Count());
        // Nowhere in what is sent, seen or not.
        var sent = System.Text.Encoding.UTF8.GetString(page.Body);
        Assert.DoesNotContain("Prisoner Hidden", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Prisoner Dara", sent, StringComparison.Ordinal);
        Assert.Equal("3", (await prisoners.App.Get(Role.Administrator, Address)).Words("[data-count=certain]"));
    }

    [Fact]
    public async Task The_list_prints_as_a_document_with_its_question()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.GotoAsync(Address);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".print-question")).ToContainTextAsync("Held on 10 December 2024");
        await Expect(page.Locator(".print-question")).ToContainTextAsync("UTC+7");
        await Expect(page.Locator(".filters")).ToBeHiddenAsync();
        await Expect(page.Locator(".sources")).ToContainTextAsync("Test Prisoner report");
    }

    [Theory]
    [InlineData(Address, "Held on 10 December 2024")]
    [InlineData("/people?q=Test%20Prisoner", "“Prisoner”")]
    public async Task Every_printed_page_says_its_question_its_number_and_the_day(string address, string question)
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        // Printed once nothing is drawn anew: a page that its circuit takes over meanwhile may be without its question for a moment.
        await page.OpenAlive(address);
        await Expect(page.Locator("tbody")).ToContainTextAsync(["Test Prisoner Bora"]);
        var pages = await PrintedPages.Of(page, width: "120mm", height: "90mm");
        Assert.NotEmpty(pages);
        Assert.All(pages, (text, index) =>
        {
            Assert.Contains(question, text, StringComparison.Ordinal);
            Assert.Contains($"{index + 1}/{pages.Count}", text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("CaseTracker · ", text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(Address)]
    [InlineData("/prisoners?as-of=30-02&page=-1&status=x&name=nobody-at-all&colour=red")]
    public async Task The_list_has_no_accessibility_faults_and_fits_its_width(string address)
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive(address);
            await Expect(page.GetByRole(AriaRole.Slider).Or(page.Locator("p.waiting"))).ToBeVisibleAsync();
            await Expect(page.Locator(".sums[aria-busy=false]")).ToBeVisibleAsync();
            if (await page.Locator("tbody .open").CountAsync() > 0) await page.Locator("tbody .open").First.ClickAsync();
            await page.ShouldBeAccessible();
        });
    }
}
