using AngleSharp.Html.Dom;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CaseTracker.Web.Tests.Lists;

public sealed class ListPageTests(ListsFixture lists) : IClassFixture<ListsFixture>
{
    private AppFixture App => lists.App;

    [Fact]
    public async Task A_count_leads_to_its_list_and_a_chip_takes_the_filter_off_by_keyboard()
    {
        var page = await App.SignedIn(Role.Researcher);
        await page.OpenAlive(ListsFixture.Address);
        await Expect(page.Locator("tbody th a")).ToHaveTextAsync(["Spyware", "Assault"]);
        await Expect(page.Locator(".sum")).ToContainTextAsync("held back");
        await page.Locator("details.facet", new() { HasText = "Method" }).Locator("summary").First.PressAsync("Enter");
        await page.Locator("[data-value='method=Spyware']").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("method=Spyware"));
        await Expect(page.Locator("tbody th a")).ToHaveTextAsync(["Spyware"]);
        await Expect(page.Locator("tbody th a")).ToHaveAttributeAsync("href",
            new System.Text.RegularExpressions.Regex("^/records/[0-9]+$"));
        await page.Locator(".chip").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("^[^=]*q=[^=]*$"));
        await Expect(page.GetByText("Test Abroad hidden")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/profile", "#profile-title, h1:has-text('profile')")]
    [InlineData("/nonsense", "h1:has-text('There is no such page')")]
    public async Task A_link_from_a_list_to_an_address_that_is_no_list_arrives(string address, string shows)
    {
        var page = await App.SignedIn(Role.Advocate);
        await page.OpenAlive("/people");
        await page.EvaluateAsync("to => { const link = document.createElement('a'); link.href = to;"
            + " document.querySelector('main').append(link); link.click(); }", address);
        await Expect(page.Locator(shows).First).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(App.Address + address);
    }

    [Fact]
    public async Task A_list_in_capitals_answers_like_the_list_and_goes_from_question_to_question_there()
    {
        var page = await App.SignedIn(Role.Advocate);
        await page.OpenAlive("/Transnational?q=Test+Abroad");
        await Expect(page.Locator("tbody th a")).ToHaveTextAsync(["Spyware", "Assault"]);
        await page.Locator("details.facet", new() { HasText = "Method" }).Locator("summary").First.PressAsync("Enter");
        await page.Locator("[data-value='method=Spyware']").PressAsync("Enter");
        await Expect(page.Locator("tbody th a")).ToHaveTextAsync(["Spyware"]);
        await page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.Locator("tbody th a")).ToHaveTextAsync(["Spyware", "Assault"]);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/Transnational[?]q=Test[+]Abroad$"));
        await page.OpenAlive("/TRANSNATIONAL/Matrix?q=Test+Abroad");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Test Hostland, Spyware: 1" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_matrix_counts_hosts_by_methods_and_each_cell_leads_to_its_list()
    {
        var page = await App.SignedIn(Role.Advocate);
        await page.OpenAlive("/transnational/matrix?q=Test+Abroad");
        await page.GetByRole(AriaRole.Link, new() { Name = "Test Hostland, Spyware: 1" }).PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/transnational[?]q=.*host="));
        await Expect(page.Locator("tbody th a")).ToHaveTextAsync(["Spyware"]);
        await page.GotoAsync("/transnational/matrix?rows=colour");
        await Expect(page.Locator("#wrong-rows")).ToContainTextAsync("colour");
    }

    [Fact]
    public async Task The_menu_leads_to_every_list_and_each_opens_for_the_least_cleared_without_a_way_to_add()
    {
        var page = await App.SignedIn(Role.Advocate);
        await page.OpenAlive("/events?on=someday");
        await Expect(page.Locator("#wrong-on")).ToContainTextAsync("This filter is off.");
        await page.Locator(".site-nav .nav-more summary").PressAsync("Enter");
        foreach (var list in RecordLists.All.Where(list => list.Name is not ("cases" or "people" or "organisations" or "sources")))
        {
            await page.Locator($".site-nav a[href='/{list.Name}']").PressAsync("Enter");
            await Expect(page.Locator("h1")).ToHaveTextAsync(list.Title);
            await Expect(page.Locator(".page-actions a")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Every_list_opens_with_its_own_way_to_add_and_is_counted_by_its_usual_sides()
    {
        foreach (var list in RecordLists.All)
        {
            var page = await App.Get(Role.Researcher, $"/{list.Name}");
            Assert.Equal(list.Title, page.Words("h1"));
            Assert.Equal(RecordAddress.New(list.Kind) is null ? 0 : 1, page.All(".page-actions a.primary").Count());
            var (matrix, sides) = (await App.Get(Role.Researcher, $"/{list.Name}/matrix"), list.SidesOf());
            Assert.Contains(list.Title, matrix.Words("h1"), StringComparison.Ordinal);
            Assert.Equal((sides.Rows.Key, sides.Columns.Key), (Chosen(matrix, "#matrix-rows"), Chosen(matrix, "#matrix-columns")));
        }

        static string Chosen(Answer matrix, string side) => ((IHtmlSelectElement)matrix.Page.QuerySelector(side)!).Value!;
    }

    [Fact]
    public async Task On_a_phone_nothing_is_wider_than_the_page_and_each_row_is_a_card()
    {
        var page = await App.SignedIn(Role.Researcher, width: 390, height: 844);
        await page.OpenAlive(ListsFixture.Address);
        await Expect(page.Locator("tbody td[data-label]").First).ToHaveCSSAsync("display", "grid");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).PressAsync("Enter");
        await Expect(page.Locator("#filters")).ToBeVisibleAsync();
    }

    [Fact(Explicit = true)]
    public async Task Pictures_to_look_at()
    {
        var folder = Environment.GetEnvironmentVariable("CASETRACKER_SCREENSHOTS")!;
        foreach (var (name, address) in new[] { ("list", "/transnational"), ("charges", "/charges?outcome=Convicted"),
            ("figures", "/figures"), ("matrix", "/charges/matrix"), ("none", "/sanctions"), ("wrong", "/events?on=someday&sort=colour") })
            foreach (var (word, colours, width, height) in new[] { ("", ColorScheme.Light, 1366, 768),
                ("-dark", ColorScheme.Dark, 1366, 768), ("-phone", ColorScheme.Light, 390, 844),
                ("-phone-dark", ColorScheme.Dark, 390, 844) })
            {
                if (name != "list" && word is "-dark" or "-phone") continue;
                var page = await App.SignedIn(Role.Researcher, colours, width, height);
                await page.OpenAlive(address);
                await Expect(page.Locator(".counting")).ToHaveCountAsync(0);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}{word}.png") });
                await page.Context.CloseAsync();
            }
    }
}
