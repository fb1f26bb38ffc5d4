using System.Text.RegularExpressions;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Detention;

[Collection(nameof(PrisonersFixture))]
public sealed class PrisonerFilterTests(PrisonersFixture prisoners)
{
    private const string Address = PrisonersFixture.Address;

    [Fact]
    public async Task The_counts_come_after_the_list_and_each_leads_to_its_people()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        var label = page.Locator("details.facet", new() { HasText = "Charge as printed" });
        await label.Locator("summary").First.PressAsync("Enter");
        var count = page.Locator("[data-value='label=incitement'] a");
        await Expect(count).ToHaveTextAsync("1");
        await Expect(count).ToHaveAttributeAsync("aria-label", "incitement: 1 certain");
        await Expect(page.Locator(".sum")).ToContainTextAsync("1 certain");
        await count.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("(?=.*label=incitement)(?=.*certainty=certain)"));
        await Expect(page.Locator(".who a")).ToHaveTextAsync(["Test Prisoner Bora"]);
        await Expect(page.Locator(".chip")).ToContainTextAsync("Charge as printed: incitement");
        await page.Locator(".chip").PressAsync("Enter");
        await Expect(page).Not.ToHaveURLAsync(new Regex("label="));
    }

    [Fact]
    public async Task A_box_narrows_the_list_by_keyboard_and_what_cannot_be_read_is_told_beside_it()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        await page.Locator("details.facet", new() { HasText = "Arrested between" }).Locator("summary").First.PressAsync("Enter");
        await page.FillAsync("#filter-arrested", "Oct 2024");
        await page.Press("Tab");
        await page.Type("10 Dec 2024");
        await page.Press("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("arrested=2024-10-01[.][.]2024-12-10"));
        await Expect(page.Locator(".who a")).ToHaveTextAsync(["Test Prisoner Bora"]);
        await page.FillAsync("#filter-arrested", "someday");
        await page.Press("Enter");
        await Expect(page.Locator("#wrong-arrested")).ToContainTextAsync("someday");
        await Expect(page.Locator("#wrong-arrested")).ToContainTextAsync("This filter is off.");
    }

    [Fact]
    public async Task What_the_address_asks_and_nobody_knows_is_told()
    {
        var page = await prisoners.App.Get(Role.Advocate, Address + "&colour=red");
        Assert.Contains("“colour” is not known here", page.Words(".answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_and_density_are_chosen_and_stand_in_the_address()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        await page.Locator("#columns-menu summary").PressAsync("Enter");
        await page.Locator("#columns-menu").GetByLabel("Sentence ends").PressAsync("Space");
        await Expect(page.Locator("thead th", new() { HasText = "Sentence ends" })).ToBeVisibleAsync();
        await page.Locator("#columns-menu").GetByLabel("Held at").PressAsync("Space");
        await Expect(page.Locator("thead th", new() { HasText = "Held at" })).ToHaveCountAsync(0);
        await page.Locator("#columns-menu").GetByLabel("Rows close together").PressAsync("Space");
        await Expect(page).ToHaveURLAsync(new Regex("(?=.*density=compact)(?=.*show=status,since,charge,sentence,ends,sources)"));
        await page.ReloadAsync();
        await Expect(page.Locator("table.compact thead th", new() { HasText = "Sentence ends" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_column_is_chosen_by_a_press_on_its_words()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        await page.Locator("#columns-menu summary").ClickAsync();
        // On the words, not on the box before them.
        await page.Locator("#columns-menu label", new() { HasText = "Held since" })
            .ClickAsync(new() { Position = new() { X = 60, Y = 16 } });
        await Expect(page.Locator("thead th", new() { HasText = "Held since" })).ToHaveCountAsync(0);
        await Expect(page.Locator("#columns-menu")).ToHaveAttributeAsync("open", "");
    }

    [Fact]
    public async Task A_view_is_saved_in_place_told_when_its_name_is_taken_and_deletion_is_taken_back()
    {
        var page = await prisoners.App.SignedIn(Role.ReportAuthor);
        await page.OpenAlive(Address + "&certainty=possible");
        await page.Locator("#views-menu summary").PressAsync("Enter");
        await page.Locator("#view-name").PressAsync("Enter");
        await Expect(page.Locator("#view-problem")).ToContainTextAsync("Type a name");
        await Keep("Test view");
        await Expect(page.Locator("#views-menu li a")).ToHaveTextAsync(["Test view"]);
        await Keep("test VIEW");
        await Expect(page.Locator("#view-problem")).ToContainTextAsync("You have a view of the name");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete “Test view”" }).PressAsync("Enter");
        await Expect(page.Locator("#views-menu li")).ToHaveCountAsync(0);
        await page.Locator("#views-menu").GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename “Test view”" }).PressAsync("Enter");
        await page.FillAsync("#view-rename", "Test possible");
        await page.Press("Enter");
        await Expect(page.Locator("#views-menu li a")).ToHaveTextAsync(["Test possible"]);

        await page.OpenAlive("/prisoners");
        await page.Locator("#views-menu summary").PressAsync("Enter");
        await page.Locator("#views-menu li a").PressAsync("Enter");
        await Expect(page.Locator(".who a")).ToHaveTextAsync(["Test Prisoner Arun"]);

        async Task Keep(string name)
        {
            await page.FillAsync("#view-name", name);
            await page.Press("Enter");
        }
    }

    [Fact]
    public async Task The_file_has_as_many_rows_as_the_page_counts()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address + "&label=incitement&arrested=2024");
        await Expect(page.Locator("[data-count=certain]")).ToHaveTextAsync("1");
        var href = await page.Locator(".tools a[href$='format=csv']").GetAttributeAsync("href");
        var response = await page.APIRequest.GetAsync($"{prisoners.App.Address}{href}");
        var lines = (await response.TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("Test Prisoner Bora", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_of_the_cross_tab_leads_to_its_people_and_can_be_copied_as_a_sentence()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.OpenAlive(Address);
        await page.Locator("#more-menu summary").PressAsync("Enter");
        await page.Locator("#more-menu a").First.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/prisoners/cross-tab"));
        await page.SelectOptionAsync("#cross-rows", "label");
        await page.SelectOptionAsync("#cross-columns", "arrested");
        await page.Locator(".sides").GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("rows=label&columns=arrested"));
        var row = page.Locator("tbody tr", new() { HasText = "incitement" });
        await row.GetByRole(AriaRole.Button).First.PressAsync("Enter");
        var sentence = await page.Locator("#cited-text").InputValueAsync();
        Assert.Contains("As of 10 December 2024, 1 person (1 certain, 0 possible)", sentence, StringComparison.Ordinal);
        Assert.Contains("Charge as printed: incitement; Arrested between: 2024", sentence, StringComparison.Ordinal);
        // Whoever reads the letter could not open an address of this machine.
        Assert.DoesNotContain("://", sentence, StringComparison.Ordinal);
        await Expect(page.Locator("main")).ToContainTextAsync("at least 94 arrested, number held unknown");
        await row.GetByRole(AriaRole.Link).First.PressAsync("Enter");
        await Expect(page.Locator(".who a")).ToHaveTextAsync(["Test Prisoner Bora"]);
    }

    [Fact]
    public async Task Cross_tab_and_open_menus_have_no_accessibility_faults()
    {
        var page = await prisoners.App.SignedIn(Role.Advocate);
        await page.InBothLooks(async () =>
        {
            await page.OpenAlive("/prisoners/cross-tab?as-of=2024-12-10&rows=label&columns=status&colour=red");
            await page.ShouldBeAccessible();
            await page.OpenAlive(Address + "&label=incitement");
            await Expect(page.Locator(".sums[aria-busy=false]")).ToBeVisibleAsync();
            if (page.ViewportSize!.Width < 900) await page.Locator(".fold").ClickAsync();
            foreach (var facet in (await page.Locator("details.facet:not([open]) > summary").AllAsync()).Reverse())
                await facet.ClickAsync();
            await Expect(page.Locator("details.facet:not(:has(.value, .bounds, .counting))")).ToHaveCountAsync(0);
            await page.Locator("#views-menu summary").ClickAsync();
            await page.ShouldBeAccessible();
        });
    }
}
